"""Performance sheets against themselves and against the projects table."""

import pytest
from tabletext import GridText, document, outcomes

from extractor.checks.form_projects import match_names

TITLE = "项目支出绩效目标表"


def sheet(
    project="甲乡村道路养护",
    funds=("900", "900"),
    rows="产出指标 | 数量指标 | 里程 | 3公里",
    more="",
):
    total, local = funds
    return [
        TITLE,
        GridText(
            f"项目名称 | {project} | < | <\n项目资金（元） | 年度资金总额： | {total} | <\n"
            f"^ | 其中：县级财政资金 | {local} | <\n^ | 其他资金 | | <\n{more}"
            f"一级指标 | 二级指标 | 三级指标 | 指标值\n{rows}"
        ),
    ]


def table(*projects, total=None):
    sums = f"合计 | {total}\n" if total else ""
    rows = "\n".join(f"{name} | {amount}" for name, amount in projects)
    return ["项目支出表", "单位：万元", GridText(f"项目名称 | 合计\n{sums}{rows}")]


def found(read, code):
    return [each for each in read.findings if each.code == code]


@pytest.mark.parametrize(
    ("funds", "outcome"),
    [
        (("900", "900"), "holds"),
        (("900", "800"), "broken"),
        # Blank is not 0: without any source there is nothing to add up.
        (("900", ""), "not_applicable"),
        (("", "800"), "insufficient"),
        (("约900", "800"), "insufficient"),
    ],
)
def test_funds_are_the_sum_of_their_sources(funds, outcome):
    assert outcomes(document(sheet(funds=funds)), "FORM-201") == {outcome: 1}


def test_sources_below_another_are_counted_once():
    more = "财政拨款 | 900 | 一般公共预算 | 900\n"
    read = document(sheet(funds=("900", ""), more=more))
    assert outcomes(read, "FORM-201") == {"holds": 1}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("产出指标 | 数量指标 | 里程 | 3公里\n满意度指标 | 服务对象满意度 | | ", ["满意度指标"]),
        ("产出指标 | 数量指标 | 里程 | 3公里\n满意度指标 | 服务对象满意度 | 村民 | 满意", []),
    ],
)
def test_heads_with_nothing_below_them(rows, told):
    read = document(sheet(rows=rows))
    assert [each.message.zh.split("“")[2].split("”")[0] for each in found(read, "FORM-202")] == told


@pytest.mark.parametrize(
    ("name", "target", "told"),
    [
        ("体检标准", "500元/人", 0),
        ("体检补贴标准", "500人", 1),
        ("补贴标准", "按文件", 0),
        ("安全标准", "3个", 0),
        ("项目合格率", "100%", 0),
        ("项目合格率", "≥200人", 1),
        ("巡查频率", "4次", 0),
        ("村民满意度", "≥90%", 0),
        ("村民满意度", "90", 0),
        ("完成时间", "2026年3至11月", 0),
        ("完成时间", "30天", 0),
        ("补贴人数", "100%", 1),
        ("补贴人数", "100人次", 0),
        ("", "128人", 0),
    ],
)
def test_targets_that_are_clearly_of_another_kind(name, target, told):
    read = document(sheet(rows=f"产出指标 | 数量指标 | {name} | {target}"))
    assert len(found(read, "FORM-203")) == told
    assert not [each for each in read.findings if each.severity == "error"]


@pytest.mark.parametrize(
    ("text", "code", "outcome"),
    [
        ("2026年为5800名村民体检，每人500元，共计290万元。", "FORM-205", "holds"),
        ("为16户村民改造，每户补贴4400元，共7.04万元。", "FORM-205", "holds"),
        ("为5800名村民体检，每人500元，共计280万元。", "FORM-205", "broken"),
        ("为16户改造，平均每户补贴约4400元，共7.11万元。", "FORM-205", "insufficient"),
        ("为13014名村民发放，每人每月20元，共计312.34万元。", "FORM-205", "insufficient"),
        ("为36人，每人1800元；2人，每人2600元，共7万元。", "FORM-205", "not_applicable"),
        ("为100人每人300元，共3万元；培训每人50元，共计1万元。", "FORM-205", "not_applicable"),
        ("养护道路。", "FORM-205", "not_applicable"),
    ],
)
def test_the_reckoning_in_the_overview(text, code, outcome):
    read = document(sheet(more=f"项目概况 | {text} | < | <\n"))
    assert outcomes(read, code) == {outcome: 1}


