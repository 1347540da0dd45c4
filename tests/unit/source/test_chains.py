"""Glyphs chained into runs and cut at rules."""

import pytest

from extractor.model.page import Rule
from extractor.source.chains import Chain, Verticals, runs_of, split


def chain(text, x=50.0, base=100.0, size=10.0, widths=None):
    """A chain whose glyphs follow each other without gaps."""
    widths = widths or [size] * len(text)
    lefts = [x + sum(widths[:place]) for place in range(len(text))]
    rights = [left + width for left, width in zip(lefts, widths, strict=True)]
    return Chain(base, text, lefts, rights, size, False, base - 8.6, base + 1.4)


def down(x):
    return Rule(False, x, 0, 500)


def texts(chains, *rules):
    return [run.text for run in runs_of(chains, Verticals(rules))]


def test_a_narrow_blank_stays_and_a_wide_one_cuts():
    assert [piece.text for piece in split(chain("年 度", widths=[10, 5, 10]))] == ["年 度"]
    assert [piece.text for piece in split(chain("年 度", widths=[10, 12, 10]))] == ["年", "度"]


def test_blanks_at_the_ends_are_dropped():
    [piece] = split(chain("  合计\u3000"))

    assert piece.text == "合计"
    assert piece.lefts[0] == 70


def test_a_blank_without_width_is_no_blank():
    assert [piece.text for piece in split(chain("12 34", widths=[5, 5, 0, 5, 5]))] == ["1234"]


def test_zero_width_characters_vanish():
    glyphs = chain("预\u200b算", widths=[10, 0, 10])

    assert [piece.text for piece in split(glyphs)] == ["预算"]


def test_nothing_but_blanks():
    assert split(chain(" \u3000 ")) == []


@pytest.mark.parametrize(("gap", "expected"), [(1.0, ["甲乙"]), (1.5, ["甲", "乙"])])
def test_neighbours_are_joined_below_an_eighth_of_an_em(gap, expected):
    assert texts([chain("甲"), chain("乙", x=60 + gap)]) == expected


def test_order_in_the_file_does_not_matter():
    assert texts([chain("乙", x=60), chain("甲")]) == ["甲乙"]


def test_other_baselines_are_other_runs():
    assert texts([chain("甲"), chain("乙", x=60, base=106)]) == ["甲", "乙"]


def test_text_drawn_twice_is_one_bold_run():
    runs = runs_of([chain("合计"), chain("合计", x=50.4, base=100.2)], Verticals(()))

    assert [(run.text, run.bold) for run in runs] == [("合计", True)]


def test_thousands_of_glyphs_on_one_line():
    glyphs = [chain("甲", x=20.0 * place) for place in range(20_000)]

    assert len(texts(glyphs)) == 20_000


def test_a_rule_between_two_texts_cuts():
    glyphs = chain("99年", widths=[5, 5, 10])

    assert texts([glyphs], down(60)) == ["99", "年"]
    assert texts([chain("甲 乙", widths=[10, 4, 10])], down(62)) == ["甲", "乙"]


def test_a_rule_through_a_glyph_is_overflow():
    assert texts([chain("很长的单位名称")], down(84)) == ["很长的单位名称"]


def test_a_rule_that_meets_a_seam_of_overflowing_text_by_chance_does_not_cut():
    assert texts([chain("很长的单位名称")], down(80)) == ["很长的单位名称"]


def test_texts_of_two_cells_that_touch_at_a_rule_are_not_joined():
    assert texts([chain("甲乙"), chain("丙丁", x=70.5)], down(70.2)) == ["甲乙", "丙丁"]


def test_a_rule_elsewhere_on_the_page_cuts_nothing():
    glyphs = chain("99年", widths=[5, 5, 10])

    assert texts([glyphs], Rule(False, 60, 300, 500)) == ["99年"]
