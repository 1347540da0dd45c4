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


OVERFLOW = [0.5, 1.8, 3.0, 5.0]


def ending(text, x, width=5.5, **style):
    """A chain whose glyphs are `width` wide and whose last glyph ends at `x`."""
    return chain(text, x=x - width * len(text), widths=[width] * len(text), **style)


def in_one(*chains):
    """What a producer or MuPDF hands over as one line: all glyphs in one chain."""
    first = chains[0]
    return first._replace(
        text="".join(each.text for each in chains),
        lefts=[left for each in chains for left in each.lefts],
        rights=[right for each in chains for right in each.rights],
    )


def split_texts(glyphs, *rules):
    return texts(split(glyphs), *rules)


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("25013346", "21013223"),
        ("2841879.21", "2841879.21"),
        ("2,841,879.21", "1,062,597.10"),
        ("-12.50", "-1,062.10"),
        ("２５０１３３４６", "２１０１３２２３"),
    ],
)
def test_a_figure_that_reaches_over_its_left_rule_is_cut_from_its_neighbour(left, right, over):
    width = 10 if ord(left[-1]) > 255 else 5.5
    after = chain(right, x=200 - over, widths=[width] * len(right))
    glyphs = in_one(ending(left, 198.5, width), after)

    assert split_texts(glyphs, down(200)) == [left, right]


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize(
    ("left", "right", "width"),
    [
        ("25013346", "21013223", 5.5),
        ("2,841,879.21", "40.10", 5.5),
        ("一般公共预算", "政府性基金", 10),
        ("社会保障支出", "21013223", 8),
    ],
)
def test_text_that_reaches_over_its_right_rule_is_cut_from_its_neighbour(left, right, width, over):
    after = chain(right, x=201.2, widths=[width] * len(right))
    glyphs = in_one(ending(left, 200 + over, width), after)

    assert split_texts(glyphs, down(200)) == [left, right]


@pytest.mark.parametrize("over", [3.3, 4.5])
def test_latin_words_that_lie_over_each_other_are_cut(over):
    glyphs = in_one(ending("Expenditure", 200 + over), chain("Total", x=201.2, widths=[5.5] * 5))

    assert split_texts(glyphs, down(200)) == ["Expenditure", "Total"]


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize("text", ["25013346", "2,841,879.21", "一般公共预算", "Expenditure"])
def test_text_that_overflows_alone_stays_whole(text, over):
    assert split_texts(chain(text, x=200 - over), down(200)) == [text]
    assert split_texts(ending(text, 200 + over), down(200)) == [text]


def test_three_figures_over_two_rules():
    glyphs = in_one(
        ending("841,879.21", 198.5),
        ending("2,841,879.21", 262.5),
        ending("1,062,597.10", 326.5),
    )

    assert split_texts(glyphs, down(200), down(264)) == [
        "841,879.21",
        "2,841,879.21",
        "1,062,597.10",
    ]


def test_an_odd_step_far_from_the_rule_tells_nothing():
    glyphs = in_one(chain("很长的"), chain("单位名称", x=79.4))

    assert split_texts(glyphs, down(104)) == ["很长的单位名称"]


def test_a_cut_never_leaves_half_a_figure():
    glyphs = in_one(ending("2,84", 198.5), chain("1,879.21", x=198.2, widths=[5.5] * 8))

    assert split_texts(glyphs, down(200)) == ["2,841,879.21"]


def test_uneven_glyphs_are_not_cut_but_held_apart_where_they_may_be_two_figures():
    # The odd step is no more than three times as odd as the others.
    steps = [0, 0, 0.1, 0, 0, 0, 0, 0.3, 0, 0, 0.1, 0, 0, 0, 0, 0]
    lefts = [160 + 5.5 * place - sum(steps[: place + 1]) for place in range(16)]
    glyphs = chain("2501334621013223")._replace(lefts=lefts, rights=[left + 5.5 for left in lefts])

    assert split_texts(glyphs, down(206)) == ["2501334  621013223"]


def test_slight_steps_between_figures_of_unlike_decimals_are_doubtful():
    glyphs = in_one(ending("25013", 198.5), chain("210.55", x=198.0, widths=[5.5] * 6))

    assert split_texts(glyphs, down(200)) == ["25013  210.55"]


def test_a_code_and_a_figure():
    glyphs = in_one(ending("003", 198.5), chain("210.55", x=197.0, widths=[5.5] * 6))

    assert split_texts(glyphs, down(200)) == ["003", "210.55"]


def test_kerned_ones_are_one_figure():
    glyphs = in_one(ending("251", 198.5), chain("13.22", x=197.8, widths=[5.5] * 5))

    assert split_texts(glyphs, down(200)) == ["25113.22"]


def test_a_figure_written_over_the_blank_after_another_is_another_text():
    glyphs = in_one(ending("25013346 ", 200), chain("21013223", x=194.6, widths=[5.5] * 8))

    assert split_texts(glyphs, down(200)) == ["25013346", "21013223"]
    assert split_texts(glyphs) == ["2501334621013223"]


def test_glyphs_without_height_do_no_harm():
    assert split_texts(chain("12 34", size=0, widths=[5] * 5), down(60)) == list("1234")


def test_thousands_of_digits_over_a_rule_take_no_time():
    rules = [down(55.0 + 40 * place) for place in range(2_000)]

    assert split_texts(chain("1" * 20_000), *rules) == ["1" * 20_000]
