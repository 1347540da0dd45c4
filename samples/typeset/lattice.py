"""Merged cells over a lattice of rows and columns, and the rules that show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

# In the source a merged slot names the neighbour it belongs to.
FROM_LEFT = "<"
FROM_ABOVE = "^"

Slots = Sequence[Sequence[str]]
Owners = list[list[int]]


class LatticeError(ValueError):
    """The rows of a table do not form rectangles that cover every slot once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell over one or more slots; `text` is as written, with its leading blanks."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


def cells_of(slots: Slots) -> list[Cell]:
    """Return the cells of `slots` (rows × columns) in reading order."""
    return [
        _cell_at(slots, row, column)
        for row, texts in enumerate(slots)
        for column, text in enumerate(texts)
        if text not in (FROM_LEFT, FROM_ABOVE)
    ]


def _cell_at(slots: Slots, row: int, column: int) -> Cell:
    right, below = column + 1, row + 1
    while right < len(slots[row]) and slots[row][right] == FROM_LEFT:
        right += 1
    while below < len(slots) and slots[below][column] == FROM_ABOVE:
        below += 1
    return Cell(
        row=row,
        column=column,
        row_span=below - row,
        column_span=right - column,
        text=slots[row][column],
    )


def shown_columns(cells: Sequence[Cell]) -> list[int]:
    """Return the columns in which some cell begins; no rule shows where another one begins."""
    return sorted({cell.column for cell in cells})


def without_hidden_columns(cells: Sequence[Cell]) -> list[Cell]:
    """Return `cells` on a lattice that has only the columns that a rule shows."""
    shown = shown_columns(cells)
    places = {column: place for place, column in enumerate(shown)}
    return [
        replace(
            cell,
            column=places[cell.column],
            column_span=sum(
                cell.column <= column < cell.column + cell.column_span for column in shown
            ),
        )
        for cell in cells
    ]


def owners_of(cells: Sequence[Cell], rows: int, columns: int) -> Owners:
    """Return for every slot the index of the cell that covers it; each has exactly one."""
    owners = [[-1] * columns for _ in range(rows)]
    for index, cell in enumerate(cells):
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                if owners[row][column] != -1:
                    raise LatticeError(f"two cells cover row {row}, column {column}")
                owners[row][column] = index
    if any(owner == -1 for line in owners for owner in line):
        raise LatticeError("a merged slot has no cell to belong to")
    return owners


def horizontal_rules(owners: Owners) -> Iterator[tuple[int, int, int]]:
    """Yield (row boundary, first column boundary, last column boundary) of each rule."""
    for boundary in range(len(owners) + 1):
        above = owners[boundary - 1] if boundary > 0 else None
        below = owners[boundary] if boundary < len(owners) else None
        shown = [
            above is None or below is None or above[column] != below[column]
            for column in range(len(owners[0]))
        ]
        yield from ((boundary, first, last) for first, last in _runs(shown))


def vertical_rules(owners: Owners) -> Iterator[tuple[int, int, int]]:
    """Yield (column boundary, first row boundary, last row boundary) of each rule."""
    turned = [list(column) for column in zip(*owners, strict=True)]
    yield from horizontal_rules(turned)


def _runs(shown: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every unbroken run of True."""
    for is_shown, group in groupby(range(len(shown)), key=shown.__getitem__):
        run = list(group)
        if is_shown:
            yield run[0], run[-1] + 1
