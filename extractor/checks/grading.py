"""How surely each fact was read: as surely as the surest of the cells that print its amount."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.finding import Place
from extractor.model.grid import CERTAIN
from extractor.model.report import Fact, Table
from extractor.model.value import CellValue


def graded(facts: Sequence[Fact], tables: Sequence[Table]) -> tuple[Fact, ...]:
    """The facts with `confidence`, `review` and `verified`, by the cells as the sums left them."""
    return tuple(_graded(fact, tables) for fact in facts)


def _graded(fact: Fact, tables: Sequence[Table]) -> Fact:
    cells = [_cell(place, tables) for place in fact.places]
    own = [cell for cell in cells if cell.amount == fact.amount]
    if not own or any(cell.confidence == CERTAIN for cell in own):
        return fact
    return replace(
        fact,
        confidence=max(cell.confidence for cell in own),
        review=all(cell.review for cell in own),
        verified=any(cell.verified for cell in own),
    )


def _cell(place: Place, tables: Sequence[Table]) -> CellValue:
    assert place.table is not None
    assert place.row is not None
    assert place.column is not None
    return tables[place.table].rows[place.row].cells[place.column]
