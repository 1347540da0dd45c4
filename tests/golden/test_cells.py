"""Every cell of every table of the sample is read as it was drawn: text, place, spans, box."""

import json
import re
from pathlib import Path

import pytest

# Half the width of a rule and the rounding of the truth's boxes.
TOLERANCE = 0.6
SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026"
TRUTH = json.loads((SAMPLE / "cells.json").read_text("utf-8"))
PAGES = [page["page"] for page in TRUTH["pages"]]
BLANK = re.compile(r"\s+")


@pytest.fixture(scope="session")
def drawn():
    """{page: tables} as `samples/build.py` drew them."""
    return {page["page"]: page["tables"] for page in TRUTH["pages"]}


def lattice(n_rows, n_cols, cells):
    """The size, and {(row, column): (row span, column span, text without blanks)}."""
    return (n_rows, n_cols), {
        (row, col): (row_span, col_span, BLANK.sub("", text))
        for row, col, row_span, col_span, text in cells
    }


def as_drawn(table):
    cells = [(c["r"], c["c"], c["rs"], c["cs"], c["text"]) for c in table["cells"]]
    return lattice(table["rows"], table["cols"], cells)


def as_read(grid):
    cells = [(c.row, c.col, c.row_span, c.col_span, c.text) for c in grid.cells]
    return lattice(grid.n_rows, grid.n_cols, cells)


def is_table(part):
    """Not a part of a performance target sheet."""
    return part.get("kind", "table") == "table"


def test_the_truth_covers_every_page(sample, drawn):
    assert list(drawn) == PAGES == [page.number for page in sample.pages]
    assert sum(len(tables) for tables in drawn.values()) > len(sample.report.tables)


@pytest.mark.parametrize("number", PAGES)
def test_the_cells_of_a_page(sample, drawn, number):
    grids = sample.pages[number - 1].grids
    assert [as_read(grid) for grid in grids] == [as_drawn(table) for table in drawn[number]]
    assert {grid.engine for grid in grids} <= {"ruled"}


def test_every_box_is_where_it_was_drawn(sample, drawn):
    for page in sample.pages:
        for grid, table in zip(page.grids, drawn[page.number], strict=True):
            boxes = {(cell.row, cell.col): cell.box for cell in grid.cells}
            for cell in table["cells"]:
                assert boxes[cell["r"], cell["c"]] == pytest.approx(cell["box"], abs=TOLERANCE)


def test_the_report_holds_every_figure_that_was_drawn(sample, drawn):
    """Whatever engine and profile did: each printed amount stands in the report at its place."""
    reported = {
        (cell.page, BLANK.sub("", cell.raw), round(cell.box.x0), round(cell.box.y0))
        for table in sample.report.tables
        for row in table.rows
        for cell in row.cells.values()
    }
    amounts = {
        (page, cell["text"], round(cell["box"][0]), round(cell["box"][1]))
        for page, tables in drawn.items()
        for table in tables
        for cell in table["cells"]
        if re.fullmatch(r"-?[\d,]+\.\d+", cell["text"])
    }
    assert len(amounts) == 292
    near = {(p, t, x + i, y + j) for p, t, x, y in reported for i in (-1, 0, 1) for j in (-1, 0, 1)}
    assert amounts - near == set()


def test_a_continued_table_is_one_table(sample, drawn):
    """The parts that the truth marks as continued never begin a table of their own."""
    parts = [
        (page, index, table["number"])
        for page, tables in drawn.items()
        for index, table in enumerate(tables)
        if is_table(table)
    ]
    read = [
        (page, index, None if reading.table is None else reading.table + 1)
        for reading in sample.tables
        for page, index in reading.grids
        if is_table(drawn[page][index])
    ]
    assert read == parts
