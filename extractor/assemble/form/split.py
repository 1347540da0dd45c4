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
    one stands and a form's labels stand before and behind it; also above the first one where the
    indicators of a form end there. Else the grid itself."""
    for layout in layouts:
        rows = _begins(grid, layout)
        rows = rows if rows and _heads_above(grid, rows[0], layout) else rows[1:]
        parts = cut_grid(grid, rows) if rows else (grid,)
        if len(parts) > 1 and all(_is_form(part, layout) for part in parts):
            return parts
    return (grid,)


def _begins(grid: Grid, layout: FormLayout) -> list[int]:
    found = [cell for cell in grid.cells if layout.begins.matches(compact(cell.text))]
    return sorted({cell.row for cell in found if cell.col == found[0].col})


def _heads_above(grid: Grid, row: int, layout: FormLayout) -> bool:
    heads = layout.indicators.is_head
    return any(cell.row < row and heads(compact(cell.text)) for cell in grid.cells)


def _is_form(part: Grid, layout: FormLayout) -> bool:
    """Whether labels stand at the left, not only in a row of headers; or it is a form's end."""
    if not _begins(part, layout):
        return True
    return sum(_begins_row(cell, part) and _knows(cell, layout) for cell in part.cells) >= _FORM


def _begins_row(cell: Cell, part: Grid) -> bool:
    return cell.col == min(each.col for each in part.cells)


def _knows(cell: Cell, layout: FormLayout) -> bool:
    return bool(cell.text.strip()) and knows(layout, compact(cell.text))
