"""What is told of the lines of two tables: each way of finding a partner, and what it refuses."""

from dataclasses import replace

import pytest
from tabletext import GridText, document, profiles

from exports.changes.model import Materiality
from exports.changes.tables import compare_tables
from layouts.crosswalk import Crosswalks, load_crosswalks

CROSSWALKS = load_crosswalks()
BARE = Crosswalks(entries=(), lists=False)
LEDGER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
PROJECTS = "项目名称 | 合计 | 一般公共预算 | 政府性基金预算"


def report(title, *lines, year=2025, head=LEDGER, unit="单位：万元", more=()):
    text = GridText("\n".join([head, *lines]))
    cover = ("泽州县残疾人联合会", f"{year}年度单位预算公开")
    return document([title, unit, text], *more, cover=cover, checked=False)


def ledger(*lines, year=2025, **options):
    """Lines of code, name and one amount, all of it basic expenditure."""
    texts = [f"{code} | {name} | {amount} | {amount} | " for code, name, amount in lines]
    return report("部门支出总表", *texts, year=year, **options)


def projects(*lines, year=2025):
    """Lines of name and amount, paid from general public funds, or from another if it says so."""
    texts = [
        f"{name} | {amount} | | {amount}" if fund else f"{name} | {amount} | {amount} | "
        for name, amount, *fund in lines
    ]
    return report("项目支出预算表", *texts, year=year, head=PROJECTS)


def compare(old, new, crosswalks=CROSSWALKS):
    return compare_tables(old, new, crosswalks, Materiality())


def told(old, new, crosswalks=CROSSWALKS, table=0):
    """Every line that changed in more than its figures: states, old names, new names."""
    return [
        (
            *(state for state in line.states if state not in ("changed", "unchanged")),
            "+".join(each.code or each.label for each in line.old),
            "+".join(each.code or each.label for each in line.new),
        )
        for line in compare(old, new, crosswalks)[table].lines
        if set(line.states) - {"changed", "unchanged"}
    ]


HEALTH = ("210", "卫生健康支出", "9.00")


def test_profiles_know_the_tables_of_these_tests():
    kinds = [each.tables[0].kind for each in (ledger(HEALTH), projects(("甲", "1.00")))]

    assert kinds == ["expenditure", "projects"]
    assert profiles() is profiles()


def test_codes_with_and_without_their_leading_zero_are_one():
    parts = "科目编码⏎类 | 科目编码⏎款 | 科目名称 | 合计"
    old = report("部门支出总表", "208 | 5 | 行政事业单位养老支出 | 1.00", head=parts)
    new = report("部门支出总表", "208 | 05 | 行政事业单位养老支出 | 1.00", head=parts, year=2026)

    assert told(old, new) == []


def test_one_code_under_another_name_is_renamed():
    old = ledger(("21011", "行政事业单位医疗保障", "9.00"))
    new = ledger(("21011", "行政事业单位医疗", "8.00"), year=2026)

    assert told(old, new) == [("renamed", "21011", "21011")]


def test_one_code_under_a_name_of_something_else_is_for_a_person():
    old = ledger(("2040699", "司法统一考试", "9.00"))
    new = ledger(("2040699", "社区矫正", "8.00"), year=2026)

    assert told(old, new) == [("uncertain", "2040699", "2040699")]


def test_a_name_that_a_dated_list_moves_to_another_code_is_recoded():
    old = ledger(("20110", "人力资源事务", "9.00"), ("2011008", "引进人才费用", "9.00"), year=2020)
    new = ledger(
        ("20801", "人力资源和社会保障管理事务", "5.00"),
        ("2080116", "引进人才费用", "5.00"),
        year=2021,
    )

    assert ("moved", "recoded", "2011008", "2080116") in told(old, new)
    assert ("moved", "recoded", "2011008", "2080116") not in told(old, new, BARE)


def test_a_generic_name_under_another_section_is_another_line():
    old = ledger(("20805", "行政事业单位养老支出", "9.00"), ("2080501", "行政运行", "9.00"))
    new = ledger(("20811", "残疾人事业", "9.00"), ("2081101", "行政运行", "8.50"), year=2026)

    assert not any({"recoded", "moved", "renamed"} & set(each) for each in told(old, new))


def test_sections_tell_generic_names_apart_where_only_items_are_printed():
    old = ledger(("2010301", "行政运行", "9.00"))
    new = ledger(("2080201", "行政运行", "8.00"), year=2026)

    assert told(old, new) == [("removed", "2010301", ""), ("added", "", "2080201")]


def test_one_amount_alone_makes_no_pair():
    old = projects(("残疾人康复中心设备购置", "41.37"))
    new = projects(("农村实用技术培训", "41.37"), year=2026)

    assert told(old, new) == [
        ("removed", "残疾人康复中心设备购置", ""),
        ("added", "", "农村实用技术培训"),
    ]


def test_two_codes_are_two_lines_however_alike():
    old = ledger(("2080501", "行政单位离退休", "9.00"))
    new = ledger(("2080502", "事业单位离退休", "8.00"), year=2026)

    assert told(old, new) == [("removed", "2080501", ""), ("added", "", "2080502")]


