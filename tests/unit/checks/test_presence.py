"""Announced tables, notes and years."""

import pytest
from tabletext import COVER, GridText, codes, outcomes, page, report

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def table(title, figures="3 | 3 |", note=None):
    grid = GridText(f"{HEADER}\n213 | 农林水支出 | {figures}")
    return [title, "单位：元", grid, *([note] if note else [])]


def document(entries, *tables, scanned=()):
    pages = [page(1, COVER), page(2, ["目录", *entries])]
    pages += [page(3 + number, parts) for number, parts in enumerate(tables)]
    return report(pages, scanned=scanned)


def told(read):
    return [code for code in codes(read) if code.startswith("PRE")]


def test_what_is_announced_and_printed_holds():
    read = document(
        ["表一 支出总表......3", "表二 一般公共预算支出表......4"],
        table("支出总表"),
        table("一般公共预算支出表"),
    )

    assert told(read) == []
    assert outcomes(read, "PRE-001") == {"holds": 2}
    assert outcomes(read, "PRE-003") == {"holds": 1}


def test_a_table_that_is_missing():
    read = document(["支出总表...3", "政府性基金预算支出表...4"], table("支出总表"))

    assert told(read) == ["PRE-001"]
    found = next(f for f in read.findings if f.code == "PRE-001")
    assert "政府性基金预算支出表" in found.message.zh
    assert (found.severity, found.places[0].page) == ("warning", 2)


def test_a_table_missing_from_a_scanned_document_cannot_be_told():
    read = document(["支出总表...3", "政府性基金预算支出表...4"], table("支出总表"), scanned=[3])

    assert told(read) == []
    assert outcomes(read, "PRE-001") == {"holds": 1, "insufficient": 1}


def test_a_title_seen_without_a_table_cannot_be_told():
    read = document(
        ["支出总表...3", "政府性基金预算支出表...4"],
        table("支出总表"),
        ["政府性基金预算支出表", "（图片）"],
    )

    assert told(read) == []
    assert outcomes(read, "PRE-001") == {"holds": 1, "insufficient": 1}


def test_another_title_for_the_same_table():
    read = document(
        ["一般公共预算财政拨款基本支出预算表...3"],
        [
            "一般公共预算基本支出预算表",
            "单位：元",
            GridText(
                "科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费\n301 | 工资福利支出 | 3 | 3 |"
            ),
        ],
    )

    assert told(read) == ["PRE-004"]
    found = next(f for f in read.findings if f.code == "PRE-004")
    assert (found.expected, found.observed) == (
        "一般公共预算财政拨款基本支出预算表",
        "一般公共预算基本支出预算表",
    )


def test_a_table_printed_twice():
    read = document(
        ["支出总表...3", "一般公共预算支出表...4"],
        table("支出总表"),
        table("一般公共预算支出表"),
        table("支出总表"),
    )

    assert told(read) == ["PRE-002"]
    found = next(f for f in read.findings if f.code == "PRE-002")
    assert [place.page for place in found.places] == [3, 5]


def test_tables_out_of_order():
    read = document(
        ["一般公共预算支出表...3", "支出总表...4"],
        table("支出总表"),
        table("一般公共预算支出表"),
    )

    assert told(read) == ["PRE-003"]


@pytest.mark.parametrize(
    "entry",
    [
        "第二部分 2026年单位预算报表",
        "二、2026年部门预算表",
        "预算公开表",
        "第二部分 部门预算表",
        "部门决算报表",
        "一、单位职责",
        "第三部分 情况说明",
    ],
)
def test_a_section_announces_no_table(entry):
    read = document([f"{entry}...2", "支出总表...3"], table("支出总表"))

    assert told(read) == []
    assert outcomes(read, "PRE-001") == {"holds": 1}


def test_without_contents_nothing_is_announced():
    read = report([page(1, COVER), page(2, table("支出总表"))])

    assert outcomes(read, "PRE-001") == {"not_applicable": 1}


EMPTY = " | |"


@pytest.mark.parametrize(
    ("title", "figures", "note", "expected"),
    [
        ("支出总表", "3 | 3 |", None, []),
        ("支出总表", "3 | 3 |", "注：本表含上年结转。", []),
        ("支出总表", "3 | 3 |", "注：本表无数据", ["EMP-002"]),
        ("支出总表", "3 | 3 |", "注：故本表为空表。", ["EMP-002"]),
        ("支出总表", EMPTY, None, ["EMP-001"]),
        ("支出总表", "- | - | -", None, ["EMP-001"]),
        ("支出总表", EMPTY, "注：本表无数据", []),
        ("支出总表", EMPTY, "注：本表含上年结转。", ["EMP-001"]),
        ("支出总表", "0 | 0 | 0", "注：本表无数据", []),
        ("政府性基金预算支出表", EMPTY, "注：本年无政府性基金预算支出，故本表为空表。", []),
        ("政府性基金预算支出表", EMPTY, "注：本表无数据", []),
        (
            "政府性基金预算支出表",
            EMPTY,
            "注：本年无国有资本经营预算支出，故本表为空表。",
            ["EMP-003"],
        ),
        (
            "国有资本经营预算支出表",
            EMPTY,
            "注：本年无政府性基金预算支出，故本表为空表。",
            ["EMP-003"],
        ),
    ],
)
def test_notes(title, figures, note, expected):
    read = report([page(1, COVER), page(2, table(title, figures, note))])

    assert [code for code in codes(read) if code.startswith("EMP")] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2026年支出总表", {"holds": 1}),
        ("2026年度支出总表", {"holds": 1}),
        ("2025年支出总表", {"broken": 1}),
        ("支出总表", {"not_applicable": 1}),
    ],
)
def test_the_year_of_a_title(title, expected):
    assert outcomes(report([page(1, COVER), page(2, table(title))]), "YEAR-001") == expected


def test_the_year_of_a_contents_entry():
    read = document(["2025年支出总表...3"], table("2026年支出总表"))

    assert outcomes(read, "YEAR-002") == {"broken": 1}
    found = next(f for f in read.findings if f.code == "YEAR-002")
    assert (found.observed, found.expected, found.severity) == ("2025", "2026", "warning")


def test_without_a_fiscal_year_no_year_is_judged():
    read = report([page(1, ["某县水利局"]), page(2, table("支出总表"))])

    assert read.fiscal_year is None
    assert outcomes(read, "YEAR-001") == {"insufficient": 1}
