"""Check 9: names, levels and slips of wording, on reports built in memory."""

from dataclasses import replace

import pytest
from tabletext import GridText, page, report

from extractor.checks.tally import Tally
from extractor.checks.wording import check_wording
from extractor.recognise.slips import slips
from layouts.wording import load_wording

TABLE = GridText("""
科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
205 | 教育支出 | 10.00 | 6.00 | 4.00
""")
REVENUE = GridText("""
单位编码 | 单位名称 | “三公”经费合计 | 因公出国（境）费 | 公务用车购置及运行费 | < | < | 公务接待费
^ | ^ | ^ | ^ | 小计 | 公务用车购置费 | 公务用车运行费 | ^
330215 | {name} | 1.00 | 0.00 | 0.00 | 0.00 | 0.00 | 1.00
""")
BODY = "青石县水利局"


def table(title, body=BODY, *after, grid=TABLE):
    return (title, f"编制部门：{body} 单位：万元", grid, *after)


def checked(*pages, cover=(BODY, "2026年部门预算"), bodies=None):
    """Findings and the tally of check 9 over a cover and pages."""
    read = [page(1, cover), *(page(2 + number, parts) for number, parts in enumerate(pages))]
    result = report(read, checked=False)
    contents = {entry.page for entry in result.contents}
    prose = [each for each in read if each.number not in contents]
    found = [slip for each in prose for slip in slips(each.lines, each.number)]
    tally = Tally()
    check_wording(result, bodies or {}, found, tally)
    return tally


def told(tally):
    return [(found.code, found.severity, found.observed) for found in tally.findings]


def count(tally, code):
    kept = [each for each in tally.counts() if each.code == code]
    return {
        outcome: total
        for outcome in ("holds", "broken", "not_applicable", "insufficient")
        if (total := sum(getattr(each, outcome) for each in kept))
    }


TITLES = ("2026年部门支出总表", "2026年部门支出预算总表", "2026年部门支出总体情况表")


def test_one_name_throughout_holds():
    tally = checked(*(table(title) for title in TITLES))

    assert told(tally) == []
    assert count(tally, "WRD-001") == {"holds": 3}


def test_another_body_above_one_table():
    tally = checked(*(table(title) for title in TITLES[:2]), table(TITLES[2], "青石县林业局"))

    assert told(tally) == [("WRD-001", "warning", "青石县林业局")]
    assert tally.findings[0].expected == BODY
    assert tally.findings[0].places[0].page == 4


@pytest.mark.parametrize("name", ["县水利局", "青石县水利局机关", "青石县水利局（本级）", "水利局"])
def test_short_forms_and_parts_of_the_body_agree(name):
    assert told(checked(*(table(title) for title in TITLES[:2]), table(TITLES[2], name))) == []


def test_a_document_of_several_bodies_is_not_judged():
    tally = checked(
        *(table(title) for title in TITLES),
        table("2026年部门支出总表", "青石县第一水库管理所"),
        table("2026年部门支出总表", "青石县第二水库管理所"),
    )

    assert told(tally) == []
    assert count(tally, "WRD-001")["not_applicable"] == 1


def test_a_name_written_another_way_is_info():
    cover = ("青石县规划和自然资源局", "2026年部门预算")
    parts = [table(title, cover[0]) for title in TITLES]
    note = ("青石县规划与自然资源局2026年无政府性基金预算。",)

    assert told(checked(*parts, note, cover=cover)) == [
        ("WRD-001", "info", "青石县规划与自然资源局")
    ]


def test_a_name_inside_the_grid_counts_once():
    tally = checked(*(table(title) for title in TITLES), bodies={0: BODY, 1: "青石县林业局"})

    assert told(tally) == [("WRD-001", "warning", "青石县林业局")]
    assert count(tally, "WRD-001")["holds"] == 3


def test_a_name_stated_once_proves_nothing():
    tally = checked(("青石县2026年部门预算",), cover=("青石县水利局", "2026年部门预算"))

    assert told(tally) == []
    assert count(tally, "WRD-001") == {"insufficient": 1}


