"""Crosswalks: what ships, what a user's file adds, and what a file must not say."""

import pytest

from layouts.codelist import load_codelists
from layouts.crosswalk import (
    Term,
    crosswalk_problems,
    load_crosswalks,
    read_crosswalk,
    walks_of,
)
from layouts.files import HERE, read_yaml
from layouts.problem import InvalidLayout

FILES = sorted((HERE / "crosswalks").glob("*.yaml"))
HEAD = "schema: gongkai/crosswalk/1\ncodelist: functional\nentries:\n"


@pytest.fixture
def given(tmp_path):
    def write(*entries):
        path = tmp_path / "mine.yaml"
        path.write_text(HEAD + "".join(f"  - {entry}\n" for entry in entries), "utf-8")
        return path

    return write


def problems(path):
    with pytest.raises(InvalidLayout) as caught:
        read_crosswalk(path)
    return [f"{each.where}: {each.message}" for each in caught.value.problems]


def test_what_ships_is_right_and_the_new_codes_are_listed():
    names = load_codelists()["functional"].names

    assert FILES
    assert crosswalk_problems() == ()
    for path in FILES:
        assert read_yaml(path)["codelist"] == path.stem
        for walk in read_crosswalk(path):
            assert {term.code for term in walk.new} <= set(names)


def test_a_users_entries_come_first(given):
    mine = given('{old: [{code: "1"}], new: [{code: "2"}], source: 某书}')

    walks = load_crosswalks([mine]).between(2025, 2026)

    assert (walks[0].old, walks[0].new) == ((Term("1", None),), (Term("2", None),))
    assert len(walks) > 1


def test_an_entry_is_read_both_ways_once_its_year_has_come(given):
    entry = '{since: 2026, old: [{code: "1"}], new: [{code: "2"}], source: 某书}'
    walks = load_crosswalks([given(entry)])

    def codes(*years):
        return [(w.old[0].code, w.new[0].code) for w in walks.between(*years) if w.source == "某书"]

    assert codes(2024, 2025) == []
    assert codes(2025, 2026) == [("1", "2")]
    assert codes(2026, 2025) == [("2", "1")]
    assert codes(None, 2026) == [("1", "2"), ("2", "1")]


def test_a_dated_list_tells_where_a_name_went_but_not_where_it_may_have_stayed():
    walks = {
        (walk.old[0].code, walk.new[0].code)
        for codelist in load_codelists().values()
        for walk in walks_of(codelist)
    }

    assert ("2011008", "2080116") in walks
    assert ("30104", "30112") in walks
    # 30307 goes on as 医疗费补助: whether 医疗费 went to 30114 the list does not say.
    assert ("30307", "30114") not in walks


def test_a_list_knows_both_names_of_a_code_and_which_names_say_little():
    crosswalks = load_crosswalks()

    assert crosswalks.was_named("functional", "20805", "行政事业单位离退休", "行政事业单位养老支出")
    assert not crosswalks.was_named("functional", "20805", "抚恤", "行政事业单位养老支出")
    assert crosswalks.is_generic("functional", "行政运行")
    assert not crosswalks.is_generic("functional", "行政单位医疗")


def test_mistakes_are_told_with_their_place(given):
    assert problems(given('{old: [{code: "1"}], new: [{code: "1"}], source: 某书}')) == [
        "entries.0: old 与 new 相同 / old and new are the same"
    ]
    two = '[{code: "1"}, {code: "2"}]'
    assert problems(given(f"{{old: {two}, new: {two[:-1]}, {{code: '3'}}], source: 某书}}")) == [
        "entries.0: old 与 new 不能都多于一行 / old and new cannot both have several lines"
    ]
    late = '{until: 2025, since: 2025, old: [{code: "1"}], new: [{code: "2"}], source: 某书}'
    assert [each.split(":")[0] for each in problems(given(late))] == ["entries.0"]
    assert any("sorce" in each for each in problems(given("{old: [{name: 甲}], sorce: 某书}")))
