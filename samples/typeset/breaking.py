"""Where a ruled form breaks over pages: between two rows, or inside a long text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from typeset import lattice
from typeset.face import Face
from typeset.ruling import LEADING, PAD, CellOverflowError

# A text is broken only where this many of its lines stand together on either side.
_LEAST_LINES = 2
_INDENT_BLANKS = 2
# Heights are sums of rounded numbers; a hair's breadth must not push a line to the next page.
_HAIR = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of slots with merge marks; `align` is one of l, c, r for each of them.

    `splits` says that the row holds running text, which may go on on the next page.
    """

    slots: tuple[str, ...]
    align: str
    splits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """What the lines of a form's cells measure: typeface, text size, column boundaries."""

    face: Face
    size: float
    across: tuple[float, ...]
    row_height: float

    def indent(self, cell: lattice.Cell) -> float:
        """Return the indent of a label: one letter for every two blanks before it."""
        blanks = len(cell.text) - len(cell.text.lstrip())
        return blanks / _INDENT_BLANKS * self.size

    def lines(self, cell: lattice.Cell) -> list[str]:
        """Break the text of `cell` into lines; a blank cell has none."""
        width = self.across[cell.column + cell.column_span] - self.across[cell.column]
        text = cell.text.strip()
        room = width - 2 * PAD - self.indent(cell)
        return self.face.lines(text, self.size, room) if text else []

    def height_of(self, lines: int) -> float:
        """Return the height that a cell needs for a number of lines."""
        return round(lines * self.size * LEADING + PAD, 2)

    def lines_within(self, height: float) -> int:
        """Return how many lines a cell of the given height can hold."""
        return max(0, int((height - PAD + _HAIR) / (self.size * LEADING)))

    def heights(self, rows: Sequence[Row]) -> list[float]:
        """Return the height of each row; a merged cell that needs more stretches its last row."""
        heights = [self.row_height] * len(rows)
        cells = lattice.cells_of([row.slots for row in rows])
        for cell in sorted(cells, key=lambda cell: cell.row_span):
            last = cell.row + cell.row_span - 1
            missing = self.height_of(len(self.lines(cell))) - sum(heights[cell.row : last + 1])
            heights[last] = round(heights[last] + max(0.0, missing), 2)
        return heights


def break_rows(rows: Sequence[Row], gauge: Gauge, room: float) -> tuple[list[Row], list[Row]]:
    """Return the rows that fit into `room` and those that are left for the next page."""
    heights = gauge.heights(rows)
    fitting = sum(foot <= room + _HAIR for foot in accumulate(heights))
    if fitting == len(rows):
        return list(rows), []
    spare = gauge.lines_within(room - sum(heights[:fitting]))
    halves = _split(rows, fitting, gauge, spare) if rows[fitting].splits else ()
    if halves:
        rows = [*rows[:fitting], *halves, *rows[fitting + 1 :]]
        fitting += 1
    if fitting == 0:
        raise CellOverflowError(f"no row fits into {room:.1f} points: {rows[0].slots}")
    return _cut(rows, fitting, gauge)


def _split(rows: Sequence[Row], index: int, gauge: Gauge, spare: int) -> tuple[Row, ...]:
    """Return the two halves of a row whose first half has up to `spare` lines, if any."""
    cells = lattice.cells_of([row.slots for row in rows])
    lines = {cell.column: gauge.lines(cell) for cell in cells if cell.row == index}
    spare = min(spare, max(map(len, lines.values())) - _LEAST_LINES)
    if spare < _LEAST_LINES:
        return ()
    upper, lower = list(rows[index].slots), list(rows[index].slots)
    for column, broken in lines.items():
        upper[column] = "".join(broken[:spare])
        lower[column] = "".join(broken[spare:])
    return tuple(replace(rows[index], slots=tuple(half)) for half in (upper, lower))


def _cut(rows: Sequence[Row], at: int, gauge: Gauge) -> tuple[list[Row], list[Row]]:
    """Cut before row `at`; a merged cell's text stays above as far as there is room for it."""
    slots = [list(row.slots) for row in rows]
    heights = gauge.heights(rows)
    for cell in lattice.cells_of([row.slots for row in rows]):
        if not cell.row < at < cell.row + cell.row_span:
            continue
        lines = gauge.lines(cell)
        above = gauge.lines_within(sum(heights[cell.row : at]))
        slots[cell.row][cell.column] = "".join(lines[:above])
        rest = ["".join(lines[above:]), *[lattice.FROM_LEFT] * (cell.column_span - 1)]
        slots[at][cell.column : cell.column + cell.column_span] = rest
    cut = [replace(row, slots=tuple(texts)) for row, texts in zip(rows, slots, strict=True)]
    return cut[:at], cut[at:]
