"""Which profile a table follows: title, header, stage and year together."""

from dataclasses import replace

import pytest
from tabletext import profiles

from layouts.read import load
from layouts.select import Evidence, choose, weigh

LEAVES = (("科目编码",), ("科目名称",), ("合计",), ("基本支出",), ("项目支出",))
GOOD = Evidence(
    title="支出总表",
    full_title="支出总表",
    headers=tuple(text for leaf in LEAVES for text in leaf),
    labels=(),
    leaves=LEAVES,
    stage="budget",
    year=2026,
)


def chosen(evidence, using=None):
    return [match.profile.id for match in choose(weigh(evidence, (using or profiles()).profiles))]


def reason(evidence, identifier="national.expenditure", using=None):
    matches = weigh(evidence, (using or profiles()).profiles)
    why = next(match.reason for match in matches if match.profile.id == identifier)
    return why.en if why else ""


def with_leaves(*leaves):
    texts = tuple(text for leaf in leaves for text in leaf)
    return replace(GOOD, leaves=leaves, headers=texts)


def test_title_and_header_choose_one_profile():
    assert chosen(GOOD) == ["national.expenditure"]


@pytest.mark.parametrize(("stage", "year"), [(None, None), ("budget", None), (None, 2019)])
def test_what_is_not_known_does_not_exclude(stage, year):
    assert chosen(replace(GOOD, stage=stage, year=year)) == ["national.expenditure"]


def test_another_stage_excludes():
    other = replace(GOOD, stage="final_accounts")

    assert chosen(other) == []
    assert reason(other) == "the document is final accounts, the profile is for a budget"


def test_never_by_title_alone():
    only_title = with_leaves(("品目",), ("数量",), ("单价",))

    assert chosen(only_title) == []
    assert reason(only_title).startswith("missing header: ")


@pytest.mark.parametrize("title", [None, "奇特表"])
def test_never_by_header_alone(title):
    other = replace(GOOD, title=title, full_title=title)

    assert chosen(other) == []
    assert reason(other) == "the title does not match"


def test_a_required_column_must_be_there():
    # 科目编码 satisfies the header's condition, yet no leaf names the lines.
    nameless = with_leaves(("科目编码",), ("合计",), ("基本支出",))

    assert chosen(nameless) == []
    assert reason(nameless) == "missing column: label"


def test_a_paired_form_needs_both_halves():
    leaves = (("收入支出", "项目"), ("收入支出", "预算数"))
    one_half = replace(with_leaves(*leaves), title="收支总表", full_title="收支总表")

    assert chosen(one_half) == []
    assert reason(one_half, "national.summary") == "has no second half"


def test_a_header_that_a_form_never_has_excludes_it():
    by_unit = with_leaves(("单位名称",), ("科目编码",), ("科目名称",), ("合计",), ("基本支出",))

    assert chosen(by_unit) == ["national.expenditure"]
    assert reason(by_unit, "national.expenditure_by_unit") == (
        "has the header 科目编码, which this form never has"
    )


def test_not_titles_exclude():
    other = replace(GOOD, title="支出总表", full_title="支出总表(经济分类)")

    assert chosen(other) == []


MINE = """
schema: gongkai/profile/1
id: {identifier}
extends: national.expenditure
description: 某县的支出表 / of a county
years: {{from: {first}, to: {last}}}
"""


def own(tmp_path, **years):
    for name, (first, last) in years.items():
        text = MINE.format(identifier=f"{name}.expenditure", first=first, last=last)
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return load([tmp_path])


def test_the_more_specific_profile_wins(tmp_path):
    assert chosen(GOOD, own(tmp_path, mine=("null", "null"))) == ["mine.expenditure"]


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2023, "national"), (2024, "mine"), (2026, "mine"), (2027, "national"), (None, "mine")],
)
def test_years_bound_a_profile_on_both_sides(tmp_path, year, expected):
    using = own(tmp_path, mine=(2024, 2026))

    assert chosen(replace(GOOD, year=year), using) == [f"{expected}.expenditure"]
    if expected == "national":
        why = reason(replace(GOOD, year=year), "mine.expenditure", using)
        assert why == f"the profile is not for {year}"


def test_a_tie_names_both_and_chooses_none_of_them(tmp_path):
    using = own(tmp_path, mine=("null", "null"), other=("null", "null"))

    assert chosen(GOOD, using) == ["mine.expenditure", "other.expenditure"]


def test_the_best_stands_first_and_the_rest_keeps_its_evidence():
    matches = weigh(GOOD, profiles().profiles)

    assert matches[0].accepted
    assert matches[0].profile.id == "national.expenditure"
    assert not any(match.accepted for match in matches[1:])
    assert all(match.reason for match in matches[1:])


def test_nothing_fits_nothing():
    empty = Evidence(
        title=None, full_title=None, headers=(), labels=(), leaves=(), stage=None, year=None
    )

    assert chosen(empty) == []
