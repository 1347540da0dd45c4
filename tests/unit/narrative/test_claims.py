# ruff: noqa: E501 - rows and sentences as they are printed
"""What prose claims, and what is never guessed: findings only where a figure is provably wrong."""

from functools import cache

import pytest
from tabletext import GridText, document, outcomes

from layouts.prose import prose_problems
from layouts.vocabulary import load_vocabulary

SUMMARY = GridText(
    "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
    "一般公共预算拨款收入 | 90.00 | 农林水支出 | 100.00\n本年收入合计 | 90.00 | |\n"
    "上年结转 | 10.00 | |\n"
    "收入总计 | 100.00 | 支出总计 | 100.00"
)
LINES = GridText(
    "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"
    "合计 | < | 90.00 | 60.00 | 30.00\n213 | 农林水支出 | 90.00 | 60.00 | 30.00\n21301 | 农业农村 | 90.00 | 60.00 | 30.00\n"
    "2130101 | 行政运行 | 60.00 | 60.00 |\n2130106 | 科技转化与推广服务 | 30.00 | | 30.00"
)
TABLES = (
    ["2026年收支预算总表", "单位：万元", SUMMARY],
    ["2026年一般公共预算支出表（不含上年结转）", "单位：万元", LINES],
)


@cache
def read(*prose):
    return document(*TABLES, list(prose))


def codes(report):
    return [
        (found.code, found.outcome, found.severity)
        for found in report.findings
        if found.code.startswith("NAR") and found.outcome != "rounding"
    ]


def claims(report):
    return [claim for paragraph in report.narrative for claim in paragraph.claims]


WRONG = {
    "第三部分情况说明|二、收入预算情况说明|2026年收入预算为102.00万元。": "NAR-001",
    "五、一般公共预算支出情况说明|一般公共预算当年支出95.00万元。": "NAR-001",
    # 行政运行 by its names, against the code below it.
    "五、一般公共预算当年支出说明|1、农林水支出（类）农业农村（款）行政运行（项）61.00万元。": "NAR-001",
    "二、收入预算说明|收入预算为100.00万元，其中：上年结转10.00万元，占12%。": "NAR-002",
    "二、收入预算说明|收入预算为100.00万元，比上年增加20.00万元，增长20%。": "NAR-003",
    "二、收入预算说明|收入预算为100.00万元，比上年减少20.00万元，增长25%。": "NAR-004",
    "九、政府采购|政府采购预算9.00万元，其中：货物类5.00万元，工程类0万元，服务类3.00万元。": "NAR-006",
    "十、绩效|绩效目标管理的项目15个，其中：其他运转类项目1个，特定目标类项目13个。": "NAR-007",
    "十一、资产情况|共有车辆7辆，其中：机要通信用车2辆、其他用车6辆。": "NAR-010",
}  # fmt: skip


@pytest.mark.parametrize("prose", WRONG)
def test_what_is_provably_wrong(prose):
    assert codes(read(*prose.split("|"))) == [(WRONG[prose], "broken", "error")]


RIGHT = (
    # The change is of the head, not of the amount before it; only one of them gives 25 %.
    "二、收入预算情况说明|收入预算100.00万元，其中：上年结转10.00万元，比上年增加20.00万元，增长25.00%。",
    # 17.17 is cut off from 17.179…, 59 % printed without decimals.
    "八、机关运行经费说明|机关运行经费17.89万元，比2025年预算增加6.61万元，上升59%。",
    # The fund is not said under a heading that nobody understands.
    "十、绩效管理情况|覆盖资金95.00万元，其中：基本支出61.00万元，项目支出34.00万元。",
    # 一般公共预算支出 may be with or without what was carried forward; the table prints one.
    "五、一般公共预算支出情况说明|一般公共预算支出100.00万元。",
    # Years, document numbers, thresholds and prices are no amounts.
    "二、收入预算情况说明|按晋财综（2023）43号，2083.68万元以上的设备单价100万元（含）以上，每人500元。",
    # Budget and outturn of the year before are two figures.
    "二、收入预算情况说明|收入预算100.00万元，比2025年预算增加20.00万元。收入预算100.00万元，比2025年预算执行数增加30.00万元。",
    # One word that nobody knows leaves the figure open.
    "九、政府采购情况|面向中小企业预留政府采购项目预算金额9.00万元，其中：货物类5.00万元。",
    "十一、资产情况|共有车辆7辆，其中：机要通信用车2辆、应急保障用车1辆。",
    "五、一般公共预算支出情况说明|1、农林水支出（类）林业（款）不知道的（项）61.00万元。",
)


@pytest.mark.parametrize("prose", RIGHT)
def test_what_may_be_right_is_left_alone(prose):
    assert codes(read(*prose.split("|"))) == []


def test_what_could_not_be_compared_is_counted_and_is_no_pass():
    counted = outcomes(
        read("十、绩效管理情况", "覆盖资金95.00万元，涉及基本支出61.00万元。"), "NAR-001"
    )
    assert counted == {"insufficient": 2}


def test_a_claim_is_tied_to_the_fact_it_repeats():
    (claim,) = claims(
        read(
            "五、一般公共预算支出情况说明",
            "1、农林水支出（类）农业农村（款）行政运行（项）60.00万元。",
        )
    )
    assert claim.facts == ("expenditure|function=2130101|fund=general_public|vintage=current",)
    assert dict(claim.dimensions)["function"] == "2130101"


def test_an_outturn_is_about_what_the_budget_before_it_is_about():
    report = document(
        ["2024年度部门决算"], [],
        ["七、“三公”经费支出决算说明", "“三公”经费支出年初预算为0.95万元，支出决算为1.20万元，决算数小于预算数。"],
        cover=["某县财政局2024年度部门决算"],
    )  # fmt: skip
    budget, outturn, comparison = claims(report)

    assert (budget.concept, outturn.concept) == ("three_public", "three_public")
    assert (comparison.of, comparison.against, comparison.direction) == (1, 0, "less")
    assert codes(report) == [("NAR-005", "broken", "error")]


def test_two_sentences_about_one_year_before():
    report = read(
        "二、收入预算情况说明",
        "收入预算100.00万元，比2025年预算增加20.00万元。",
        "收入预算100.00万元，比2025年预算增加25.00万元。",
    )
    assert codes(report) == [("NAR-008", "broken", "warning")]


def test_a_finding_points_to_the_line_that_prints_the_figure():
    report = read("二、收入预算情况说明", "2026年收入预算为102.00万元。")
    place = next(f for f in report.findings if f.code == "NAR-001").places[0]

    assert place.paragraph == 0
    assert place.page == report.narrative[0].spots[0].page
    assert place.box == report.narrative[0].spots[0].box


def test_the_files_are_valid():
    assert list(prose_problems(load_vocabulary())) == []
