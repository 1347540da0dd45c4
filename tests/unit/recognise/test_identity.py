"""Whose document it is, of which year and stage."""

import pytest

from extractor.recognise.identity import identify


def identity(*front, titles=(), bodies=()):
    return identify(front, titles, bodies)


@pytest.mark.parametrize(
    ("front", "name", "level", "year", "stage"),
    [
        (
            ("泽州县残疾人联合会", "2026年度单位预算公开"),
            "泽州县残疾人联合会",
            "unit",
            2026,
            "budget",
        ),
        (
            ("上海市普陀区商务委员会2025年度部门预算",),
            "上海市普陀区商务委员会",
            "department",
            2025,
            "budget",
        ),
        (
            ("上海市普陀区", "财政局", "2024年度部门决算"),
            "上海市普陀区财政局",
            "department",
            2024,
            "final_accounts",
        ),
        (("附件1", "某县水利局", "2026年部门预算"), "某县水利局", "department", 2026, "budget"),
        (("2026年某县水利局部门预算公开",), "某县水利局", "department", 2026, "budget"),
        (("某县⽔利局", "2026 年 部 ⻔ 预 算"), "某县水利局", "department", 2026, "budget"),
        (("西南大学", "2023年部门预算"), "西南大学", "department", 2023, "budget"),
    ],
)
def test_covers(front, name, level, year, stage):
    found = identity(*front)

    assert (found.name, found.level, found.year, found.stage) == (name, level, year, stage)
    assert (found.issuer.name, found.issuer.level) == (name, level)


def test_the_name_above_the_tables_beats_the_cover():
    found = identity("某县财政系统2026年部门预算", bodies=["某县财政局"])

    assert found.name == "某县财政局"


def test_the_most_frequent_name_counts_and_the_first_of_equals():
    assert identity(bodies=["甲县", "乙县", "乙县"]).name == "乙县"
    assert identity(bodies=["甲县", "乙县"]).name == "甲县"


def test_titles_serve_where_the_cover_is_silent():
    found = identity("某县水利局", titles=["2026年单位支出预算表"])

    assert (found.year, found.stage) == (2026, "budget")


def test_nothing_is_invented():
    found = identity("通知", "各科室：")

    assert (found.level, found.year, found.stage) == (None, None, None)


def test_no_lines_no_identity():
    found = identity()

    assert (found.name, found.level, found.year, found.stage) == (None, None, None, None)


@pytest.mark.parametrize(
    "line", ["金额为2083.68万元的预算", "国发〔2025〕9号", "电话 2026 1234", "在2025年，我们"]
)
def test_numbers_in_prose_are_no_fiscal_year(line):
    found = identity(line)

    assert (found.year, found.stage) == (None, None)


@pytest.mark.parametrize(
    "front",
    [
        ("Security", "Handler"),
        ("某大学财务管理办法（某理工发〔2020〕3号）",),
    ],
)
def test_what_looks_like_no_body_is_none(front):
    assert identity(*front).name is None


def test_a_cover_without_a_year():
    assert identity("附件", "泽州县水利局", "部门预算").name == "泽州县水利局"