def test_a_placeholder_is_no_body():
    tally = checked(*(table(title, "上海市XX局") for title in TITLES), cover=("上海市XX局",))

    assert {found.code for found in tally.findings} == {"WRD-003"}
    assert count(tally, "WRD-001") == {"insufficient": 1}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("青石县人民医院", []), ("青石县中医院", [("WRD-001", "warning", "青石县中医院")])],
)
def test_the_only_unit_of_a_units_table_is_the_unit(name, expected):
    hospital = "青石县人民医院"
    prose = (f"{hospital}2026年收入总计1.00万元。", f"{hospital}2026年支出总计1.00万元。")
    grid = replace(REVENUE, text=REVENUE.text.format(name=name))
    tally = checked(
        ("一般公共预算“三公”经费支出表", "单位：万元", grid),
        prose,
        cover=(hospital, "2026年单位预算"),
    )

    assert told(tally) == expected


def test_a_title_of_the_other_level():
    tally = checked(*(table(title) for title in TITLES), table("2026年单位收支总表"))

    assert told(tally) == [("WRD-002", "warning", "单位")]


@pytest.mark.parametrize(
    "title",
    [
        "2026年部门一般公共预算基本支出部门预算经济分类预算表",
        "2026年单位基本情况表",
        "2026年单位资金项目表",
        "2026年单位预算项目绩效目标表",
    ],
)
def test_terms_with_the_other_word_are_no_other_level(title):
    assert told(checked(*(table(title) for title in TITLES), table(title))) == []


def test_titles_that_all_say_the_other_level_are_the_forms():
    tally = checked(*(table(title) for title in TITLES), cover=(BODY, "2026年单位预算"))

    assert told(tally) == []
    assert count(tally, "WRD-002") == {"not_applicable": 1}


def test_both_words_in_the_text():
    prose = ("2026年度，本单位编报绩效目标的项目共4个。", "2026年本部门政府采购预算1.00万元。")

    tally = checked(prose)

    assert told(tally) == [("WRD-002", "info", "单位")]
    assert "2026年度，本单位" in tally.findings[0].message.zh


def test_a_units_prose_may_speak_of_its_department():
    cover = (BODY, "2026年单位预算")
    prose = ("2026年度本单位政府采购预算1.00万元。", "2026年本部门所属单位共1家。")

    assert told(checked(prose, cover=cover)) == []
    assert told(checked((*prose, "注：本部门2026年无预算。"), cover=cover)) == [
        ("WRD-002", "info", "部门")
    ]


def test_a_text_that_always_says_the_other_word_is_left_alone():
    assert told(checked(("2026年度，本单位编报绩效目标的项目共4个。",))) == []


def test_one_finding_for_each_page():
    tally = checked(("增长13.95。", "下降2.10。"), ("增长5.00。",))

    assert [found.message.zh[:6] for found in tally.findings] == ["第 2 页的", "第 3 页的"]
    assert count(tally, "WRD-004") == {"holds": 1}


def test_one_finding_where_many_pages_have_it():
    pages = [(f"青石县XX局第{number}项",) for number in range(7)]

    (found,) = checked(*pages).findings

    assert found.code == "WRD-003"
    assert "2–8" in found.message.zh
    assert "(7)" in found.message.zh
    assert [place.page for place in found.places] == list(range(2, 9))


def test_slips_in_labels_titles_and_contents():
    grid = replace(TABLE, text=TABLE.text.replace("教育支出", "XX支出"))
    tally = checked(("目录", "一、2026年XX支出总表 3"), table(TITLES[1], grid=grid))

    in_contents, in_label = tally.findings
    assert (in_contents.code, in_contents.places[0].page) == ("WRD-003", 2)
    assert (in_label.code, in_label.places[0].page) == ("WRD-003", 3)
    assert (in_label.places[0].table, in_label.places[0].row) == (0, 0)


def test_a_note_is_told_once():
    parts = table(TITLES[1], BODY, "注：本部门2026年无政府性基金预算。。")

    (found,) = checked(parts).findings

    assert (found.code, found.places[0].page) == ("WRD-004", 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("上海市普陀区商务委员会", "区商务委", True),
        ("上海市普陀区财政局", "上海市普陀区民政局", False),
        ("松岭县人民医院", "松岭县中医院", False),
    ],
)
def test_same_body(one, other, same):
    assert load_wording().bodies.same(one, other) is same
    assert load_wording().bodies.same(other, one) is same


def test_what_has_no_text_has_passed_nothing():
    counts = {count.code: count for count in report([page(1, [])], scanned=[1]).checks}
    for code in ("WRD-003", "WRD-004", "WRD-005"):
        assert (counts[code].holds, counts[code].insufficient) == (0, 1)
