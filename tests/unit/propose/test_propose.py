"""Proposals: what is left to the parent, what is asked of a person, and that they lint."""

import pytest
import yaml

from extractor.cases_drawn import GridText, page, report
from extractor.propose import printed_form
from layouts.lint import lint
from layouts.propose import nearest, propose
from layouts.propose_text import header_tree, profile_text
from layouts.read import load

COVER = ("清江县水利局", "2026年部门预算公开")
PROFILES = load()

SPLIT = """
科目编码 | < | 科目名称 | 总计 | 当年财政拨款安排 | < | < | < | 上年结转安排
类 | 款 | ^ | ^ | 合计 | 一般公共预算拨款 | < | 政府性基金安排 | ^
^ | ^ | ^ | ^ | ^ | 小计 | 基本支出 | ^ | ^
 | | 合计 | 30.00 | 20.00 | 15.00 | 15.00 | 5.00 | 10.00
301 | | 工资福利支出 | 30.00 | 20.00 | 15.00 | 15.00 | 5.00 | 10.00
301 | 01 | 基本工资 | 30.00 | 20.00 | 15.00 | 15.00 | 5.00 | 10.00
"""


def form(grid, *above, cover=COVER):
    read = report([page(1, cover), page(2, [*above, GridText(grid)])], PROFILES)
    return printed_form(read, 0, PROFILES.vocabulary)


def proposal(grid, *above, parent="national.expenditure", cover=COVER):
    return propose(form(grid, *above, cover=cover), parent, "mine.test", PROFILES)


def text_of(made):
    return profile_text(made, PROFILES.vocabulary)


def linted(tmp_path, text):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "test.yaml").write_text(text, "utf-8")
    return [p for p in lint((folder,)) if p.path.parent == folder]


@pytest.fixture(scope="module")
def split():
    return proposal(
        SPLIT,
        "财政拨款支出预算表（部门经济分类科目）",
        "单位：万元",
        parent="national.appropriation_expenditure",
    )


def test_what_the_parent_knows_is_left_to_it(split):
    assert {number: column.key for number, column in split.mapped.items()} == {
        1: "code", 2: "code", 3: "label", 4: "total", 5: "current", 7: "basic", 9: "carried_forward"
    }  # fmt: skip
    assert [column.key for column in split.columns] == ["column_6", "column_8"]


def test_a_generic_word_is_told_apart_by_the_header_above_it(split):
    subtotal = split.columns[0]
    assert (subtotal.leaf.plain[-1], subtotal.under) == ("小计", "一般公共预算拨款")


def test_roles_come_from_what_stands_in_a_column():
    made = form(
        """
        序号 | 事项 | 科目代码 | 金额合计 | 完成时间 | 备用
        1 | 修渠 | 2130305 | 1,200.00 | 六月底前 |
        2 | 清淤 | 2130314 | - | 年内 |
        """,
        "水利事项一览表",
    )
    contents = [leaf.content for leaf in made.leaves]
    assert contents == ["ordinals", "text", "codes", "figures", "text", "blank"]


def test_meaning_is_never_guessed(split):
    raw = yaml.safe_load(text_of(split))
    assert all("concept" not in column for column in raw["columns"].values())


def test_hints_name_the_profile_that_knows_the_wording(split):
    hints = split.columns[0].hints
    assert ("expenditure", (("fund", "general_public"), ("vintage", "current"))) in [
        (hint.concept, hint.dimensions) for hint in hints
    ]
    assert split.columns[1].hints[0].wording == "政府性基金"


def test_what_bars_the_parent_is_lifted(split):
    assert split.not_titles == ()
    assert split.rows_by == "economic"
    assert {"literal": "政府性基金安排"} in split.headers_all


def test_the_header_is_drawn_as_a_tree(split):
    assert [line.split("  ")[0].rstrip() for line in header_tree(split)][:3] == [
        "├─ 科目编码", "│", "│"
    ]  # fmt: skip
    assert "│  └─ [2] 款" in header_tree(split)[2]
    assert header_tree(split)[-1].startswith("└─ [9] 上年结转安排")


