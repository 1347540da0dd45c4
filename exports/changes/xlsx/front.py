"""The sheets that come first: what is compared, the totals, what moved, what became of lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports.changes.fate_notes import fate_notes
from exports.changes.model import ChangeSet, Document, FactChange, Waterfall
from exports.changes.summary import Fate, fates, headlines
from exports.changes.words import RELATIONS, STATES, short_names, side_name, title
from exports.changes.xlsx.cells import (
    STATE_FILL,
    head,
    put,
    put_amount,
    put_change,
    signed,
    unit_of,
    widths,
)
from exports.changes.xlsx.sheet import states_text
from exports.xlsx import style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SUMMARY = "比较"
MOVERS = "变化最大"
WATERFALL = "分类变动"
FATES_SHEET = "科目去向"
_WAN = 4
_LEGEND = (
    "空单元格＝原表未填；“-”＝原表印横线；“未公开”＝这一年没有这一栏或这张表，不是零。",
    "底色：绿＝新增，红＝取消，蓝＝改名或改编码，紫＝移动、拆分或合并，黄＝需人工确认，"
    "橙＝金额单位不同，灰＝未公开；浅黄的新数＝达到门槛的变化。",
    "“变化最大”每个变化只计一次；“事实”表金额为元，其中只有 level 为 leaf 且 breakdown 相同的行"
    "才可相加。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sheet of the workbook, what it holds, and how much of it changed."""

    sheet: str
    about: str
    rows: int
    changed: int | None = None


def write_summary(sheet: "Worksheet", changes: ChangeSet, entries: Sequence[Entry]) -> None:
    """Whose disclosures, what to mind, the totals, and every other sheet by link."""
    cell = sheet.cell(1, 1)
    style.put_text(cell, title(changes).zh)
    cell.font = style.TITLE
    sheet.row_dimensions[1].height = 28
    texts = [
        RELATIONS[changes.relation].zh,
        f"旧：{_file(changes.old)}",
        f"新：{_file(changes.new)}",
        *_threshold(changes),
    ]
    row = _faint(sheet, 2, texts)
    row = _cautions(sheet, row + 1, changes)
    row = _totals(sheet, row + 1, changes)
    row = _contents(sheet, row + 1, entries)
    _faint(sheet, row + 1, _LEGEND)
    widths(sheet, (34, 16, 16, 16, 12, 10, 10))
    sheet.sheet_view.showGridLines = False
    style.print_in_width(sheet)


def write_movers(sheet: "Worksheet", changes: ChangeSet) -> None:
    """Every leaf that moved, largest first."""
    sides = [f"{each.zh}（万元）" for each in short_names(changes)]
    head(sheet, 1, ["#", "编码", "名称", *sides, "增减（万元）", "%", "状态", "旧：页", "新：页"])
    for row, index in enumerate(changes.movers, start=2):
        fact = changes.facts[index]
        put(sheet.cell(row, 1), row - 1)
        put(sheet.cell(row, 2), fact.code)
        name = f"？{fact.label.zh}" if "uncertain" in fact.states else fact.label.zh
        put(sheet.cell(row, 3), name)
        style.set_height(sheet, row, [(name, 44)])
        _change(sheet, row, 4, fact)
        put(sheet.cell(row, 8), states_text(fact.states))
        put(sheet.cell(row, 9), fact.old_places[0].page if fact.old_places else None)
        put(sheet.cell(row, 10), fact.new_places[0].page if fact.new_places else None)
    widths(sheet, (6, 12, 44, 16, 16, 16, 12, 16, 9, 9))
    _finish(sheet, len(changes.movers), "J", "D2")


def write_waterfalls(sheet: "Worksheet", changes: ChangeSet) -> None:
    """From the old totals to the new, class by class; ready for a chart."""
    sides = [f"{each.zh}（万元）" for each in short_names(changes)]
    head(sheet, 1, ["分解", "编码", "类", *sides, "增减（万元）"])
    row = 2
    for waterfall in changes.waterfalls:
        row = _waterfall(sheet, row, waterfall)
    widths(sheet, (28, 10, 40, 16, 16, 16))
    _finish(sheet, row - 2, "F", "D2")


def write_fates(sheet: "Worksheet", changes: ChangeSet, names: Sequence[str]) -> None:
    """What became of lines, each once, with a link to the sheet of its first table."""
    head(sheet, 1, ["状态", "旧编码", "旧名称", "新编码", "新名称", "旧（万元）", "新（万元）",
                    "增减（万元）", "%", "依据", "所在表"])  # fmt: skip
    found = fates(changes)
    for row, fate in enumerate(found, start=2):
        _fate(sheet, row, fate, names, changes)
    widths(sheet, (14, 12, 40, 12, 40, 14, 14, 14, 10, 30, 34))
    _finish(sheet, len(found), "K", "B2")


