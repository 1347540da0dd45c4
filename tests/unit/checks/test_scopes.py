"""What tables of different funds prove about each other."""

import pytest
from tabletext import GridText, codes, document, name_of, outcomes

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def ledger(title, *lines, note=None):
    rows = [f"{code} | {name_of(code)} | {amount} | |" for code, amount in lines if code]
    rows += [f"合计 | < | {amount} | |" for code, amount in lines if not code]
    return [title, "单位：万元", GridText("\n".join([HEADER, *rows])), *([note] if note else [])]


def test_equal_totals_need_equal_lines():
    read = document(
        ledger("支出总表", ("213", "3.00"), ("221", "2.00"), ("", "5.00")),
        ledger("一般公共预算支出表", ("213", "3.00"), ("221", "2.00"), ("", "5.00")),
    )

    assert outcomes(read, "FACT-002") == {"holds": 2}
    assert codes(read) == []


def test_a_line_that_differs_under_equal_totals_is_an_error():
    read = document(
        ledger("支出总表", ("213", "3.00"), ("221", "2.00"), ("", "5.00")),
        ledger("一般公共预算支出表", ("213", "4.00"), ("221", "1.00"), ("", "5.00")),
    )
    found = [f for f in read.findings if f.code == "FACT-002"]

    assert len(found) == 2
    assert {f.severity for f in found} == {"error"}
    assert (found[0].observed, found[0].expected) == ("4.00 万元", "3.00 万元")


def test_a_line_that_only_one_of_two_equal_tables_prints():
    read = document(
        ledger("支出总表", ("213", "3.00"), ("221", "2.00"), ("", "5.00")),
        ledger("一般公共预算支出表", ("213", "3.00"), ("229", "2.00"), ("", "5.00")),
    )

    assert codes(read) == ["FACT-003", "FACT-003"]


def test_a_table_that_prints_fewer_levels_lacks_no_line():
    read = document(
        ledger("支出总表", ("213", "3.00"), ("21303", "3.00"), ("", "3.00")),
        ledger("一般公共预算支出表", ("213", "3.00"), ("", "3.00")),
    )

    assert codes(read) == []


def test_other_totals_prove_nothing_about_lines():
    read = document(
        ledger("支出总表", ("213", "3.00"), ("221", "2.00"), ("", "5.00")),
        ledger("一般公共预算支出表", ("213", "1.00"), ("221", "2.00"), ("", "3.00")),
    )

    assert outcomes(read, "FACT-002") == {}
    assert codes(read) == []


GENERAL = ledger("一般公共预算支出表", ("213", "3.00"), ("", "3.00"))
FUNDS = ledger("政府性基金预算支出表", ("212", "2.00"), ("", "2.00"))
NO_CAPITAL = ledger("国有资本经营预算支出表", ("", ""), note="注：本表无数据")


@pytest.mark.parametrize(
    ("total", "outcome"), [("5.00", "holds"), ("5.01", "rounding"), ("5.02", "broken")]
)
def test_appropriation_is_the_sum_of_its_funds(total, outcome):
    read = document(ledger("财政拨款支出表", ("", total)), GENERAL, FUNDS, NO_CAPITAL)

    assert outcomes(read, "SUM-003") == {outcome: 1}


def test_a_fund_without_a_table_leaves_the_sum_unchecked():
    read = document(ledger("财政拨款支出表", ("", "9.00")), GENERAL, FUNDS)

    assert outcomes(read, "SUM-003") == {}
    assert codes(read) == []
