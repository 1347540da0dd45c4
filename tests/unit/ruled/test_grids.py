"""`Ruled` on PDFs whose tables are known to the cell; they lie beside the checkout."""

import json
import re
from pathlib import Path

import pytest

from extractor.engines.ruled import Ruled
from extractor.engines.spec import Request
from extractor.source.document import open_document

GRIDS = Path(__file__).parents[4] / "shared" / "grids"
# d_*: no vertical rules; another engine reads those.
NAMES = [f"{name}_{style}" for name in ("a", "b", "c", "e_wm") for style in ("fill", "stroke")] + [
    f"h_{case}" for case in ("cellrect", "dashed", "gaps", "overflow", "twins", "white", "zebra")
]


def without_blanks(text):
    return re.sub(r"\s", "", text)


def read(path):
    engine = Ruled()
    with open_document(path) as document:
        return [engine.read(page, Request(path=path)) for page in document.pages()]


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_exact(name):
    path = GRIDS / f"{name}.pdf"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")
    truth = json.loads(path.with_suffix(".truth.json").read_text("utf-8"))["pages"]
    pages = read(path)

    read_cells = [
        {
            (cell.row, cell.col, cell.row_span, cell.col_span, without_blanks(cell.text))
            for cell in grid.cells
        }
        for grids in pages
        for grid in grids
    ]
    true_cells = [
        {(c["r"], c["c"], c["rs"], c["cs"], without_blanks(c["text"])) for c in page["cells"]}
        for page in truth
    ]
    assert read_cells == true_cells


@pytest.mark.parametrize("name", ["d_rows_fill", "d_three_stroke"])
def test_tables_without_verticals_are_left_to_other_engines(name):
    path = GRIDS / f"{name}.pdf"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside this checkout")

    assert read(path) == [()]


@pytest.mark.parametrize("drawn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_pages_read_the_same(tmp_path, drawn, rotation):
    source = GRIDS / "b_fill.pdf"
    if not source.exists():
        pytest.skip(f"{source.name} is not beside this checkout")
    pymupdf = pytest.importorskip("pymupdf")
    path = tmp_path / "turned.pdf"
    with pymupdf.open(source) as upright, pymupdf.open() as turned:
        size = upright[0].rect
        width, height = size.width, size.height
        if drawn in (90, 270):
            width, height = height, width
        page = turned.new_page(width=width, height=height)
        page.show_pdf_page(page.rect, upright, 0, rotate=drawn)
        page.set_rotation(rotation)
        turned.save(path)

    [expected] = read(source)[0]
    [[grid]] = read(path)

    assert [(c.row, c.col, c.row_span, c.col_span, c.text) for c in grid.cells] == [
        (c.row, c.col, c.row_span, c.col_span, c.text) for c in expected.cells
    ]
    for cell in grid.cells:
        assert cell.box.x0 < cell.box.x1
        assert cell.box.y0 < cell.box.y1
