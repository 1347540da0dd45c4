"""Amounts that carry their own unit: compared in yuan, within their own digits."""

import pytest
from tabletext import GridText, document, outcomes

from extractor.assemble.form.money import read_money

TITLE = "项目支出绩效目标表"


def read(total, first, second, heading="项目资金"):
    grid = (
        f"项目名称 | 甲 | <\n{heading} | 年度资金总额： | {total}\n"
        f"^ | 其中：财政拨款 | {first}\n^ | 其他资金 | {second}"
    )
    return document([TITLE, GridText(grid)])


def told(report, code):
    return [each for each in report.findings if each.code == code]


@pytest.mark.parametrize(
    ("funds", "outcome"),
    [
        (("366.85万元", "300.35万元", "66.5万元"), "holds"),
        (("356.85万元", "300.35万元", "66.5万元"), "broken"),
        (("366.85万元", "3003500元", "66.5万元"), "holds"),
    ],
)
def test_the_form_states_no_unit(funds, outcome):
    report = read(*funds)
    assert outcomes(report, "FORM-201") == {outcome: 1}
    assert not told(report, "FORM-004")
    assert report.forms[0].unit is None


def test_one_amount_without_any_unit_is_told_and_not_added():
    report = read("366.85万元", "300.35", "66.5万元")
    assert outcomes(report, "FORM-201") == {"insufficient": 1}
    assert len(told(report, "FORM-004")) == 1


def test_exact_yuan_in_a_form_of_wan_yuan_are_exact():
    report = read("3668000元", "3003500元", "665000元", heading="项目资金（万元）")
    (found,) = told(report, "FORM-201")
    assert found.outcome == "broken"
    assert "3668000元 不等于各来源之和 3,668,500 元" in found.message.zh


@pytest.mark.parametrize(
    ("raw", "value", "unit"),
    [
        ("3 百万元", "3", "bai_wan_yuan"),
        ("1,200.50万元", "1200.50", "wan_yuan"),
        ("5元", "5", "yuan"),
        ("12", "12", None),
    ],
)
def test_units_behind_a_figure(raw, value, unit):
    figure, own = read_money(raw)
    assert (str(figure.value), own) == (value, unit)
