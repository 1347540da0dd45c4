"""Sums: what holds, what is rounding, what is broken, and what cannot be told."""

import pytest
from tabletext import GridText, codes, document, outcomes

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def ledger(*rows, unit="单位：万元", title="支出总表", header=HEADER):
    return document([title, unit, GridText("\n".join([header, *rows]))])


def row_sum(*figures, unit="单位：万元"):
    return outcomes(ledger(f"213 | 农林水支出 | {' | '.join(figures)}", unit=unit), "SUM-001")


def line_sum(total, *parts, unit="单位：万元"):
    rows = [f"{201 + i} | 甲 | {part} | |" for i, part in enumerate(parts)]
    return outcomes(ledger(*rows, f"合计 | < | {total} | |", unit=unit), "SUM-002")


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        # Two terms may miss by (2 + 1) × ½ × 0.01 = 0.015.
        (("3.00", "2.00", "1.00"), "holds"),
        (("3.01", "2.00", "1.00"), "rounding"),
        (("2.99", "2.00", "1.00"), "rounding"),
        (("3.02", "2.00", "1.00"), "broken"),
        (("2.98", "2.00", "1.00"), "broken"),
        # The coarsest print decides: (2 + 1) × ½ × 0.1 = 0.15.
        (("3.1", "2.00", "1.00"), "rounding"),
        (("3.15", "2.00", "1.0"), "rounding"),
        (("3.16", "2.00", "1.0"), "broken"),
        # In whole units: 1.5.
        (("4", "2", "1"), "rounding"),
        (("5", "2", "1"), "broken"),
        (("4.5", "2", "1.0"), "rounding"),
        (("4.6", "2", "1.0"), "broken"),
        # The founding document's own rounding: 1607.59 + 1.00 printed as 1608.60.
        (("1608.60", "1607.59", "1.00"), "rounding"),
        (("-3.00", "-2.00", "-1.00"), "holds"),
    ],
)
@pytest.mark.parametrize("unit", ["单位：元", "单位：万元", "单位：亿元"])
def test_the_bound_of_a_row(figures, outcome, unit):
    assert row_sum(*figures, unit=unit) == {outcome: 1}


@pytest.mark.parametrize("terms", [2, 3, 5, 9])
def test_the_bound_grows_with_the_terms(terms):
    parts = ["1.00"] * terms
    inside, outside = (terms + 1) // 2, (terms + 1) // 2 + 1

    assert line_sum(f"{terms}.00", *parts) == {"holds": 1}
    assert line_sum(f"{terms}.{inside:02}", *parts) == {"rounding": 1}
    assert line_sum(f"{terms}.{outside:02}", *parts) == {"broken": 1}


@pytest.mark.parametrize("absent", ["", "-", "0.00"])
def test_a_part_left_blank_adds_nothing_to_its_row(absent):
    assert row_sum("2.00", "2.00", absent) == {"holds": 1}
    assert row_sum("3.00", "2.00", absent) == {"broken": 1}


def test_a_part_without_a_column_leaves_the_row_unchecked():
    read = ledger("213 | 农林水支出 | 3.00 | 2.00", header="科目编码 | 科目名称 | 合计 | 基本支出")

    assert outcomes(read, "SUM-001") == {}


@pytest.mark.parametrize("part", ["约1", "1,0.0", "见注"])
def test_a_part_that_cannot_be_read_leaves_the_row_unchecked(part):
    assert row_sum("3.00", "2.00", part) == {}


def test_a_zero_without_decimals_does_not_widen_the_bound():
    # 1.00 万元 is 10,000 元: no rounding of figures with two decimals.
    assert row_sum("3.00", "2.00", "0") == {"broken": 1}


def test_a_blank_line_adds_nothing_to_its_total():
    assert line_sum("3.00", "2.00", "1.00", "") == {"holds": 1}


def test_every_level_is_checked():
    read = ledger(
        "213 | 农林水支出 | 6.00 | |",
        "21303 | 水利 | 4.00 | |",
        "2130301 | 行政运行 | 1.00 | |",
        "2130305 | 水利工程建设 | 3.00 | |",
        "21302 | 林业和草原 | 2.00 | |",
        "2130201 | 行政运行 | 2.00 | |",
        "合计 | < | 6.00 | |",
    )

    assert outcomes(read, "SUM-002") == {"holds": 4}
    assert codes(read) == []


