"""Camelot behind the engine contract."""

from collections.abc import Mapping, Sequence

from extractor.engines.availability import library
from extractor.engines.camelot.areas import open_areas, ruled_areas
from extractor.engines.camelot.hints import hint_for
from extractor.engines.camelot.layout import OpenTable, completed, open_table
from extractor.engines.camelot.merged import Region, regions
from extractor.engines.camelot.rows import with_ruled_rows
from extractor.engines.camelot.tool import (
    Flavour,
    Hints,
    Margins,
    RawTable,
    check_opens,
    crop_margins,
    read_tables,
)
from extractor.engines.failure import failures_of
from extractor.engines.lattice import Content, Lattice, in_reading_order
from extractor.engines.spec import Availability, Request
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import PageContent, PageKind, Turn
from extractor.source.frame import Frame, reading_box

_NO_MARGINS = Margins(0.0, 0.0, 0.0, 0.0)
_BACK: dict[Turn, Turn] = {0: 0, 90: 270, 180: 180, 270: 90}
_SAME_SIZE = 0.5  # points
_MOSTLY_COVERED = 0.8  # of the smaller table's area
Found = tuple[RawTable, OpenTable | None]
_LIBRARIES = ("camelot", "cv2", "pandas", "playa")


class CamelotEngine:
    """One of Camelot's parsers.

    `lattice` reads ruled tables with their merged cells, but none that is nine tenths blank; it
    takes white rules for rules. `stream` and `network` read tables without vertical rules, where
    no cell is ever merged; `hybrid` reads both kinds.
    """

    kinds: frozenset[PageKind] = frozenset({"digital", "mixed"})

    def __init__(self, flavour: Flavour) -> None:
        self.name: str = f"camelot-{flavour}"
        self._flavour: Flavour = flavour

    def availability(self) -> Availability:
        """Whether Camelot 2 and what it imports are installed."""
        return library("camelot-py", _LIBRARIES, below=3, hint='pip install "camelot-py>=2.0,<3"')

    def read(self, page: PageContent, request: Request) -> tuple[Grid, ...]:
        """All tables of the page. Raises `EngineFailed`."""
        with failures_of(self.name, page.number, request.path):
            check_opens(request.path, request.password)
            tables = self._tables(page, request)
            margins = _margins([raw for raw, _ in tables], page, request)
            found = [_cells(raw, known, margins, page) for raw, known in tables]
            grids = [_grid(cells, page, self.name) for cells in found if cells]
        return in_reading_order(_without_repeats(grids), page)

    def _tables(self, page: PageContent, request: Request) -> list[Found]:
        """Reads with hints where the page's rules give some, and again without if they misled."""
        areas = self._areas(page)
        if areas:
            margins = crop_margins(request.path, request.password, page.number)
            known = {area: _known_table(area, page, request.columns) for area in areas}
            found = [
                *self._hinted(page, request, margins, {a: t for a, t in known.items() if t}),
                *self._hinted(page, request, margins, {a: t for a, t in known.items() if not t}),
            ]
            if found and all(raw.turn == page.turn for raw, _ in found):
                return found
        raw = read_tables(request.path, request.password, page.number, self._flavour)
        return [(table, None) for table in raw]

    def _hinted(
        self,
        page: PageContent,
        request: Request,
        margins: Margins,
        known: Mapping[Box, OpenTable | None],
    ) -> list[Found]:
        """One call for areas whose columns are all known, or all unknown: Camelot cannot mix."""
        if not known:
            return []
        hints = [hint_for(a, t, page, request.columns, margins) for a, t in known.items()]
        found = read_tables(request.path, request.password, page.number, self._flavour, hints)
        pairs = list(zip(hints, known.values(), strict=True))
        return [_matched(table, pairs) for table in found]

    def _areas(self, page: PageContent) -> tuple[Box, ...]:
        """Areas for a text parser to look at. Camelot never turns a page upside down."""
        if self._flavour == "lattice" or page.turn == 180:
            return ()
        return ruled_areas(page) if self._flavour == "stream" else open_areas(page)


def _known_table(area: Box, page: PageContent, columns: int | None) -> OpenTable | None:
    """The open table in the area, unless the profile knows another number of columns."""
    table = open_table(area, page)
    fits = table is not None and columns in (None, len(table.cuts) + 1)
    return table if fits else None


def _matched(table: RawTable, pairs: Sequence[tuple[Hints, OpenTable | None]]) -> Found:
    """A table with its rows joined by the rules of its area, and what is known of that area."""
    x = (table.columns[0][0] + table.columns[-1][1]) / 2
    y = (table.rows[0][0] + table.rows[-1][1]) / 2
    for hint, known in pairs:
        left, top, right, bottom = hint.area
        if left <= x <= right and bottom <= y <= top:
            return with_ruled_rows(table, hint.row_rules, certain=hint.certain), known
    return table, None


def _margins(tables: Sequence[RawTable], page: PageContent, request: Request) -> Margins:
    """The crop margins, looked up only where Camelot's page is not the page as shown."""
    if all(_same_size(table, page) for table in tables):
        return _NO_MARGINS
    return crop_margins(request.path, request.password, page.number)


def _same_size(table: RawTable, page: PageContent) -> bool:
    width, height = _media_size(table)
    return abs(width - page.width) < _SAME_SIZE and abs(height - page.height) < _SAME_SIZE


def _media_size(table: RawTable) -> tuple[float, float]:
    """Width and height of the media box as shown, from the page as Camelot turned it."""
    if table.turn in (90, 270):
        return table.height, table.width
    return table.width, table.height


def _cells(
    table: RawTable, known: OpenTable | None, margins: Margins, page: PageContent
) -> tuple[Region, ...]:
    """The table's cells in the reading frame, without what the crop box hides."""
    cells = (
        Region(_reading_box(cell, table, margins, page), cell.lines) for cell in regions(table)
    )
    seen = tuple(cell for cell in cells if min(cell.box.width, cell.box.height) > 0)
    return completed(seen, known) if known else seen


def _grid(cells: Sequence[Region], page: PageContent, engine: str) -> Grid:
    lattice = Lattice.over([cell.box for cell in cells])
    contents = {index: Content(cell.lines) for index, cell in enumerate(cells)}
    return lattice.grid(contents, page, engine)


def _reading_box(cell: Region, table: RawTable, margins: Margins, page: PageContent) -> Box:
    """From Camelot's turned media box over the page as shown to the page's reading frame."""
    back = Frame(_BACK[table.turn], table.width, table.height)
    x0, y0, x1, y1 = back.box(cell.box)
    shown = Box(
        max(0.0, x0 - margins.left),
        max(0.0, y0 - margins.top),
        min(page.width, x1 - margins.left),
        min(page.height, y1 - margins.top),
    )
    return reading_box(page, shown)


def _without_repeats(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """Camelot reports some areas twice, with and without a row; the larger grid is kept."""
    kept: list[Grid] = []
    for grid in sorted(grids, key=lambda grid: -len(grid.cells)):
        if not any(_covered(grid.box, other.box) for other in kept):
            kept.append(grid)
    return tuple(kept)


def _covered(inner: Box, outer: Box) -> bool:
    width = min(inner.x1, outer.x1) - max(inner.x0, outer.x0)
    height = min(inner.y1, outer.y1) - max(inner.y0, outer.y0)
    smaller = min(inner.width * inner.height, outer.width * outer.height)
    return width > 0 and height > 0 and width * height > _MOSTLY_COVERED * smaller