@pytest.mark.parametrize(
    ("old", "new", "differs"),
    [
        (
            "康复项目（晋财社〔2024〕146号）",
            "康复项目（晋财社〔2025〕152号）",
            ("document_number",),
        ),
        ("2025年康复项目", "2026年康复项目", ("year",)),
        ("康复项目", "康复项目(晋财社【2025】152号)", ("document_number",)),
    ],
)
def test_a_project_goes_on_under_another_document_number_or_year(old, new, differs):
    lines = compare(projects((old, "9.00")), projects((new, "8.00"), year=2026))[0].lines

    assert [(line.states, line.differs) for line in lines] == [(("renamed", "changed"), differs)]


def test_a_project_paid_from_another_fund_has_moved():
    old = projects(("康复项目", "9.00", "fund"))
    new = projects(("康复项目", "8.00"), year=2026)

    assert told(old, new) == [("moved", "康复项目", "康复项目")]


def test_projects_of_other_levels_are_not_one():
    old = projects(("残疾人事业发展中央-辅助器具", "9.00"))
    new = projects(("残疾人事业发展省级-辅助器具", "8.00"), year=2026)

    assert [each[0] for each in told(old, new)] == ["removed", "added"]


def test_like_names_whose_amounts_are_far_apart_are_for_a_person():
    old = projects(("残疾人就业培训与创业扶持资金", "9.00"))
    new = projects(("残疾人就业培训与创业孵化资金", "0.90"), year=2026)

    assert [each[0] for each in told(old, new)] == ["uncertain"]


PARTED = [("儿童康复、家庭无障碍改造、残疾评定", "42.60")]
PARTS = [("儿童康复", "34.40"), ("家庭无障碍改造、残疾评定", "5.84")]


def test_a_list_of_names_that_is_parted_is_split_and_the_reverse_merged():
    whole, parts = projects(*PARTED), projects(*PARTS, year=2026)
    names = PARTED[0][0], "儿童康复+家庭无障碍改造、残疾评定"

    assert told(whole, parts) == [("split", *names)]
    assert told(parts, whole) == [("merged", *reversed(names))]


def test_parts_whose_sum_is_far_from_the_whole_are_for_a_person():
    parts = [("儿童康复", "3.44"), ("家庭无障碍改造、残疾评定", "0.58")]

    assert [each[0] for each in told(projects(*PARTED), projects(*parts, year=2026))] == [
        "uncertain"
    ]


def test_a_sum_to_the_cent_without_the_names_is_for_a_person():
    old = projects(("阳光家园托养", "12.37"), ("证件换发", "3.21"))
    new = projects(("综合业务", "15.58"), year=2026)

    assert [each[0] for each in told(old, new)] == ["uncertain"]


def test_items_below_sections_that_a_year_does_not_print_are_not_removed():
    deep = ledger(
        HEALTH, ("21011", "行政事业单位医疗", "9.00"), ("2101101", "行政单位医疗", "9.00")
    )
    shallow = ledger(HEALTH, ("21011", "行政事业单位医疗", "8.00"), year=2026)

    assert told(deep, shallow) == [("not_disclosed", "2101101", "")]
    assert told(shallow, deep) == [("not_disclosed", "", "2101101")]


def test_a_column_of_one_year_is_not_disclosed_and_makes_no_change():
    old = report("部门支出总表", "210 | 卫生健康支出 | 9.00 | 9.00 | ")
    head = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 | 经营支出"
    new = report("部门支出总表", "210 | 卫生健康支出 | 9.00 | 9.00 | | 1.00", head=head, year=2026)

    table = compare(old, new)[0]

    assert [(c.key, c.disclosed) for c in table.columns][-1] == ("business", "new")
    assert table.lines[0].figures[-1].state == "not_disclosed"
    assert table.lines[0].states == ("unchanged",)


def test_a_column_for_the_year_before_pairs_with_its_like():
    head = "科目编码 | 科目名称 | {}年预算数 | {}年预算数"
    line = "210 | 卫生健康支出 | {} | {}"
    old = report("部门支出总表", line.format("8.00", "9.00"), head=head.format(2024, 2025))
    new = report(
        "部门支出总表", line.format("9.00", "7.00"), head=head.format(2025, 2026), year=2026
    )

    figures = compare(old, new)[0].lines[0].figures

    assert [(each.old.raw, each.new.raw) for each in figures] == [
        ("8.00", "9.00"),
        ("9.00", "7.00"),
    ]


def test_a_table_of_one_year_is_not_disclosed_in_the_other():
    old = ledger(HEALTH)
    new = ledger(
        HEALTH,
        year=2026,
        more=[["项目支出预算表", "单位：万元", GridText(f"{PROJECTS}\n甲 | 1.00 | 1.00 | ")]],
    )

    tables = compare(old, new)

    assert [(t.kind, t.disclosed, t.states) for t in tables] == [
        ("expenditure", "both", ("unchanged",)),
        ("projects", "new", ("not_disclosed",)),
    ]
    assert {line.states for line in tables[1].lines} == {("not_disclosed",)}
    assert {figure.delta for line in tables[1].lines for figure in line.figures} == {None}