def _fate(
    sheet: "Worksheet", row: int, fate: Fate, names: Sequence[str], changes: ChangeSet
) -> None:
    note = fate.line.match.note if fate.line.match is not None else None
    texts = [
        STATES[fate.state].zh,
        *("\n".join(code for code, _ in side if code) if n == 0 else "\n".join(x for _, x in side)
          for side in (fate.old, fate.new) for n in (0, 1)),
    ]  # fmt: skip
    for position, text in enumerate(texts, start=1):
        put(sheet.cell(row, position), text)
    sheet.cell(row, 1).fill = STATE_FILL[fate.state]
    cells = [sheet.cell(row, position) for position in range(6, 10)]
    if fate.figure is not None:
        put_change(cells, fate.figure, _WAN, max(2, unit_of([fate.figure])[1]))
    notes = [*([note] if note is not None else []), *fate_notes(changes, fate)]
    reason = "；".join(each.zh for each in notes)
    tables = "\n".join(names[table] for table, _ in fate.where)
    put(sheet.cell(row, 10), reason)
    put(sheet.cell(row, 11), tables)
    style.link(sheet.cell(row, 11), names[fate.where[0][0]])
    sheet.cell(row, 11).alignment = style.LEFT
    style.set_height(sheet, row, [(texts[2], 40), (texts[4], 40), (reason, 30), (tables, 34)])


def _waterfall(sheet: "Worksheet", row: int, waterfall: Waterfall) -> int:
    """The rows of one waterfall; gives the next free row."""
    name = waterfall.title.zh
    rows = [(step.code, step.label.zh, step.old, step.new, step.delta) for step in waterfall.steps]
    residual = "差额（印数不闭合）" if waterfall.broken else "舍入差"
    delta = waterfall.new_total - waterfall.old_total
    for code, label, *amounts in (
        *rows,
        *([(None, residual, None, None, waterfall.residual)] if waterfall.residual else []),
        (None, "合计", waterfall.old_total, waterfall.new_total, delta),
    ):
        for position, text in enumerate((name, code, label), start=1):
            put(sheet.cell(row, position), text, bold=label == "合计")
        for position, amount in enumerate(amounts, start=4):
            put_amount(sheet.cell(row, position), amount, _WAN, 2)
        sheet.cell(row, 6).number_format = signed(style.number_format(2))
        row += 1
    return row


def _file(document: Document) -> str:
    return (
        f"{side_name(document).zh}，{document.name}，{len(document.pages)} 页，"
        f"SHA-256 {document.sha256[:16]}…"
    )


def _threshold(changes: ChangeSet) -> list[str]:
    asked = changes.materiality
    parts = []
    if asked.amount is not None:
        parts.append(f"{asked.amount.scaleb(-_WAN).normalize():f} 万元")
    if asked.percent is not None:
        parts.append(f"{asked.percent.normalize():f}%")
    return [f"门槛：增减达到 {'、'.join(parts)}"] if parts else []


def _faint(sheet: "Worksheet", row: int, texts: Sequence[str]) -> int:
    for text in texts:
        cell = sheet.cell(row, 1)
        style.put_text(cell, text)
        cell.font, cell.alignment = style.FAINT, style.TOP
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=7)
        style.set_height(sheet, row, [(text, 110)])
        row += 1
    return row


def _cautions(sheet: "Worksheet", row: int, changes: ChangeSet) -> int:
    for each in changes.cautions:
        cell = sheet.cell(row, 1)
        style.put_text(cell, f"! {each.message.zh}")
        cell.font, cell.alignment, cell.fill = style.BOLD, style.TOP, STATE_FILL["uncertain"]
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=7)
        style.set_height(sheet, row, [(each.message.zh, 105)])
        row += 1
    return row


def _totals(sheet: "Worksheet", row: int, changes: ChangeSet) -> int:
    old, new = short_names(changes)
    head(sheet, row, ["合计（万元）", old.zh, new.zh, "增减", "%", "旧：页", "新：页"])
    for fact in headlines(changes):
        row += 1
        put(sheet.cell(row, 1), fact.label.zh, bold=True)
        _change(sheet, row, 2, fact)
        put(sheet.cell(row, 6), fact.old_places[0].page if fact.old_places else None)
        put(sheet.cell(row, 7), fact.new_places[0].page if fact.new_places else None)
    return row + 1


def _change(sheet: "Worksheet", row: int, left: int, fact: FactChange) -> None:
    cells = [sheet.cell(row, left + offset) for offset in range(4)]
    sides = [side for side in (fact.figure.old, fact.figure.new) if side is not None]
    known = [side.decimals + _WAN for side in sides if side.decimals is not None]
    put_change(cells, fact.figure, _WAN, max([2, *known]))


def _contents(sheet: "Worksheet", row: int, entries: Sequence[Entry]) -> int:
    head(sheet, row, ["工作表", "行数", "有变化", "内容"])
    for entry in entries:
        row += 1
        put(sheet.cell(row, 1), entry.sheet)
        style.link(sheet.cell(row, 1), entry.sheet)
        put(sheet.cell(row, 2), entry.rows)
        put(sheet.cell(row, 3), entry.changed)
        put(sheet.cell(row, 4), entry.about)
        sheet.merge_cells(start_row=row, start_column=4, end_row=row, end_column=7)
        style.set_height(sheet, row, [(entry.sheet, 34), (entry.about, 48)])
    return row + 1


def _finish(sheet: "Worksheet", rows: int, last: str, frozen: str) -> None:
    sheet.auto_filter.ref = f"A1:{last}{max(rows + 1, 2)}"
    sheet.freeze_panes = frozen
    style.print_in_width(sheet)
