"""What a schema cannot say: whether the cells which facts name are there."""

from collections.abc import Iterator

from extractor.model.finding import Place
from extractor.model.report import Fact, Report


def first_stray(report: Report) -> str | None:
    """The first fact that names a cell which the report does not have, in words for an error;
    None if there is none. A place that names page and box alone is no stray."""
    return next((said for fact in report.facts for said in _strays(fact, report)), None)


def first_without_cell(report: Report) -> str | None:
    """The first fact that does not name the cell that prints it, in words for an error."""
    return next((said for fact in report.facts for said in _unplaced(fact)), None)


def _strays(fact: Fact, report: Report) -> Iterator[str]:
    for place in fact.places:
        if not _is_there(place, report):
            yield f"fact {fact.id}: no such cell ({_cell(place)})"


def _unplaced(fact: Fact) -> Iterator[str]:
    if not fact.places:
        yield f"fact {fact.id}: no place"
    for place in fact.places:
        if place.table is None or place.row is None or place.column is None:
            yield f"fact {fact.id}: no cell ({_cell(place)})"


def _cell(place: Place) -> str:
    return f"table {place.table}, row {place.row}, column {place.column}"


def _is_there(place: Place, report: Report) -> bool:
    if place.table is None or place.row is None or place.column is None:
        return True
    if not 0 <= place.table < len(report.tables):
        return False
    rows = report.tables[place.table].rows
    return 0 <= place.row < len(rows) and place.column in rows[place.row].cells
