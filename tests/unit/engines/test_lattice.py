"""Boxes of any shape become a grid whose cells cover every slot once."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from extractor.engines.lattice import Content, Lattice, in_reading_order
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import PageContent, Turn


def page(turn: Turn = 0) -> PageContent:
    return PageContent(
        number=1,
        width=600.0,
        height=800.0,
        kind="digital",
        reason="",
        turn=turn,
        runs=(),
        rules=(),
        watermark=(),
        hidden=(),
        image_share=0.0,
    )


def grid(boxes: Sequence[Box], turn: Turn = 0) -> Grid:
    contents = {index: Content((chr(65 + index),)) for index in range(len(boxes))}
    return Lattice.over(boxes).grid(contents, page(turn), "test")


def shape(one: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.col, c.row_span, c.col_span, c.text) for c in one.cells]


def test_a_merged_cell_spans_its_slots() -> None:
    boxes = [Box(0, 0, 20, 10), Box(0, 10, 10, 20), Box(10, 10, 20, 20)]
    assert shape(grid(boxes)) == [(0, 0, 1, 2, "A"), (1, 0, 1, 1, "B"), (1, 1, 1, 1, "C")]


def test_a_slot_without_a_box_gets_a_blank_cell() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10, 10, 20, 20)]
    assert shape(grid(boxes)) == [
        (0, 0, 1, 1, "A"),
        (0, 1, 1, 1, ""),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "B"),
    ]


def test_the_smaller_of_two_boxes_keeps_the_slot() -> None:
    """What is left of the larger is cut into rectangles; the first keeps the text."""
    boxes = [Box(0, 0, 20, 20), Box(10, 10, 20, 20)]
    assert shape(grid(boxes)) == [(0, 0, 1, 2, "A"), (1, 0, 1, 1, ""), (1, 1, 1, 1, "B")]


def test_edges_closer_than_a_rule_are_one() -> None:
    boxes = [Box(0, 0, 10, 10), Box(10.6, 0, 20, 10)]
    assert Lattice.over(boxes).x_edges == (0, 10.3, 20)


def test_a_turned_page_is_shown_turned() -> None:
    one = grid([Box(100, 10, 200, 20), Box(100, 20, 200, 30)], turn=90)
    assert [cell.box for cell in one.cells] == [Box(580, 100, 590, 200), Box(570, 100, 580, 200)]
    assert (one.x_edges, one.y_edges) == ((100, 200), (10, 20, 30))


def test_grids_come_in_reading_order() -> None:
    upper, lower = grid([Box(0, 0, 10, 10)], 270), grid([Box(0, 50, 10, 60)], 270)
    assert in_reading_order([lower, upper], page(270)) == (upper, lower)


boxes = st.builds(
    lambda x, y, w, h: Box(10 * x, 10 * y, 10 * (x + w), 10 * (y + h)),
    *(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4), st.integers(1, 4)),
)


@given(st.lists(boxes, min_size=1, max_size=12))
def test_every_slot_is_covered_once_and_no_text_stands_twice(many: list[Box]) -> None:
    one = grid(many)
    slots = [
        (c.row + r, c.col + k)
        for c in one.cells
        for r in range(c.row_span)
        for k in range(c.col_span)
    ]
    assert sorted(slots) == [(r, c) for r in range(one.n_rows) for c in range(one.n_cols)]
    texts = [c.text for c in one.cells if c.text]
    assert len(texts) == len(set(texts))
