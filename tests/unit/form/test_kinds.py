"""Forms of other makes: labels, funds and indicators in other places."""

from decimal import Decimal

from formtext import TITLE, drawn, read_forms, told
from tabletext import GridText, page, report

NATIONAL = """
项目名称 | < | 湿地监测 | < | < | 项目编码 | 4201 | <
主管部门 | < | 某省生态环境厅 | < | < | 实施单位 | 某监测站 | <
项目资金⏎（万元） | < | 年度资金总额 | 120.50 | 其中：财政拨款 | 100 | 其他资金 | 20.5
年度⏎目标 | < | 完成监测。 | < | < | < | < | <
绩效⏎指标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 权重
^ | 成本指标 | 经济成本指标 | 监测成本 | ≤ | 120.5 | 万元 | 20
^ | ^ | 社会成本指标 | | | | |
^ | 产出指标 | 数量指标 | 监测点 | ≥ | 12 | 个 | 30
^ | ^ | 质量指标 | 数据质量 | 定性 | 优良 | | 20
^ | 满意度指标 | 服务对象满意度指标 | 公众满意度 | ≥ | 90 | % | 10
"""


def one(text, title="项目支出绩效目标表", below=(), above=()):
    parts = [title, *above, GridText(text), *below]
    (form,) = report([page(1, parts)], checked=False).forms
    return form


def test_a_row_of_funds_and_targets_in_three_columns():
    form = one(NATIONAL)
    assert form.unit == "wan_yuan"
    assert {key: cell.amount for key, cell in form.funding["annual"].items()} == {
        "total": Decimal(1205000),
        "fiscal_appropriation": Decimal(1000000),
        "other": Decimal(205000),
    }
    assert form.fields["project_code"].raw == "4201"
    assert form.targets["annual"].raw == "完成监测。"
    rows = [(i.level1, i.level3, i.target.raw, i.target.operator) for i in form.indicators]
    assert rows == [
        ("成本指标", "监测成本", "≤120.5万元", "<="),
        ("成本指标", "", "", None),
        ("产出指标", "监测点", "≥12个", ">="),
        ("产出指标", "数据质量", "优良", None),
        ("满意度指标", "公众满意度", "≥90%", ">="),
    ]
    assert [each.weight for each in form.indicators] == ["20", None, "30", "20", "10"]
    assert {each.period for each in form.indicators} == {"annual"}
    assert not form.unknown


def test_one_level_3_with_a_target_for_each_period():
    form = one(
        """
项目名称 | < | 某项目 | < | <
绩效指标 | 一级指标 | 三级指标 | 实施期指标值 | 年度指标值
^ | 产出指标 | 修路里程 | 30公里 | 10公里
"""
    )
    assert [(i.period, i.level3, i.target.raw) for i in form.indicators] == [
        ("implementation_period", "修路里程", "30公里"),
        ("annual", "修路里程", "10公里"),
    ]


def test_title_year_and_unit_inside_the_grid():
    form = one(
        f"""
{TITLE} | < | < | <
（2026年度） | < | < | <
单位：元 | < | < | <
项目名称 | 某项目 | < | <
年度资金总额： | 500 | 其中：财政拨款 | 500
""",
        title="附件2",
    )
    assert form.title == TITLE
    assert form.funding["annual"]["total"].amount == Decimal(500)
    assert not form.unknown
    assert form.reading.used + form.reading.ignored == form.reading.cells


def test_labels_outside_the_grid():
    form = one(
        "项目名称 | 某项目\n主管部门 | 某局\n项目概况 | 很好",
        above=["填报单位：某县某局"],
        below=["负责人：  经办人：  联系电话：  填报日期： 202510231038", "06"],
    )
    assert form.fields["implementer"].raw == "某县某局"
    assert form.fields["handler"].raw == ""
    assert form.fields["filled_at"].value == "2025-10-23T10:38:06"


