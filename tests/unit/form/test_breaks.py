"""A form says the same wherever a page ends inside it."""

import pytest
from formtext import TITLE, cut_between, cut_through, drawn, read_forms, told

WHOLE = drawn()
ROWS = range(1, WHOLE.n_rows)


@pytest.fixture(scope="module")
def unbroken():
    (form,) = read_forms([([TITLE], [WHOLE])])
    return told(form)


def test_unbroken(unbroken):
    assert unbroken["project"] == "村级道路养护（某财建〔2026〕1号）"
    assert unbroken["fields"]["filled_at"] == ("20251023103806", "2025-10-23T10:38:06")
    assert unbroken["funding"]["annual"]["other"] == ("", None)
    assert len(unbroken["indicators"]) == 14
    assert not unbroken["unknown"]


@pytest.mark.parametrize("late", [False, True], ids=["label-above", "label-below"])
@pytest.mark.parametrize("row", ROWS)
def test_cut_between_rows(unbroken, row, late):
    upper, lower = cut_between(WHOLE, row, late=late)
    (form,) = read_forms([([TITLE], [upper]), ([], [lower])])
    assert told(form) == unbroken
    assert form.pages == (1, 2)
    assert form.reading.used == form.reading.cells


@pytest.mark.parametrize("late", [False, True], ids=["short-above", "short-below"])
@pytest.mark.parametrize(
    "row",
    [row for row in range(WHOLE.n_rows) if any(c.row == row and c.lines[1:] for c in WHOLE.cells)],
)
def test_cut_inside_a_row(unbroken, row, late):
    upper, lower = cut_through(WHOLE, row, late=late)
    (form,) = read_forms([([TITLE], [upper]), ([], [lower])])
    assert told(form) == unbroken


def test_over_three_pages(unbroken):
    first, rest = cut_between(WHOLE, 5)
    second, third = cut_through(rest, 9)
    (form,) = read_forms([([TITLE], [first]), ([], [second]), ([], [third])])
    assert told(form) == unbroken
    assert form.pages == (1, 2, 3)


def test_halves_of_two_forms_share_a_page(unbroken):
    upper, lower = cut_between(WHOLE, 14)
    forms = read_forms([([TITLE], [upper]), ([], [lower, WHOLE])])
    assert len(forms) == 1 + 1
    assert [told(form) for form in forms] == [unbroken, unbroken]
