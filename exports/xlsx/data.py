"""Tidy tables as sheets: one header row, an automatic filter, figures as numbers."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.tidy.spec import Field, TidyTable, Value, text_of
from exports.xlsx import style

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

# A document is one workbook; the rest is for machines, who have better formats.
_LEFT_OUT = frozenset({"document", "x0", "y0", "x1", "y1"})
_MOST = 60


def write_data(sheet: "Worksheet", table: TidyTable) -> None:
    """The whole table; members of closed lists by their Chinese names."""
    shown = [n for n, field in enumerate(table.fields) if field.name not in _LEFT_OUT]
    fields = [table.fields[n] for n in shown]
    widest = [_head(sheet, position, field) for position, field in enumerate(fields, start=1)]
    labels = [{member.value: member.zh for member in field.members} for field in fields]
    for number, row in enumerate(table.rows, start=2):
        for position, index in enumerate(shown):
            value = row[index]
            if value is None:
                continue
            if isinstance(value, str):
                value = labels[position].get(value, value)
            cell = sheet.cell(number, position + 1)
            _put(cell, value, fields[position])
            widest[position] = max(widest[position], _width(value, fields[position]))
        texts = (row[index] for index in shown)
        long = [(each, _MOST) for each in texts if isinstance(each, str)]
        style.set_height(sheet, number, long)
    for position, (index, longest) in enumerate(zip(shown, widest, strict=True), start=1):
        letter = get_column_letter(position)
        style.set_width(sheet, letter, longest, least=8, most=_MOST)
        # A column without a single value is there for programs only.
        sheet.column_dimensions[letter].hidden = all(row[index] is None for row in table.rows)
    sheet.freeze_panes = "B2"
    style.print_in_width(sheet)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{max(len(table.rows) + 1, 2)}"


def heading(field: Field) -> str:
    """Chinese for people, the name of the field for formulas and programs."""
    return f"{field.zh}\n{field.name}"


def columns_by_name(header: Sequence[object]) -> dict[str, int]:
    """Positions by field name, read back from a header row."""
    return {str(text).rpartition("\n")[2]: n for n, text in enumerate(header) if text is not None}


def _head(sheet: "Worksheet", position: int, field: Field) -> int:
    cell = sheet.cell(1, position)
    text = heading(field)
    style.put_text(cell, text)
    cell.font, cell.fill, cell.alignment = style.BOLD, style.HEAD_FILL, style.MIDDLE
    cell.border = style.GRID
    return min(style.width_of(text), 16)


def _put(cell: "Cell", value: Value, field: Field) -> None:
    """The value in the workbook's own font: styling each of thousands of cells takes its time."""
    if isinstance(value, bool):
        style.put_text(cell, "是" if value else "否")
    elif isinstance(value, Decimal):
        style.put_number(cell, value, _places(value, field))
    elif isinstance(value, int):
        cell.value = value
    else:
        style.put_text(cell, str(value))
        if "\n" in str(value) or style.width_of(str(value)) > _MOST:
            cell.alignment = style.TOP


def _places(value: Decimal, field: Field) -> int:
    """Decimals as the text of the value has them, whatever idle zeros the number carries."""
    return len(text_of(value, field.type).partition(".")[2])


def _width(value: Value, field: Field) -> int:
    if isinstance(value, Decimal):
        return len(f"{value:,.{_places(value, field)}f}") + 2
    return style.width_of(str(value))
