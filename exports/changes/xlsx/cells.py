"""Cells that several sheets share: heads, texts, amounts, percentages, colours of states."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from exports.changes.model import Figure, FigureChange, State
from exports.xlsx import style

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


# What must be settled by a person is yellow; what came is green, what went red.
STATE_FILL: dict[State, PatternFill] = {
    "uncertain": _fill("FCE8B2"),
    "unit_changed": _fill("F9D9B8"),
    "split": _fill("E6DFF2"),
    "merged": _fill("E6DFF2"),
    "moved": _fill("E6DFF2"),
    "recoded": _fill("DBE8F6"),
    "renamed": _fill("DBE8F6"),
    "added": _fill("DDEFD9"),
    "removed": _fill("F8D3CF"),
    "not_disclosed": _fill("E7E6E6"),
}
CHANGED_FILL = _fill("FFF7DF")
_UP = Font(name=style.PLAIN.name, size=10, color="1E7B34")
_DOWN = Font(name=style.PLAIN.name, size=10, color="B3261E")
_NOT_DISCLOSED = "未公开"
_NO_PERCENT = {
    "prior_zero": "原为 0",
    "prior_blank": "原为空",
    "sign_change": "正负相反",
}
_PERCENT = '+0.00"%";-0.00"%";0.00"%"'
_WAN = 4


def head(sheet: "Worksheet", row: int, texts: Sequence[str], *, left: int = 1) -> None:
    """A row of heads."""
    for position, text in enumerate(texts, start=left):
        cell = sheet.cell(row, position)
        style.put_text(cell, text)
        cell.font, cell.fill, cell.alignment = style.BOLD, style.HEAD_FILL, style.MIDDLE
        cell.border = style.GRID


def put(cell: "Cell", value: str | int | None, *, bold: bool = False) -> None:
    """A text or a whole number with the grid around it."""
    if isinstance(value, int):
        cell.value = value
    elif value:
        style.put_text(cell, value)
    cell.font = style.BOLD if bold else style.PLAIN
    cell.border = style.GRID
    cell.alignment = style.MIDDLE if isinstance(value, int) else style.LEFT


def put_amount(cell: "Cell", amount: Decimal | None, exponent: int, places: int) -> None:
    """Yuan in the unit of the sheet (10^`exponent` yuan), exactly."""
    if amount is not None:
        style.put_number(cell, amount.scaleb(-exponent), places)
    cell.border, cell.alignment, cell.font = style.GRID, style.RIGHT, style.PLAIN


def put_side(
    cell: "Cell", change: FigureChange, side: Figure | None, exponent: int, places: int
) -> None:
    """One side of a figure: a number, or what is printed in its stead."""
    put_amount(cell, None if side is None else side.amount, exponent, places)
    if side is None:
        if change.state == "not_disclosed":
            style.put_text(cell, _NOT_DISCLOSED)
            cell.font, cell.fill = style.FAINT, STATE_FILL["not_disclosed"]
        return
    if side.amount is None and side.raw.strip():
        style.put_text(cell, side.raw.strip())


def put_change(cells: Sequence["Cell"], change: FigureChange, exponent: int, places: int) -> None:
    """Old, new, Δ and % in four cells; a change that matters has the new one marked."""
    old, new, delta, percent = cells
    put_side(old, change, change.old, exponent, places)
    put_side(new, change, change.new, exponent, places)
    put_amount(delta, change.delta, exponent, places)
    if change.delta:
        delta.font = _UP if change.delta > 0 else _DOWN
        delta.number_format = signed(delta.number_format)
    put_percent(percent, change)
    if change.material:
        new.fill = CHANGED_FILL


def put_percent(cell: "Cell", change: FigureChange) -> None:
    """A number with a per cent sign, or why there is none."""
    put_amount(cell, change.percent, 0, 2)
    if change.percent is not None:
        cell.number_format = _PERCENT
    elif change.no_percent in _NO_PERCENT and change.state not in ("added", "unchanged"):
        style.put_text(cell, _NO_PERCENT[change.no_percent])
        cell.font = style.FAINT


def signed(number_format: str) -> str:
    """The same format with a plus before what increased."""
    return f"+{number_format};-{number_format};{number_format}"


def unit_of(figures: Sequence[FigureChange]) -> tuple[int, int, str]:
    """In what a sheet tells its amounts: exponent, decimals and name of the unit.

    元 where every figure is printed to the yuan, else 万元; with as many decimals as the finest
    figure has.
    """
    sides = [side for each in figures for side in (each.old, each.new) if side is not None]
    known = [side.decimals for side in sides if side.decimals is not None]
    if known and min(known) >= 0:
        return 0, max(known), "元"
    return _WAN, max([2, *(each + _WAN for each in known)]), "万元"


def widths(sheet: "Worksheet", given: Sequence[int]) -> None:
    """The width of each column from the left."""
    for position, width in enumerate(given, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
