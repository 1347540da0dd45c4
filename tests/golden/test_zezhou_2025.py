"""The constructed year: its figures, added up from its source without the program, agree with one
another and with what the 2026 disclosure says of the year before; changes.yaml is true."""

import json
import re
from collections import Counter
from decimal import Decimal
from itertools import chain

import pytest
import yaml
from zezhou_source import (
    AMOUNT,
    FOLDERS,
    SAMPLES,
    added,
    amounts,
    blocks,
    cell,
    lines,
    number,
    paragraphs,
    percent,
    row_of,
    rows,
    sheets,
    summed,
)

from extractor.pipeline import Options, examine

NAME = "zezhou-2025-constructed"
PDF = FOLDERS[2025] / f"{NAME}.pdf"
LABEL = "构造样例：为两年对比测试而编制，非真实公开文件"
BLANK = re.compile(r"\s+")
SHARE = re.compile(r"([\d,.]+)万元，占([\d.]+)%")
COMPARED = re.compile(r"比(?:上年|\d{4}年预算)(增加|减少)([\d,.]+)万元，(增长|上升|下降)([\d.]+)%")
# What the comparisons of part 3 are about, in their order: table, row, column.
SUBJECTS = [(1, "收入总计", 1), (1, "支出总计", 3), (5, "合计", 2), (11, "部门合计", 1)]
# Words that one figure follows wherever part 3 has them: table, row, column.
SAID = {
    "本年收入": (1, "本年收入合计", 1),
    "本年预算安排": (1, "支出总计", 4),
    "上年结转(?:收入)?": (1, "上年结转", 1),
    "(?:总计|支出预算共|收支总预算)": (1, "支出总计", 3),
    "一般公共预算拨款收入": (2, "合计", 3),
    "政府性基金预算拨款收入": (2, "合计", 4),
    "一般公共预算拨款": (4, "支出总计", 4),
    "政府性基金预算拨款": (4, "支出总计", 5),
    "当年拨款收入": (4, "本年收入合计", 1),
    "一般公共预算当年支出(?:安排)?": (5, "合计", 2),
    "基本支出": (3, "合计", 3),
    "人员经费": (6, "合计", 3),
    "公用经费": (6, "合计", 4),
    "机关运行经费财政拨款预算": (11, "部门合计", 1),
    "卫生健康支出": (3, "卫生健康支出", 2),
    "住房保障支出": (3, "住房保障支出", 2),
    "其他支出": (3, "其他支出", 2),
}
# The tables whose lines must be the same in both years but for what changes.yaml says.
LINES = (2, 3, 5, 6, 7, 8, 12, 13)


def compared(year):
    """(signed difference, growth as printed with its sign) of each comparison."""
    found = [match for text in paragraphs(year) for match in COMPARED.findall(text)]
    return [
        (
            number(difference) * (1 if more == "增加" else -1),
            Decimal(rate) * (-1 if grew == "下降" else 1),
        )
        for more, difference, grew, rate in found
    ]


def changes():
    return yaml.safe_load((FOLDERS[2025] / "changes.yaml").read_text("utf-8"))


def side(change, which):
    """The lines of one side of a change: none, one or several."""
    entry = change.get(which, [])
    return entry if isinstance(entry, list) else [entry]


# The figures


def test_the_totals_that_2026_names_as_the_year_before():
    assert cell(1, "收入总计", 1) == cell(1, "支出总计", 3) == Decimal("1443.66")
    assert cell(3, "合计", 2) == cell(4, "收入总计", 1) == Decimal("1443.66")
    assert cell(5, "合计", 2) == cell(1, "一、一般公共预算", 1) == Decimal("1329.57")
    assert cell(11, "部门合计", 1) == cell(6, "合计", 4) == Decimal("11.28")


@pytest.mark.parametrize("index", range(len(SUBJECTS)))
def test_what_2026_says_of_the_year_before(index):
    now, before = (cell(*SUBJECTS[index], year=year) for year in (2026, 2025))
    assert len(compared(2026)) == len(SUBJECTS)
    difference, rate = compared(2026)[index]
    assert now - before == difference
    assert percent(difference, before, rate) == rate


@pytest.mark.parametrize("index", range(len(SUBJECTS)))
def test_what_2025_says_of_the_year_before(index):
    assert len(compared(2025)) == len(SUBJECTS)
    difference, rate = compared(2025)[index]
    before = cell(*SUBJECTS[index]) - difference
    assert before > 0
    assert percent(difference, before, rate) == rate


@pytest.mark.parametrize("table", [2, 3, 5, 7, 8])
def test_every_level_of_the_codes_adds_up(table):
    printed = {row[0].strip(): row for row in rows(2025, table)}
    total = printed.pop("", None) or printed.pop("合计")
    for code, row in [("", total), *printed.items()]:
        length = {0: 3, 3: 5, 5: 7}.get(len(code))
        if length:
            below = [r for c, r in printed.items() if len(c) == length and c.startswith(code)]
            assert below, f"{code} has no lines"
            assert amounts(row, 2) == summed(below, 2), code


