"""Codes and names against the lists of the year: what agrees, what is a slip, what is wrong."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tabletext import GridText, document, profiles

import gongkai
from extractor.checks.codes import check_codes
from extractor.checks.tally import Tally
from extractor.findings import catalogue

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
ECONOMIC = "部门预算支出经济科目编码 | 部门预算支出经济科目名称 | 合计 | 人员经费 | 公用经费"
CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
SAMPLE = Path(__file__).parents[3] / "samples" / "zezhou-2026" / "zezhou-2026.pdf"
DISCLOSURES = [
    SAMPLE,
    *(
        CORPUS / f"{name}.pdf"
        for name in (
            "sh_putuo_wanli_dept_budget_2024",
            "sh_putuo_wanli_dept_budget_2025",
            "sh_putuo_office_dept_budget_2025",
            "sh_putuo_office_unit_budget_2025",
            "sh_putuo_commerce_dept_budget_2025",
            "sh_putuo_commerce_unit_budget_2025",
            "sh_putuo_finance_dept_budget_2025",
            "sh_putuo_planning_final_2024",
            "sh_putuo_finance_final_2024",
            "sh_final_template_2024",
            "swu_budget_2023",
            "swu_final_2023",
        )
    ),
]


def told(report, year=2026):
    tally = Tally()
    check_codes(replace(report, fiscal_year=year), profiles().vocabulary, tally)
    return tally


def ledger(*rows, header=HEADER, title="支出总表"):
    body = [f"{row} | 1 | 1 |" for row in rows]
    return document([title, "单位：万元", GridText("\n".join([header, *body]))])


def findings(*rows, year=2026):
    return told(ledger(*rows), year).findings


def kinds(*rows, year=2026):
    return [found.code for found in findings(*rows, year=year)]


def counts(tally):
    """How often each check ended how, over all tables."""
    total = Counter()
    for count in tally.counts():
        for outcome in ("holds", "broken", "not_applicable", "insufficient"):
            total[count.code, outcome] += getattr(count, outcome)
    return +total


@pytest.mark.parametrize(
    "row",
    [
        "208 | 社会保障和就业支出",
        "208 | 社会保障和就业",  # a final 支出 does not count
        "208 | 五、社会保障和就业支出",
        "205 | 教育支出（类）",
        "20103 | 政府办公厅(室)及相关机构事务",
        "20103 | 政府办公厅室及相关机构事务",
        "2010602 | 一般行政管理事务（财政事务）",
        '2040409 | "两房"建设',
        "2100409 | 重大公共卫生专项",  # an accepted wording of other years
        "208 | 208社会保障和就业支出",
        "205 | ",
    ],
)
def test_the_name_of_the_list_holds_however_it_is_printed(row):
    assert kinds(row) == []


@pytest.mark.parametrize(
    ("row", "year", "expected"),
    [
        ("20805 | 行政事业单位养老支出", 2020, []),
        ("20805 | 行政事业单位离退休", 2019, []),
        ("20805 | 行政事业单位离退休", 2020, ["COD-105"]),
        ("20805 | 行政事业单位养老支出", 2019, ["COD-105"]),
        ("20805 | 行政事业单位离退休", None, []),
        ("210 | 医疗卫生与计划生育支出", 2018, []),
        ("210 | 医疗卫生与计划生育支出", 2024, ["COD-105"]),
        ("224 | 灾害防治及应急管理支出", 2019, []),
        ("224 | 灾害防治及应急管理支出", 2018, ["COD-101"]),
        ("224 | 灾害防治及应急管理支出", None, []),
        ("2010308 | 信访事务", 2023, []),
        ("2010308 | 信访事务", 2024, ["COD-101"]),
        ("2013804 | 市场主体管理", 2023, []),
        ("2013804 | 经营主体管理", 2024, []),
    ],
)
def test_codes_and_names_are_those_of_the_fiscal_year(row, year, expected):
    assert kinds(row, year=year) == expected


def test_a_name_of_another_year_is_told_with_both_names():
    (found,) = findings("215 | 资源勘探信息等支出")

    assert (found.severity, found.outcome) == ("info", "broken")
    assert (found.expected, found.observed) == ("资源勘探工业信息等支出", "资源勘探信息等支出")
    assert "2014-2019" in found.message.zh


@pytest.mark.parametrize(
    "row",
    [
        "2080505 | 机关事业单位基本养老保险缴纳支出",
        "2080505 | 机关事业单位基本养老保险缴费支",
        "2010301 | 行政运动",
        "20811 | 残疾人事务",
        "2120104 | 城管执行",
    ],
)
def test_a_slip_of_the_name_is_info(row):
    (found,) = findings(row)

    assert (found.code, found.severity) == ("COD-102", "info")


def test_a_code_with_one_digit_wrong_is_told_with_the_code_of_the_name():
    (found,) = findings("2110409 | 重大公共卫生服务")

    assert (found.code, found.severity) == ("COD-103", "warning")
    assert "没有该编码" in found.message.zh
    assert "2100409" in found.message.zh
    assert "2100409" in found.message.en


def test_the_name_of_another_code_is_a_warning_even_if_the_two_are_alike():
    (found,) = findings("2101101 | 事业单位医疗")

    assert (found.code, found.severity) == ("COD-103", "warning")
    assert (found.expected, found.observed) == ("行政单位医疗", "事业单位医疗")
    assert "2101102" in found.message.zh


def test_a_name_of_nothing_is_a_warning_without_a_hint():
    (found,) = findings("2101101 | 修桥补路")

    assert found.code == "COD-103"
    assert "所印名称属于" not in found.message.zh


def test_a_name_of_dozens_of_codes_points_to_the_one_in_the_same_section():
    elsewhere, here = findings("2080501 | 行政运行", "2081104 | 行政运行")

    assert "所印名称属于" not in elsewhere.message.zh
    assert "所印名称属于 2081101。" in here.message.zh


@pytest.mark.parametrize(
    "row",
    [
        "2150777 | 量子计算",
        "2150777 | 行政运行",  # borne by dozens of codes: proves nothing
        "2137309 | 移民补助",  # borne by several
        "2019777 | 食品安全监管",  # borne by one, but by none with one digit other
        "29801 | 新设科目",
    ],
)
def test_a_code_that_the_list_lacks_is_only_info(row):
    (found,) = findings(row)

    assert (found.code, found.severity, found.outcome) == ("COD-101", "info", "insufficient")
    assert "2026" in found.message.zh


@pytest.mark.parametrize("code", ["2080", "208050", "20805011"])
def test_a_code_with_wrong_digits_beside_a_name_of_the_list_is_a_warning(code):
    found = findings("208 | 社会保障和就业支出", f"{code} | 行政单位离退休")

    assert [f.code for f in found] == ["COD-106"]
    assert "3/5/7" in found[0].message.zh
    assert "2080501" in found[0].message.zh


def test_a_class_that_does_not_exist_beside_a_name_of_the_list():
    found = findings("208 | 社会保障和就业支出", "218 | 卫生健康支出")

    assert [f.code for f in found] == ["COD-103"]
    assert "210" in found[0].message.zh


@pytest.mark.parametrize("row", ["105236 | 西南大学", "301 | 泽州县残疾人联合会", "102001 | 本级"])
def test_the_code_of_a_budget_unit_is_no_code_of_a_list(row):
    assert kinds("208 | 社会保障和就业支出", row) == []


def test_lines_without_a_name_are_counted_as_not_checked():
    tally = told(ledger("205 | "))

    assert counts(tally)["COD-103", "not_applicable"] == 1
    assert counts(tally)["COD-101", "holds"] == 1


def test_what_holds_is_counted_for_every_line():
    tally = told(ledger("208 | 社会保障和就业支出", "20811 | 残疾人事业", "20899 | 林业"))

    assert counts(tally) == {
        ("COD-101", "holds"): 2,
        ("COD-103", "holds"): 2,
        ("COD-103", "broken"): 1,
        ("COD-104", "holds"): 2,
    }


def test_a_line_in_several_tables_is_told_once_with_every_place():
    rows = "\n".join([HEADER, "2101101 | 事业单位医疗 | 1 | 1 |"])
    tables = [
        part
        for title in ("支出总表", "一般公共预算支出表")
        for part in (title, "单位：万元", GridText(rows))
    ]
    tally = told(document(tables))

    (found,) = tally.findings
    assert [(p.table, p.row, p.page) for p in found.places] == [(0, 0, 2), (1, 0, 2)]
    assert {c.table: c.broken for c in tally.counts() if c.code == "COD-103"} == {0: 1, 1: 1}


def test_economic_codes_are_checked_against_their_own_list():
    report = ledger(
        "301 | 工资福利支出",
        "30101 | 基本工资",
        "30113 | 住房公积金",
        "30213 | 维修(护)费",
        "303 | 对个人和家庭的补助",
        "30399 | 其他对个人和家庭的补助支出",
        "3010101 | 基本工资",
        "30199 | 差旅费",
        header=ECONOMIC,
        title="一般公共预算基本支出表",
    )
    found = {f.code: f for f in told(report).findings}

    assert set(found) == {"COD-103", "COD-104", "COD-106"}
    assert "3/5 位（该名称属于 30101）" in found["COD-106"].message.zh
    assert "部门预算支出经济分类科目" in found["COD-103"].message.zh
    assert found["COD-104"].expected == "302"


def test_a_section_that_is_left_out_is_told_where_others_are_printed():
    (found,) = findings(
        "208 | 社会保障和就业支出",
        "20811 | 残疾人事业",
        "2081104 | 残疾人康复",
        "210 | 卫生健康支出",
        "2101101 | 行政单位医疗",
        "2101102 | 事业单位医疗",
    )

    assert (found.code, found.severity, found.expected) == ("COD-104", "info", "21011")
    assert [place.row for place in found.places] == [4, 5]
    assert "行政事业单位医疗" in found.message.zh


def test_a_level_that_the_table_never_prints_is_not_missed():
    assert kinds("208 | 社会保障和就业支出", "2081104 | 残疾人康复") == []
    assert kinds("2081104 | 残疾人康复", "2101101 | 行政单位医疗") == []


def test_one_level_only_is_not_applicable():
    tally = told(ledger("208 | 社会保障和就业支出", "210 | 卫生健康支出"))

    assert counts(tally)["COD-104", "not_applicable"] == 1


def test_a_table_of_an_unknown_form_is_left_alone():
    report = ledger("2101101 | 修桥补路")
    unknown = replace(report.tables[0], profile=None)

    assert told(replace(report, tables=(unknown,))).counts() == ()


def test_every_message_is_complete_in_both_languages():
    found = findings(
        "208 | 社会保障和就业支出",
        "20805 | 行政事业单位离退休",
        "2080505 | 机关事业单位基本养老保险缴纳支出",
        "2101101 | 修桥补路",
        "2150777 | 量子计算",
        "2080 | 行政单位离退休",
    )

    assert {f.code for f in found} == {code for code in catalogue() if code.startswith("COD-1")}
    for message in (text for f in found for text in (f.message.zh, f.message.en)):
        assert "{" not in message
        assert "支出总表" in message


@pytest.mark.parametrize("path", DISCLOSURES, ids=lambda path: path.stem)
def test_published_disclosures_give_no_false_warning(path):
    if not path.is_file():
        pytest.skip(f"{path.name} is not there")
    report = gongkai.convert(path)
    tally = told(report, report.fiscal_year)

    assert [found.message.zh for found in tally.findings] == []
    if any(row.code for table in report.tables for row in table.rows):
        assert counts(tally)["COD-103", "holds"] > 50
