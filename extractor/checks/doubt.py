"""What was read from pictures too unsurely to be held against the document.

A sum over such figures may fail because of the reading. It is then no error of the document: it
counts as not checked, and is told as something to compare with the page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.form import Form
from extractor.model.grid import CERTAIN, SURE
from extractor.model.report import Report, Row
from extractor.model.value import CellValue

UNSURE = "a figure among them was read unsurely from a picture"
PASSED_OVER = "a blank cell of the picture may hold a figure that was not seen"

# Checks that compare figures; the others do not hang on a single digit.
_ARITHMETIC = ("SUM-", "BAL-", "FACT-", "NAR-", "FORM-101", "FORM-104", "FORM-201", "FORM-206")


@dataclass(slots=True)
class Doubt:
    """Tells doubtful places of a report, and keeps what was left undecided because of them."""

    report: Report | None = None
    _left: list[Finding] = field(default_factory=list)
    _pictured: frozenset[int] | None = None

    def excuses(self, found: Finding) -> str:
        """Why a finding proves nothing; empty where it stands."""
        if not found.code.startswith(_ARITHMETIC) or found.outcome not in ("broken", "rounding"):
            return ""
        return UNSURE if any(map(self.is_unsure, found.places)) else ""

    def is_unsure(self, place: Place) -> bool:
        """Whether what stands at a place is for a person to look at."""
        if self.report is None:
            return False
        if place.paragraph is not None:
            return place.page in self._pictures(self.report)
        if place.form is not None:
            return _is_unsure_in(self.report.forms[place.form], place)
        if None in (place.table, place.row, place.column):
            return False
        cells = self.report.tables[place.table or 0].rows[place.row or 0].cells
        cell = cells.get(place.column or "")
        return cell is not None and is_doubtful(cell)

    def keep(self, found: Finding) -> None:
        """Keeps a finding that proves nothing, to be told as such."""
        self._left.append(found)

    def told(self) -> list[Finding]:
        """One finding a page of all that was left undecided there."""
        pages: dict[int, list[Finding]] = {}
        for found in self._left:
            page = next((place.page for place in found.places if place.page), 0)
            pages.setdefault(page, []).append(found)
        return [_tell(page, pages[page]) for page in sorted(pages)]

    def _pictures(self, report: Report) -> frozenset[int]:
        """Pages whose text was read from a picture; prose has no confidence of its own."""
        if self._pictured is None:
            cells = (cell for table in report.tables for row in table.rows for cell in _cells(row))
            read = {cell.page for cell in cells if cell.confidence != CERTAIN}
            scanned = {page.number for page in report.source.pages if page.kind == "scanned"}
            self._pictured = frozenset(read | scanned)
        return self._pictured


def is_doubtful(cell: CellValue) -> bool:
    """Whether a cell was read unsurely, or could not be read, from a picture."""
    return cell.review or cell.confidence < SURE or _is_spoilt(cell)


def may_hide(rows: Sequence[Row], columns: Iterable[str]) -> str:
    """Why a sum over these rows and columns of a picture may miss a figure; empty if it cannot."""
    keys = set(columns)
    cells = [cell for row in rows for key, cell in row.cells.items() if key in keys]
    if all(cell.confidence == CERTAIN for cell in cells):
        return ""
    if any(map(is_doubtful, cells)):
        return UNSURE
    return PASSED_OVER if any(cell.status == "blank" for cell in cells) else ""


def _is_spoilt(cell: CellValue) -> bool:
    return cell.status == "illegible" and cell.confidence != CERTAIN


def _cells(row: Row) -> Iterable[CellValue]:
    return row.cells.values()


def _is_unsure_in(form: Form, place: Place) -> bool:
    """Of a sheet: an indicator by its row, an amount by its column or where it stands."""
    if place.row is not None:
        return form.indicators[place.row].confidence < SURE
    amounts = {
        f"{period}.{key}": cell
        for period, cells in form.funding.items()
        for key, cell in cells.items()
    }
    return any(
        is_doubtful(cell)
        for name, cell in amounts.items()
        if name == place.column or (place.column is None and cell.box == place.box)
    )


def _tell(page: int, left: Sequence[Finding]) -> Finding:
    places = dict.fromkeys(place for found in left for place in found.places)
    codes = ", ".join(sorted({found.code for found in left}))
    return finding(
        "SCAN-010", "insufficient", page=page, count=len(left), codes=codes, places=tuple(places)
    )
