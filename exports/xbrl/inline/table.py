"""A table of the report as the page shows it: as printed, its figures tagged."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from lxml import etree

from exports.xbrl.fact import XbrlFact
from exports.xbrl.inline.header import header_rows
from exports.xbrl.inline.html import append_text, h
from exports.xbrl.inline.tagging import Tagger
from exports.xbrl.inline.words import STATES
from extractor.model.report import Column, Row, Table

Printed = tuple[tuple[int, Row], ...]
Cells = Mapping[tuple[int, str], XbrlFact]
_HIDDEN_ROLES = ("ignored",)


def add_table(
    parent: etree._Element, number: int, table: Table, cells: Cells, tagger: Tagger
) -> None:
    """One table with its heading. `cells` are the facts by row index and column key."""
    box = h(parent, "div", class_="sheet", id=f"table-{number}")
    _heading(box, number, table, tagger)
    columns = [column for column in table.columns if column.role not in _HIDDEN_ROLES]
    if columns:
        frame = h(h(box, "div", class_="frame"), "table", class_="printed")
        if any(column.path for column in columns):
            _header(h(frame, "thead"), columns)
        body = h(frame, "tbody")
        for printed in _printed_rows(table.rows):
            _row(h(body, "tr", class_=printed[0][1].role), printed, columns, table, cells, tagger)
        if not table.rows:
            h(h(body, "tr"), "td", STATES[table.state], colspan=str(len(columns)), class_="none")
    for note in table.notes:
        h(box, "p", note, class_="note")


def _heading(box: etree._Element, number: int, table: Table, tagger: Tagger) -> None:
    axes = (("TableAxis", str(number)),)
    if table.number:
        tagger.text(h(box, "p", class_="number"), "TableNumber", axes, table.number)
    tagger.text(h(box, "h2"), "TableTitle", axes, table.title or "（无标题）")
    line = h(box, "div", class_="line")
    h(line, "span", pages(table.pages))
    if STATES[table.state]:
        h(line, "span", STATES[table.state], class_="state")
    if table.printed_unit:
        told = h(line, "span", unit_word(table.printed_unit), class_="unit")
        tagger.text(told, "TablePrintedUnit", axes, table.printed_unit)


def unit_word(printed: str) -> str:
    """What is to stand before a printed unit that does not name itself."""
    return "" if "单位" in printed else "单位："


def pages(numbers: Sequence[int]) -> str:
    """原文件第 4–5 页."""
    if not numbers:
        return ""
    ends = f"{numbers[0]}–{numbers[-1]}" if numbers[-1] != numbers[0] else str(numbers[0])
    return f"原文件第 {ends} 页"


def _header(head: etree._Element, columns: Sequence[Column]) -> None:
    for cells in header_rows([column.path for column in columns]):
        row = h(head, "tr")
        for cell in cells:
            told = h(row, "th", cell.text)
            if cell.columns > 1:
                told.set("colspan", str(cell.columns))
            if cell.rows > 1:
                told.set("rowspan", str(cell.rows))


def _printed_rows(rows: Sequence[Row]) -> Iterator[Printed]:
    """Rows with their indexes; the halves of a printed row of a paired table together."""
    numbered = enumerate(rows)
    for (_, half), group in groupby(numbered, key=_same_line):
        if half:
            yield tuple(group)
        else:
            yield from ((each,) for each in group)


def _same_line(numbered: tuple[int, Row]) -> tuple[int, bool]:
    _, row = numbered
    return (row.printed_row, row.half is not None)


def _row(
    line: etree._Element,
    printed: Printed,
    columns: Sequence[Column],
    table: Table,
    cells: Cells,
    tagger: Tagger,
) -> None:
    for column in columns:
        place = next(((i, row) for i, row in printed if row.half == column.half), None)
        cell = h(line, "td", class_=column.role)
        if place is None:
            continue
        index, row = place
        if column.role == "label":
            append_text(cell, row.label)
            cell.set("class", f"label level{min(row.level or 0, 4)}")
        elif column.role == "code":
            append_text(cell, _code(row, column, columns))
        elif column.key in row.cells:
            tagger.amount(cell, cells.get((index, column.key)), row.cells[column.key], table.unit)


def _code(row: Row, column: Column, columns: Sequence[Column]) -> str:
    """The printed part of a code: whole in the first column, or in a column for each level."""
    codes = [each for each in columns if each.role == "code" and each.half == column.half]
    parts = row.printed_code or ((row.code,) if row.code else ())
    position = codes.index(column)
    return parts[position] if position < len(parts) else ""
