"""The grids of a form, page after page, as one sheet of cells."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.engines.cell_text import joined
from extractor.model.geometry import Spot
from extractor.model.grid import Cell, Grid
from layouts.normalise import compact

# Columns of one form on two pages stand on the same lines, give or take this share of its width.
_SAME_EDGE = 0.012


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What one page prints of a cell."""

    cell: Cell
    page: int


@dataclass(slots=True, eq=False)
class SheetCell:
    """A cell of the form. It has several pieces where a page ends inside it."""

    row: int
    col: int
    last_row: int
    last_col: int
    pieces: list[Piece]

    @property
    def text(self) -> str:
        """Its text as printed, the pieces joined as lines are."""
        if len(self.pieces) == 1:
            return self.pieces[0].cell.text.strip()
        return joined([text for piece in self.pieces if (text := piece.cell.text.strip())])

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines as printed, over all pages."""
        return tuple(line for piece in self.pieces for line in piece.cell.lines)

    @property
    def plain(self) -> str:
        """Its text as it is compared."""
        return compact(self.text)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not any(piece.cell.text.strip() for piece in self.pieces)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where its text stands; where it would stand if it is blank."""
        filled = [piece for piece in self.pieces if piece.cell.text.strip()] or self.pieces[:1]
        return tuple(Spot(piece.page, piece.cell.box) for piece in filled)

    @property
    def confidence(self) -> Decimal:
        """That of its least certain piece."""
        return min(piece.cell.confidence for piece in self.pieces)

    @property
    def misread(self) -> tuple[str, str] | None:
        """What was read where its text was set right, and the rule; None where nothing was."""
        for piece in self.pieces:
            if piece.cell.literal is not None:
                literals = [each.cell.literal or each.cell.text.strip() for each in self.pieces]
                return joined([text for text in literals if text]), piece.cell.rule or ""
        return None

    def count(self) -> int:
        """How many printed cells it is made of."""
        return sum(bool(piece.cell.text.strip()) for piece in self.pieces)


class Sheet:
    """Cells by row and column of the whole form. `seams` are the rows where another page begins.

    `slots[row][column]` is the cell that covers the slot, None where nothing is drawn.
    """

    def __init__(self, grids: Sequence[Grid]) -> None:
        self.edges = _common_edges(grids)
        self.cells: list[SheetCell] = []
        self.slots: list[list[SheetCell | None]] = []
        self.seams: list[int] = []

    @property
    def n_cols(self) -> int:
        """Columns of the common lattice."""
        return len(self.edges) - 1

    def add(self, grid: Grid, joins: Callable[["Sheet", list[SheetCell]], bool]) -> None:
        """Appends a grid. `joins` tells whether its first row goes on with the last one so far."""
        cells = self._placed(grid)
        first = [cell for cell in cells if cell.row == 0]
        if self.slots:
            overlap = int(joins(self, first))
            self.seams.append(len(self.slots))
            for cell in cells:
                cell.row += len(self.slots) - overlap
                cell.last_row += len(self.slots) - overlap
        for cell in cells:
            self._put(cell)

    def row_cells(self, row: int) -> list[SheetCell]:
        """The cells that begin in this row, left to right."""
        return [cell for cell in self._across(row) if cell.row == row]

    def at(self, row: int, col: int) -> SheetCell | None:
        """The cell that covers a slot; None outside the form or where nothing is drawn."""
        if 0 <= row < len(self.slots) and 0 <= col < self.n_cols:
            return self.slots[row][col]
        return None

    def twin_above(self, cell: SheetCell) -> SheetCell | None:
        """The cell at the foot of the sheet so far that is as wide as a cell of the next page."""
        above = self.at(len(self.slots) - 1, cell.col)
        same = above is not None and (above.col, above.last_col) == (cell.col, cell.last_col)
        return above if same else None

    def extend(self, above: SheetCell, below: SheetCell) -> None:
        """Makes the first row's cell `below`, not yet put, a piece of the cell `above`."""
        above.pieces += below.pieces
        below.pieces = above.pieces

    def _across(self, row: int) -> Iterator[SheetCell]:
        previous: SheetCell | None = None
        for cell in self.slots[row]:
            if cell is not None and cell is not previous:
                yield cell
            previous = cell

    def _put(self, cell: SheetCell) -> None:
        """Enters a cell; one that was made a piece of the cell above lengthens that one."""
        above = self.at(cell.row - 1, cell.col) or self.at(cell.row, cell.col)
        here = self.at(cell.row, cell.col)
        owner = next((each for each in (above, here) if each and each.pieces is cell.pieces), None)
        if owner is None:
            owner = cell
            self.cells.append(cell)
        else:
            owner.last_row = max(owner.last_row, cell.last_row)
        while len(self.slots) <= cell.last_row:
            self.slots.append([None] * self.n_cols)
        for row in range(cell.row, cell.last_row + 1):
            for col in range(cell.col, cell.last_col + 1):
                self.slots[row][col] = owner

    def _placed(self, grid: Grid) -> list[SheetCell]:
        """The grid's cells on the common lattice, its first row being row 0."""
        place = [_nearest(edge - grid.box.x0, self.edges) for edge in grid.x_edges]
        return [
            SheetCell(
                row=cell.row,
                col=min(place[cell.col], self.n_cols - 1),
                last_row=cell.row + cell.row_span - 1,
                last_col=max(place[cell.col], place[cell.col + cell.col_span] - 1),
                pieces=[Piece(cell=cell, page=grid.page)],
            )
            for cell in grid.cells
        ]


def same_columns(grids: Sequence[Grid], other: Grid) -> bool:
    """Whether every vertical line of `other` stands where one of the grids has one, each measured
    from its left, and it is as wide."""
    edges = sorted(edge - grid.box.x0 for grid in grids for edge in grid.x_edges)
    tolerance = (edges[-1] - edges[0]) * _SAME_EDGE
    widths = [grid.x_edges[-1] - grid.x_edges[0] for grid in grids]
    width = other.x_edges[-1] - other.x_edges[0]
    if all(abs(each - width) > tolerance for each in widths):
        return False
    return all(
        min(abs(edge - other.box.x0 - each) for each in edges) <= tolerance
        for edge in other.x_edges
    )


def _common_edges(grids: Sequence[Grid]) -> list[float]:
    """The vertical lines of all grids, measured from each one's left; near ones are one."""
    every = sorted(edge - grid.box.x0 for grid in grids for edge in grid.x_edges)
    tolerance = (every[-1] - every[0]) * _SAME_EDGE
    edges = every[:1]
    for edge in every[1:]:
        if edge - edges[-1] > tolerance:
            edges.append(edge)
    # One grid's own lines are always told apart.
    widest = max(grids, key=lambda grid: grid.n_cols)
    if len(edges) < len(widest.x_edges):
        return [edge - widest.box.x0 for edge in widest.x_edges]
    return edges if len(edges) > 1 else [0.0, 1.0]


def _nearest(edge: float, edges: Sequence[float]) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - edge))
