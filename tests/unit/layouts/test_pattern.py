"""Literals, regexes and terms."""

import re

import pytest

from layouts.pattern import NOTHING, build_pattern, join_patterns

TERMS = {"total": ["合计", {"regex": "^总.?计$"}], "all": [{"term": "total"}, "全部"]}


def test_a_string_is_a_literal_and_compared_whole():
    pattern = build_pattern(["合 计"], {})

    assert pattern.matches("合计")
    assert not pattern.matches("支出合计")


@pytest.mark.parametrize("source", ["科目（名称）", {"literal": "2026年科目 (名称)"}])
def test_a_literal_is_normalised_when_it_is_read(source):
    assert build_pattern([source], {}).literals == {"科目(名称)"}


def test_a_regex_is_searched_and_not_normalised():
    pattern = build_pattern([{"regex": "支出.?合计"}], {})

    assert pattern.matches("本年支出合计数")
    assert not build_pattern([{"regex": "（"}], {}).matches("(")


def test_a_term_stands_for_its_wordings_and_may_hold_terms():
    pattern = build_pattern([{"term": "all"}], TERMS)

    assert [pattern.matches(text) for text in ("合计", "总计", "总合计", "全部")] == [
        True,
        True,
        True,
        True,
    ]
    assert not pattern.matches("总之共计")


def test_a_literal_is_stronger_than_a_regex():
    pattern = build_pattern(["合计", {"regex": "计$"}], {})

    assert [pattern.strength(text) for text in ("合计", "小计", "小数")] == [2, 1, 0]


def test_unknown_term_and_bad_regex_are_told():
    with pytest.raises(KeyError, match="nowhere"):
        build_pattern([{"term": "nowhere"}], TERMS)
    with pytest.raises(re.error):
        build_pattern([{"regex": "(一"}], {})


def test_nothing_matches_nothing():
    assert NOTHING.empty
    assert not NOTHING.matches("")
    assert NOTHING.example() == ""


def test_an_empty_literal_matches_a_header_that_was_only_a_year():
    assert build_pattern(["2026年"], {}).matches("")


def test_example_is_the_shortest_literal_else_a_regex():
    assert build_pattern(["支出合计", "合计", ""], {}).example() == "合计"
    assert build_pattern([{"regex": "^合"}], {}).example() == "^合"


def test_join_matches_what_any_matches_and_keeps_each_regex_once():
    joined = join_patterns(
        [build_pattern(["甲", {"regex": "^乙"}], {}), build_pattern([{"regex": "^乙"}], {})]
    )

    assert joined.matches("甲")
    assert joined.matches("乙丙")
    assert len(joined.regexes) == 1
    assert join_patterns([]).empty
