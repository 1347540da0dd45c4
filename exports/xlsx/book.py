"""The workbook: contents, findings, tables, facts, and what else the report holds."""

from openpyxl import Workbook

from exports.tidy import TidyTable, tidy
from exports.tidy.naming import title_zh
from exports.xlsx.contents import CONTENTS, Entry, write_contents
from exports.xlsx.data import write_data
from exports.xlsx.facts import with_names
from exports.xlsx.findings import FINDINGS, write_findings
from exports.xlsx.names import DATA, table_names
from exports.xlsx.style import clean
from exports.xlsx.table import Addresses, TableSheet
from extractor.model.finding import SEVERITIES, Severity
from extractor.model.report import Report

FACTS = "事实"


def workbook(report: Report) -> Workbook:
    """The whole workbook in memory."""
    book = Workbook()
    book.properties.creator = "Gongkai"
    book.properties.title = clean(title_zh(report))
    contents = book.active
    contents.title = CONTENTS
    findings = book.create_sheet(FINDINGS)
    names = table_names(report)
    addresses = [_table_sheet(book, report, index, name) for index, name in enumerate(names)]
    entries = _data_sheets(book, report)
    write_findings(findings, report, names, addresses)
    write_contents(contents, report, names, entries)
    return book


def _table_sheet(book: Workbook, report: Report, index: int, name: str) -> Addresses:
    sheet = TableSheet(book.create_sheet(name), report.tables[index], _flags(report, index))
    sheet.write(CONTENTS)
    return sheet.addresses


def _data_sheets(book: Workbook, report: Report) -> list[Entry]:
    tables = {table.name: table for table in tidy(report)}
    shown: dict[str, TidyTable] = {FACTS: with_names(tables["facts"], tables)}
    shown |= {name: tables[key] for key, name in DATA.items() if tables[key].rows}
    for name, table in shown.items():
        write_data(book.create_sheet(name), table)
    return [
        Entry(sheet=name, zh=table.zh, en=table.en, rows=len(table.rows))
        for name, table in shown.items()
    ]


def _flags(report: Report, table: int) -> dict[tuple[int, str], Severity]:
    """The cells that findings point to, each by its worst finding."""
    flags: dict[tuple[int, str], Severity] = {}
    ranked = sorted(report.findings, key=lambda each: SEVERITIES.index(each.severity))
    for finding in ranked:
        for place in finding.places:
            if place.table == table and place.row is not None and place.column is not None:
                flags.setdefault((place.row, place.column), finding.severity)
    return flags
