"""The service-purchase catalogue: a code in the first column, its name in the column of a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from typeset.flow import Flow
from typeset.lattice import FROM_LEFT
from typeset.marks import Listed
from typeset.tables import CellOverflowError, Column, Grid, set_fragment

# As written in the source: a department, or [code], or [code, level column, name].
Row = str | Sequence[str | int]

_TITLE_SIZE = 15.0
_TITLE_HEIGHT = 32.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """A part of the catalogue: `series` is the letter of its codes, `pages` the rows of each page.

    `widths` are the shares of the columns in the width of the page.
    """

    series: str
    title: str
    text_size: float
    row_height: float
    header: tuple[str, ...]
    widths: tuple[float, ...]
    pages: tuple[tuple[Row, ...], ...]


def set_catalogue(flow: Flow, catalogue: Catalogue) -> None:
    """Print `catalogue` on pages of its own, broken where its source breaks them."""
    grid = Grid(
        number=None,
        title=catalogue.title,
        text_size=catalogue.text_size,
        row_height=catalogue.row_height,
        columns=tuple(Column(width=width, align="left") for width in catalogue.widths),
    )
    for number, rows in enumerate(catalogue.pages):
        flow.new_page("portrait")
        if number == 0:
            flow.centred(catalogue.title, flow.y + _TITLE_SIZE, _TITLE_SIZE, bold=True)
            flow.y += _TITLE_HEIGHT
        _set_page(flow, catalogue, grid, rows, continued=number > 0)


def _set_page(
    flow: Flow, catalogue: Catalogue, grid: Grid, rows: Sequence[Row], *, continued: bool
) -> None:
    listed = [_listed(catalogue, row) for row in rows]
    slots = [_slots(row, len(catalogue.header)) for row in listed]
    set_fragment(flow, grid, [catalogue.header], slots, continued=continued)
    if flow.y > flow.bottom:
        raise CellOverflowError(f"{catalogue.title}: {rows[0]!r} begins a page that is too long")
    flow.page.listed.extend(listed)


def _listed(catalogue: Catalogue, row: Row) -> Listed:
    """Return a row of the source with its parts named."""
    match row:
        case str():
            return Listed(series=catalogue.series, code="", name=row, column=None)
        case [str(code)]:
            return Listed(series=catalogue.series, code=code, name="", column=None)
        case [str(code), int(column), str(name)] if 0 < column < len(catalogue.header):
            return Listed(series=catalogue.series, code=code, name=name, column=column)
    raise ValueError(f"{catalogue.title}: not a row: {row!r}")


def _slots(row: Listed, columns: int) -> list[str]:
    """Return the texts of a printed row; a department is merged over all columns."""
    if not row.code:
        return [row.name] + [FROM_LEFT] * (columns - 1)
    slots = [row.code] + [""] * (columns - 1)
    if row.column:
        slots[row.column] = row.name
    return slots
