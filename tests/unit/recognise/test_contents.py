"""The contents page."""

import pytest

from extractor.recognise.contents import is_contents, read_contents


def entries(*lines):
    return [(entry.text, entry.printed_page) for entry in read_contents(lines, 2)]


@pytest.mark.parametrize("heading", ["目录", "目 录", "目　　录", "目次"])
def test_a_heading_makes_a_contents_page(heading):
    assert is_contents(["某县水利局", heading, "一、概况"], False)


@pytest.mark.parametrize("lines", [[], [""], ["目录如下"], ["支出总表"], ["第一部分…………3"]])
def test_other_pages_are_none(lines):
    assert not is_contents(lines, False)


def test_a_heading_far_down_is_no_contents_page():
    assert not is_contents(["正文"] * 6 + ["目录"], False)


def test_leaders_continue_the_contents_on_the_next_page():
    led = ["支出总表......9", "收入总表…………10", "三公经费表·····11"]

    assert is_contents(led, True)
    assert not is_contents(led, False)


def test_a_page_of_prose_does_not_continue_it():
    assert not is_contents(["支出总表......9", "正文", "正文"], True)
    assert not is_contents([], True)


@pytest.mark.parametrize(
    ("line", "text", "page"),
    [
        ("表三2026年预算支出总表\t6", "表三2026年预算支出总表", "6"),
        ("支出总表.........12", "支出总表", "12"),
        ("支出总表……………12", "支出总表", "12"),
        ("支出总表 ··· 12", "支出总表", "12"),
        ("支出总表 —— 12", "支出总表", "12"),
        ("支出总表", "支出总表", None),
        ("支出总表（不含上年结转）9", "支出总表(不含上年结转)", "9"),
    ],
)
def test_entries_and_their_pages(line, text, page):
    found = entries(line)

    assert [(name.replace("（", "(").replace("）", ")"), number) for name, number in found] == [
        (text, page)
    ]


def test_headings_and_blank_lines_are_no_entries():
    assert entries("目录", "目 录", "", "  ") == []


def test_entries_keep_their_order_and_page():
    found = read_contents(["乙表 3", "甲表 2"], 7)

    assert [entry.text for entry in found] == ["乙表", "甲表"]
    assert {entry.page for entry in found} == {7}
