"""Where the amounts of a sheet stand, and which period they are of."""

from decimal import Decimal

import pytest
from tabletext import GridText, document, outcomes

TITLE = "项目支出绩效目标表"
HEAD = "项目名称 | 甲 | < | < | <\n"


def read(grid, *above):
    return document([TITLE, *above, GridText(HEAD + grid)])


def amounts(report, period="annual"):
    return {key: cell.raw for key, cell in report.forms[0].funding.get(period, {}).items()}


def codes(report):
    return {each.code for each in report.findings if each.code.startswith("FORM")}


def test_amounts_below_a_row_of_labels():
    report = read(
        "资金来源（万元） | 年度资金总额 | 财政拨款 | 上年结转 | 其他资金\n^ | 100 | 60 | 25 | 15"
    )
    assert amounts(report) == {
        "total": "100",
        "fiscal_appropriation": "60",
        "carried_forward": "25",
        "other": "15",
    }
    assert outcomes(report, "FORM-201") == {"holds": 1}
    assert "FORM-001" not in codes(report)


def test_a_total_above_others_is_the_label_of_the_block():
    report = read(
        "预算金额（万元） | 总金额 | < | 366.85 | <\n | 其中：本年度财政拨款 | < | 300.35 | <\n"
        " | 上年结转结余 | < | 66.50 | <"
    )
    assert amounts(report) == {
        "total": "366.85",
        "fiscal_appropriation": "300.35",
        "carried_forward": "66.50",
    }
    assert not amounts(report, "implementation_period")
    assert report.forms[0].funding["annual"]["total"].amount == Decimal("3668500")
    assert "FORM-006" not in codes(report)


def test_a_lone_total_without_a_period_is_told():
    report = read("资金总额（元） | 100 | < | < | <\n财政拨款 | 100 | < | < | <")
    assert amounts(report, "implementation_period")["total"] == "100"
    assert "FORM-006" in codes(report)


def test_a_label_is_no_value_of_another_label():
    report = read("绩效目标 | 建设周期目标 | < | 本年度目标 | <\n | 建成平台 | < | 完成一期 | <")
    assert report.forms[0].targets["annual"].raw == "完成一期"
    assert [each.raw for each in report.forms[0].unknown] == ["建设周期目标", "建成平台"]


FUNDS = "年度资金总额（元） | 900 | < | < | <\n财政拨款 | 800 | < | < | <\n"


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ("分管领导意见 | 同意 | < | < | <", "broken"),
        ("扶贫协作款 | 100 | < | < | <", "insufficient"),
    ],
)
def test_only_what_may_be_funds_keeps_the_sum_from_being_checked(more, outcome):
    assert outcomes(read(FUNDS + more), "FORM-201") == {outcome: 1}


def test_something_unknown_among_the_funds_keeps_the_sum_from_being_checked():
    report = read(FUNDS.replace("800 | < | < | <", "800 | < | 待定 | <"))
    assert outcomes(report, "FORM-201") == {"insufficient": 1}


def test_of_which_in_a_cell_of_its_own():
    report = read(
        "年度资金总额（元） | < | 900 | < | <\n其中： | 中央财政资金 | 700 | < | <\n"
        "^ | 县级财政资金 | 100 | < | <"
    )
    assert not report.forms[0].unknown
    assert outcomes(report, "FORM-201") == {"broken": 1}


def test_a_section_with_a_text_beside_it_is_the_target():
    report = read("总体目标 | 完成年度任务，提高质量。 | < | < | <")
    assert report.forms[0].targets["annual"].raw == "完成年度任务，提高质量。"
    assert not report.forms[0].unknown


def test_a_section_beside_labels_is_a_section():
    report = read("总体目标 | 年度目标 | 修路 | < | <")
    assert report.forms[0].targets["annual"].raw == "修路"


@pytest.mark.parametrize("central", ["100", "150"])
def test_what_the_centre_gives_is_part_of_what_comes_from_above(central):
    report = read(
        f"年度资金总额（元） | 300 | < | < | <\n中央补助 | {central} | < | < | <\n"
        "上级补助 | 150 | < | < | <\n本级资金 | 150 | < | < | <"
    )
    assert outcomes(report, "FORM-201") == {"holds": 1}
