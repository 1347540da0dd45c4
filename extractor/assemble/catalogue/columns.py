"""What the columns of a catalogue are: its header rows, wherever they stand, by their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.model.grid import Cell
from extractor.recognise.header import plain_header, row_cells
from layouts.catalogue import CatalogueColumn, CatalogueLayout, CatalogueRole
from layouts.normalise import compact, printed

Slots = list[list[Cell]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One lattice column. `position` counts the level columns from 1, None for any other.

    `role` is None where the profile does not know the header.
    """

    role: CatalogueRole | None
    key: str
    header: str
    position: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRows:
    """Rows `start`..`end` name the columns; `cell` is the first of them, for places."""

    start: int
    end: int
    leaves: tuple[Leaf, ...]
    cells: tuple[Cell, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """The headers of the level columns, left to right."""
        named = {leaf.position: leaf.header for leaf in self.leaves if leaf.position is not None}
        return tuple(named[position] for position in sorted(named))


def header_rows(slots: Slots, layout: CatalogueLayout) -> tuple[HeaderRows, ...]:
    """Every header of a grid: it may repeat inside one, above each department."""
    code = layout.having("code")
    found: list[HeaderRows] = []
    row = 0
    while row < len(slots):
        cells = row_cells(slots, row)
        block = None
        if len(cells) > 1 and any(code.matches(plain_header(cell.text)) for cell in cells):
            block = _block(slots, row, cells, layout)
        if block is not None:
            found.append(block)
        row = block.end if block else row + 1
    return tuple(found)


def _block(
    slots: Slots, row: int, cells: Sequence[Cell], layout: CatalogueLayout
) -> HeaderRows | None:
    """The header that begins in this row: two known columns, the code among them, and at most
    half of its columns unknown."""
    end = max(cell.row + cell.row_span for cell in cells)
    if end < len(slots) and any(_groups(cell, layout) for cell in cells if _ends(cell, end)):
        below = row_cells(slots, end)
        if below and all(_known(cell, layout) for cell in below):
            end += 1
    lowest = [_lowest(slots, row, end, column) for column in range(len(slots[row]))]
    leaves = tuple(_leaves(lowest, layout))
    roles = {leaf.role for leaf in leaves if leaf.role and leaf.role != "ignored"}
    named = [cell for cell in lowest if cell is not None]
    unknown = sum(not _known(cell, layout) for cell in named)
    if "code" not in roles or not roles & {"level", "name"} or unknown * 2 > len(named):
        return None
    inside = tuple(cell for each in range(row, end) for cell in row_cells(slots, each))
    return HeaderRows(start=row, end=end, leaves=leaves, cells=inside)


def _ends(cell: Cell, end: int) -> bool:
    return cell.row + cell.row_span == end


def _groups(cell: Cell, layout: CatalogueLayout) -> bool:
    """Whether the cell stands above several columns without being one itself."""
    return cell.col_span > 1 and not _known(cell, layout)


def _known(cell: Cell, layout: CatalogueLayout) -> bool:
    return _column_of(cell, layout) is not None


def _column_of(cell: Cell, layout: CatalogueLayout) -> CatalogueColumn | None:
    text = plain_header(cell.text)
    return next((each for each in layout.columns if each.header.matches(text)), None)


def _lowest(slots: Slots, start: int, end: int, column: int) -> Cell | None:
    """The lowest header cell with text above a column."""
    cells = (slots[row][column] for row in reversed(range(start, end)))
    return next((cell for cell in cells if cell.text.strip()), None)


def _leaves(lowest: Sequence[Cell | None], layout: CatalogueLayout) -> Iterator[Leaf]:
    """One leaf a lattice column; columns below one header cell are one column."""
    position = 0
    coded = False
    before: Cell | None = None
    for number, cell in enumerate(lowest, 1):
        column = _column_of(cell, layout) if cell else None
        role = column.role if column else None
        position += role == "level" and cell is not before
        coded = coded or role == "code"
        before = cell
        yield Leaf(
            # Departments stand before their codes; behind them a column tells for whom a code is.
            role="text" if role == "department" and coded else role,
            key=column.key if column else f"column_{number}",
            header=printed(cell.text) if cell else "",
            position=position if role == "level" else None,
        )


def same_columns(first: Sequence[Leaf], other: Sequence[Leaf]) -> bool:
    """Whether two headers name the same columns, however many lattice columns each covers."""
    return _wordings(first) == _wordings(other)


def _wordings(leaves: Sequence[Leaf]) -> list[str]:
    return list(dict.fromkeys(compact(leaf.header) for leaf in leaves if leaf.header))
