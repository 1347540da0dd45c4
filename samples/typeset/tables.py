"""Ruled tables: caption, merged header, rows that run over pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from typeset import lattice
from typeset.flow import Flow
from typeset.marks import Box, PlacedTable
from typeset.ruling import LEADING, PAD, CellOverflowError, box_of, placed, set_lines, set_rules

_INDENT_BLANKS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its share of the table's width and where its figures or words stand."""

    width: float
    align: Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """What every page of a ruled table has in common; rows are at least `row_height` high."""

    number: int | None
    title: str
    text_size: float
    row_height: float
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Grid):
    """A table as written in its source file; `header` and `rows` are slots with merge marks."""

    number: int
    contents: str
    heading: str
    owner: str
    unit: str
    page: Literal["portrait", "landscape", "same"]
    repeat_header: bool
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def set_table(flow: Flow, table: Table) -> None:
    """Print `table` from the cursor on, breaking it over pages where it must."""
    if table.page != "same":
        flow.new_page(table.page)
    elif flow.form == "prose":
        raise ValueError(f"{table.title}: a table needs a portrait or landscape page")
    flow.announce(table.contents, depth=1)
    _set_caption(flow, table)
    _set_fragments(flow, table)
    if table.note:
        flow.text(table.note, flow.left + PAD, flow.y + 16, table.text_size)
        flow.y += 40


def _set_caption(flow: Flow, table: Table) -> None:
    flow.text(table.heading, flow.left, flow.y + 10, 10)
    flow.centred(table.title, flow.y + 33, 15, bold=True)
    baseline = flow.y + 57
    flow.text(table.owner, flow.left, baseline, 10)
    flow.text(table.unit, flow.right - flow.face.width(table.unit, 10), baseline, 10)
    flow.y += 64


def _set_fragments(flow: Flow, table: Table) -> None:
    """Fill page after page with rows; later pages have the header only where it repeats."""
    waiting = list(table.rows)
    head = list(table.header)
    continued = False
    while waiting:
        taken = _rows_that_fit(flow, table, head, waiting)
        set_fragment(flow, table, head, waiting[:taken], continued=continued)
        waiting = waiting[taken:]
        head = list(table.header) if table.repeat_header else []
        if waiting:
            flow.new_page(flow.form)
            continued = True


def _rows_that_fit(
    flow: Flow, table: Table, head: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]
) -> int:
    """Return how many of `rows` fit under `head` on what is left of the page."""
    heights = _row_heights(flow, table, [*head, *rows])
    feet = list(accumulate(heights, initial=flow.y))[len(head) + 1 :]
    fitting = sum(foot <= flow.bottom for foot in feet)
    if fitting == 0:
        raise CellOverflowError(f"{table.title}: no row fits on the page")
    return fitting


def _row_heights(flow: Flow, table: Grid, slots: lattice.Slots) -> list[float]:
    """Return the height of each row: the table's own, or more where a label wraps."""
    heights = [table.row_height] * len(slots)
    edges = _column_edges(flow, table)
    for cell in lattice.cells_of(slots):
        width = edges[cell.column + cell.column_span] - edges[cell.column]
        lines = flow.face.lines(cell.text.strip(), table.text_size, _room(table, cell, width))
        needed = len(lines) * table.text_size * LEADING + PAD
        if cell.row_span == 1:
            heights[cell.row] = max(heights[cell.row], round(needed, 2))
    return heights


def _column_edges(flow: Flow, table: Grid) -> list[float]:
    """Return the column boundaries; the table fills the width between the margins."""
    scale = flow.measure / sum(column.width for column in table.columns)
    widths = (column.width * scale for column in table.columns)
    return [round(edge, 2) for edge in accumulate(widths, initial=flow.left)]


def _room(table: Grid, cell: lattice.Cell, width: float) -> float:
    """Return how wide a line of text may be in a cell of the given width."""
    return width - 2 * PAD - _indent(table, cell)


def _indent(table: Grid, cell: lattice.Cell) -> float:
    """Return the indent of a label: one letter for every two blanks before it."""
    blanks = len(cell.text) - len(cell.text.lstrip())
    return blanks / _INDENT_BLANKS * table.text_size


def set_fragment(
    flow: Flow,
    table: Grid,
    head: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    *,
    continued: bool,
) -> None:
    """Print the rows that stand on one page and note the cells they make."""
    slots = [*head, *rows]
    cells = lattice.cells_of(slots)
    across = _column_edges(flow, table)
    heights = _row_heights(flow, table, slots)
    down = [round(edge, 2) for edge in accumulate(heights, initial=flow.y)]
    set_rules(flow, lattice.owners_of(cells, len(slots), len(across) - 1), across, down)
    parts = []
    for cell in cells:
        box = box_of(cell, across, down)
        _set_cell(flow, table, cell, box, centre=cell.row < len(head) or cell.column_span > 1)
        parts.append(placed(cell, box))
    flow.page.tables.append(
        PlacedTable(
            number=table.number,
            title=table.title,
            continued=continued,
            rows=len(slots),
            columns=len(table.columns),
            cells=tuple(parts),
            kind="table" if table.number else "catalogue",
        )
    )
    flow.y = down[-1]


def _set_cell(flow: Flow, table: Grid, cell: lattice.Cell, box: Box, *, centre: bool) -> None:
    """Print the lines of one cell, in the middle of its height."""
    if not cell.text:
        return
    size = table.text_size
    breaker = flow.face.even_lines if centre else flow.face.lines
    lines = breaker(cell.text.strip(), size, _room(table, cell, box[2] - box[0]))
    align = "centre" if centre else table.columns[cell.column].align
    set_lines(flow, lines, box, size, align, _indent(table, cell))
