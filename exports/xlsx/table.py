"""One sheet per printed table: title, unit, merged header, figures in their printed unit, notes."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.tidy.printed import UNITS
from exports.xlsx import style
from exports.xlsx.header import blocks, depth
from exports.xlsx.lines import Line, code_positions, code_text, printed_lines
from extractor.model.amount import UNIT_EXPONENT, Unit, shifted
from extractor.model.finding import Severity
from extractor.model.report import Column, Row, Table
from extractor.model.value import CellValue

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet.worksheet import Worksheet

Flags = Mapping[tuple[int, str], Severity]
# Where each printed cell (row of the report, column key) ended up: B7.
Addresses = dict[tuple[int, str], str]

_HEADER = 3


class TableSheet:
    """Writes one table to one sheet. `flags` are cells that findings point to."""

    def __init__(self, sheet: "Worksheet", table: Table, flags: Flags) -> None:
        self._sheet = sheet
        self._table = table
        self._flags = flags
        self._codes = code_positions(table)
        self._widest = [0] * len(table.columns)
        self.addresses: Addresses = {}

    def write(self, contents: str) -> None:
        """Everything; `contents` is the name of the contents sheet, to go back to."""
        first = _HEADER + depth([column.path for column in self._table.columns])
        self._heading(contents)
        self._header(first - 1)
        last = first
        for line in printed_lines(self._table):
            self._line(last, line)
            last += 1
        self._notes(last + 1)
        self._layout(first)

    def _heading(self, contents: str) -> None:
        table, sheet = self._table, self._sheet
        width = max(len(table.columns) + 1, 2)
        title = sheet.cell(1, 1)
        style.put_text(title, table.title or f"（无标题 / untitled: {table.kind}）")
        title.font, title.alignment = style.TITLE, style.MIDDLE
        sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
        sheet.row_dimensions[1].height = 28
        back = sheet.cell(2, 1)
        style.put_text(back, f"← {contents}")
        style.link(back, contents)
        about = sheet.cell(2, 2)
        style.put_text(about, _about(table))
        about.font, about.alignment = style.FAINT, style.RIGHT
        sheet.merge_cells(start_row=2, start_column=2, end_row=2, end_column=width)

    def _header(self, bottom: int) -> None:
        paths = [column.path for column in self._table.columns]
        for block in blocks(paths):
            cell = self._sheet.cell(_HEADER + block.top, block.left + 1)
            style.put_text(cell, block.text)
            self._merge(_HEADER + block.top, block.left, _HEADER + block.bottom, block.right)
            if block.left == block.right:
                self._seen(block.left, style.width_of(block.text) // 2)
        page = self._sheet.cell(_HEADER, len(paths) + 1)
        style.put_text(page, "PDF 页\npage")
        self._merge(_HEADER, len(paths), bottom, len(paths))
        if bottom == _HEADER:
            self._sheet.row_dimensions[bottom].height = 2 * style.LINE_HEIGHT
        for row in self._sheet.iter_rows(min_row=_HEADER, max_row=bottom, max_col=len(paths) + 1):
            for cell in row:
                cell.font, cell.fill = style.BOLD, style.HEAD_FILL
                cell.border, cell.alignment = style.GRID, style.MIDDLE

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(
                start_row=top, start_column=left + 1, end_row=bottom, end_column=right + 1
            )

    def _line(self, number: int, line: Line) -> None:
        for position, column in enumerate(self._table.columns):
            cell = self._sheet.cell(number, position + 1)
            found = line.of(column)
            if found is None:
                style.dress(cell, style.PLAIN, style.LEFT)
            else:
                self._dress(cell, column, *found)
                self._fill(cell, position, column, *found)
        page = self._sheet.cell(number, len(self._table.columns) + 1, line.page)
        style.dress(page, style.FAINT, style.MIDDLE)

    def _dress(self, cell: "Cell", column: Column, index: int, row: Row) -> None:
        """Totals are bold, names indented by level; a finding's colour covers a total's. What a
        person should compare with the scan is coloured like a note."""
        flag = self._flags.get((index, column.key))
        printed = row.cells.get(column.key)
        if flag is None and printed is not None and printed.review:
            flag = "info"
        total = row.role in ("total", "subtotal")
        fill = style.TOTAL_FILL if total else None
        style.dress(
            cell,
            style.BOLD if total else style.PLAIN,
            _alignment(column, row),
            fill if flag is None else style.FINDING_FILL[flag],
        )

    def _fill(self, cell: "Cell", position: int, column: Column, index: int, row: Row) -> None:
        """One printed cell of one row of the report."""
        printed = row.cells.get(column.key)
        if printed is not None and column.role == "amount":
            self._amount(cell, printed)
        elif (said := self._said(column, row, printed)) != "":
            style.put_text(cell, said)
        self._seen(position, _shown_width(cell))
        self.addresses[(index, column.key)] = cell.coordinate

    def _said(self, column: Column, row: Row, printed: CellValue | None) -> str:
        if printed is not None and printed.raw:
            return printed.raw
        if column.role == "code":
            return code_text(row, *self._codes[column.key])
        return row.label if column.role == "label" else ""

    def _amount(self, cell: "Cell", printed: CellValue) -> None:
        """A figure in the printed unit; what is no figure as it is printed: blank, dash, text."""
        if printed.amount is None:
            if printed.raw.strip():
                style.put_text(cell, printed.raw.strip())
            return
        value = in_unit(printed.amount, self._table.unit)
        style.put_number(cell, value, printed.places)

    def _notes(self, number: int) -> None:
        for offset, note in enumerate(self._table.notes):
            cell = self._sheet.cell(number + offset, 1)
            style.put_text(cell, note)
            cell.font, cell.alignment = style.FAINT, style.LEFT
            self._merge(number + offset, 0, number + offset, len(self._table.columns))
            style.set_height(self._sheet, number + offset, [(note, max(sum(self._widest), 40))])

    def _layout(self, first: int) -> None:
        """Widths, frozen header and names, and a page that prints in full width."""
        sheet, columns = self._sheet, self._table.columns
        for position, longest in enumerate(self._widest):
            amount = columns[position].role == "amount"
            style.set_width(
                sheet, get_column_letter(position + 1), longest, least=12 if amount else 8, most=46
            )
        sheet.column_dimensions[get_column_letter(len(columns) + 1)].width = 8
        names = [n for n, column in enumerate(columns) if column.role in ("code", "label")]
        leading = [n for n in names if n == names.index(n)]
        sheet.freeze_panes = f"{get_column_letter(len(leading) + 1)}{first}"
        sheet.sheet_view.showGridLines = False
        style.print_in_width(sheet)
        sheet.print_title_rows = f"1:{first - 1}"

    def _seen(self, position: int, width: int) -> None:
        self._widest[position] = max(self._widest[position], width)


def _alignment(column: Column, row: Row) -> "Alignment":
    """Figures to the right, names further in the further down they are."""
    if column.role == "amount" and column.key in row.cells:
        return style.RIGHT
    if column.role == "label" and row.level:
        return style.indented(row.level - 1)
    return style.LEFT


def in_unit(amount: Decimal, unit: Unit | None) -> Decimal:
    """Yuan → the printed unit, exactly."""
    return amount if unit is None else shifted(amount, -UNIT_EXPONENT[unit])


def _about(table: Table) -> str:
    unit = "" if table.unit is None else f"单位：{UNITS[table.unit][0]} ({UNITS[table.unit][1]})"
    return "    ".join(part for part in (table.number, table.body, unit) if part)


def _shown_width(cell: "Cell") -> int:
    if isinstance(cell.value, Decimal):
        places = len(cell.number_format.partition(".")[2])
        return len(f"{cell.value:,.{places}f}") + 3
    indent = int(cell.alignment.indent)
    return 0 if cell.value is None else style.width_of(str(cell.value)) + 2 * indent
