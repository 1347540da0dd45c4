"""Words of a label that a page end pushed out of their cell.

Such a piece (项目资金 in the grid, （万元） outside it) stands right below the grid or on top of
the next page, outside any cell. It belongs to the cell of the last row whose text it completes to a
label or head that the form knows.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractor.assemble.form.seams import knows
from extractor.assemble.form.sheet import Piece, Sheet, SheetCell
from extractor.model.grid import Grid
from extractor.model.page import TextLine
from layouts.form import FormLayout
from layouts.normalise import compact

_NEAR = 3.0
_LINES = 2


def take_overflow(
    sheet: Sheet, grid: Grid, lines: Sequence[tuple[int, TextLine]], layout: FormLayout
) -> None:
    """Adds pieces of labels to the cells of the sheet's last row, which `grid` just ended."""
    for page, line in _outside(grid, lines):
        for word in line.text.split():
            cell = _completed(sheet, word, layout)
            if cell is not None:
                last = cell.pieces[-1].cell
                piece = replace(last, text=word, lines=(word,), box=line.box)
                cell.pieces.append(Piece(cell=piece, page=page))


def _outside(grid: Grid, lines: Sequence[tuple[int, TextLine]]) -> list[tuple[int, TextLine]]:
    """The first lines below the grid, and the first ones of the next page."""
    below = [
        (page, line)
        for page, line in lines
        if page == grid.page and line.box.y0 >= grid.box.y1 - _NEAR
    ]
    after = [(page, line) for page, line in lines if page == grid.page + 1]
    return [*below[:_LINES], *after[:_LINES]]


def _completed(sheet: Sheet, word: str, layout: FormLayout) -> SheetCell | None:
    piece = compact(word)
    if knows(layout, piece):
        return None
    row = dict.fromkeys(cell for cell in sheet.slots[-1] if cell is not None and not cell.blank)
    return next((cell for cell in row if knows(layout, cell.plain + piece)), None)
