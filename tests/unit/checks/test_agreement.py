"""The same figure in several tables; revenue against expenditure."""

import pytest
from tabletext import GridText, codes, document, outcomes

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def ledger(figures, title="支出总表", unit="单位：万元"):
    return [title, unit, GridText(f"{HEADER}\n213 | 农林水支出 | {figures}")]


def both(first, second, unit="单位：元"):
    """The same line in a table in 万元 and in one in 元."""
    return document(ledger(first), [], ledger(second, "部门支出总表", unit))


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("3.00", "30,000.00", "holds"),
        # Half of each last digit: 50 元 + 0.005 元.
        ("3.00", "30,050.00", "rounding"),
        ("3.00", "29,950.00", "rounding"),
        ("3.00", "30,050.01", "broken"),
        ("3.00", "29,949.99", "broken"),
        ("3", "35,000.00", "rounding"),
        ("3", "35,000.01", "broken"),
    ],
)
def test_two_prints_of_one_figure(first, second, outcome):
    read = both(f"{first} | |", f"{second} | |")
    expected = {outcome: 1}

    # 35,000.00 stands outside 0.005 yuan of 30,000 + 5,000 only by the second print's half digit.
    assert outcomes(read, "FACT-001") == expected


def test_the_more_exact_print_is_what_is_expected():
    found = next(f for f in both("3.02 | |", "30,100.00 | |").findings)

    assert (found.code, found.outcome, found.severity) == ("FACT-001", "broken", "error")
    assert (found.observed, found.expected) == ("3.02 万元", "30,100.00 元")
    assert "100" in found.message.zh
    assert [place.table for place in found.places] == [0, 1]


def test_figures_of_another_scope_are_not_compared():
    read = document(ledger("3.00 | |"), [], ledger("2.00 | |", "一般公共预算支出表"))

    assert outcomes(read, "FACT-001") == {}
    assert codes(read) == []


def test_last_years_figure_is_not_compared_with_this_years():
    header = "科目编码 | 科目名称 | 2025年预算数 | 2026年预算数"
    grid = GridText(f"{header}\n213 | 农林水支出 | 2.00 | 3.00")
    read = document(
        ledger("3.00 | |", "一般公共预算支出表"), [], ["一般公共预算支出表", "单位：万元", grid]
    )

    assert codes(read) == []
    assert outcomes(read, "FACT-001") == {"holds": 1}


def test_an_unstated_vintage_proves_nothing():
    carry = GridText(
        "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
        "一般公共预算拨款收入 | 2.00 | 农林水支出 | 3.00\n上年结转 | 1.00 | |\n"
        "收入总计 | 3.00 | 支出总计 | 3.00"
    )
    read = document(
        ["收支总表", "单位：万元", carry],
        ledger("3.00 | |", "一般公共预算支出表"),
        [],
        ledger("2.00 | |", "一般公共预算支出情况表"),
    )

    assert outcomes(read, "FACT-001").get("insufficient") == 1
    assert [f for f in read.findings if f.severity == "error"] == []


def summary(revenue, expenditure, title="收支总表", extra=""):
    return [
        title,
        "单位：万元",
        GridText(
            "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
            f"一般公共预算拨款收入 | {revenue} | 农林水支出 | {expenditure}\n{extra}"
            f"收入总计 | {revenue} | 支出总计 | {expenditure}"
        ),
    ]


@pytest.mark.parametrize(
    ("revenue", "expenditure", "outcome"),
    [
        ("3.00", "3.00", "holds"),
        ("3.00", "3.01", "rounding"),
        ("3.00", "3.02", "broken"),
        ("3", "3.50", "rounding"),
        ("3", "3.51", "broken"),
    ],
)
def test_revenue_balances_expenditure(revenue, expenditure, outcome):
    assert outcomes(document(summary(revenue, expenditure)), "BAL-001") == {outcome: 1}


def test_a_broken_balance_shows_both_sides():
    found = next(f for f in document(summary("3.00", "4.00")).findings if f.code == "BAL-001")

    assert (found.observed, found.expected) == ("3.00 万元", "4.00 万元")
    assert found.severity == "error"
    assert len(found.places) == 2


def test_revenue_is_not_balanced_against_expenditure_without_what_is_carried_on():
    revenue = GridText(
        "科目编码 | 科目名称 | 合计 | 一般公共预算\n"
        "213 | 农林水支出 | 3.00 | 3.00\n合计 | < | 3.00 | 3.00"
    )
    spent = f"{HEADER}\n213 | 农林水支出 | 2.00 | |\n合计 | < | 2.00 | |"
    read = document(
        ["收入总表", "单位：万元", revenue], ["支出总表", "单位：万元", GridText(spent)]
    )

    assert outcomes(read, "BAL-001") == {}
    assert codes(read) == []


def test_revenue_is_balanced_against_the_total_of_another_table():
    def read(total):
        revenue = GridText(
            "科目编码 | 科目名称 | 合计 | 一般公共预算\n"
            f"213 | 农林水支出 | {total} | {total}\n合计 | < | {total} | {total}"
        )
        right = GridText(
            "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
            " | | 农林水支出 | 3.00\n | | 支出总计 | 3.00"
        )
        return document(["收入总表", "单位：万元", revenue], ["收支总表", "单位：万元", right])

    assert outcomes(read("3.00"), "BAL-001") == {"holds": 1}
    assert outcomes(read("4.00"), "BAL-001") == {"broken": 1}


def test_one_side_alone_balances_nothing():
    assert outcomes(document(ledger("3.00 | |")), "BAL-001") == {}


def test_what_is_carried_on_stands_between_total_and_expenditure():
    grid = GridText(
        "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
        "一般公共预算拨款收入 | 5.00 | 农林水支出 | 3.00\n | | 结转下年 | 2.00\n"
        "收入总计 | 5.00 | 支出总计 | 5.00"
    )
    spent = f"{HEADER}\n213 | 农林水支出 | 3.00 | |\n合计 | < | {{}} | |"

    def read(total):
        expenditure = ["支出总表", "单位：万元", GridText(spent.format(total))]
        return [
            f.code
            for f in document(["收支总表", "单位：万元", grid], expenditure).findings
            if f.code == "FACT-001"
        ]

    assert read("3.00") == []
    assert read("4.00") == ["FACT-001"]
