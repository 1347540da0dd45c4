"""What `sheets.json` says of the sample's performance target sheets is what `cells.json` shows."""

import json
from itertools import groupby

import pytest

TOTAL = 14_016_360
LEVELS = {
    "产出指标": {"数量指标", "质量指标", "时效指标", "成本指标"},
    "效益指标": {"经济效益", "社会效益", "生态效益", "可持续影响", "持续影响"},
    "满意度指标": {"服务对象满意度"},
}


@pytest.fixture(scope="module")
def forms(sample_folder):
    return json.loads((sample_folder / "sheets.json").read_text("utf-8"))["forms"]


@pytest.fixture(scope="module")
def parts(sample_folder):
    """{number of the sheet: [(page, the part of it on that page), …]}."""
    pages = json.loads((sample_folder / "cells.json").read_text("utf-8"))["pages"]
    found = {}
    for page in pages:
        for part in page["tables"]:
            if part.get("kind") == "sheet":
                found.setdefault(part["number"], []).append((page["page"], part))
    return found


def texts_of(parts):
    return [cell["text"] for _, part in parts for cell in part["cells"]]


def squeezed(text):
    return "".join(text.split())


def test_fourteen_sheets_with_the_sum_of_the_project_table(forms, parts):
    assert [form["number"] for form in forms] == list(parts) == list(range(1, 15))
    for period in ("implementation_period", "annual"):
        amounts = [form["funding"][period]["total"] for form in forms]
        assert sum(int(amount.replace(",", "")) for amount in amounts) == TOTAL


def test_the_sources_of_funds_add_up(forms):
    for form in forms:
        for period in form["funding"].values():
            total, *sources = (int(amount.replace(",", "") or 0) for amount in period.values())
            assert total == sum(sources)


def test_a_sheet_stands_where_it_is_said_to(forms, parts):
    for form in forms:
        mine = parts[form["number"]]
        assert form["pages"] == [page for page, _ in mine]
        assert [part["continued"] for _, part in mine] == [False] + [True] * (len(mine) - 1)


def test_every_word_told_is_printed(forms, parts):
    for form in forms:
        printed = texts_of(parts[form["number"]])
        told = [form["project"], form["supervisor"], form["implementer"], form["duration"]]
        told += [amount for period in form["funding"].values() for amount in period.values()]
        for indicator in form["indicators"]:
            level2 = indicator.get("printed_level2", indicator["level2"])
            told += [level2, indicator["level3"], indicator["target"]]
        assert set(told) <= set(printed), form["number"]
        assert form["filled_at"] in squeezed(printed[-1])


def test_the_parts_of_a_broken_text_make_the_whole(forms, parts):
    """A text or goal is one cell, or goes on in the first row of the next page."""
    broken = set()
    for form in forms:
        printed = texts_of(parts[form["number"]])
        for text in [*form["texts"].values(), *form["targets"].values()]:
            if text in printed:
                continue
            ends = [words for words in printed if words and text.endswith(words)]
            starts = [words for words in printed if words and text.startswith(words)]
            assert any(start + end == text for start in starts for end in ends), text
            broken.add(form["number"])
    assert broken


def test_indicators_have_known_levels(forms):
    for form in forms:
        for indicator in form["indicators"]:
            if indicator["level2"] is None:
                assert indicator["printed_level2"] not in set().union(*LEVELS.values())
            else:
                assert indicator["level2"] in LEVELS[indicator["level1"]]
            assert indicator.get("printed_level1") != indicator["level1"]
            assert indicator.get("printed_level2") != indicator["level2"]
        periods = [period for period, _ in groupby(i["period"] for i in form["indicators"])]
        assert periods == ["implementation_period", "annual"]


def block_of_the_last_row(form, part):
    """The block of the sheet in which the page ends."""
    row = {c["text"] for c in part["cells"] if c["r"] + c["rs"] == part["rows"]}
    if any(text.endswith("财政资金") for text in row):
        return "funds"
    if row & {indicator["level3"] for indicator in form["indicators"]} - {""}:
        return "indicators"
    wholes = [*form["texts"].values(), *form["targets"].values()]
    if any(text and whole != text and whole.startswith(text) for text in row for whole in wholes):
        return "text"
    return "between"


def test_sheets_break_inside_every_kind_of_block(forms, parts):
    """And a page holds the end of one sheet and the start of the next."""
    blocks = {
        block_of_the_last_row(form, part)
        for form in forms
        for _, part in parts[form["number"]][:-1]
    }
    assert blocks == {"funds", "indicators", "text", "between"}
    pages = [page for mine in parts.values() for page, _ in mine]
    assert len(pages) > len(set(pages))
