"""What stands above a table: title, number, unit and body."""

import pytest
from tabletext import profiles

from extractor.recognise.caption import (
    body_in,
    is_caption,
    is_furniture,
    read_caption,
    unit_in,
)


def known(bare):
    return any(p.recognition.titles.matches(bare) for p in profiles().profiles)


def caption(*lines, bodies=()):
    return read_caption(lines, known, bodies)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("单位：元", "yuan"),
        ("单位:万元", "wan_yuan"),
        ("单位： 万 元", "wan_yuan"),
        ("单位万元", "wan_yuan"),
        ("金额单位：万元", "wan_yuan"),
        ("（单位：万元）", "wan_yuan"),
        ("单位：人民币元", "yuan"),
        ("单位：人民币万元", "wan_yuan"),
        ("单位：千元", "qian_yuan"),
        ("单位：百万元", "bai_wan_yuan"),
        ("单位：亿元", "yi_yuan"),
        ("(万元)", "wan_yuan"),
        ("项目资金（元）", "yuan"),
        ("2026年支出总表 单位：万元", "wan_yuan"),
        ("编制单位：某县水利局　　金额单位：元", "yuan"),
        ("单位：元（保留两位小数）", "yuan"),
    ],
)
def test_units(text, unit):
    assert unit_in(text)[0] == unit


@pytest.mark.parametrize(
    "text",
    [
        "单位名称：某县水利局",
        "单位：某县水利局",
        "编制单位：元氏县水利局",
        "合计1.5万元",
        "单位：元氏县水利局",
        "单位：万元城投公司",
        "单位：",
        "",
    ],
)
def test_what_names_no_unit(text):
    assert unit_in(text) is None


def test_the_printed_wording_of_a_unit():
    assert unit_in("（金额单位：万元）")[1] == "金额单位:万元"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("编制部门：上海市普陀区商务委员会　　单位：元", "上海市普陀区商务委员会"),
        ("单位名称：泽州县残疾人联合会", "泽州县残疾人联合会"),
        ("预算单位: 某县水利局", "某县水利局"),
        ("部门：某县水利局", "某县水利局"),
        ("部门名称：某市教育局 金额单位：万元", "某市教育局"),
        ("填报单位（盖章）：某县水利局", "某县水利局"),
        ("公开部门：某县⽔利局", "某县水利局"),
        ("单位：某县水利局", "某县水利局"),
    ],
)
def test_bodies(text, body):
    assert body_in(text) == body


@pytest.mark.parametrize(
    "text", ["单位：万元", "单位:元", "金额单位：元", "某县水利局", "单位名称：", "主要职责：水利"]
)
def test_what_names_no_body(text):
    assert body_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "- 12 -",
        "—12—",
        "第3页",
        "第3页共10页",
        "3/10",
        "第 3 页，共 10 页",
        "Ⅲ",
        "iv",
        "· 5 ·",
    ],
)
def test_page_numbers_are_furniture(text):
    assert is_furniture(text)


@pytest.mark.parametrize("text", ["表3", "3万元", "第三部分", "1.5", "合计"])
def test_words_and_figures_are_no_furniture(text):
    assert not is_furniture(text)


@pytest.mark.parametrize("text", ["12345", "97251080"])
def test_a_long_number_is_no_page_number(text):
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("单位：万元", 0.2, True),
        ("单位名称：某县水利局", 0.5, True),
        ("预算公开表3", 0.2, True),
        ("2026年支出总表", 1.0, True),
        ("2026年支出总表", 0.3, False),
        ("表", 1.0, False),
        ("科目编码", 1.0, False),
        ("合计（元）", 0.3, False),
        ("", 1.0, False),
    ],
)
def test_cells_above_a_header(text, width, expected):
    assert is_caption(text, width) is expected


def test_title_number_unit_and_body_each_from_its_line():
    found = caption("预算公开表3", "2026年预算支出总表", "单位名称：某县水利局", "单位：万元")

    assert found.title == "2026年预算支出总表"
    assert found.bare == "预算支出总表"
    assert (found.number, found.unit, found.body) == ("预算公开表3", "wan_yuan", "某县水利局")


def test_all_on_one_line():
    found = caption("表3 2026年支出总表 单位：万元")

    assert (found.number, found.title, found.unit) == ("表3", "2026年支出总表", "wan_yuan")


def test_a_title_wrapped_over_two_lines():
    found = caption("2025年部门一般公共预算基本支出", "部门预算经济分类预算表", "单位：元")

    assert found.title == "2025年部门一般公共预算基本支出部门预算经济分类预算表"


def test_the_nearest_known_title_counts():
    assert caption("收入总表", "支出总表", "单位：元").title == "支出总表"


def test_a_known_title_beats_an_unknown_one_nearer_to_the_table():
    assert caption("支出总表", "附件：说明一览表").title == "支出总表"


def test_an_unknown_title_is_kept_if_it_reads_like_a_table():
    found = caption("第五部分", "部门预算单位构成表")

    assert found.title == "部门预算单位构成表"


@pytest.mark.parametrize("lines", [(), ("",), ("第二部分",), ("- 3 -",), ("表3",), ("一览",)])
def test_no_title(lines):
    assert caption(*lines).title is None


def test_a_body_in_a_title_is_no_part_of_the_form():
    found = caption("西南大学2023年收入预算表", bodies=["西南大学"])

    assert (found.title, found.bare) == ("西南大学2023年收入预算表", "收入预算表")


def test_the_last_unit_counts():
    assert caption("单位：元", "支出总表", "单位：万元").unit == "wan_yuan"


def test_lines_far_above_are_not_read():
    assert caption("支出总表", *["正文文字若干"] * 8).title is None


def test_a_long_sentence_is_no_title():
    sentence = "本部门根据有关规定在编制时将各项内容逐一列示并" * 3 + "支出总表"

    assert caption(sentence).title is None
