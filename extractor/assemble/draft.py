"""A table while its pages are still coming: its first grid and the grids that continue it."""

from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import TextLine
from extractor.recognise.caption import Caption, body_in, is_furniture, unit_in
from extractor.recognise.header import Header, row_cells
from extractor.recognise.match import Recognised
from layouts.normalise import compact
from layouts.title import bare_title, is_continued, same_title

_EDGE_TOLERANCE = 6.0
_STRAY_TEXT = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One grid of a table, its columns renumbered to the table's own. `index` is its place
    among the page's grids, `above` the lines between it and what stands above."""

    grid: Grid
    header: Header
    index: int
    above: tuple[TextLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note printed under the table."""

    text: str
    page: int
    box: Box


@dataclass(slots=True, kw_only=True)
class OpenDraft:
    """What is open: a table, a form or a catalogue. Closed when the next one begins or the
    document ends."""

    start: Recognised
    parts: list[Part]
    notes: list[Note] = field(default_factory=list)

    @property
    def last_page(self) -> int:
        """The page of the last grid so far."""
        return self.parts[-1].grid.page

    @property
    def pages(self) -> tuple[int, ...]:
        """Every page it stands on."""
        return tuple(sorted({part.grid.page for part in self.parts}))

    def count_cells(self) -> int:
        """How many cells of its grids hold text."""
        return sum(bool(cell.text.strip()) for part in self.parts for cell in part.grid.cells)


@dataclass(slots=True, kw_only=True)
class Draft(OpenDraft):
    """An open table."""

    def continues(
        self, grid: Grid, header: Header, caption: Caption, above: list[str], index: int
    ) -> Part | None:
        """The grid as a part of this table, or None if it begins another one.

        It continues the table if nothing above it names another table and its header is the
        same, or, where it has none, its columns stand where the table's columns stand.
        """
        if index or grid.page != self.last_page + 1 or not self._silent(caption, above):
            return None
        aligned = align(grid, self.start.grid)
        if aligned is None:
            return None
        if not header.known:
            if header.top or _names_columns(aligned, header):
                return None
            bare = replace(header, top=0, body=0, index_row=None)
            return Part(grid=aligned, header=bare, index=index)
        same = set(header.plain) <= set(self.start.header.plain)
        return Part(grid=aligned, header=header, index=index) if same else None

    def _silent(self, caption: Caption, above: list[str]) -> bool:
        """Whether the lines above say nothing but what this table already says."""
        mine = self.start.caption
        if caption.title and not _continues_title(caption, mine):
            return False
        if caption.unit and mine.unit and caption.unit != mine.unit:
            return False
        if caption.number and mine.number and _differ(caption.number, mine.number):
            return False
        repeated = {compact(text) for text in (mine.title, mine.number, caption.title) if text}
        stray = [
            text
            for line in above
            if (text := compact(line))
            and text not in repeated
            and not same_title(text, mine.title or "")
            and not (is_continued(text) and bare_title(text) in (mine.bare or ""))
            and not (is_furniture(line) or unit_in(line) or body_in(line))
        ]
        return sum(len(text) for text in stray) <= _STRAY_TEXT


def _names_columns(grid: Grid, header: Header) -> bool:
    """Whether the first row looks like a header of unknown words: texts in most columns and no
    figure. The rows of a table that goes on hold figures, or little text."""
    texts = row_cells(grid.slots(), 0)
    return header.body > 0 and len(texts) >= 3 and len(texts) * 3 >= grid.n_cols * 2


def _continues_title(caption: Caption, mine: Caption) -> bool:
    """The same title; with a mark of continuation the body's name in it may be missing."""
    if caption.title is None or mine.title is None:
        return False
    if same_title(caption.title, mine.title):
        return True
    return is_continued(caption.title) and caption.bare == mine.bare


def _differ(number: str, other: str) -> bool:
    """Whether two printed numbers are of different tables; 续表3 continues 表3."""
    return compact(number).removeprefix("续") != compact(other)


def align(grid: Grid, first: Grid) -> Grid | None:
    """The grid with its columns renumbered to the first page's; None if they do not line up."""
    if grid.n_cols == first.n_cols:
        return grid
    targets = [_nearest(edge, first.x_edges) for edge in grid.x_edges]
    known = [target for target in targets if target is not None]
    rising = all(a < b for a, b in pairwise(known))
    if len(known) != len(targets) or not rising:
        return None
    return replace(
        grid,
        n_cols=first.n_cols,
        x_edges=first.x_edges,
        cells=tuple(
            replace(
                cell,
                col=known[cell.col],
                col_span=known[cell.col + cell.col_span] - known[cell.col],
            )
            for cell in grid.cells
        ),
    )


def _nearest(edge: float, edges: tuple[float, ...]) -> int | None:
    index = min(range(len(edges)), key=lambda i: abs(edges[i] - edge))
    return index if abs(edges[index] - edge) <= _EDGE_TOLERANCE else None