def test_halves_with_the_same_money_differ():
    def read(annual):
        return document(
            [
                TITLE,
                GridText(
                    "项目名称 | 甲项目 | < | < | < | < | <\n"
                    f"项目资金(元) | 实施期资金总额 | 9 | 年度资金总额 | {annual} | < | <\n"
                    "一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值\n"
                    "产出指标 | 数量指标 | 道路养护里程 | 3公里 | 数量指标 | 道路养护 | 2公里\n"
                    "^ | 质量指标 | 合格率 | 100% | 质量指标 | 合格率 | 100%"
                ),
            ]
        )

    (told,) = found(read("9"), "FORM-204")
    assert "道路养护里程（3公里 / 2公里）" in told.message.zh
    assert told.severity == "info"
    assert outcomes(read("8"), "FORM-204") == {"not_applicable": 1}


@pytest.mark.parametrize(("last", "outcome"), [("40", "holds"), ("38", "broken")])
def test_weights_add_up_to_what_the_header_says(last, outcome):
    grid = (
        "项目名称 | 甲项目 | < | < | <\n一级指标 | 二级指标 | 三级指标 | 指标值 | 分值（90）\n"
        f"产出指标 | 数量指标 | 里程 | 3公里 | 50\n^ | 质量指标 | 合格率 | 100% | {last}"
    )
    assert outcomes(document([TITLE, GridText(grid)]), "FORM-206") == {outcome: 1}


def test_sheets_against_the_projects_table():
    read = document(
        sheet("道路养护（某财〔2025〕1号）", ("3,123,360", "")),
        sheet("发展中心-家庭改造", ("50,000", "")),
        table(("道路养护(某财〔2025〕1号)", "312.34"), ("发展中央-家庭改造", "5"), total="317.34"),
    )
    assert outcomes(read, "FORM-101") == {"holds": 1, "rounding": 1}
    assert outcomes(read, "FORM-104") == {"rounding": 1}
    (near,) = found(read, "FORM-103")
    assert near.severity == "info"
    assert not found(read, "FORM-102")


def test_an_amount_that_differs_is_an_error():
    read = document(sheet("道路养护", ("900", "900")), table(("道路养护", "0.08"), total="0.08"))
    assert [each.severity for each in found(read, "FORM-101")] == ["error"]
    assert [each.severity for each in found(read, "FORM-104")] == ["error"]


def test_a_table_of_some_sources_is_of_another_scope():
    funds = "项目资金（元） | 年度资金总额 | 900\n^ | 财政拨款 | 500\n^ | 上年结转 | 400"
    read = document(
        [TITLE, GridText(f"项目名称 | 道路养护 | <\n{funds}")], table(("道路养护", "0.05"))
    )
    assert outcomes(read, "FORM-101") == {"insufficient": 1}


def test_what_stands_alone_is_told_only_where_most_belong_together():
    names = ["道路养护工程", "桥梁维修工程", "农村供水项目", "校舍加固资金", "湿地监测经费"]
    both = table(*((name, "0.09") for name in names))
    read = document(*(sheet(name) for name in names[:4]), both)
    assert [each.severity for each in found(read, "FORM-102")] == ["warning"]
    few = document(*(sheet(name) for name in names[:3]), both)
    assert not found(few, "FORM-102")
    assert outcomes(few, "FORM-102") == {"insufficient": 1}
    assert not found(document(sheet()), "FORM-102")


def test_names_match_one_to_one():
    assert match_names(["发展中心-家庭改造"], ["发展中央-家庭改造"]) == {0: (0, True)}
    # Another document number is another project; so are names too short, or two that are as near.
    assert match_names(["道路养护〔2025〕1号"], ["道路养护〔2025〕2号"]) == {}
    assert match_names(["第一期道路养护"], ["第二期道路养护"]) == {}
    assert match_names(["维修费"], ["维护费"]) == {}
    assert match_names(["道路养护工甲"], ["道路养护工乙", "道路养护工丙"]) == {}
    assert match_names(["2026年道路养护工程"], ["道路养护工程"]) == {0: (0, False)}
