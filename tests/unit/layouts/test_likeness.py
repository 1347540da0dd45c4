"""Names as they are compared from year to year."""

import pytest

from layouts.likeness import (
    at_odds,
    bare_heading,
    bare_name,
    document_numbers,
    without_document_number,
)

AIDS = "残疾人事业发展省级-辅助器具"


@pytest.mark.parametrize(
    "printed",
    [
        f"{AIDS}（晋财社【2024】146号）",
        f"{AIDS}(晋财社〔2025〕152号)",
        f"{AIDS}（晋财社[2025]第152号）",
        f"{AIDS}【晋财社（2025）152号】",
        f"2025年{AIDS}",
        f"{AIDS}（2026年度）",
        f"二〇二五年{AIDS}",
        f" {AIDS} - ",
    ],
)
def test_one_project_whatever_its_document_and_year(printed):
    assert bare_name(printed) == AIDS


def test_what_is_in_other_brackets_belongs_to_the_name():
    assert bare_name("残疾儿童康复救助（市级）") == "残疾儿童康复救助(市级)"
    assert bare_name("机动轮椅车燃油补贴（12000元）") == "机动轮椅车燃油补贴(12000元)"


def test_a_name_that_is_nothing_else_is_kept():
    assert bare_name("2024年度") == "2024年度"
    assert without_document_number("〔2024〕146号") == "〔2024〕146号"


def test_the_numbers_that_a_name_carries():
    assert document_numbers(f"{AIDS}（晋财社【2024】146号）") == ("晋财社【2024】146号",)
    assert document_numbers(AIDS) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AIDS, AIDS.replace("省级", "中央")),
        ("道路养护一期", "道路养护二期"),
        ("道路养护", "道路养护二期"),
        ("三、四级残疾人补贴", "一、二级残疾人补贴"),
    ],
)
def test_names_that_cannot_mean_the_same(one, other):
    assert at_odds(one, other)
    assert at_odds(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [(AIDS, "残疾人事业发展-辅助器具"), ("残疾人人身意外伤害保险", "残疾人意外伤害保险")],
)
def test_names_that_may(one, other):
    assert not at_odds(one, other)


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("第三部分2026年度单位预算情况说明", "单位预算情况说明"),
        ("（二）一般公共预算当年支出结构情况", "一般公共预算当年支出结构情况"),
        ("1、车辆情况：", "车辆情况"),
        ("一、2025年“三公”经费预算情况说明", "“三公”经费预算情况说明"),
        ("2.5亿元专项", "2.5亿元专项"),
        ("第一部分", "第一部分"),
    ],
)
def test_a_heading_without_number_and_year(heading, bare):
    assert bare_heading(heading) == bare