@pytest.mark.parametrize(
    ("table", "first"), [(2, 2), (3, 2), (5, 2), (6, 2), (8, 2), (11, 1), (12, 1), (13, 1)]
)
def test_every_row_is_the_sum_of_its_parts(table, first):
    for row in rows(2025, table):
        parts = row[first + 1 : -1] if table == 2 else row[first + 1 :]
        assert number(row[first]) == added(number(slot) for slot in parts), row


def test_the_summaries_add_up():
    for row in rows(2025, 1):
        assert number(row[3]) == added(map(number, row[4:])), row
    for row in rows(2025, 4):
        assert number(row[3]) == added(map(number, row[4:])), row
    for table, carried in ((1, "上年结转"), (4, "上年财政拨款结转")):
        body = [row for row in rows(2025, table) if "、" in row[2]]
        assert amounts(row_of(table, "本年支出合计"), 3) == summed(body, 3)
        assert amounts(row_of(table, "支出总计"), 3) == summed(body, 3)
        income = [number(row[1]) for row in body]
        assert cell(table, "本年收入合计", 1) == added(income)
        parts = [cell(table, "本年收入合计", 1), cell(table, carried, 1)]
        assert cell(table, "收入总计", 1) == added(parts)


def test_basic_expenditure_is_personnel_and_operating():
    body = rows(2025, 6)
    classes = [row for row in body[1:] if not row[0].startswith(" ")]
    items = [row for row in body if row[0].startswith(" ")]
    assert amounts(body[0], 2) == summed(classes, 2) == summed(items, 2)
    for index, row in enumerate(body):
        if row in classes:
            ends = [i for i, other in enumerate(body) if i > index and other in classes]
            assert amounts(row, 2) == summed(body[index + 1 : min(ends, default=None)], 2)
    assert cell(6, "合计", 2) == cell(3, "合计", 3) == cell(5, "合计", 3)


def test_function_tables_agree_line_by_line():
    """All funds and years = general public + funds + carried forward, for every code."""
    total, revenue, general, fund = (
        {row[0]: amounts(row, 2) for row in rows(2025, table)} for table in (3, 2, 5, 8)
    )
    assert total.keys() == revenue.keys() == general.keys() | fund.keys()
    for code, line in total.items():
        of_fund = fund.get(code, [None] * 3)
        of_general = general.get(code, [None] * 3)
        assert revenue[code][1:3] == [of_general[0], of_fund[0]]
        assert line[0] == added([of_general[0], of_fund[0], revenue[code][-1]])
        assert line[1] == added([of_general[1], of_fund[1]])


@pytest.mark.parametrize(("table", "headings"), [(12, 1), (13, 2)])
def test_projects_add_up(table, headings):
    body = rows(2025, table)
    for heading in body[:headings]:
        assert amounts(heading, 1) == summed(body[headings:], 1)


def test_projects_are_the_project_expenditure_of_the_other_tables():
    current, carried = amounts(rows(2025, 12)[0], 1), amounts(rows(2025, 13)[0], 1)
    assert current[1] == cell(5, "合计", 4)
    assert current[2] == cell(8, "合计", 4) == cell(7, "合计", 2)
    assert current[2] == cell(1, "二、政府性基金预算", 1)
    assert added([current[0], carried[0]]) == cell(3, "合计", 4)
    assert carried[0] == cell(1, "上年结转", 1) == cell(2, "合计", 8)
    sources = [row[1] for row in rows(2025, 4)[-4:-1]]
    assert [number(text) for text in sources] == carried[1:]


@pytest.mark.parametrize("table", [9, 10])
def test_empty_tables_are_empty(table):
    assert not any(re.search(r"\d", slot) for row in rows(2025, table) for slot in row)


# The words


def test_every_amount_of_the_narrative_is_a_figure_of_a_table():
    printed = {
        number(slot)
        for table in range(1, 14)
        for row in rows(2025, table)
        for slot in row
        if re.fullmatch(r"\d+\.\d\d", slot)
    }
    elsewhere = [abs(difference) for difference, _ in compared(2025)]
    purchases = [
        number(a) for text in paragraphs(2025) if "采购" in text for a in AMOUNT.findall(text)
    ]
    assert purchases[0] == sum(purchases[1:4])
    one, others = Decimal("25.00"), cell(12, "泽州县残疾人联合会", 1) - Decimal("25.00")
    shown = sum(number(sheet["funding"]["annual"]["total"]) for sheet in sheets()) / 10000
    sums = [one, others, shown, shown - one, Decimal(0)]
    known = {*printed, *elsewhere, *purchases, *sums}
    said = {number(amount) for text in paragraphs(2025) for amount in AMOUNT.findall(text)}
    assert said <= known
    assert len(rows(2025, 12)) - 1 == 16
    assert any("二级项目共16个" in text for text in paragraphs(2025))


@pytest.mark.parametrize("words", SAID)
def test_a_figure_follows_its_words(words):
    found = re.findall(f"{words}{AMOUNT.pattern}", "\n".join(paragraphs(2025)))
    assert found
    assert {number(amount) for amount in found} == {cell(*SAID[words])}


