"""What a schema cannot say: that the cells which facts name are there."""

from collections.abc import Iterator

from extractor.model.finding import Place
from extractor.model.report import Fact, Report


def first_stray(report: Report) -> str | None:
    """The first fact whose cell the report does not have, in words for an error; None if all do.

    Whoever reads a fact reads the cell that prints it: a stray one would stop him midway.
    """
    return next((said for fact in report.facts for said in _strays(fact, report)), None)


def _strays(fact: Fact, report: Report) -> Iterator[str]:
    if not fact.places:
        yield f"fact {fact.id}: no place"
    for place in fact.places:
        if not _is_there(place, report):
            cell = f"table {place.table}, row {place.row}, column {place.column}"
            yield f"fact {fact.id}: no such cell ({cell})"


def _is_there(place: Place, report: Report) -> bool:
    if place.table is None or place.row is None or place.column is None:
        return False
    if not 0 <= place.table < len(report.tables):
        return False
    rows = report.tables[place.table].rows
    return 0 <= place.row < len(rows) and place.column in rows[place.row].cells
