"""Titles, stripped to what names the form, and the profile that knows them."""

import pytest
from tabletext import profiles

from layouts.title import bare_title, names_a_table, number_of

BODY = "泽州县残疾人联合会"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("预算公开表3", "预算公开表3"),
        ("表一", "表一"),
        ("表十二2026年项目支出预算表", "表十二"),
        ("表十一般公共预算支出表", "表十"),
        ("表十一 一般公共预算支出表", "表十一"),
        ("表二十一", "表二十一"),
        ("公开01表", "公开01表"),
        ("公开 01 表", "公开01表"),
        ("附表1", "附表1"),
        ("附件表2", "附件表2"),
        ("表32026年支出总表", "表3"),
        ("表122026年支出总表", "表12"),
        ("表1-1", "表1-1"),
        ("表1：高等学校收支决算总表", "表1"),
        ("决算公开表5", "决算公开表5"),
        ("支出总表", None),
        ("收入预算表", None),
        ("2026年支出总表", None),
        ("", None),
    ],
)
def test_number(printed, number):
    assert number_of(printed) == number


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("2026年预算收支总表", "预算收支总表"),
        ("2026 年 预 算 收 支 总 表", "预算收支总表"),
        ("表五2026年一般公共预算支出预算表（不含上年结转）", "一般公共预算支出预算表"),
        ("表五 一般公共预算支出预算表", "一般公共预算支出预算表"),
        ("表12026年预算收支总表", "预算收支总表"),
        ("表十一般公共预算支出表", "一般公共预算支出表"),
        ("公开01表 收入支出决算总表", "收入支出决算总表"),
        ("附表1收支总表", "收支总表"),
        ("3.部门支出总表", "支出总表"),
        ("三、部门支出总表", "支出总表"),
        ("（三）部门支出总表", "支出总表"),
        ("2025年部门财务收支预算总表", "财务收支预算总表"),
        ("2025年预算单位收入预算总表", "收入预算总表"),
        ("2025年单位“三公”经费和机关运行经费预算表", "三公经费和机关运行经费预算表"),
        ("部门一般公共预算支出功能分类预算表", "一般公共预算支出功能分类预算表"),
        (f"{BODY}2026年收支总表", "收支总表"),
        ("⽀出总表", "支出总表"),
    ],
)
def test_bare_title(printed, bare):
    assert bare_title(printed, [BODY]) == bare


@pytest.mark.parametrize(
    "text",
    ["支出总表", "支出预算表（上年结转）", "收支预算总表 (一)", "收入支出一览", "支 出 总 表"],
)
def test_names_a_table(text):
    assert names_a_table(text)


@pytest.mark.parametrize("text", ["单位：万元", "表一说明", "支出表共三张", "", "(表)以外"])
def test_names_no_table(text):
    assert not names_a_table(text)


def knowing(bare):
    found = {
        profile.kind
        for profile in profiles().profiles
        if profile.recognition.titles.matches(bare)
        and not profile.recognition.not_titles.matches(bare)
    }
    assert len(found) <= 1, f"{bare}: {found}"
    return next(iter(found), None)


# The table of titles of FORMS.md: every family's budget.
TITLES = {
    "performance_sheet": [
        "县(区)级预算部门(单位)项目支出绩效目标表",
        "236中央高校教育教学改革专项绩效目标表",
        "项目支出绩效目标表",
    ],
    "summary": [
        "2026年预算收支总表",
        "2025年部门财务收支预算总表",
        "2025年预算单位财务收支预算总表",
        "收支预算总表",
        "部门收支总体情况表",
        "收支总表",
    ],
    "revenue": [
        "2026年预算收入总表",
        "2025年部门收入预算总表",
        "2025年预算单位收入预算总表",
        "收入预算表",
        "部门收入总体情况表",
    ],
    "expenditure": [
        "2026年预算支出总表",
        "2025年部门支出预算总表",
        "2025年预算单位支出预算总表",
        "支出预算表",
        "支出总体情况表",
    ],
    "appropriation": [
        "2026年财政拨款收支总表",
        "2025年部门财政拨款收支预算总表",
        "2025年预算单位财政拨款收支预算总表",
        "财政拨款收支总体情况表",
    ],
    "general_expenditure": [
        "2026年一般公共预算支出预算表（不含上年结转）",
        "2025年部门一般公共预算支出功能分类预算表",
        "2025年预算单位一般公共预算支出功能分类预算表",
        "财政拨款支出预算表",
        "一般公共预算支出情况表",
    ],
    "basic_economic": [
        "2026年一般公共预算安排基本支出分经济科目表（不含上年结转）",
        "2025年部门一般公共预算基本支出部门预算经济分类预算表",
        "2025年预算单位一般公共预算基本支出部门预算经济分类预算表",
        "一般公共预算基本支出情况表",
    ],
    "fund_revenue": ["2026年政府性基金预算收入表（不含上年结转）"],
    "fund_expenditure": [
        "2026年政府性基金预算支出表（不含上年结转）",
        "2025年部门政府性基金预算支出功能分类预算表",
        "2025年预算单位政府性基金预算支出功能分类预算表",
        "政府性基金预算支出情况表",
    ],
    "state_capital": [
        "2026年国有资本经营预算收支预算表（不含上年结转）",
        "2025年部门国有资本经营预算支出功能分类预算表",
        "2025年预算单位国有资本经营预算支出功能分类预算表",
    ],
    "three_public": [
        "2026年财政拨款安排“三公”经费支出预算表",
        "2025年部门“三公”经费和机关运行经费预算表",
        "2025年单位“三公”经费和机关运行经费预算表",
        "一般公共预算“三公”经费支出情况表",
    ],
    "operating_expenses": ["2026年财政拨款安排机关运行经费预算表"],
    "projects": [
        "2026年项目支出预算表（本年预算）",
        "2026年项目支出预算表（上年结转）",
        "项目支出表",
    ],
}


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, titles in TITLES.items() for title in titles]
)
def test_the_titles_of_every_family_name_one_kind(kind, title):
    assert knowing(bare_title(title, [BODY])) == kind


@pytest.mark.parametrize(
    "title",
    [
        "部门(单位)整体支出绩效目标表",
        "项目支出绩效自评表",
        "政府采购预算表",
        "第二部分 2026年单位预算报表",
    ],
)
def test_other_forms_are_no_budget_table(title):
    assert knowing(bare_title(title, [BODY])) is None
