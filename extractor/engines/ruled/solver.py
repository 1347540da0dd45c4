"""Rules and runs in, tables of merged cells out. Knows no PDF, so raster rules serve as well."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from extractor.engines.ruled.lattice import Lattice, lattices
from extractor.engines.ruled.merging import Region, regions
from extractor.engines.ruled.placing import place
from extractor.engines.ruled.wording import Wording, wording_of
from extractor.model.geometry import Box
from extractor.model.page import Rule, Run
from extractor.source.lines import belongs


class SolvedCell(NamedTuple):
    """A cell in the reading frame. `indent` is in points from the cell's left edge."""

    row: int
    col: int
    row_span: int
    col_span: int
    box: Box
    text: str
    lines: tuple[str, ...]
    indent: float
    bold: bool


class SolvedGrid(NamedTuple):
    """A table in the reading frame; its cells cover every slot exactly once, row by row."""

    box: Box
    n_rows: int
    n_cols: int
    x_edges: tuple[float, ...]
    y_edges: tuple[float, ...]
    cells: tuple[SolvedCell, ...]


def solve(rules: Sequence[Rule], runs: Sequence[Run]) -> list[SolvedGrid]:
    """All tables, top to bottom, then left to right.

    Text in a table inside another table belongs to the inner one. One rectangle alone is a frame,
    not a table.
    """
    solved = []
    left_over = list(runs)
    for lattice in sorted(lattices(rules, runs), key=_area):
        cells = regions(lattice)
        if len(cells) < 2:
            continue
        inside = [run for run in left_over if belongs(run, lattice.box)]
        if inside:
            taken = set(map(id, inside))
            left_over = [run for run in left_over if id(run) not in taken]
        solved.append(_grid(lattice, cells, inside))
    return sorted(solved, key=lambda grid: (grid.box.y0, grid.box.x0))


def _area(lattice: Lattice) -> float:
    return lattice.box.width * lattice.box.height


def _grid(lattice: Lattice, cells: list[Region], runs: Sequence[Run]) -> SolvedGrid:
    xs, ys = lattice.xs, lattice.ys
    texts = _placed(lattice, cells, runs)
    return SolvedGrid(
        lattice.box,
        len(ys) - 1,
        len(xs) - 1,
        xs,
        ys,
        tuple([_cell(lattice, cell, texts[index]) for index, cell in enumerate(cells)]),
    )


def _placed(lattice: Lattice, cells: list[Region], runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of every cell."""
    columns = len(lattice.xs) - 1
    owner = _owners(cells, len(lattice.ys) - 1, columns)
    placed: list[list[Run]] = [[] for _ in cells]
    last_row = len(lattice.ys) - 2
    for run in runs:
        middle = (run.box[1] + run.box[3]) / 2
        row = min(max(bisect_right(lattice.ys, middle) - 1, 0), last_row)
        index, sure = place(run, lattice.xs, owner[row])
        placed[index].append(sure)
    return placed


def _owners(cells: list[Region], rows: int, columns: int) -> list[list[int]]:
    """The index of the cell that covers each slot, by row and column."""
    owner = [[0] * columns for _ in range(rows)]
    for index, (row, col, row_span, col_span) in enumerate(cells):
        for covered in range(row, row + row_span):
            owner[covered][col : col + col_span] = [index] * col_span
    return owner


def _cell(lattice: Lattice, region: Region, runs: list[Run]) -> SolvedCell:
    row, col, row_span, col_span = region
    box = Box(
        lattice.xs[col], lattice.ys[row], lattice.xs[col + col_span], lattice.ys[row + row_span]
    )
    words: Wording = wording_of(runs, box)
    return SolvedCell(row, col, row_span, col_span, box, *words)