def test_an_item_without_its_section_belongs_to_its_class():
    read = ledger(
        "213 | 农林水支出 | 6.00 | |",
        "2130301 | 行政运行 | 4.00 | |",
        "2130201 | 行政运行 | 2.00 | |",
    )

    assert outcomes(read, "SUM-002") == {"holds": 1}


def test_a_wrong_section_is_told_at_its_own_level_only():
    read = ledger(
        "213 | 农林水支出 | 6.00 | |",
        "21303 | 水利 | 6.00 | |",
        "2130301 | 行政运行 | 5.00 | |",
        "合计 | < | 6.00 | |",
    )

    found = [f for f in read.findings if f.code == "SUM-002"]
    assert [f.outcome for f in found] == ["broken"]
    assert found[0].severity == "error"
    assert "水利" in found[0].message.zh
    assert (found[0].expected, found[0].observed) == ("5.00", "6.00")
    assert [place.row for place in found[0].places] == [1, 2]


def test_rounding_is_only_ever_told_as_information():
    found = next(f for f in ledger("213 | 农 | 3.01 | 2.00 | 1.00").findings if "SUM" in f.code)

    assert (found.outcome, found.severity) == ("rounding", "info")
    assert "四舍五入" in found.message.zh
    assert "within rounding" in found.message.en


def test_amounts_in_messages_are_in_the_printed_unit():
    found = next(
        f for f in ledger("213 | 农 | 30,000.00 | 20,000.00 | 9,000.00").findings if "SUM" in f.code
    )

    assert (found.observed, found.expected) == ("30,000.00", "29,000.00")
    assert "1,000.00" in found.message.zh


SUMMARY = "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"


def summary(*rows, title="收支总表"):
    return document([title, "单位：万元", GridText(SUMMARY + "\n".join(rows))])


def test_an_unknown_line_leaves_the_total_unchecked():
    read = summary(
        "一般公共预算拨款收入 | 3.00 | 农林水支出 | 9.00",
        "政府性基金预算拨款收入 | 2.00 | |",
        "奇特收入 | 4.00 | |",
        "上年结转 | 0.00 | |",
        "收入总计 | 9.00 | 支出总计 | 9.00",
    )

    assert outcomes(read, "SUM-002") == {"insufficient": 1}
    assert [f for f in read.findings if f.severity == "error"] == []


def test_an_unknown_line_without_a_figure_is_no_obstacle():
    read = summary(
        "一般公共预算拨款收入 | 5.00 | 农林水支出 | 9.00",
        "政府性基金预算拨款收入 | 4.00 | |",
        "奇特收入 | | |",
        "收入总计 | 9.00 | 支出总计 | 9.00",
    )

    assert outcomes(read, "SUM-002").get("holds", 0) >= 1
    assert codes(read) == []


def test_an_unknown_column_with_a_figure_leaves_the_row_unchecked():
    header = f"{HEADER} | 风险准备"
    with_figure = ledger("213 | 农 | 3.50 | 2.00 | 1.00 | 0.50", header=header)
    without = ledger("213 | 农 | 3.00 | 2.00 | 1.00 |", header=header)

    assert outcomes(with_figure, "SUM-001") == {"insufficient": 1}
    assert outcomes(without, "SUM-001") == {"holds": 1}


def test_of_which_lines_are_not_counted_twice():
    read = summary(
        "一般公共预算拨款收入 | 5.00 | 农林水支出 | 9.00",
        "其中：专项收入 | 3.00 | 其中：水利 | 1.00",
        "政府性基金预算拨款收入 | 4.00 | |",
        "收入总计 | 9.00 | 支出总计 | 9.00",
    )

    assert [f for f in read.findings if f.severity == "error"] == []
    assert outcomes(read, "SUM-002").get("broken", 0) == 0