def test_every_share_is_that_of_the_first_amount_of_its_paragraph():
    shares = 0
    for text in paragraphs(2025):
        whole = next(iter(AMOUNT.findall(text)), None)
        for part, rate in SHARE.findall(text):
            expected = percent(number(part), number(whole), Decimal(rate))
            assert expected == Decimal(rate), f"{part} of {whole}"
            shares += 1
    assert shares == 11


def test_it_says_everywhere_that_it_is_constructed():
    document = yaml.safe_load((FOLDERS[2025] / "source" / "document.yaml").read_text("utf-8"))
    assert "constructed" in document["file"]
    assert LABEL in [line["text"] for line in document["cover"]]
    assert document["metadata"]["subject"] == LABEL
    assert "非真实公开文件" in document["metadata"]["title"]
    assert "非真实公开文件" in blocks(2025, "part-1.yaml")[1]["section"]
    readme = (SAMPLES / "README.md").read_text("utf-8")
    assert f"## {NAME}" in readme
    assert LABEL in readme


# What changed


def test_every_kind_of_change_occurs():
    kinds = Counter(change["kind"] for change in changes() if change["table"] in (2, 3, 5))
    assert min(kinds[kind] for kind in ("renamed", "recoded", "added", "dropped")) >= 2
    assert {"moved", "split", "merged"} < {change["kind"] for change in changes()}


@pytest.mark.parametrize("change", changes(), ids=lambda c: f"{c['kind']}-{c['table']}")
def test_a_change_is_true_of_both_sources(change):
    for table in (change["table"], *change.get("also", ())):
        for which, here, there in (("old", 2025, 2026), ("new", 2026, 2025)):
            for line in side(change, which):
                assert (line["code"], line["name"]) in lines(here, table)
                assert (line["code"], line["name"]) not in lines(there, table)


@pytest.mark.parametrize("change", changes(), ids=lambda c: f"{c['kind']}-{c['table']}")
def test_a_change_is_what_it_is_called(change):
    old, new = side(change, "old"), side(change, "new")
    sizes = {"added": (0, 1), "dropped": (1, 0), "split": (1, 2), "merged": (2, 1)}
    assert (len(old), len(new)) == sizes.get(change["kind"], (1, 1))
    if change["kind"] == "renamed":
        assert old[0]["code"] == new[0]["code"]
    if change["kind"] == "recoded":
        assert old[0]["name"] == new[0]["name"]
    if change.get("differs") == "document_number":
        bare = [re.sub(r"（晋财.【\d{4}】\d+号）$", "", line["name"]) for line in (*old, *new)]
        assert bare[0] == bare[1] != old[0]["name"]


def test_what_was_moved_is_paid_from_the_fund_it_says():
    column = {"general_public": 2, "government_funds": 3}
    moved = [change for change in changes() if change["kind"] == "moved"]
    for change in moved:
        for which, year in (("old", 2025), ("new", 2026)):
            (line,) = side(change, which)
            row = row_of(change["table"], line["name"], year)
            assert row[column[line["fund"]]] == row[1]
    assert moved


@pytest.mark.parametrize("table", LINES)
def test_nothing_else_changed(table):
    """A line that changes.yaml does not name stands in both years, in the same order."""
    entered = [c for c in changes() if table in (c["table"], *c.get("also", ()))]
    left = {}
    for which, year in (("old", 2025), ("new", 2026)):
        told = {(line["code"], line["name"]) for c in entered for line in side(c, which)}
        left[year] = [line for line in lines(year, table) if line not in told]
    assert left[2025] == left[2026]
    assert left[2025]


def test_the_physical_examination_is_new_in_2026():
    named = set(chain.from_iterable(lines(2025, table) for table in (12, 13)))
    assert not any("体检" in name for _, name in named)
    assert cell(12, "重度残疾人体检经费", 1, year=2026) == Decimal("290.00")


# The reading


@pytest.fixture(scope="module")
def constructed():
    return examine(PDF, Options())


def test_it_is_read_without_errors(constructed):
    report = constructed.report
    issuer = report.issuer
    assert (issuer.name, issuer.level) == ("泽州县残疾人联合会", "unit")
    assert (report.fiscal_year, report.stage) == (2025, "budget")
    assert len([t for t in report.tables if (t.number or "").startswith("预算公开表")]) == 13
    assert not [found for found in report.findings if found.severity == "error"]
    # The old codes are not in the list of 2025, and one name is that of earlier years: both on
    # purpose, so that there is something to recode and to rename.
    codes = Counter(found.code for found in report.findings if found.code.startswith("COD-"))
    assert codes == {"COD-101": 4, "COD-105": 1}


def test_every_cell_is_read_as_drawn(constructed):
    truth = json.loads((FOLDERS[2025] / "cells.json").read_text("utf-8"))
    for page, drawn in zip(constructed.pages, truth["pages"], strict=True):
        read = [
            {(c.row, c.col, c.row_span, c.col_span, BLANK.sub("", c.text)) for c in grid.cells}
            for grid in page.grids
        ]
        assert read == [
            {(c["r"], c["c"], c["rs"], c["cs"], BLANK.sub("", c["text"])) for c in table["cells"]}
            for table in drawn["tables"]
        ]
