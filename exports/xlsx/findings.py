"""The findings sheet: what is wrong, with a link to the cell that says it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from exports.xlsx import style
from exports.xlsx.names import DATA
from extractor.model.finding import Finding, Place
from extractor.model.report import Report

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from exports.xlsx.table import Addresses

FINDINGS = "问题"

_SEVERITY = {"error": "错误 error", "warning": "警告 warning", "info": "提示 note"}
_OUTCOME = {
    "holds": "相符",
    "rounding": "舍入差",
    "broken": "不符",
    "not_applicable": "不适用",
    "insufficient": "无法核对",
}
_HEADS = (
    ("级别", "severity", 14),
    ("代码", "code", 10),
    ("结果", "outcome", 10),
    ("说明", "message", 70),
    ("应为", "expected", 16),
    ("实为", "observed", 16),
    ("PDF 页", "page", 8),
    ("所在表", "sheet", 30),
    ("单元格", "cell", 9),
    ("英文说明", "message_en", 70),
)


def write_findings(
    sheet: "Worksheet", report: Report, names: Sequence[str], addresses: Sequence["Addresses"]
) -> None:
    """One row per finding, in the order of the report."""
    for position, (zh, en, width) in enumerate(_HEADS, start=1):
        cell = sheet.cell(1, position)
        style.put_text(cell, f"{zh}\n{en}")
        cell.font, cell.fill, cell.alignment = style.BOLD, style.HEAD_FILL, style.MIDDLE
        cell.border = style.GRID
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.row_dimensions[1].height = 30
    for row, finding in enumerate(report.findings, start=2):
        _finding(sheet, row, finding, _target(report, finding, names, addresses))
    sheet.freeze_panes = "D2"
    last = max(len(report.findings) + 1, 2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_HEADS))}{last}"
    style.print_in_width(sheet)


def _finding(sheet: "Worksheet", row: int, finding: Finding, target: tuple[str, str]) -> None:
    name, cell_name = target
    texts = (
        _SEVERITY[finding.severity],
        finding.code,
        _OUTCOME[finding.outcome],
        finding.message.zh,
        finding.expected or "",
        finding.observed or "",
        _page(finding),
        name,
        cell_name,
        finding.message.en,
    )
    for position, text in enumerate(texts, start=1):
        cell = sheet.cell(row, position)
        style.dress(cell, style.PLAIN, style.TOP)
        if text:
            style.put_text(cell, text)
    widths = [width for _, _, width in _HEADS]
    style.set_height(sheet, row, zip(texts, widths, strict=True))
    sheet.cell(row, 1).fill = style.FINDING_FILL[finding.severity]
    if name:
        for position in (8, 9):
            style.link(sheet.cell(row, position), name, cell_name or "A1")


def _target(
    report: Report, finding: Finding, names: Sequence[str], addresses: Sequence["Addresses"]
) -> tuple[str, str]:
    """The sheet and the cell of the first place that has one; empty where none has."""
    for place in finding.places:
        if place.table is not None:
            cell = (-1 if place.row is None else place.row, place.column or "")
            return names[place.table], addresses[place.table].get(cell, "")
        row = _data_row(report, place)
        if row is not None:
            return row
    return "", ""


def _data_row(report: Report, place: Place) -> tuple[str, str] | None:
    """The row of a data sheet, whose rows follow the report below one header row."""
    if place.catalogue is not None and place.row is not None:
        before = sum(len(each.entries) for each in report.catalogues[: place.catalogue])
        return DATA["catalogue"], f"A{before + place.row + 2}"
    if place.form is not None and place.row is not None:
        before = sum(len(each.indicators) for each in report.forms[: place.form])
        return DATA["indicators"], f"A{before + place.row + 2}"
    if place.form is not None:
        return DATA["sheets"], f"A{place.form + 2}"
    if place.paragraph is not None:
        return DATA["paragraphs"], f"A{place.paragraph + 2}"
    return None


def _page(finding: Finding) -> str:
    pages = [place.page for place in finding.places if place.page is not None]
    return str(pages[0]) if pages else ""
