"""Figures that reach over the rules of their cells: each in its own cell, or none at all."""

import pytest

from extractor.engines.ruled import Ruled, solve
from extractor.engines.spec import Request
from extractor.model.amount import read_figure
from extractor.model.geometry import Box
from extractor.model.page import Rule, Run
from extractor.source.document import open_document
from extractor.source.mupdf import library

pymupdf = library()
OVERFLOW = [0.5, 1.8, 3.0, 5.0]
XS = (50.0, 150.0, 200.0, 250.0)
YS = (100.0, 120.0)
PADDING = 1.5


def lattice(xs=XS, ys=YS):
    return [
        *(Rule(True, y, xs[0], xs[-1]) for y in ys),
        *(Rule(False, x, ys[0], ys[-1]) for x in xs),
    ]


def run(text, x, width=5.0, y=110.0, size=10.0):
    """A run whose glyphs are `width` wide, starting at `x`."""
    centres = tuple(x + width * (place + 0.5) for place in range(len(text)))
    return Run(text, Box(x, y - size / 2, x + width * len(text), y + size / 2), size, centres)


def ending(text, x, width=5.0, **style):
    return run(text, x - width * len(text), width, **style)


def cells(runs, rules=None):
    [grid] = solve(rules or lattice(), runs)
    return [cell.text for cell in grid.cells]


@pytest.fixture
def drawn(tmp_path):
    """Draws texts in a table of three columns and reads its cells."""

    def make(write, xs=XS):
        path = tmp_path / "page.pdf"
        with pymupdf.open() as pdf:
            page = pdf.new_page(width=400, height=300)
            for x in xs:
                page.draw_line((x, YS[0]), (x, YS[1]))
            for y in YS:
                page.draw_line((xs[0], y), (xs[-1], y))
            write(page)
            pdf.save(path)
        with open_document(path) as document:
            [grid] = Ruled().read(document.page(1), Request(path=path))
        return [cell.text for cell in grid.cells]

    return make


def size_of(text, width, font="helv"):
    return 10 * width / pymupdf.get_text_length(text, fontname=font, fontsize=10)


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("25013346", "21013223"),
        ("21013223", "21013223"),
        ("413346.21", "879213.10"),
        ("41,879.21", "62,597.10"),
        ("0.00", "12,062,597.10"),
    ],
)
def test_right_aligned_figures_that_reach_over_their_left_rule(drawn, left, right, over):
    size = size_of(right, 50 - PADDING + over)

    def write(page):
        for text, x in ((left, 200), (right, 250)):
            length = pymupdf.get_text_length(text, fontsize=size)
            page.insert_text((x - PADDING - length, 114), text, fontsize=size)

    assert drawn(write) == ["", left, right]


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("25013346", "2101322"),
        ("41,879.21", "597.10"),
        ("一般公共预算支出", "基金"),
        ("一般公共预算支出", "21013"),
    ],
)
def test_left_aligned_text_that_reaches_over_its_right_rule(drawn, left, right, over):
    size = size_of(left, 50 - PADDING + over, "china-s")

    def write(page):
        for text, x in ((left, 150), (right, 200)):
            page.insert_text((x + PADDING, 114), text, fontname="china-s", fontsize=size)

    assert drawn(write) == ["", left, right]


@pytest.mark.parametrize("over", OVERFLOW)
@pytest.mark.parametrize("text", ["413346.21", "41,879.21", "-1,879.21", "一般公共预算", "Total"])
@pytest.mark.parametrize("side", [-1, 1])
def test_text_that_overflows_into_an_empty_cell_stays_in_its_own(drawn, text, over, side):
    font = "china-s" if ord(text[0]) > 255 else "helv"
    size = size_of(text, 50 - PADDING + over, font)
    x = 150 - over if side < 0 else 150 + PADDING

    def write(page):
        page.insert_text((x, 114), text, fontname=font, fontsize=size)

    assert drawn(write) == ["", text, ""]


@pytest.mark.parametrize("text", ["2501334621013223", "25013346210132.23", "12345,678", "12"])
def test_digits_that_fill_parts_of_two_cells_are_no_figure(text):
    found = cells([run(text, 200 - 5 * (len(text) // 2))])

    assert "".join(found).replace(" ", "") == text
    assert not any(read_figure(cell).status == "printed" for cell in found)


def test_the_neighbour_never_loses_its_only_digit_in_silence():
    # Both end 1.5 points before their rule and touch: 5 and 2841879 look like 52841879.
    touching = ending("52841879", 248.5, width=50 / 7)

    assert cells([touching]) == ["", "", "5  2841879"]


@pytest.mark.parametrize("text", ["1,234,567.89", "２２，１７０，５６３．１７", "12,170,563.17"])
def test_a_grouped_figure_too_wide_for_its_cell_is_one(text):
    assert cells([ending(text, 247.0, width=5.0 if text.isascii() else 4.4)]) == ["", "", text]


def test_a_figure_that_overflows_by_one_digit_is_one():
    assert cells([ending("12345678901", 248.5, width=4.8)]) == ["", "", "12345678901"]


def test_digits_and_not_marks_tell_where_a_figure_stands():
    assert cells([run("0.05", 192.0, width=6.0)]) == ["", "", "0.05"]


def test_thousands_of_digits_over_a_rule_take_no_time():
    assert "  " in cells([run("1" * 20_000, 195.0, width=0.0005)])[1]


def test_figures_beside_each_other_in_one_cell_are_not_one():
    for gap, expected in ((-1.0, "12  345.67"), (2.0, "12 345.67"), (12.0, "12  345.67")):
        assert cells([run("12", 60), run("345.67", 70 + gap)])[0] == expected


def test_digits_spread_over_a_cell_are_one_text():
    assert cells([run(digit, 60 + 7 * place) for place, digit in enumerate("2026")])[0] == "2026"


def stacked(*lines, xs=(50.0, 92.0, 200.0)):
    """Lines flush right in the first cell, 11 points apart."""
    runs = [
        ending(line, xs[1] - 1, y=108.0 + 11 * place, size=8.0) for place, line in enumerate(lines)
    ]
    return cells(runs, lattice(xs, (100.0, 140.0)))[0]


def test_a_figure_broken_at_the_edge_of_its_cell_is_whole_again():
    assert stacked("62.25864", "0") == "62.258640"
    assert stacked("4,370.28", "8576") == "4,370.288576"
    assert stacked("1,234,56", "7.89") == "1,234,567.89"
    assert read_figure(stacked("1234567.", "89")).places == 2


@pytest.mark.parametrize(
    "lines", [("50", "60"), ("12", "345.67"), ("12.34", "5"), ("25013346", "21013223"), ("0", "0")]
)
def test_figures_under_each_other_in_one_cell_are_not_one(lines):
    text = stacked(*lines)

    assert text == "  ".join(lines)
    assert read_figure(text).status == "illegible"