def test_a_label_nobody_knows_is_told_and_kept():
    read = report([page(1, [TITLE, GridText("项目名称 | 某项目\n分管领导意见 | 同意")])])
    (form,) = read.forms
    assert [each.raw for each in form.unknown] == ["分管领导意见", "同意"]
    assert form.reading.reported == 2
    assert [each.code for each in read.findings if each.code == "FORM-001"] == ["FORM-001"] * 2


def test_blank_dash_and_words_are_no_amounts():
    form = one(
        "项目名称 | 某项目\n项目资金（元） | \n年度资金总额 | 0\n其中：财政拨款 | \n其他资金 | 约5"
    )
    cells = form.funding["annual"]
    assert {key: (cell.status, cell.amount) for key, cell in cells.items()} == {
        "total": ("printed", Decimal(0)),
        "fiscal_appropriation": ("blank", None),
        "other": ("illegible", None),
    }


def test_no_unit_no_amount():
    form = one("项目名称 | 某项目\n年度资金总额 | 500")
    assert form.unit is None
    assert form.funding["annual"]["total"].amount is None


def test_a_list_of_projects_is_no_form():
    grid = "项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值\n甲 | 产出指标 | 数量指标 | 数 | 3"
    read = report([page(1, ["项目支出绩效目标表", GridText(grid)])])
    assert not read.forms
    assert [table.kind for table in read.tables] == ["unknown"]


def test_other_lists_of_projects_are_no_forms():
    for grid in (
        "项目名称 | 预算金额 | 绩效指标 | <\n^ | ^ | 三级指标 | 指标值\n甲 | 5 | 里程 | 3公里",
        "项目名称 | 预算金额 | 主要内容\n甲 | 5 | 修路\n乙 | 6 | 修桥",
    ):
        assert not report([page(1, ["项目支出绩效目标表", GridText(grid)])]).forms


def test_a_page_header_that_reads_like_a_title_does_not_end_the_form():
    first = "项目名称 | 甲 | < | <\n一级指标 | 二级指标 | 三级指标 | 指标值"
    more = "产出指标 | 数量指标 | 里程 | 3公里\n满意度指标 | 服务对象满意度 | 村民 | ≥90%"
    header = "某县某局2026年部门预算公开表"
    pages = [page(1, [header, TITLE, GridText(first)]), page(2, [header, GridText(more)])]
    (form,) = report(pages).forms
    assert [each.level3 for each in form.indicators] == ["里程", "村民"]


def test_another_table_ends_the_form():
    table = "科目编码 | 科目名称 | 合计 | 财政拨款 | 其他资金\n213 | 农林水支出 | 3 | 2 | 1"
    pages = [
        page(1, [TITLE, GridText("项目名称 | 甲\n年度资金总额 | 5")]),
        page(2, ["支出总表", GridText(table)]),
    ]
    read = report(pages)
    assert [form.pages for form in read.forms] == [(1,)]
    assert [each.pages for each in read.tables] == [(2,)]


def test_the_sheet_of_a_whole_department_is_another_form():
    for title in ("部门整体支出绩效目标表", "部门（单位）整体绩效目标表"):
        grid = "部门名称 | 某局\n年度主要任务 | 任务名称\n项目名称 | 甲"
        assert not report([page(1, [title, GridText(grid)])]).forms


def test_two_forms_that_touch_are_two():
    text = (
        f"{TITLE} | <\n项目名称 | 甲\n主管部门 | 某局\n{TITLE} | <\n项目名称 | 乙\n主管部门 | 某局"
    )
    read = report([page(1, [GridText(text)])])
    assert [form.project for form in read.forms] == ["甲", "乙"]


def test_a_form_without_a_title_follows_one_that_has_it():
    (whole,) = read_forms([([TITLE], [drawn()])])
    forms = read_forms([([TITLE], [drawn()]), ([], [drawn()])])
    assert [told(form) for form in forms] == [told(whole)] * 2
