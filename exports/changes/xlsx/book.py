"""The workbook of a comparison: summary, movers, waterfall, lines, tables, and the rest as data."""

from openpyxl import Workbook

from exports.changes.model import ChangeSet
from exports.changes.summary import changed_lines, fates
from exports.changes.tidy import tidy
from exports.changes.words import DISCLOSED, short_names, title
from exports.changes.xlsx.front import (
    FATES_SHEET,
    MOVERS,
    SUMMARY,
    WATERFALL,
    Entry,
    write_fates,
    write_movers,
    write_summary,
    write_waterfalls,
)
from exports.changes.xlsx.sheet import write_table
from exports.xlsx.data import write_data
from exports.xlsx.names import numbered
from exports.xlsx.style import clean

# Sheets made of tidy tables, where these have rows. Lines and cautions have sheets of their own.
_DATA = {
    "claims": "上年数核对",
    "findings": "问题",
    "funding": "绩效表资金",
    "indicators": "绩效指标",
    "texts": "绩效表文字",
    "catalogue": "目录条目",
    "narrative": "文字说明",
    "facts": "事实",
}


def workbook(changes: ChangeSet) -> Workbook:
    """The whole workbook in memory."""
    book = Workbook()
    book.properties.creator = "Gongkai"
    book.properties.title = clean(title(changes).zh)
    summary = book.active
    summary.title = SUMMARY
    names = numbered([table.title for table in changes.tables])
    entries = [*_front(book, changes, names), *_tables(book, changes, names), *_data(book, changes)]
    write_summary(summary, changes, entries)
    return book


def _front(book: Workbook, changes: ChangeSet, names: list[str]) -> list[Entry]:
    write_movers(book.create_sheet(MOVERS), changes)
    write_waterfalls(book.create_sheet(WATERFALL), changes)
    write_fates(book.create_sheet(FATES_SHEET), changes, names)
    steps = sum(len(each.steps) for each in changes.waterfalls)
    return [
        Entry(sheet=MOVERS, about="每个变化一次，按增减大小", rows=len(changes.movers)),
        Entry(sheet=WATERFALL, about="从旧合计到新合计，逐类", rows=steps),
        Entry(
            sheet=FATES_SHEET,
            about="新增、取消、改名、改编码等，每项一次",
            rows=len(fates(changes)),
        ),
    ]


def _tables(book: Workbook, changes: ChangeSet, names: list[str]) -> list[Entry]:
    entries = []
    for name, table in zip(names, changes.tables, strict=True):
        write_table(book.create_sheet(name), table, short_names(changes), SUMMARY)
        entries.append(
            Entry(
                sheet=name,
                about=f"{table.title}（{DISCLOSED[table.disclosed].zh}）",
                rows=len(table.lines),
                changed=changed_lines(table),
            )
        )
    return entries


def _data(book: Workbook, changes: ChangeSet) -> list[Entry]:
    tables = {table.name: table for table in tidy(changes)}
    shown = {name: tables[key] for key, name in _DATA.items() if tables[key].rows}
    for name, table in shown.items():
        write_data(book.create_sheet(name), table)
    return [
        Entry(sheet=name, about=table.zh, rows=len(table.rows)) for name, table in shown.items()
    ]
