"""Check 5: the year in every title and contents entry is the document's."""

import re

from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.report import Report
from layouts.normalise import compact

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:年|预算|决算|部门|单位)")


def check_years(report: Report, tally: Tally) -> None:
    """Titles first, then the contents. A title without a year says nothing."""
    if report.fiscal_year is None:
        reason = "the document's year is not known"
        tally.record("YEAR-001", "insufficient", table=None, reason=reason)
        return
    for number, table in enumerate(report.tables):
        if table.profile is None:
            # A self-evaluation or an outturn inside a budget is of another year by its nature.
            reason = "nobody knows what a table of an unknown form is about"
            tally.record("YEAR-001", "not_applicable", table=number, reason=reason)
            continue
        place = Place(table=number, page=table.pages[0])
        _check("YEAR-001", table.title, report.fiscal_year, place, tally)
    for entry in report.contents:
        _check("YEAR-002", entry.text, report.fiscal_year, Place(page=entry.page), tally)


def _check(code: str, title: str | None, year: int, place: Place, tally: Tally) -> None:
    years = {int(found) for found in _YEAR.findall(compact(title or ""))}
    if not years:
        tally.record(code, "not_applicable", table=place.table, reason="the title names no year")
    elif year in years:
        tally.record(code, "holds", table=place.table)
    else:
        observed = ", ".join(str(found) for found in sorted(years))
        tally.tell(
            finding(code, title=title or "", observed=observed, expected=year, places=(place,))
        )
