"""The inline page: as printed for the eye, each fact once for the machine."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree
from report_parts import cell, turned

from exports.json import from_bytes
from exports.xbrl.facts import facts_of
from exports.xbrl.inline import write_page
from exports.xbrl.inline.header import HeaderCell, header_rows
from extractor.model.report import Report

SAMPLES = Path(__file__).parents[3] / "samples"
IX = "{http://www.xbrl.org/2013/inlineXBRL}"
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def page(report):
    return etree.fromstring(page_of(report))


def page_of(report: Report) -> bytes:
    return write_page(report, facts_of(report))


def tagged(page) -> dict[str, etree._Element]:
    kinds = (f"{IX}nonFraction", f"{IX}nonNumeric")
    return {each.get("id"): each for each in page.iter(*kinds)}


def worth(element) -> Decimal:
    value = Decimal(element.text.replace(",", "")).scaleb(int(element.get("scale", "0")))
    return -value if element.get("sign") else value


def test_every_fact_is_tagged_once_with_its_value(report, page):
    found = tagged(page)
    facts = {fact.id: fact for fact in facts_of(report)}
    assert found.keys() == facts.keys()
    assert len(found) == sum(1 for _ in page.iter(f"{IX}nonFraction", f"{IX}nonNumeric"))
    for name, element in found.items():
        if facts[name].kind in ("money", "number", "integer"):
            assert worth(element) == Decimal(facts[name].value)
        else:
            assert element.text == facts[name].value or (not facts[name].value and not element.text)


def test_figures_stand_as_printed(report, page):
    body = "".join(page.find(f"{HTML}body").itertext())
    for row in report.tables[0].rows:
        for value in row.cells.values():
            assert value.raw in body
    total = tagged(page)[facts_of(report)[0].id]
    assert (total.text, total.get("scale"), total.get("decimals")) == ("1,693.42", "4", "-2")


def test_a_minus_stands_before_the_figure(report, page):
    negative = next(each for each in tagged(page).values() if each.get("sign") == "-")
    assert negative.text == "0.50"
    assert negative.getparent().text == "-"


def test_a_figure_printed_again_links_to_its_fact(report):
    table = report.tables[0]
    again = replace(table, number="预算公开表5")
    places = tuple(
        replace(fact, places=(*fact.places, replace(fact.places[0], table=2)))
        if fact.places[0].table == 0
        else fact
        for fact in report.facts
    )
    page = etree.fromstring(page_of(replace(report, tables=(*report.tables, again), facts=places)))
    links = [a for a in page.iter(f"{HTML}a") if a.get("class") == "again"]
    assert len(links) == sum(fact.places[0].table == 0 for fact in places)
    assert {a.get("href")[1:] for a in links} <= set(tagged(page))


def test_what_is_printed_otherwise_than_the_fact_is_not_tagged_there(report):
    """Where places differ the fact has one of the values; the other place stays mere text."""
    rows = list(report.tables[0].rows)
    rows[0] = replace(rows[0], cells={**rows[0].cells, "total": cell("1,693.40")})
    table = replace(report.tables[0], rows=tuple(rows))
    page = etree.fromstring(page_of(replace(report, tables=(table, report.tables[1]))))
    total = tagged(page)[facts_of(report)[0].id]
    assert total.getparent().tag == f"{IX}hidden"
    assert worth(total) == Decimal("16934200")
    assert "1,693.40" in "".join(page.find(f"{HTML}body").itertext())


def test_header_cells_span_groups_and_reach_down():
    paths = [("收入", "项目"), ("收入", "金额"), ("支出", "项目"), ("上年结转",)]
    first, second = header_rows(paths)
    assert first == (
        HeaderCell(text="收入", columns=2, rows=1),
        HeaderCell(text="支出", columns=1, rows=1),
        HeaderCell(text="上年结转", columns=1, rows=2),
    )
    assert [each.text for each in second] == ["项目", "金额", "项目"]


@pytest.mark.parametrize(
    "paths", [[], [()], [("a",), ()], [("a", "b", "c"), ("a",), ("a", "b", "d")]]
)
def test_header_cells_fill_the_grid_exactly(paths):
    rows = header_rows(paths)
    covered = sum(each.columns * each.rows for row in rows for each in row)
    assert covered == len(paths) * len(rows)


def test_halves_of_a_printed_row_share_a_line(report):
    rows = report.tables[0].rows
    columns = tuple(
        replace(column, half=half, key=f"{half}_{column.key}")
        for half in ("left", "right")
        for column in report.tables[0].columns[:3]
    )
    halves = tuple(
        replace(row, half=half, cells={f"{half}_total": row.cells["total"]}, printed_row=number)
        for number, row in enumerate(rows)
        for half in ("left", "right")
    )
    table = replace(report.tables[0], columns=columns, rows=halves)
    page = etree.fromstring(page_of(replace(report, tables=(table,), facts=())))
    printed = next(t for t in page.iter(f"{HTML}table") if t.get("class") == "printed")
    lines = [[cell.text for cell in line] for line in printed.find(f"{HTML}tbody")]
    assert lines[0] == [None, "合计", "1,693.42"] * 2
    assert lines[1] == ["208", "社会保障和就业支出", "1,693.42"] * 2
    assert len(lines) == len(rows)


def test_same_report_same_page(report):
    assert page_of(report) == page_of(turned(report))


def test_codes_printed_in_columns_for_each_level_stay_there(report):
    table = report.tables[0]
    codes = tuple(
        replace(table.columns[0], key=f"code_{name}", path=(name,)) for name in ("类", "款", "项")
    )
    row = replace(table.rows[2], printed_code=("208", "05", "01"))
    split = replace(table, columns=(*codes, *table.columns[1:]), rows=(row,))
    page = etree.fromstring(page_of(replace(report, tables=(split,), facts=())))
    printed = next(t for t in page.iter(f"{HTML}table") if t.get("class") == "printed")
    line = [cell.text for cell in printed.find(f"{HTML}tbody")[0]]
    assert line[:4] == ["208", "05", "01", "行政单位离退休"]


@pytest.mark.parametrize("sample", ["zezhou-2026", "zezhou-2025-constructed"])
def test_every_printed_cell_of_a_disclosure_is_on_the_page(sample):
    whole = from_bytes((SAMPLES / sample / "report.json").read_bytes())
    page = etree.fromstring(page_of(whole))
    boxes = {box.get("id"): box for box in page.iter(f"{HTML}div") if box.get("class") == "sheet"}
    for number, table in enumerate(whole.tables, start=1):
        cells = boxes[f"table-{number}"].iter(f"{HTML}td")
        shown = Counter("".join(cell.itertext()).strip() for cell in cells)
        printed = Counter(
            text.strip()
            for row in table.rows
            for text in (row.label, *row.printed_code, *(cell.raw for cell in row.cells.values()))
            if text.strip()
        )
        assert printed - shown == Counter()
