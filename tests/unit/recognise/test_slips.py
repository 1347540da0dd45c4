"""Slips of wording in running text: what is certain is found, what may be right is left alone."""

import json

import jsonschema_rs
import pytest

from extractor.model.geometry import Box
from extractor.model.page import TextLine
from extractor.recognise.slips import slips, slips_in
from layouts.files import HERE, read_yaml
from layouts.wording import load_wording

SIZE, LEFT, RIGHT = 15.0, 90.0, 510.0


def line(text, row=0, x0=LEFT, x1=RIGHT, size=SIZE, bold=False):
    y = 80 + row * 31
    return TextLine(text, Box(x0, y, x1, y + size), size, bold)


def codes(text):
    return [slip.code for slip in slips_in(text, 1)]


def test_the_file_is_valid():
    schema = json.loads((HERE / "schema" / "wording.schema.json").read_bytes())
    jsonschema_rs.Draft202012Validator(schema).validate(read_yaml(HERE / "wording.yaml"))


def test_rules_have_different_ids():
    ids = [rule.id for rule in load_wording().slips]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "text",
    [
        "第二部分 上海市普陀区XX局2024年度部门决算表",
        "收入支出总计XXX万元",
        "占XX%；",
        "××部门2025年预算",
        "截至年底，xx局共有车辆3辆",
        "某某街道办事处2025年预算",
        "主要职能：待填写。",
        "（单位名称）2025年预算说明",
        "共有车辆__辆",
        "减少0.15万元，下降（增长）27.78%，其中",
        "主要原因：支出减少。（如持平作持平表述）",
    ],
)
def test_placeholders(text):
    assert codes(text) == ["WRD-003"]


@pytest.mark.parametrize(
    "text",
    [
        "XXL号服装",
        "型号AXX-100设备",
        "审批意见：____ 日期：____年__月__日",
        "3×4米",
        "有待补充完善",
        "预算单位（单位名称）：",
        "增长（下降）情况说明",
        "因公出国（境）费",
        "目录…………5",
    ],
)
def test_no_placeholders(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "国有资本经营预算财政拨款。。",
        "增加10万元，，主要原因",
        "其中：：基本支出",
        "等支出，。",
        "办公费、 、印刷费",
        "主要主要用于人员支出",
        "增加50万元万元，",
        "本部门的的预算",
        "完成了了任务",
        "2025年年部门预算",
        "预算为100万元元。",
        "支出预算为为100万元",
        "增长5%%，",
        "财政拨款财政拨款收入",
        "2025年支出预算预算100万元，",
        "比上年比上年增加",
    ],
)
def test_doubled(text):
    assert codes(text) == ["WRD-004"]


@pytest.mark.parametrize(
    "text",
    [
        "区级部门预算预算主管部门",
        "纳入部门预算预算单位共3个",
        "一般公共预算预算数",
        "收入支出决算决算数",
        "主要用于用于体育事业的彩票公益金支出",
        "教育支出支出100万元",
        "事业单位单位资金",
        "实现绩效目的的情况",
        "除了了解情况",
        "为了了结此案",
        "财政部部门预算管理司",
        "2025年年初预算，2024年年末结转",
        "占比比2024年提高",
        "“财政拨款收入”、“事业收入”",
        "其他……。",
        "3. 。。。",
        "1,234.56万元，0.5%。",
        "按年年递增",
    ],
)
def test_not_doubled(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "财政拨款支出增加1193.20万元，增长 13.95。主要原因",
        "比上年下降12.08，主要原因",
        "基本支出10.00万元，占33.20；",
        "比上年增加100.25，主要原因",
        "收入预算为1,234.56，其中",
        "单价100万（含）以上设备",
        "国内公务接待支出 0.39 万（含外宾接待支出 0.00 万元）。",
        "2025年度项目总预算1720.00万，其中",
        "采购金额50万。",
    ],
)
def test_missing_units(text):
    assert codes(text) == ["WRD-005"]


@pytest.mark.parametrize(
    "text",
    [
        "增长13.95%。",
        "增长1，985.18万元",
        "分别增长5.2、3.1%。",
        "分别增长5.2，3.1%。",
        "占地12.50亩，",
        "增长2倍。",
        "单价100万元（含）以上设备",
        "资金惠及群众100万。",
        "项目预算500.00万元，常住人口24.87万，",
        "分别安排100.00万，200.00万元",
        "100万（元）",
        "完成预算的98.61。",
        "单位：万元\n收入预算为1,234.56，其中",
        "按照1.5的系数",
    ],
)
def test_units_that_may_be_right(text):
    assert codes(text) == []


