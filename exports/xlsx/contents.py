"""The contents sheet: which document this is, and every other sheet by link."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.tidy.naming import title_zh
from exports.tidy.printed import UNITS
from exports.xlsx import style
from exports.xlsx.findings import FINDINGS
from extractor.model.report import Report, Table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

CONTENTS = "目录"

_STATES = {"filled": "有数据", "declared_empty": "空表（有说明）", "empty": "空表", "absent": "缺"}
_HEADS = (
    ("序号", "no."),
    ("表", "table"),
    ("表号", "number"),
    ("单位", "unit"),
    ("PDF 页", "pages"),
    ("行数", "rows"),
    ("状态", "state"),
    ("核对相符", "checks hold"),
    ("舍入差", "rounding"),
    ("不符", "broken"),
)
_WIDTHS = (7, 58, 14, 8, 10, 8, 16, 11, 10, 8)
_LEGEND = (
    "空单元格＝原表未填；“-”＝原表印横线；0＝原表印 0；原表没有的列，这里也没有。"
    "金额单位与原表相同；“事实”表中一律为元。",
    "An empty cell is blank in print, “-” a printed dash, 0 a printed zero; a column that is not "
    "printed is not here. Tables keep their printed unit; the sheet “事实” (facts) is in yuan.",
    "底色：红＝错误，黄＝警告，蓝＝提示（见“问题”表）。合计与明细不可相加："
    "“事实”表中 concept 与 breakdown 都相同的行才可相加。",
    "Red cells are errors, yellow warnings, blue notes (sheet “问题”). Never add totals to their "
    "parts: only facts of one concept and one breakdown may be summed.",
    "超过 15 位有效数字的金额以文本存放，因为 Excel 会把它们四舍五入。"
    " Amounts of more than 15 digits are text, because Excel would round them.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sheet that is no printed table."""

    sheet: str
    zh: str
    en: str
    rows: int


def write_contents(
    sheet: "Worksheet", report: Report, names: list[str], entries: list[Entry]
) -> None:
    """Everything on the sheet."""
    _title(sheet, report)
    _heads(sheet, 5)
    row = 6
    for index, (name, table) in enumerate(zip(names, report.tables, strict=True)):
        _table(sheet, row, index, name, report, table)
        row += 1
    counted = Entry(sheet=FINDINGS, zh="问题", en="findings", rows=len(report.findings))
    for entry in (counted, *entries):
        _entry(sheet, row, entry)
        row += 1
    for offset, text in enumerate(_LEGEND, start=1):
        cell = sheet.cell(row + offset, 2)
        style.put_text(cell, text)
        cell.font, cell.alignment = style.FAINT, style.LEFT
        sheet.merge_cells(
            start_row=row + offset, start_column=2, end_row=row + offset, end_column=len(_HEADS)
        )
        sheet.row_dimensions[row + offset].height = 30
    _layout(sheet)


def _title(sheet: "Worksheet", report: Report) -> None:
    source = report.source
    title = sheet.cell(1, 1)
    style.put_text(title, title_zh(report))
    title.font = style.TITLE
    sheet.row_dimensions[1].height = 28
    for row, text in ((2, f"{source.name}，共 {source.page_count} 页"), (3, source.sha256)):
        cell = sheet.cell(row, 1)
        style.put_text(cell, text if row == 2 else f"SHA-256 {text}")
        cell.font = style.FAINT


def _heads(sheet: "Worksheet", row: int) -> None:
    for position, (zh, en) in enumerate(_HEADS, start=1):
        cell = sheet.cell(row, position)
        style.put_text(cell, f"{zh}\n{en}")
        cell.font, cell.fill, cell.alignment = style.BOLD, style.HEAD_FILL, style.MIDDLE
        cell.border = style.GRID
    sheet.row_dimensions[row].height = 30


def _table(
    sheet: "Worksheet", row: int, index: int, name: str, report: Report, table: Table
) -> None:
    counts = [count for count in report.checks if count.table == index]
    values: tuple[str | int, ...] = (
        index + 1,
        table.title or table.kind,
        table.number or "",
        "" if table.unit is None else UNITS[table.unit][0],
        _pages(table.pages),
        len({(each.page, each.printed_row) for each in table.rows}),
        _STATES[table.state],
        sum(count.holds for count in counts),
        sum(count.rounding for count in counts),
        sum(count.broken for count in counts),
    )
    for position, value in enumerate(values, start=1):
        cell = sheet.cell(row, position)
        _put(cell, value)
        cell.alignment = style.LEFT if position == 2 else style.MIDDLE
    style.link(sheet.cell(row, 2), name)
    if values[-1]:
        sheet.cell(row, len(values)).fill = style.FINDING_FILL["error"]


def _entry(sheet: "Worksheet", row: int, entry: Entry) -> None:
    for position in range(1, len(_HEADS) + 1):
        _put(sheet.cell(row, position), "")
    _put(sheet.cell(row, 2), f"{entry.zh} / {entry.en}")
    _put(sheet.cell(row, 6), entry.rows)
    sheet.cell(row, 6).alignment = style.MIDDLE
    style.link(sheet.cell(row, 2), entry.sheet)


def _put(cell: "Cell", value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
    elif value:
        style.put_text(cell, value)
    cell.font, cell.border = style.PLAIN, style.GRID


def _pages(pages: tuple[int, ...]) -> str:
    first, last = min(pages, default=0), max(pages, default=0)
    return "" if not pages else str(first) if first == last else f"{first}–{last}"


def _layout(sheet: "Worksheet") -> None:
    for position, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.freeze_panes = "A6"
    sheet.sheet_view.showGridLines = False
    style.print_in_width(sheet)
