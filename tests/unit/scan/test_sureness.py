"""How sure a reading is: what may have been passed over counts, and the page it stands on."""

from decimal import Decimal

import pytest
from scans import (
    LEFT,
    ROW,
    TOP,
    as_scan,
    draw_table,
    extra,
    grained,
    new_page,
    pixels_of,
    see,
    write,
)

from extractor.engines.scan.grade import mean_of, tempered
from extractor.engines.scan.reading import _read_text
from extractor.engines.scan.recogniser import Recogniser
from extractor.engines.scan.textlines import Spot

np = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="cv2 comes with camelot-py")

CHARACTERS = ("", "0", "O", "1", ".", " ")


@pytest.fixture
def decoded():
    """Decodes steps, each given as the probabilities of a few characters ("" is nothing)."""
    reader = object.__new__(Recogniser)
    reader._characters = CHARACTERS
    reader._twins = {1: [1, 2]}

    def decode(*steps):
        scores = np.zeros((len(steps), len(CHARACTERS)), np.float32)
        for row, step in zip(scores, steps, strict=True):
            for character, probability in step.items():
                row[CHARACTERS.index(character)] = probability
        return reader._decoded(scores)

    return decode


ONE, ZERO, NOTHING = {"1": 0.99, "": 0.01}, {"0": 0.98, "": 0.02}, {"": 1.0}


def sure(glyphs):
    return [round(glyph.probability, 2) for glyph in glyphs]


def test_a_point_that_is_all_but_lost_makes_the_next_digit_unsure(decoded):
    glyphs = decoded(NOTHING, ONE, {"": 0.7, ".": 0.3}, ZERO, NOTHING)
    assert "".join(glyph.character for glyph in glyphs) == "10"
    assert sure(glyphs) == [0.99, 0.7]


def test_the_edges_of_a_character_are_no_doubt(decoded):
    glyphs = decoded({"": 0.6, "1": 0.4}, ONE, {"": 0.5, "1": 0.3, "0": 0.1, "O": 0.1}, ZERO)
    assert sure(glyphs) == [0.99, 0.98]


def test_what_may_stand_behind_the_last_character_counts(decoded):
    assert sure(decoded(ONE, NOTHING, ZERO, {"": 0.6, "1": 0.4})) == [0.99, 0.6]


def test_a_character_is_as_sure_as_its_surest_step_and_a_digit_as_its_twins(decoded):
    (glyph,) = decoded({"0": 0.5, "O": 0.4}, {"0": 0.6, "O": 0.3}, NOTHING)
    assert round(glyph.probability, 2) == 0.6
    assert round(glyph.as_figure, 2) == 0.9
    assert glyph.place == pytest.approx(1 / 6)


def test_nothing_is_read_from_nothing(decoded):
    assert decoded(NOTHING, NOTHING) == ()


def spaced(text, blank):
    """Glyphs set evenly, 10 points apart, and 13 where a blank (so sure) is between them."""
    xs = [10.0 * n - 7.0 * text[:n].count(" ") for n in range(len(text))]
    return [(c, blank if c == " " else 0.999, x) for c, x in zip(text, xs, strict=True)]


def text_of(glyphs):
    return _read_text(glyphs, Spot(0, 0, 100, 20, (0, 20)), 1.0)


def test_a_blank_dropped_from_a_figure_without_a_point_leaves_doubt():
    figure = spaced("120 89", 0.8)
    read = text_of(figure)
    assert read.run.text == "12089"
    assert max(read.sureness) == pytest.approx(0.2)


def test_a_blank_dropped_from_a_figure_with_its_point_leaves_none():
    read = text_of(spaced("1 20.89", 0.8))
    assert read.run.text == "120.89"
    assert min(read.sureness) == 0.999


@pytest.mark.parametrize(
    ("confidence", "mean", "now"),
    [
        ("0.95", 0.999, "0.95"),
        ("0.95", 0.995, "0.95"),
        ("0.95", 0.955, "0.679"),
        ("0.999", 0.955, "0.991"),
        ("1", 0.9, "1"),
        ("0", 0.9, "0"),
    ],
)
def test_a_cell_is_doubted_as_its_page_is(confidence, mean, now):
    assert tempered(Decimal(confidence), mean) == Decimal(now)


def test_few_characters_say_nothing_of_their_page():
    assert mean_of([0.1] * 7) == 1.0
    assert mean_of([0.5] * 8) == 0.5


@extra()
def test_faded_points_are_never_surely_absent(tmp_path):
    """Figures of which the points are nearly gone, as copies of copies lose them."""
    document, page = new_page()
    figures = ["123.17", "233.27", "343.37", "453.47"]
    names = ["社会保障和就业支出", "行政事业单位养老支出", "残疾人事业", "卫生健康支出"]
    head = ("科目编码", "科目名称", "合计", "基本支出")
    rows = [head, *((f"20{n}", name, figures[n], "") for n, name in enumerate(names))]
    draw_table(page, rows=rows)
    for row, figure in enumerate(figures, 1):
        whole, _, part = figure.partition(".")
        write(page, LEFT + 355, TOP + ROW * row + 16, whole)
        write(page, LEFT + 375, TOP + ROW * row + 16, part)
    (grid,) = see(as_scan(tmp_path / "scan.pdf", grained(pixels_of(document)))).grids
    told, lost = ([c for c in grid.cells if c.col == col and c.row] for col in (2, 3))
    assert [(cell.text, cell.unsure) for cell in told] == [(figure, False) for figure in figures]
    assert len(lost) == 4
    assert all(cell.unsure or not cell.text.isdigit() for cell in lost)
