"""Tables glued together: a title in the middle of a grid begins another table."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractor.model.geometry import hull
from extractor.model.grid import Cell, Grid
from extractor.recognise.header import row_cells
from layouts.normalise import compact
from layouts.title import bare_title, number_of


def split_grid(grid: Grid, is_known_title: Callable[[str], bool]) -> tuple[Grid, ...]:
    """Cuts a grid above every row that holds nothing but a known title; else the grid itself."""
    slots = grid.slots()
    titles = [row for row in range(1, grid.n_rows) if _is_title_row(slots, row, is_known_title)]
    cuts = {_up_over_captions(slots, row) for row in titles} - {0}
    return cut_grid(grid, sorted(cuts))


def cut_grid(grid: Grid, rows: Sequence[int]) -> tuple[Grid, ...]:
    """Cuts a grid above each of these rows, in order, that no cell reaches over."""
    slots = grid.slots()
    cuts = [row for row in rows if _is_clean_cut(slots, row)]
    if not cuts:
        return (grid,)
    edges = [0, *cuts, grid.n_rows]
    return tuple(_part(grid, start, end) for start, end in itertools.pairwise(edges))


def _is_title_row(slots: list[list[Cell]], row: int, known: Callable[[str], bool]) -> bool:
    cells = row_cells(slots, row)
    wide = len(cells) == 1 and cells[0].col_span * 2 > len(slots[row])
    return wide and known(bare_title(cells[0].text))


def _up_over_captions(slots: list[list[Cell]], row: int) -> int:
    """The first of the rows above a title that only number it or are blank."""
    while row > 0:
        cells = row_cells(slots, row - 1)
        if any(number_of(cell.text) != compact(cell.text) for cell in cells):
            break
        row -= 1
    return row


def _is_clean_cut(slots: list[list[Cell]], row: int) -> bool:
    """No cell reaches over the cut."""
    return all(cell.row == row for cell in slots[row])


def _part(grid: Grid, start: int, end: int) -> Grid:
    """Rows `start`..`end` as a grid of their own, without lattice lines that none of them uses."""
    cells = [cell for cell in grid.cells if start <= cell.row < end]
    used = sorted({cell.col for cell in cells} | {cell.col + cell.col_span for cell in cells})
    column = {edge: index for index, edge in enumerate(used)}
    return replace(
        grid,
        box=hull([cell.box for cell in cells]),
        n_rows=end - start,
        n_cols=len(used) - 1,
        cells=tuple(
            replace(
                cell,
                row=cell.row - start,
                col=column[cell.col],
                col_span=column[cell.col + cell.col_span] - column[cell.col],
            )
            for cell in cells
        ),
        x_edges=tuple(grid.x_edges[edge] for edge in used),
        y_edges=grid.y_edges[start : end + 1],
    )
