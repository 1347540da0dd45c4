"""PyMuPDF's table finder. It gives the cells; their text comes from the page's own runs.

Reading each cell's text through PyMuPDF would parse the page once per cell.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from logging import DEBUG
from pathlib import Path
from typing import Any

from extractor.engines.availability import library
from extractor.engines.cell_text import lines_of
from extractor.engines.failure import failures_of
from extractor.engines.lattice import Content, Lattice, in_reading_order
from extractor.engines.spec import Availability, Request
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import PageContent, PageKind, Run
from extractor.source.frame import reading_box
from extractor.source.mupdf import library as mupdf
from extractor.source.mupdf import open_pdf

Corners = tuple[float, float, float, float]
MuMatrix = Any  # PyMuPDF ships no type stubs

_WHITE = (1.0, 1.0, 1.0)
_SMALLEST_CELL = 1.0  # points; thinner boxes are double rules, not cells


class PymupdfTables:
    """`find_tables` of PyMuPDF 1.28. Finds nothing where a table has no vertical rules."""

    name: str = "pymupdf-tables"
    kinds: frozenset[PageKind] = frozenset({"digital", "mixed"})

    def availability(self) -> Availability:
        """PyMuPDF 2.0 is refused: its ink-tight glyph boxes change what the finder sees."""
        hint = 'pip install "pymupdf>=1.28,<1.29"'
        return library("pymupdf", ["pymupdf"], below=2, hint=hint)

    def read(self, page: PageContent, request: Request) -> tuple[Grid, ...]:
        """All ruled tables of the page. Raises `EngineFailed`."""
        with failures_of(self.name, page.number):
            tables = find_cells(request.path, request.password, page.number)
            grids = [self._grid(boxes, page) for boxes in tables]
        return in_reading_order(grids, page)

    def _grid(self, boxes: Sequence[Box], page: PageContent) -> Grid:
        reading = [reading_box(page, box) for box in boxes]
        lattice = Lattice.over(reading)
        owned = _runs_by_owner(lattice, page.runs)
        contents = {owner: _content(runs, reading[owner]) for owner, runs in owned.items()}
        return lattice.grid(contents, page, self.name)


def find_cells(path: Path, password: str | None, page: int) -> tuple[tuple[Box, ...], ...]:
    """The raw tool call: per table the boxes of its cells on the page as shown.

    Opening costs half a millisecond, so that no document is kept open between pages.
    """
    _silenced()
    with open_pdf(path) as document:
        if document.needs_pass and not document.authenticate(password or ""):
            raise PermissionError("the password does not open the file")
        one = document[page - 1]
        # The finder's way with /Rotate loses the paths we give it: rules are looked for on the
        # page as drawn, and turned afterwards.
        shown = one.rotation_matrix
        one.set_rotation(0)
        # White rules are not there for the reader. The finder's layout analysis needs a model
        # runtime that we do not ship.
        found = one.find_tables(paths=_visible(one.get_drawings()), use_layout=False)
        if found is None:
            raise RuntimeError("find_tables gave up on the page")
        tables = (_cells(table.cells, shown) for table in found.tables)
        return tuple(cells for cells in tables if cells)


@cache
def _silenced() -> None:
    """Keeps the finder's advice and its messages about failures off standard output."""
    mupdf().no_recommend_layout()
    mupdf().set_messages(pylogging_name="pymupdf", pylogging_level=DEBUG)


def _visible(paths: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [path for path in paths if {path.get("color"), path.get("fill")} - {None, _WHITE}]


def _cells(cells: Sequence[Corners | None], turn: MuMatrix) -> tuple[Box, ...]:
    """The boxes of the cells that are there, turned; None stands for a part of a merged cell."""
    corners = (mupdf().Rect(cell) * turn for cell in cells if cell is not None)
    boxes = (Box(*corner) for corner in corners)
    return tuple(box for box in boxes if min(box.width, box.height) > _SMALLEST_CELL)


def _runs_by_owner(lattice: Lattice, runs: Sequence[Run]) -> dict[int, list[Run]]:
    """Gives each run as a whole to the cell that holds most of its glyphs."""
    owned: dict[int, list[Run]] = defaultdict(list)
    for run in runs:
        y = (run.box.y0 + run.box.y1) / 2
        votes = Counter(lattice.owner_at(x, y) for x in run.centres)
        owner = votes.most_common(1)[0][0] if votes else None
        if owner is not None:
            owned[owner].append(run)
    return owned


def _content(runs: Sequence[Run], box: Box) -> Content:
    indent = max(0.0, min(run.box.x0 for run in runs) - box.x0)
    return Content(lines_of(runs), indent, all(run.bold for run in runs))
