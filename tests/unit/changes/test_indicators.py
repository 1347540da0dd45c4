"""Indicators of one sheet in two years."""

from decimal import Decimal

import pytest
from two_years import indicator, sheet

from exports.changes.indicators import Sheet, compare_indicators

QUALITY = ("产出指标", "质量指标")
COST = ("产出指标", "成本指标")


def compared(old, new, roll=1):
    """What became of the indicators of a sheet, one tuple each: states, old and new name."""
    sides = (Sheet(form=sheet("道路养护", indicators=each), number=0) for each in (old, new))
    return compare_indicators(*sides, roll=roll)


def told(changes):
    return [
        (each.states, each.old and each.old.level3, each.new and each.new.level3)
        for each in changes
    ]


def test_a_new_target_is_a_change_with_its_difference():
    (change,) = compared([indicator("体检人数", "5800人")], [indicator("体检人数", "6000人")])
    assert change.states == ("changed",)
    assert change.delta == 200
    assert change.match.method == "key"


def test_targets_of_other_units_have_no_difference():
    (change,) = compared([indicator("配发数", "290件")], [indicator("配发数", "100人")])
    assert change.states == ("changed",)
    assert change.delta is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025年3至11月", "2026年3至11月"),
        ("100%", "100.00%"),
        ("≥90%", "≥ 90％"),
        ("2025.03-2025.11", "2026.03-2026.11"),
    ],
)
def test_the_same_target_in_the_new_year_or_in_other_print(old, new):
    (change,) = compared([indicator("完成时间", old)], [indicator("完成时间", new)])
    assert change.states == ("unchanged",)


def test_another_month_is_a_change():
    (change,) = compared(
        [indicator("完成时间", "2025年3至11月")], [indicator("完成时间", "2026年3至10月")]
    )
    assert change.states == ("changed",)


def test_at_least_is_not_exactly():
    (change,) = compared([indicator("满意度", "90%")], [indicator("满意度", "≥90%")])
    assert change.states == ("changed",)


def test_the_same_name_under_another_head_has_moved():
    (change,) = compared(
        [indicator("培训标准", "960元/人", COST)], [indicator("培训标准", "970元/人", QUALITY)]
    )
    assert change.states == ("changed", "moved")
    assert change.match.method == "name"
    assert change.delta == 10


def test_a_head_that_cannot_be_read_moves_nothing():
    (change,) = compared(
        [indicator("培训人数", "140人")], [indicator("培训人数", "140人", ("产出指标", None))]
    )
    assert change.states == ("unchanged",)


def test_a_similar_name_under_its_head_is_renamed():
    (change,) = compared([indicator("补助人数", "5712人")], [indicator("补贴人数", "5600人")])
    assert change.states == ("changed", "renamed")
    assert change.match.method == "similar"
    assert change.delta == -112


def test_names_with_other_numbers_are_other_indicators():
    changes = compared([indicator("一期完成率", "100%")], [indicator("二期完成率", "100%")])
    assert ("uncertain",) not in {each.states for each in changes if each.match is None}
    assert all(each.delta is None for each in changes)


def test_the_only_two_left_under_a_head_may_be_one():
    (change,) = compared([indicator("投保", "19680人")], [indicator("意外伤害参与", "20400人")])
    assert change.states == ("uncertain",)
    assert change.match.method == "position"
    assert change.delta is None


def test_two_that_may_be_one_are_left_open():
    changes = compared(
        [indicator("康复服务补贴标准", "500元")],
        [indicator("康复训练补贴标准", "500元"), indicator("康复器具补贴标准", "500元")],
    )
    assert told(changes) == [
        (("uncertain",), "康复服务补贴标准", "康复训练补贴标准"),
        (("uncertain",), "康复服务补贴标准", "康复器具补贴标准"),
    ]


def test_nothing_in_common_came_and_went():
    changes = compared(
        [indicator("保障股室", "5个")], [indicator("耗材种类", "5种"), indicator("楼面", "9平米")]
    )
    assert [states for states, _, _ in told(changes)] == [("removed",), ("added",), ("added",)]


def test_one_name_several_times_goes_by_target_then_by_order():
    old = [indicator("补贴标准", "10元"), indicator("补贴标准", "20元")]
    new = [indicator("补贴标准", "20元"), indicator("补贴标准", "30元")]
    changes = compared(old, new)
    assert [(each.old.target, each.new.target) for each in changes] == [
        ("20元", "20元"),
        ("10元", "30元"),
    ]


def test_rows_that_nobody_filled_in_are_left_out():
    assert compared([indicator("", "")], [indicator("", ""), indicator("", "")]) == ()


def test_a_target_without_a_name_is_kept():
    (change,) = compared([], [indicator("", "128人")])
    assert change.states == ("added",)
    assert change.new.target == "128人"


def test_periods_are_compared_apart():
    changes = compared(
        [indicator("人数", "5人", period="annual")],
        [indicator("人数", "5人", period="implementation_period")],
    )
    assert [(each.period, each.states) for each in changes] == [
        ("implementation_period", ("added",)),
        ("annual", ("removed",)),
    ]


def test_a_place_leads_to_the_row():
    (change,) = compared([indicator("人数", "5人")], [indicator("人数", "6人")])
    assert (change.new.place.form, change.new.place.row, change.new.place.page) == (0, 0, 1)
    assert change.new.value == Decimal(6)
