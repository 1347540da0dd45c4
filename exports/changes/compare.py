"""The comparison in order; no logic of its own."""

from collections.abc import Sequence
from pathlib import Path

from exports.changes.catalogue import compare_catalogues
from exports.changes.claims import check_claims
from exports.changes.facts import compare_facts
from exports.changes.findings import compare_findings
from exports.changes.forms import compare_forms
from exports.changes.model import ChangeSet, Document, Materiality
from exports.changes.movers import top_movers
from exports.changes.narrative import compare_narrative
from exports.changes.pair import relation_of, require_comparable
from exports.changes.tables import compare_tables
from exports.changes.units import check_units
from exports.changes.waterfall import waterfalls
from extractor.errors import BrokenCrosswalk
from extractor.model.report import Report
from layouts.crosswalk import Crosswalks, load_crosswalks
from layouts.problem import InvalidLayout

EVERYTHING = Materiality()


def compare(
    old: Report,
    new: Report,
    materiality: Materiality = EVERYTHING,
    crosswalks: Sequence[Path] = (),
) -> ChangeSet:
    """Everything that changed from `old` to `new`.

    `crosswalks` are files of the user's that come before the built-in ones. Raises
    `NothingRecognised`, `OtherCurrencies` or `NothingInCommon` for a pair that cannot be compared
    and `BrokenCrosswalk`. Two bodies, or one file twice, are compared as they are, with a caution:
    `require_pair` refuses them.
    """
    require_comparable(old, new)
    relation, cautions = relation_of(old, new)
    aligned = compare_tables(old, new, _crosswalks(crosswalks), materiality)
    tables, slips = check_units(old, new, aligned)
    facts = compare_facts(old, new, tables, materiality)
    return ChangeSet(
        old=_document(old),
        new=_document(new),
        relation=relation,
        materiality=materiality,
        cautions=(*cautions, *slips),
        tables=tables,
        facts=facts,
        movers=top_movers(facts),
        waterfalls=waterfalls(facts),
        forms=compare_forms(old, new, materiality, tables),
        catalogues=compare_catalogues(old, new),
        narrative=compare_narrative(old, new),
        findings=compare_findings(old, new, tables),
        claims=check_claims(old, new, facts),
    )


def _crosswalks(files: Sequence[Path]) -> Crosswalks:
    try:
        return load_crosswalks(files)
    except InvalidLayout as error:
        raise BrokenCrosswalk(str(error.problems[0]), count=len(error.problems)) from error


def _document(report: Report) -> Document:
    return Document(
        sha256=report.source.sha256,
        name=report.source.name,
        issuer=report.issuer.name,
        level=report.issuer.level,
        fiscal_year=report.fiscal_year,
        stage=report.stage,
        pages=tuple((page.width, page.height) for page in report.source.pages),
    )