def test_brackets_of_two_widths():
    assert codes("住房改革支出（款)购房补贴(项）") == ["WRD-006", "WRD-006"]
    assert codes("（一）因公出国(境)费，（见1)）") == []


def test_a_slip_broken_at_a_line_end_is_found_where_it_begins():
    lines = [line("一般公共预算财政拨款支出增加了很多主要原因是增长 13."), line("95。主要原因", 1)]

    (slip,) = slips(lines, 21)

    assert (slip.code, slip.page, slip.box) == ("WRD-005", 21, lines[0].box)
    assert slip.found == "增长 13.95"
    assert slip.text == "…了很多主要原因是增长 13.95。主要原因"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # a cover: two centred titles
        (line("区级部门预算区级部门预算", x0=200, x1=380), line("预算100", 1, x0=200, x1=380)),
        # a heading, then a paragraph
        (line("一般公共预算财政拨款支出情况说明主要原因主要预算"), line("预算100", 1, size=12)),
        (line("一般公共预算财政拨款支出情况说明主要原因主要预算", bold=True), line("预算100", 1)),
        # the next paragraph is indented
        (line("一般公共预算财政拨款支出情况说明主要原因主要预算"), line("预算100", 1, x0=120)),
        # the line before it is not full
        (line("一般公共预算财政拨款支出情况说明主预算", x1=400), line("预算100", 1)),
        # far below
        (line("一般公共预算财政拨款支出情况说明主要原因主要预算"), line("预算100", 5)),
        # cells side by side fill a line with blanks
        (line("科目      预算预算"), line("预算100", 1)),
    ],
)
def test_lines_that_are_no_paragraph_are_not_joined(first, second):
    frame = [line("上", 20), line("下" * 28, 21)]

    joined = slips([first, second, *frame], 1)

    # Only a line of its own could hold a slip: none does when the two are apart.
    assert [slip.found for slip in joined] in ([], ["预算预算"][: first.text.count("预算预算")])


def test_a_full_line_runs_on():
    lines = [line("一般公共预算财政拨款支出情况说明主要原因主要用于主要"), line("主要用于", 1)]

    assert [slip.found for slip in slips(lines, 1)] == ["主要主要"]


def test_radicals_are_characters():
    assert [slip.code for slip in slips([line("⽀出增⻓13.95。")], 1)] == ["WRD-005"]


def test_nothing_on_an_empty_page():
    assert slips([], 1) == []


@pytest.mark.parametrize(
    ("text", "rule", "name"),
    [
        ("编制部门：上海市普陀区财政局 单位：元", "labelled", "上海市普陀区财政局"),
        ("预算主管部门：上海市普陀区财政局", "superior", "上海市普陀区财政局"),
        ("第二部分 上海市普陀区财政局2024年度部门决算表", "stated", "上海市普陀区财政局"),
        ("第一部分 上海市普陀区财政局概况", "stated", "上海市普陀区财政局"),
        ("注：河阳市农业农村局2024年没有使用", "stated", "河阳市农业农村局"),
        ("松岭县人民医院2025年收入总计", "mentioned", "松岭县人民医院"),
    ],
)
def test_names(text, rule, name):
    found = [slip for slip in slips([line(text)], 1) if slip.code == "WRD-001"]

    assert [(slip.rule, slip.found) for slip in found] == [(rule, name)]


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元",
        "单位：平方米",
        "单位名称：",
        "注：本部门2025年没有",
        "注：我单位2023年无",
        "第二部分 2025年部门预算表",
        "第一部分 部门概况",
        "第二部分 上海市XX局2024年度部门决算表",
        "与此相比，财政局2025年收入",
    ],
)
def test_no_names(text):
    assert [slip for slip in slips([line(text)], 1) if slip.code == "WRD-001"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025年度，本单位编报绩效目标的项目", ["单位"]),
        ("注:本部门2025年无", ["部门"]),
        ("2025年本部门（单位）", []),
        ("财政部门完成对本部门本单位项目的评审", []),
        ("事业收入：指本单位取得的收入", []),
    ],
)
def test_levels(text, words):
    found = [slip.found for slip in slips([line(text)], 1) if slip.code == "WRD-002"]

    assert found == words
