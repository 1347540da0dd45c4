"""Text as it is compared."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.normalise import compact, fold, without_year

# Radicals as a browser prints them, and the characters that the page shows.
RADICALS = {
    "⼊": "入",
    "⼾": "户",
    "⻋": "车",
    "⽀": "支",
    "⽬": "目",
    "⾦": "金",
    "⾏": "行",
    "⽅": "方",
    "⻓": "长",
    "⻔": "门",
    "⻚": "页",
    "⻅": "见",
    "⻢": "马",
    "⺠": "民",
    "⼀": "一",
    "⽔": "水",
    "⽂": "文",
    "⼯": "工",
}


@pytest.mark.parametrize(("radical", "character"), RADICALS.items())
def test_radicals_become_characters(radical, character):
    assert fold(f"甲{radical}乙") == f"甲{character}乙"


def test_no_kangxi_radical_is_left():
    kangxi = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert [c for c in kangxi if not "一" <= fold(c) <= "鿿"] == []


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("（一）", "(一)"),
        ("单位：万元", "单位:万元"),
        ("１２３", "123"),
        ("abc　def", "abc def"),
        ("plain ascii", "plain ascii"),
        ("“三公”经费", "“三公”经费"),
        ("", ""),
    ],
)
def test_widths(printed, folded):
    assert fold(printed) == folded


def test_fold_is_idempotent_for_every_character():
    characters = (chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c <= 0xDFFF)
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


@given(st.text())
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(exclude_categories=["M", "Lm", "Sk", "Cs"])))
def test_compact_has_no_blank_and_is_idempotent(text):
    once = compact(text)
    assert not any(character.isspace() for character in once)
    if unicodedata.is_normalized("NFKC", once):
        assert compact(once) == once


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "　", "\u00a0", "\u2009"])
def test_compact_drops_every_blank(blank):
    assert compact(f"收{blank}入{blank} 总 计") == "收入总计"


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("2026年预算数", "预算数"),
        ("２０２６ 年度部门预算", "部门预算"),
        ("2026预算数", "预算数"),
        ("1999年决算", "决算"),
        ("2026年", ""),
        ("预算数", "预算数"),
        ("3021年", "3021年"),
    ],
)
def test_year_is_removed(printed, plain):
    assert without_year(printed) == plain
