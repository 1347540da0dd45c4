"""Relations → findings: what the figures prove about each other."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.checks.agreement import check_agreement, check_balances
from extractor.checks.catalogue import check_catalogues
from extractor.checks.cells import figures_by_table, figures_of
from extractor.checks.claims import check_claims
from extractor.checks.codes import check_codes
from extractor.checks.doubt import Doubt
from extractor.checks.form_projects import check_form_projects
from extractor.checks.forms import check_forms
from extractor.checks.grading import graded
from extractor.checks.notes import check_notes
from extractor.checks.pages import tell_pages
from extractor.checks.presence import check_presence
from extractor.checks.scopes import check_appropriation, check_lines
from extractor.checks.sums import check_sums
from extractor.checks.tally import Tally
from extractor.checks.wording import check_wording
from extractor.checks.years import check_years
from extractor.model.finding import SEVERITIES, Finding
from extractor.model.report import Report
from extractor.recognise.slips import Slip
from layouts.read import ProfileSet


def check(report: Report, profiles: ProfileSet, slips: Sequence[Slip] = ()) -> Report:
    """The report with the findings of every check added and every outcome counted.

    `slips` are what looked like slips in running text while the pages were read.
    """
    tally = Tally(doubt=Doubt(report))
    vocabulary = profiles.vocabulary
    figured = figures_by_table(report)
    check_sums(report, figured, vocabulary, tally)
    check_balances(report, figured, vocabulary, tally)
    check_agreement(report, vocabulary, tally)
    figures = figures_of(report)
    check_lines(figures, vocabulary, tally)
    check_appropriation(report, figures, vocabulary, tally)
    check_codes(report, vocabulary, tally)
    check_catalogues(report, tally)
    check_presence(report, tally)
    check_notes(report, _funds(report, profiles), vocabulary, tally)
    check_years(report, tally)
    check_form_projects(report, tally)
    check_forms(report, profiles, tally)
    check_claims(report, vocabulary, tally)
    check_wording(report, _bodies(report), slips, tally)
    told = (*report.findings, *tell_pages(report), *tally.findings, *tally.doubt.told())
    tables = tally.proof.marked(report.tables)
    return replace(
        report,
        tables=tables,
        facts=graded(report.facts, tables),
        findings=tuple(sorted(told, key=_order)),
        checks=tally.counts(),
    )


def _bodies(report: Report) -> dict[int, str]:
    """The body that each table names above it."""
    return {number: table.body for number, table in enumerate(report.tables) if table.body}


def _funds(report: Report, profiles: ProfileSet) -> dict[int, str | None]:
    """The fund that each recognised table is about, by its profile."""
    scopes = {profile.id: dict(profile.dimensions) for profile in profiles.profiles}
    return {
        number: scopes[table.profile].get("fund")
        for number, table in enumerate(report.tables)
        if table.profile is not None
    }


def _order(found: Finding) -> tuple[int, int, str]:
    """Gravest first, then by page, then by code; equal ones keep the order they were found in."""
    page = next((place.page for place in found.places if place.page), 0)
    return SEVERITIES.index(found.severity), page, found.code
