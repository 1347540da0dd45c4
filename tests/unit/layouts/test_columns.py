"""Which profile column a printed leaf is: by its header path, never by position."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tabletext import profiles

from layouts.columns import assign
from layouts.read import load

CODE, NAME = ("项目", "科目编码"), ("项目", "科目名称")
TOTAL, BASIC, PROJECT = ("预算数", "合计"), ("预算数", "基本支出"), ("预算数", "项目支出")
EXPENDITURE = {CODE: "code", NAME: "label", TOTAL: "total", BASIC: "basic", PROJECT: "project"}


def keys(identifier, leaves):
    return [
        [column.key if column else None for column in section.columns]
        for section in assign(profiles()[identifier], leaves)
    ]


@pytest.mark.parametrize("leaves", list(permutations(EXPENDITURE))[::7])
def test_any_order_of_columns(leaves):
    assert keys("national.expenditure", leaves) == [[EXPENDITURE[leaf] for leaf in leaves]]


REVENUE = {
    ("科目编码",): "code",
    ("科目名称",): "label",
    ("合计",): "total",
    ("本年收入", "小计"): "current",
    ("本年收入", "一般公共预算"): "general_public",
    ("本年收入", "政府性基金预算"): "government_funds",
    ("本年收入", "单位资金"): "own",
    ("上年结转", "小计"): "carried_subtotal",
    ("上年结转", "一般公共预算"): "carried_general_public",
    ("上年结转", "政府性基金预算"): "carried_government_funds",
}


@given(st.permutations(list(REVENUE)))
def test_the_same_words_under_another_group_are_another_column(leaves):
    found = keys("national.revenue", leaves)
    same = {"carried_subtotal": "carried_forward"}

    assert len(found) == 1
    assert [same.get(k, k) for k in found[0]] == [same.get(REVENUE[p], REVENUE[p]) for p in leaves]


def test_a_code_in_three_columns():
    leaves = [("项目", "功能分类科目编码", part) for part in ("类", "款", "项")]
    leaves += [("项目", "功能分类科目名称"), TOTAL, BASIC, PROJECT]

    assert keys("national.expenditure", leaves) == [
        ["code", "code", "code", "label", "total", "basic", "project"]
    ]


def test_the_parts_alone_are_a_code():
    assert keys("national.expenditure", [("类",), ("款",), ("项",), ("科目名称",)]) == [
        ["code", "code", "code", "label"]
    ]


def test_paired_halves_are_told_apart_by_where_labels_begin():
    left = [("收入", "项目"), ("收入", "预算数")]
    right = [("支出", "项目"), ("支出", "预算数")]
    sections = assign(profiles()["national.summary"], [*left, *right])

    assert [s.layout.half for s in sections] == ["left", "right"]
    assert [s.first for s in sections] == [0, 2]
    assert keys("national.summary", [*left, *right]) == [
        ["revenue_label", "revenue"],
        ["expenditure_label", "total"],
    ]


def test_a_third_section_repeats_the_right_half():
    leaves = [("收入", "项目"), ("收入", "预算数")]
    leaves += [("支出", "项目(按功能分类)"), ("支出", "预算数")]
    leaves += [("支出", "项目(按支出性质)"), ("支出", "预算数")]
    sections = assign(profiles()["national.summary"], leaves)

    assert [s.layout.half for s in sections] == ["left", "right", "right"]
    assert keys("national.summary", leaves)[2] == ["expenditure_label", "total"]


def test_what_the_profile_does_not_know_is_no_column():
    assert keys("national.expenditure", [NAME, ("风险准备",), ()]) == [["label", None, None]]


def test_missing_names_the_required_columns():
    section = assign(profiles()["national.expenditure"], [CODE, TOTAL])[0]

    assert [column.key for column in section.missing] == ["label"]
    assert section.mapped == 2


def test_a_subtotal_below_a_header_nobody_knows_could_be_anything():
    leaves = [("科目名称",), ("奇特", "小计"), ("奇特", "合计"), ("甲乙", "小计"), ("合计",)]

    assert keys("national.expenditure", leaves) == [["label", None, None, None, "total"]]


PROFILE = """
schema: gongkai/profile/1
id: mine.twins
kind: expenditure
description: 试验 / for a test
recognise: {titles: [试验表]}
shape: ledger
columns:
  label: {role: label, header: [名称]}
  one: {role: amount, header: [数额], concept: expenditure, under: [甲]}
  two: {role: amount, header: [数额], concept: expenditure.basic, not_under: [甲]}
  rival: {role: amount, header: [款额], concept: expenditure.project}
  twin: {role: amount, header: [款额], concept: expenditure.business}
  plain: {role: amount, header: [余额], concept: expenditure}
  grouped: {role: amount, header: [余额], concept: expenditure.basic, under: [甲]}
rows: {by: function}
"""


@pytest.fixture
def twins(tmp_path):
    (tmp_path / "twins.yaml").write_text(PROFILE, "utf-8")
    return load([tmp_path])["mine.twins"]


def test_under_and_not_under_tell_equal_words_apart(twins):
    section = assign(twins, [("甲", "数额"), ("乙", "数额"), ("数额",)])[0]

    assert [column.key for column in section.columns] == ["one", "two", "two"]
    assert section.rivals == ()


def test_a_column_that_asks_for_a_group_fits_better_inside_it(twins):
    section = assign(twins, [("甲", "余额"), ("余额",)])[0]

    assert [column.key for column in section.columns] == ["grouped", "plain"]


def test_columns_that_fit_alike_are_named_and_none_is_chosen(twins):
    section = assign(twins, [("名称",), ("款额",)])[0]

    assert [column and column.key for column in section.columns] == ["label", None]
    assert section.rivals == ((1, ("rival", "twin")),)
