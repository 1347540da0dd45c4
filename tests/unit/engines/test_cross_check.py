"""What two engines read differently, on grids built in memory."""

from dataclasses import replace

import pytest

from extractor.engines.cross_check import disagreements, page_disagreements, paired
from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid

NAMES = ("ruled", "camelot-lattice")


def cell(row: int, col: int, text: str = "", rows: int = 1, cols: int = 1) -> Cell:
    """A cell of a lattice with slots of 50 × 20 points."""
    return Cell(
        row=row,
        col=col,
        row_span=rows,
        col_span=cols,
        text=text,
        lines=(text,) if text else (),
        box=Box(50.0 * col, 20.0 * row, 50.0 * (col + cols), 20.0 * (row + rows)),
    )


def grid(*cells: Cell, engine: str = "ruled", page: int = 3) -> Grid:
    n_rows = max(c.row + c.row_span for c in cells)
    n_cols = max(c.col + c.col_span for c in cells)
    return Grid(
        page=page,
        box=Box(0.0, 0.0, 50.0 * n_cols, 20.0 * n_rows),
        n_rows=n_rows,
        n_cols=n_cols,
        cells=cells,
        engine=engine,
        x_edges=tuple(50.0 * x for x in range(n_cols + 1)),
        y_edges=tuple(20.0 * y for y in range(n_rows + 1)),
    )


def moved(one: Grid, down: float) -> Grid:
    def lower(box: Box) -> Box:
        return Box(box.x0, box.y0 + down, box.x1, box.y1 + down)

    cells = tuple(replace(c, box=lower(c.box)) for c in one.cells)
    return replace(one, box=lower(one.box), cells=cells)


FIRST = grid(cell(0, 0, "208"), cell(0, 1, "1,645.06"), cell(1, 0, "210"), cell(1, 1, "15.60"))


def kinds(first: Grid, second: Grid) -> list[tuple[str, str | None, str | None]]:
    return [(d.kind, d.first_text, d.second_text) for d in disagreements(first, second)]


def test_equal_grids_agree() -> None:
    assert disagreements(FIRST, replace(FIRST, engine="camelot-lattice")) == ()


def test_blanks_and_radicals_are_no_difference() -> None:
    first, second = grid(cell(0, 0, "99 年⼊")), grid(cell(0, 0, "99年入"))
    assert disagreements(first, second) == ()


def test_a_text_that_differs_is_told_with_both_places() -> None:
    other = grid(*FIRST.cells[:3], cell(1, 1, "15.60内"), engine="camelot-lattice")
    (found,) = disagreements(FIRST, other)
    assert (found.kind, found.page) == ("text", 3)
    assert (found.first, found.second) == NAMES
    assert (found.first_text, found.second_text) == ("15.60", "15.60内")
    assert found.first_box == found.second_box == Box(50.0, 20.0, 100.0, 40.0)


def test_an_extra_row_shifts_no_cell() -> None:
    """The second engine took the title above for a row: only that row is told."""
    title = replace(cell(0, 0, "表3", cols=2), box=Box(0.0, -20.0, 100.0, 0.0))
    shifted = (replace(c, row=c.row + 1) for c in FIRST.cells)
    assert kinds(FIRST, grid(title, *shifted)) == [("extra_cell", None, "表3")]


def test_a_missed_merged_cell_is_a_span() -> None:
    first = grid(cell(0, 0, "项目", cols=2), cell(1, 0, "208"), cell(1, 1, "1.00"))
    split = grid(cell(0, 0), cell(0, 1, "项目"), cell(1, 0, "208"), cell(1, 1, "1.00"))
    assert kinds(first, split) == [("span", "项目", "项目")]


def test_a_finer_lattice_elsewhere_is_no_span() -> None:
    """A cell over one place is the same cell, however many slots the other engine counts in it."""
    first = grid(cell(0, 0, "项目"))
    finer = grid(replace(cell(0, 0, "项目", cols=2), box=first.cells[0].box))
    assert disagreements(first, finer) == ()


def test_a_row_read_as_two_is_told_once_per_half() -> None:
    first = grid(cell(0, 0, "养老保险缴费", rows=2))
    second = grid(cell(0, 0, "养老保险"), cell(1, 0, "缴费"))
    assert kinds(first, second) == [
        ("text", "养老保险缴费", "养老保险"),
        ("span", "养老保险缴费", "养老保险"),
        ("extra_cell", None, "缴费"),
    ]


def test_a_cell_that_only_the_first_has_is_missing() -> None:
    second = grid(*FIRST.cells[:2], engine="camelot-lattice")
    assert kinds(FIRST, second) == [("missing_cell", "210", None), ("missing_cell", "15.60", None)]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_whole_table_that_one_engine_did_not_find(swapped: bool) -> None:
    below = moved(FIRST, 200.0)
    sides = ([FIRST, below], [FIRST])
    first, second = reversed(sides) if swapped else sides
    (found,) = page_disagreements(first, second, engines=NAMES)
    text, other = "208 1,645.06 210 15.60", None
    assert found.kind == ("extra_table" if swapped else "missing_table")
    assert (found.first, found.second) == NAMES
    assert (found.first_text, found.second_text) == ((other, text) if swapped else (text, other))
    assert (found.second_box if swapped else found.first_box) == below.box


def test_tables_are_paired_by_place() -> None:
    below, far = moved(FIRST, 200.0), moved(FIRST, 400.0)
    assert paired([FIRST, below], [far, moved(FIRST, 205.0)]) == (
        (FIRST, None),
        (below, moved(FIRST, 205.0)),
        (None, far),
    )


def test_nothing_against_nothing() -> None:
    assert page_disagreements([], [], engines=NAMES) == ()