def test_lint_asks_for_the_concepts_and_nothing_else(split, tmp_path):
    found = linted(tmp_path, text_of(split))
    assert [problem.where for problem in found] == ["columns.column_6", "columns.column_8"]
    assert all("concept" in problem.message for problem in found)


def test_filled_in_it_lints_and_is_followed(split, tmp_path):
    asked, _, choices = text_of(split).partition("# ── 口径")
    first, _, second = asked.partition("  column_8:\n")
    for choice in ("concept", "dimensions"):
        first = first.replace(f"    # {choice}:", f"    {choice}:", 1)
        second = second.replace(f"    # {choice}:", f"    {choice}:", 1)
    assert linted(tmp_path, f"{first}  column_8:\n{second}#{choices}") == []

    above = ["财政拨款支出预算表（部门经济分类科目）", "单位：万元"]
    known = load((tmp_path / "mine",))
    read = report([page(1, COVER), page(2, [*above, GridText(SPLIT)])], known)
    assert read.tables[0].profile == "mine.test"
    assert [column.role for column in read.tables[0].columns].count("amount") == 6


def test_a_required_label_takes_the_text_column(tmp_path):
    made = proposal(
        """
        采购项目 | 采购方式 | 总计
        合计 | | 30.00
        检测仪器 | 分散采购 | 30.00
        """,
        "政府采购支出表",
        "单位：万元",
        parent="national.projects",
    )
    raw = yaml.safe_load(text_of(made))
    assert raw["columns"]["label"]["header"][-1] == "采购项目"
    assert raw["columns"]["column_2"]["role"] == "text"
    assert linted(tmp_path, text_of(made)) == []


def test_halves_keep_apart():
    made = proposal(
        """
        收入 | < | 支出 | < | <
        项目 | 预算数 | 项目 | 预算数 | 其中：本级
        一、本年收入 | 5.00 | 一、教育支出 | 5.00 | 1.00
        收入总计 | 5.00 | 支出总计 | 5.00 | 1.00
        """,
        "收支汇总表",
        parent="national.summary",
    )
    raw = yaml.safe_load(text_of(made))
    assert list(raw["halves"]) == ["right"]
    assert raw["halves"]["right"]["columns"]["column_5"]["header"] == ["本级"]


def test_new_wordings_of_totals_join_the_parents_in_both_halves(tmp_path):
    made = proposal(
        """
        收入 | < | 支出 | <
        项目 | 预算数 | 项目 | 预算数
        一、本年收入 | 5.00 | 一、教育支出 | 5.00
        本县收入总额 | 5.00 | 本县支出总额 | 5.00
        """,
        "收支汇总表",
        "单位：万元",
        parent="national.summary",
    )
    raw = yaml.safe_load(text_of(made))
    assert {half: each["rows"]["total"] for half, each in raw["halves"].items()} == {
        "left": ["本县收入总额", "本县支出总额"],
        "right": ["本县收入总额", "本县支出总额"],
    }
    assert linted(tmp_path, text_of(made)) == []


def test_columns_that_no_header_tells_apart_are_not_proposed_twice(tmp_path):
    made = proposal(
        """
        科目编码 | 科目名称 | 合计 | 专项 | 专项
        213 | 农林水支出 | 3.00 | 2.00 | 1.00
        """,
        "支出汇总表",
        "单位：万元",
    )
    assert [column.key for column in made.columns] == ["column_4"]
    assert "none of its own" in header_tree(made)[-1]


def test_a_unit_that_is_not_printed_is_asked_for():
    made = proposal("科目编码 | 科目名称 | 合计\n201 | 一般公共服务支出 | 1.00", "支出汇总表")
    assert "# unit: {default: wan_yuan}" in text_of(made)


def test_the_nearest_profile_knows_most_columns():
    leaves = [("科目编码",), ("科目名称",), ("合计",), ("基本支出",), ("项目支出",)]
    best, known = nearest("支出汇总表", leaves, "budget", PROFILES)[0]
    assert (best.stage, known) == ("budget", 5)


def test_the_same_table_gives_the_same_text(split):
    assert text_of(split) == text_of(split)
