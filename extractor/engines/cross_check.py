"""What two engines read differently on one page.

Tables and cells are paired by where they are, never by index: one missing rule shifts every index
behind it. Texts are compared with blanks dropped, as engines differ in the blanks they invent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid
from layouts.normalise import compact

Kind = Literal["text", "span", "missing_cell", "extra_cell", "missing_table", "extra_table"]

_SAME_TABLE = 0.3  # of the smaller table
_SAME_CELL = 0.5  # of the smaller cell
_SAME_EXTENT = 0.75  # of both cells together


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One difference. `missing` is what only the first engine has, `extra` what only the second.

    Boxes are on the page as shown; box and text are None on the side that has nothing there.
    For a whole table the text is all of its cells'. `first` and `second` name the engines.
    """

    kind: Kind
    page: int
    first: str
    second: str
    first_box: Box | None
    second_box: Box | None
    first_text: str | None
    second_text: str | None


class _Pair(NamedTuple):
    first: int
    second: int


def page_disagreements(
    first: Sequence[Grid], second: Sequence[Grid], *, engines: tuple[str, str]
) -> tuple[Disagreement, ...]:
    """All differences between what two engines read on one page.

    `engines` are their names, needed where one of them found nothing.
    """
    found: list[Disagreement] = []
    for one, other in paired(first, second):
        if one is not None and other is not None:
            found += disagreements(one, other)
        elif one is not None:
            found.append(_missing_table(one, engines))
        elif other is not None:
            found.append(_extra_table(other, engines))
    return tuple(found)


def paired(
    first: Sequence[Grid], second: Sequence[Grid]
) -> tuple[tuple[Grid | None, Grid | None], ...]:
    """Grids of one page by overlap: pairs in the first engine's order, then what is left over."""
    shares = [
        (_share_of_smaller(one.box, other.box), _Pair(i, j))
        for i, one in enumerate(first)
        for j, other in enumerate(second)
    ]
    partner = {p.first: p.second for p in _best([s for s in shares if s[0] >= _SAME_TABLE])}
    taken = set(partner.values())
    pairs: list[tuple[Grid | None, Grid | None]] = [
        (one, second[partner[i]] if i in partner else None) for i, one in enumerate(first)
    ]
    pairs += [(None, other) for j, other in enumerate(second) if j not in taken]
    return tuple(pairs)


def disagreements(first: Grid, second: Grid) -> tuple[Disagreement, ...]:
    """Cell by cell, in the first grid's order; then what only the second has."""
    pairs = _paired_cells(first.cells, second.cells)
    found: list[Disagreement] = []
    for i, one in enumerate(first.cells):
        if i in pairs:
            found += _of_pair(first, second, one, second.cells[pairs[i]])
        elif _tells(one, second.cells):
            found.append(_of_cells("missing_cell", first, second, one, None))
    taken = set(pairs.values())
    for j, other in enumerate(second.cells):
        if j not in taken and _tells(other, first.cells):
            found.append(_of_cells("extra_cell", first, second, None, other))
    return tuple(found)


def _paired_cells(first: Sequence[Cell], second: Sequence[Cell]) -> dict[int, int]:
    """Each cell's counterpart: where several overlap, one of equal text before one of equal box."""
    scored: list[tuple[float, _Pair]] = []
    for i, one in enumerate(first):
        text = compact(one.text)
        for j, other in enumerate(second):
            if _share_of_smaller(one.box, other.box) >= _SAME_CELL:
                same_text = bool(text) and text == compact(other.text)
                scored.append((same_text + _overlap(one.box, other.box), _Pair(i, j)))
    return {pair.first: pair.second for pair in _best(scored)}


def _best(scored: list[tuple[float, _Pair]]) -> list[_Pair]:
    """Pairs by falling score, each index at most once on its side."""
    chosen: list[_Pair] = []
    firsts: set[int] = set()
    seconds: set[int] = set()
    for _, pair in sorted(scored, key=lambda item: (-item[0], item[1])):
        if pair.first not in firsts and pair.second not in seconds:
            chosen.append(pair)
            firsts.add(pair.first)
            seconds.add(pair.second)
    return chosen


def _of_pair(first: Grid, second: Grid, one: Cell, other: Cell) -> list[Disagreement]:
    found: list[Disagreement] = []
    if compact(one.text) != compact(other.text):
        found.append(_of_cells("text", first, second, one, other))
    if _spans_differ(one, other):
        found.append(_of_cells("span", first, second, one, other))
    return found


def _spans_differ(one: Cell, other: Cell) -> bool:
    """Other slot counts over one place mean only that the lattice differs somewhere else."""
    spans = (one.row_span, one.col_span), (other.row_span, other.col_span)
    return spans[0] != spans[1] and _overlap(one.box, other.box) < _SAME_EXTENT


def _tells(cell: Cell, others: Sequence[Cell]) -> bool:
    """A blank cell without counterpart is no news where the other engine's cells cover it."""
    if compact(cell.text):
        return True
    return sum(_common(cell.box, other.box) for other in others) < _SAME_CELL * _area(cell.box)


def _of_cells(
    kind: Kind, first: Grid, second: Grid, one: Cell | None, other: Cell | None
) -> Disagreement:
    return Disagreement(
        kind=kind,
        page=first.page,
        first=first.engine,
        second=second.engine,
        first_box=one.box if one else None,
        second_box=other.box if other else None,
        first_text=one.text if one else None,
        second_text=other.text if other else None,
    )


def _missing_table(grid: Grid, engines: tuple[str, str]) -> Disagreement:
    return Disagreement(
        kind="missing_table",
        page=grid.page,
        first=engines[0],
        second=engines[1],
        first_box=grid.box,
        second_box=None,
        first_text=_all_text(grid),
        second_text=None,
    )


def _extra_table(grid: Grid, engines: tuple[str, str]) -> Disagreement:
    return Disagreement(
        kind="extra_table",
        page=grid.page,
        first=engines[0],
        second=engines[1],
        first_box=None,
        second_box=grid.box,
        first_text=None,
        second_text=_all_text(grid),
    )


def _all_text(grid: Grid) -> str:
    return " ".join(cell.text for cell in grid.cells if cell.text)


def _area(box: Box) -> float:
    return box.width * box.height


def _common(one: Box, other: Box) -> float:
    """The area that both boxes cover."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return width * height if width > 0 and height > 0 else 0.0


def _share_of_smaller(one: Box, other: Box) -> float:
    smaller = min(_area(one), _area(other))
    return _common(one, other) / smaller if smaller else 0.0


def _overlap(one: Box, other: Box) -> float:
    """Common area over united area: 1 for equal boxes."""
    common = _common(one, other)
    united = _area(one) + _area(other) - common
    return common / united if united else 0.0
