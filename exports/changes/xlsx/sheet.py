"""One sheet for each table: code, name, and for every column old, new, Δ and % side by side."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.changes.model import FigureChange, Line, LineChange, State, TableChange
from exports.changes.summary import FATES
from exports.changes.words import DISCLOSED, STATES
from exports.changes.xlsx.cells import (
    STATE_FILL,
    head,
    put,
    put_change,
    unit_of,
    widths,
)
from exports.xlsx import style
from extractor.model.finding import Message

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEADING = ("编码", "名称", "状态", "旧编码", "旧名称")
_LEADING_WIDTHS = (12, 34, 14, 12, 28)
_LAST = ("旧：页", "新：页", "依据")
_LAST_WIDTHS = (8, 8, 30)
_FOUR = 4
_TOP = 4


def write_table(
    sheet: "Worksheet", table: TableChange, sides: tuple[Message, Message], contents: str
) -> None:
    """The whole table; `sides` tell the two apart, `contents` is the sheet to go back to."""
    keys = _keys(table)
    figures = [figure for line in table.lines for figure in line.figures]
    exponent, places, unit = unit_of(figures)
    _title(sheet, table, unit, contents)
    _heads(sheet, table, keys, sides)
    for row, line in enumerate(table.lines, start=_TOP + 1):
        _line(sheet, row, line, keys, (exponent, places))
    widths(sheet, (*_LEADING_WIDTHS, *(14, 14, 14, 10) * len(keys), *_LAST_WIDTHS))
    last = get_column_letter(len(_LEADING) + _FOUR * len(keys) + len(_LAST))
    sheet.auto_filter.ref = f"A{_TOP}:{last}{max(_TOP + len(table.lines), _TOP + 1)}"
    sheet.freeze_panes = f"C{_TOP + 1}"
    sheet.sheet_view.showGridLines = False
    sheet.print_title_rows = f"1:{_TOP}"
    style.print_in_width(sheet)


def fate_of(states: Sequence[State]) -> State | None:
    """The state that a line is coloured by: what became of it, or that a side is not disclosed."""
    ranked: tuple[State, ...] = (*FATES, "not_disclosed")
    return next((each for each in ranked if each in states), None)


def states_text(states: Sequence[State]) -> str:
    """改名、变化."""
    return "、".join(STATES[each].zh for each in states)


def _keys(table: TableChange) -> list[str]:
    """The columns that have figures, as the table has them; others after them."""
    used = {figure.column: None for line in table.lines for figure in line.figures}
    known = [column.key for column in table.columns if column.key in used]
    return [*known, *(key for key in used if key not in known)]


def _title(sheet: "Worksheet", table: TableChange, unit: str, contents: str) -> None:
    title = sheet.cell(1, 2)
    style.put_text(title, table.title)
    title.font = style.TITLE
    sheet.row_dimensions[1].height = 28
    back = sheet.cell(2, 1)
    style.put_text(back, f"← {contents}")
    style.link(back, contents)
    about = sheet.cell(2, 2)
    numbers = [
        f"{side}表 {number + 1}"
        for side, number in (("旧", table.old), ("新", table.new))
        if number is not None
    ]
    style.put_text(about, "，".join([*numbers, DISCLOSED[table.disclosed].zh, f"单位：{unit}"]))
    about.font = style.FAINT


def _heads(
    sheet: "Worksheet", table: TableChange, keys: Sequence[str], sides: tuple[Message, Message]
) -> None:
    """Above, the printed header of each column over its four; below, what the four are."""
    head(sheet, _TOP, _LEADING)
    paths = {
        each.key: " / ".join(dict.fromkeys(each.new_path or each.old_path or (each.key,)))
        for each in table.columns
    }
    left = len(_LEADING) + 1
    for key in keys:
        head(sheet, _TOP - 1, [paths.get(key, key), "", "", ""], left=left)
        sheet.merge_cells(
            start_row=_TOP - 1, start_column=left, end_row=_TOP - 1, end_column=left + 3
        )
        head(sheet, _TOP, [sides[0].zh, sides[1].zh, "增减", "%"], left=left)
        left += _FOUR
    head(sheet, _TOP, _LAST, left=left)
    sheet.row_dimensions[_TOP - 1].height = 2 * style.LINE_HEIGHT


def _line(
    sheet: "Worksheet", row: int, line: LineChange, keys: Sequence[str], unit: tuple[int, int]
) -> None:
    shown = line.new or line.old
    total = shown[0].role in ("total", "subtotal")
    other = line.old if line.new and _names(line.old) != _names(line.new) else ()
    texts = (_codes(shown), _labels(shown), states_text(line.states), _codes(other), _labels(other))
    for position, text in enumerate(texts, start=1):
        put(sheet.cell(row, position), text, bold=total)
    sheet.cell(row, 2).alignment = style.indented(max((shown[0].level or 1) - 1, 0))
    style.set_height(sheet, row, zip(texts, _LEADING_WIDTHS, strict=True))
    fate = fate_of(line.states)
    if fate is not None:
        for position in range(1, len(_LEADING) + 1):
            sheet.cell(row, position).fill = STATE_FILL[fate]
    _amounts(sheet, row, {each.column: each for each in line.figures}, keys, unit)
    _last(sheet, row, line, len(_LEADING) + _FOUR * len(keys) + 1)


def _amounts(
    sheet: "Worksheet",
    row: int,
    figures: dict[str, FigureChange],
    keys: Sequence[str],
    unit: tuple[int, int],
) -> None:
    for position, key in enumerate(keys):
        left = len(_LEADING) + _FOUR * position + 1
        cells = [sheet.cell(row, left + offset) for offset in range(_FOUR)]
        if key in figures:
            put_change(cells, figures[key], *unit)
        else:
            for cell in cells:
                cell.border = style.GRID


def _last(sheet: "Worksheet", row: int, line: LineChange, left: int) -> None:
    note = line.match.note.zh if line.match is not None and line.match.note is not None else ""
    for offset, value in enumerate((_page(line.old), _page(line.new), note)):
        put(sheet.cell(row, left + offset), value)


def _names(side: Sequence[Line]) -> list[tuple[str | None, str]]:
    return [(each.code, each.label) for each in side]


def _codes(side: Sequence[Line]) -> str:
    return "\n".join(each.code for each in side if each.code)


def _labels(side: Sequence[Line]) -> str:
    return "\n".join(each.label for each in side)


def _page(side: Sequence[Line]) -> int | None:
    return side[0].place.page if side else None
