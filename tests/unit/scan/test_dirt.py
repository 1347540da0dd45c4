"""Lines that are no rules, hairlines that are, and print too pale to be ink."""

import pytest

np = pytest.importorskip("numpy")
cv2 = pytest.importorskip("cv2")

from extractor.engines.scan.dirt import judged, without_streaks  # noqa: E402
from extractor.engines.scan.faint import darkened, faint_of, is_glyphs, leaves  # noqa: E402
from extractor.engines.scan.rulings import pieces_of  # noqa: E402
from extractor.engines.scan.textlines import Spot, ink_of  # noqa: E402


def table(rule=0):
    """Ten rows of 40 pixels with four columns, a bar like a wide glyph in each cell."""
    page = np.full((600, 900), 255, np.uint8)
    for row in range(11):
        page[100 + 40 * row : 102 + 40 * row, 100:802] = rule
    for left in (100, 275, 450, 625, 800):
        page[100:502, left : left + 2] = rule
    for row in range(10):
        for left in (100, 275, 450, 625):
            page[110 + 40 * row : 132 + 40 * row, left + 60 : left + 90] = 0
    return page


def verticals(page):
    return sorted({round(p.at / 5) for p in pieces_of(page) if not p.horizontal})


def test_a_line_from_edge_to_edge_is_bridged_and_doubted():
    page = table()
    page[:, 350] = 40
    mended, doubt = without_streaks(page)
    assert (doubt.max(axis=0) > 0).nonzero()[0].tolist() == [349, 350, 351]
    assert mended[120, 350] == 0
    assert mended[142, 350] == mended[50, 350] == 255
    assert verticals(mended) == verticals(table())


def test_a_line_across_the_sheet_is_bridged_too():
    page = table()
    page[120:122] = 0
    mended, doubt = without_streaks(page)
    assert doubt[:, 0].nonzero()[0].tolist() == [119, 120, 121, 122]
    assert mended[121, 200] == 255


def test_rules_and_the_edge_of_the_lid_are_no_streaks():
    page = table()
    page[:, :30] = 0
    mended, doubt = without_streaks(page)
    assert mended is page
    assert not doubt.any()


def test_a_line_through_glyphs_with_open_ends_is_no_rule():
    page = table()
    for row in (1, 2, 4, 5, 6, 7, 8, 9):
        page[110 + 40 * row : 132 + 40 * row, 335:365] = 255
    page[85:480, 350:352] = 0
    pieces = pieces_of(page)
    seen = judged(page, pieces)
    assert len(seen.pieces) == len(pieces) - 1
    assert not any(345 < p.at < 355 for p in seen.pieces if not p.horizontal)
    assert seen.doubt[120, 350] == 1
    assert seen.picture[120, 350] == 0
    assert seen.picture[200, 350] == 255


def test_rules_that_touch_no_glyph_stay_as_they_are():
    page = table()
    pieces = pieces_of(page)
    seen = judged(page, pieces)
    assert seen.pieces == pieces
    assert not seen.doubt.any()


def test_hairlines_in_grey_are_rules():
    assert verticals(table(rule=205)) == verticals(table())


def test_pale_print_of_the_size_of_text_is_seen_and_specks_are_not():
    bare = np.full((100, 200), 255, np.uint8)
    bare[40:60, 40:52] = 190
    bare[80:84, 120:124] = 190
    faint = faint_of(bare, ink_of(bare, 20.0), 24)
    assert faint[50, 45] == 1
    assert not faint[70:, 100:].any()


def test_pale_print_is_darkened_to_be_read():
    crop = np.full((20, 60), 255, np.uint8)
    crop[5:15, 10:50] = 190
    assert darkened(crop)[10, 30] == 0
    assert darkened(crop)[1, 1] == 255


def test_what_goes_on_beyond_its_cell_or_is_too_tall_is_no_print():
    box = (10, 10, 110, 50)
    inside = Spot(20, 15, 40, 40, (10, 50))
    assert not leaves(inside, box)
    assert leaves(inside._replace(right=110), box)
    assert is_glyphs(inside, 24)
    assert not is_glyphs(inside._replace(bottom=70), 24)
