"""Forms glued together without a title between them: each begins with the same label."""

from collections.abc import Sequence

from extractor.assemble.form.seams import knows
from extractor.model.grid import Cell, Grid
from extractor.recognise.split import cut_grid
from layouts.form import FormLayout
from layouts.normalise import compact

# So many labels make a form; a list repeats its header over rows of names and figures.
_FORM = 3


def split_forms(grid: Grid, layouts: Sequence[FormLayout]) -> tuple[Grid, ...]:
    """Cuts a grid above every further label that a form begins with, if it stands where the first
    one stands and a form's labels stand before and behind it; else the grid itself."""
    for layout in layouts:
        rows = _begins(grid, layout)
        parts = cut_grid(grid, rows[1:]) if len(rows) > 1 else (grid,)
        if len(parts) > 1 and all(_is_form(part, layout) for part in parts):
            return parts
    return (grid,)


def _begins(grid: Grid, layout: FormLayout) -> list[int]:
    found = [cell for cell in grid.cells if layout.begins.matches(compact(cell.text))]
    return sorted({cell.row for cell in found if cell.col == found[0].col})


def _is_form(part: Grid, layout: FormLayout) -> bool:
    """Whether labels stand at the left, not only in a row of headers."""
    return sum(_begins_row(cell, part) and _knows(cell, layout) for cell in part.cells) >= _FORM


def _begins_row(cell: Cell, part: Grid) -> bool:
    return cell.col == min(each.col for each in part.cells)


def _knows(cell: Cell, layout: FormLayout) -> bool:
    return bool(cell.text.strip()) and knows(layout, compact(cell.text))
