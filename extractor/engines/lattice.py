"""From the boxes a tool found to a grid whose cells cover every slot exactly once.

Tools leave slots without a cell, let cells overlap, or merge slots into shapes that are no
rectangle. Here every slot gets one owner: the smallest box over it. What a box owns is cut into
rectangles, of which the first keeps the text.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Self

from extractor.engines.cell_text import joined
from extractor.model.geometry import Box, hull
from extractor.model.grid import Cell, Grid
from extractor.model.page import PageContent
from extractor.source.frame import reading_box

_SAME_EDGE = 1.0  # points between two coordinates that mean one rule

Owners = tuple[tuple[int | None, ...], ...]


class Content(NamedTuple):
    """What stands in one of the tool's boxes."""

    lines: tuple[str, ...] = ()
    indent: float = 0.0
    bold: bool = False


class Patch(NamedTuple):
    """A rectangle of slots with one owner (an index into the boxes; None where there is none)."""

    row: int
    col: int
    row_span: int
    col_span: int
    owner: int | None


class Lattice(NamedTuple):
    """Column and row edges in the reading frame, and the owner of each slot."""

    x_edges: tuple[float, ...]
    y_edges: tuple[float, ...]
    owners: Owners

    @classmethod
    def over(cls, boxes: Sequence[Box]) -> Self:
        """The lattice that the boxes (reading frame, not empty) span together."""
        x_edges = _edges([x for box in boxes for x in (box.x0, box.x1)])
        y_edges = _edges([y for box in boxes for y in (box.y0, box.y1)])
        return cls(x_edges, y_edges, _owners(boxes, x_edges, y_edges))

    def owner_at(self, x: float, y: float) -> int | None:
        """The index of the box whose slot holds the point; None outside."""
        row, col = bisect_right(self.y_edges, y) - 1, bisect_right(self.x_edges, x) - 1
        if 0 <= row < len(self.y_edges) - 1 and 0 <= col < len(self.x_edges) - 1:
            return self.owners[row][col]
        return None

    def grid(self, contents: Mapping[int, Content], page: PageContent, engine: str) -> Grid:
        """The grid with each box's content in the first rectangle of its slots."""
        written: set[int] = set()
        cells: list[Cell] = []
        for patch in _patches(self.owners):
            content = Content()
            if patch.owner is not None and patch.owner not in written:
                content = contents.get(patch.owner, content)
                written.add(patch.owner)
            cells.append(_cell(patch, content, page.shown(self._box(patch))))
        return Grid(
            page=page.number,
            box=hull([cell.box for cell in cells]),
            n_rows=len(self.y_edges) - 1,
            n_cols=len(self.x_edges) - 1,
            cells=tuple(cells),
            engine=engine,
            x_edges=self.x_edges,
            y_edges=self.y_edges,
        )

    def _box(self, patch: Patch) -> Box:
        return Box(
            self.x_edges[patch.col],
            self.y_edges[patch.row],
            self.x_edges[patch.col + patch.col_span],
            self.y_edges[patch.row + patch.row_span],
        )


def in_reading_order(grids: Sequence[Grid], page: PageContent) -> tuple[Grid, ...]:
    """Grids top to bottom, then left to right, as the page is read."""
    return tuple(sorted(grids, key=lambda grid: _top_left(reading_box(page, grid.box))))


def _top_left(box: Box) -> tuple[float, float]:
    return (box.y0, box.x0)


def _cell(patch: Patch, content: Content, box: Box) -> Cell:
    return Cell(
        row=patch.row,
        col=patch.col,
        row_span=patch.row_span,
        col_span=patch.col_span,
        text=joined(content.lines),
        lines=content.lines,
        box=box,
        indent=content.indent,
        bold=content.bold,
    )


def _edges(coordinates: list[float]) -> tuple[float, ...]:
    """Sorted edges; coordinates closer than a rule's width are one edge (their mean)."""
    clusters: list[list[float]] = []
    for at in sorted(coordinates):
        if clusters and at - clusters[-1][-1] <= _SAME_EDGE:
            clusters[-1].append(at)
        else:
            clusters.append([at])
    return tuple(sum(cluster) / len(cluster) for cluster in clusters)


def _owners(boxes: Sequence[Box], x_edges: Sequence[float], y_edges: Sequence[float]) -> Owners:
    """Who owns each slot: large boxes are laid down first, so that small ones win."""
    slots: list[list[int | None]] = [[None] * (len(x_edges) - 1) for _ in pairwise(y_edges)]
    x_middles = [(a + b) / 2 for a, b in pairwise(x_edges)]
    y_middles = [(a + b) / 2 for a, b in pairwise(y_edges)]
    order = sorted(range(len(boxes)), key=lambda i: -boxes[i].width * boxes[i].height)
    for index in order:
        x0, y0, x1, y1 = boxes[index]
        columns = slice(bisect_right(x_middles, x0), bisect_right(x_middles, x1))
        for row in range(bisect_right(y_middles, y0), bisect_right(y_middles, y1)):
            slots[row][columns] = [index] * (columns.stop - columns.start)
    return tuple(tuple(row) for row in slots)


def _patches(owners: Owners) -> Iterator[Patch]:
    """Cuts the slots into rectangles of one owner, row by row; each slot once."""
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(owners):
        for col, owner in enumerate(line):
            if (row, col) not in taken:
                patch = _patch_at(owners, taken, row, col, owner)
                taken.update(_slots(patch))
                yield patch


def _patch_at(
    owners: Owners, taken: set[tuple[int, int]], row: int, col: int, owner: int | None
) -> Patch:
    """The rectangle that grows right, then down, from a slot. Nobody's slots stay single."""
    if owner is None:
        return Patch(row, col, 1, 1, None)

    def free(r: int, c: int) -> bool:
        return owners[r][c] == owner and (r, c) not in taken

    right = col + 1
    while right < len(owners[row]) and free(row, right):
        right += 1
    bottom = row + 1
    while bottom < len(owners) and all(free(bottom, c) for c in range(col, right)):
        bottom += 1
    return Patch(row, col, bottom - row, right - col, owner)


def _slots(patch: Patch) -> Iterator[tuple[int, int]]:
    for row in range(patch.row, patch.row + patch.row_span):
        for col in range(patch.col, patch.col + patch.col_span):
            yield row, col
