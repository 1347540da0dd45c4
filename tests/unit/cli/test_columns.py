"""Text in columns, where a Chinese character takes two."""

from hypothesis import given
from hypothesis import strategies as st

from gongkai.cli.columns import definitions, display_width, wrap

TEXT = st.text(st.sampled_from("预算，。ab c-"), max_size=60)


def test_width_of_mixed_text():
    assert display_width("预算 2026") == 9


def test_chinese_is_broken_between_characters_but_not_before_punctuation():
    assert wrap("预算公开，决算。", 8) == ["预算公", "开，决", "算。"]


def test_words_are_not_broken():
    assert wrap("give one JSON document", 9) == ["give one", "JSON", "document"]


@given(TEXT, st.integers(6, 30))
def test_nothing_is_lost(text, width):
    assert "".join(wrap(text, width)).replace(" ", "") == text.replace(" ", "")


@given(st.text(st.sampled_from("预算表"), max_size=60), st.integers(6, 30))
def test_no_line_is_too_wide(text, width):
    assert all(display_width(line) <= width for line in wrap(text, width))


def test_a_long_term_gets_a_line_of_its_own():
    lines = definitions([("-a", "short"), ("--" + "x" * 40, "long")]).splitlines()
    assert lines == ["  -a  short", "  --" + "x" * 40, "      long"]