UNITS = "单位名称 | 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"


def by_unit(*lines, year=2025):
    texts = [f"{unit} | {code} | {name} | {n} | {n} | " for unit, code, name, n in lines]
    read = report("部门支出总表", *texts, head=UNITS, year=year)
    assert read.tables[0].profile == "national.expenditure"
    return read


def test_units_are_matched_before_their_lines():
    one, other = ("甲中心", "2010301", "行政运行", "1.00"), ("乙站", "2010301", "行政运行", "2.00")

    lines = compare(by_unit(one, other), by_unit(other, one, year=2026))[0].lines

    assert [line.states for line in lines] == [("unchanged",)] * 2


def test_a_unit_under_another_name_keeps_its_lines():
    lines = [("2010301", "行政运行", "1.00"), ("2010302", "一般行政管理事务", "2.00")]

    def both(first, year):
        units = first, "乙县图书馆"
        return by_unit(*((unit, *line) for unit in units for line in lines), year=year)

    told_lines = compare(both("甲县林业局", 2025), both("甲县林业草原局", 2026))[0].lines

    assert [len(line.old) for line in told_lines] == [1, 1, 1, 1]
    assert {"added", "removed"} & {state for line in told_lines for state in line.states} == set()
    # The column that names the unit says something else.
    assert [line.differs for line in told_lines] == [("text",), ("text",), (), ()]


def test_a_line_of_one_unit_is_not_that_of_another():
    one = (
        ("甲中心", "2010301", "行政运行", "1.00"),
        ("甲中心", "2010302", "一般行政管理事务", "2.00"),
    )
    old = by_unit(*one, ("乙站", "2010302", "一般行政管理事务", "2.00"))
    new = by_unit(*one, ("乙站", "2010301", "行政运行", "1.00"), year=2026)

    assert told(old, new) == [("removed", "2010302", ""), ("added", "", "2010301")]


def test_a_parent_is_known_by_the_lines_below_it():
    codes = ["2100501", "行政单位医疗", "4.00"], ["2100502", "事业单位医疗", "5.00"]
    after = ["2101101", "行政单位医疗", "4.00"], ["2101102", "事业单位医疗", "5.00"]
    old = ledger(HEALTH, ("21005", "医疗保障", "9.00"), *codes)
    new = ledger(HEALTH, ("21011", "行政事业单位医疗", "9.00"), *after, year=2026)

    assert told(old, new) == [
        ("uncertain", "21005", "21011"),
        ("recoded", "2100501", "2101101"),
        ("recoded", "2100502", "2101102"),
    ]


def test_a_table_declared_empty_in_one_year_has_every_line_added():
    filled = ledger(HEALTH, year=2026)
    empty = ledger(HEALTH)
    bare = replace(empty.tables[0], state="declared_empty", rows=())
    table = compare(replace(empty, tables=(bare,)), filled)[0]

    assert (table.disclosed, table.states) == ("both", ("added", "changed"))
    assert [line.states for line in table.lines] == [("added",)]
    assert table.lines[0].figures[0].delta == 90000


def test_tables_that_no_profile_knows_are_compared_by_what_their_cells_say():
    head = "序号 | 事项 | 金额 | 备注"
    old = report("某某情况表", "1 | 甲 | 1.00 | 无", "2 | 乙 | 2.00 | 无", head=head)
    new = report("某某情况表", "1 | 乙 | 2.50 | 无", "2 | 甲 | 1.00 | 新", head=head, year=2026)

    table = compare(old, new)[0]
    lines = {line.new[0].label: line for line in table.lines}

    assert old.tables[0].profile is None
    assert (lines["乙"].states, lines["乙"].figures[0].delta) == (("changed",), 5000)
    assert [(text.old, text.new) for text in lines["甲"].texts] == [("无", "新")]
    assert lines["甲"].differs == ("text",)


def test_a_line_printed_twice_is_not_two_lines():
    old = ledger(HEALTH, ("合计", "<", "9.00"))
    new = ledger(("合计", "<", "8.00"), HEALTH, ("合计", "<", "8.00"), year=2026)

    assert told(old, new) == [("not_disclosed", "", "合计")]


def test_a_users_crosswalk_tells_what_was_merged(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "schema: gongkai/crosswalk/1\ncodelist: project\nentries:\n"
        "  - old: [{name: 阳光家园托养}, {name: 证件换发}]\n"
        "    new: [{name: 综合业务}]\n"
        "    source: 某通知\n",
        "utf-8",
    )
    old = projects(("阳光家园托养（晋财社〔2025〕3号）", "12.37"), ("证件换发", "3.21"))
    new = projects(("综合业务", "99.00"), year=2026)

    line = compare(old, new, load_crosswalks([path]))[0].lines[0]

    assert (line.states, line.match.method) == (("merged", "changed"), "crosswalk")
    assert line.match.note.en == "crosswalk: 某通知"