def test_this_year_and_carried_forward_add_up():
    rows = [
        "一般公共预算拨款收入 | 5.00 | 农林水支出 | {total}",
        "本年收入合计 | 5.00 | 本年支出合计 | {total}",
        "上年结转 | 2.00 | |",
        "收入总计 | {total} | 支出总计 | {total}",
    ]

    assert codes(summary(*[row.format(total="7.00") for row in rows])) == []
    wrong = codes(summary(*[row.format(total="8.00") for row in rows]))
    assert "SUM-002" in wrong


def projects(*rows):
    grid = GridText("项目名称 | 合计\n" + "\n".join(rows))
    return document(
        ["项目支出表", "编制单位：某县水利局", "单位：万元", grid],
        cover=["某县水利局", "2026年部门预算"],
    )


def test_projects_add_up_under_their_body():
    read = projects("某县水利局 | 5.00", "修路 | 2.00", "修桥 | 3.00")

    assert outcomes(read, "SUM-002") == {"holds": 1}
    assert [row.role for row in read.tables[0].rows] == ["subtotal", "item", "item"]


def test_a_group_of_projects_is_no_project_to_add():
    read = projects("合计 | 5.00", "道路类 | 5.00", "修路 | 2.00", "修桥 | 3.00")

    assert outcomes(read, "SUM-002") == {"insufficient": 1}
    assert codes(read) == []


def test_groups_of_projects_between_projects_are_no_error():
    read = projects(
        "合计 | 9.00", "道路类 | 5.00", "修路 | 2.00", "修桥 | 3.00", "水利类 | 4.00", "修渠 | 4.00"
    )

    assert [f for f in read.findings if f.severity == "error"] == []


def test_missing_projects_are_an_error():
    assert outcomes(projects("合计 | 9.00", "修路 | 2.00", "修桥 | 3.00"), "SUM-002") == {
        "broken": 1
    }


THREE = (
    "合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置及运行费 | < | <\n"
    "^ | ^ | ^ | 小计 | 购置费 | 运行费\n"
)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ("6.00 | 1.00 | 2.00 | 3.00 | 1.00 | 2.00", {"holds": 2}),
        ("6.00 | 1.00 | 2.00 | 3.00 | 1.00 | 2.50", {"holds": 1, "broken": 1}),
        ("7.00 | 1.00 | 2.00 | 3.00 | 1.00 | 2.00", {"holds": 1, "broken": 1}),
        ("6.00 | 1.00 | | 3.00 | 1.00 | 2.00", {"holds": 1, "broken": 1}),
        ("4.00 | 1.00 | | 3.00 | 1.00 | 2.00", {"holds": 2}),
        # 小计 is blank: the total is checked against what is printed below it.
        ("6.00 | 1.00 | 2.00 | | 1.00 | 2.00", {"holds": 1}),
    ],
)
def test_three_public_expenses(figures, expected):
    grid = GridText(THREE + figures)
    read = document(["一般公共预算“三公”经费支出表", "单位：万元", grid])

    assert outcomes(read, "SUM-001") == expected


def test_the_parts_of_basic_expenditure_stand_for_it():
    header = (
        "科目编码 | 科目名称 | 合计 | 基本支出 | < | 项目支出\n^ | ^ | ^ | 人员经费 | 公用经费 | ^"
    )
    good = ledger("213 | 农 | 6.00 | 2.00 | 1.00 | 3.00", header=header)
    bad = ledger("213 | 农 | 6.00 | 2.00 | 2.00 | 3.00", header=header)

    assert outcomes(good, "SUM-001") == {"holds": 1}
    assert outcomes(bad, "SUM-001") == {"broken": 1}


def test_funds_and_carried_forward_add_up_to_revenue():
    header = "科目编码 | 科目名称 | 合计 | 一般公共预算 | 政府性基金预算 | 上年结转"

    def read(total):
        rows = f"{header}\n213 | 农林水支出 | {total} | 3.00 | 2.00 | 1.00"
        return document(["收入总表", "单位：万元", GridText(rows)])

    assert outcomes(read("6.00"), "SUM-001") == {"holds": 1}
    assert outcomes(read("5.00"), "SUM-001") == {"broken": 1}
