"""The text of one cell: its lines as printed, and those lines joined.

Figures that stand beside or under each other in one cell are held apart by two blanks, which no
figure has inside: two figures are not one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.engines import cell_text
from extractor.engines.cell_text import APART
from extractor.model.amount import is_plain_figure
from extractor.model.geometry import Box
from extractor.model.page import Run
from extractor.source.lines import joined, rows_of

# A gap this wide (em) may be a blank inside a figure; a wider one parts two figures.
_INSIDE = (0.0, 0.9)
# A line that leaves less than this (em) of its cell free has no room for one more digit.
_FULL = 1.2
# Lines of one text are less than this (em) apart.
_LEADING = 2.0
_FIGURE = re.compile(r"[-−－+＋]?[\d.,．，]+")
_POINT = re.compile("[.．]")


class Wording(NamedTuple):
    """Text, raw lines, indent of the first line in points, and whether all of it is bold."""

    text: str
    lines: tuple[str, ...]
    indent: float
    bold: bool


_EMPTY = Wording("", (), 0.0, False)


def wording_of(runs: Sequence[Run], box: Box) -> Wording:
    """What stands in a cell. Stacked glyphs read top to bottom, each being a line of its own."""
    if not runs:
        return _EMPTY
    if len(runs) == 1:
        run = runs[0]
        return Wording(run.text, (run.text,), max(0.0, run.box[0] - box.x0), run.bold)
    rows = list(rows_of(runs))
    lines = tuple([_line(row) for row in rows])
    indent = max(0.0, rows[0][0].box[0] - box.x0)
    return Wording(_text(lines, rows, box), lines, indent, all(run.bold for run in runs))


def _line(row: Sequence[Run]) -> str:
    """The runs of one line as one text; digits that do not touch stay apart."""
    if len(row) == 1:
        return row[0].text
    text = ""
    stretch = [row[0]]
    for before, run in pairwise(row):
        if _digits_meet(before, run):
            low, high = _INSIDE
            inside = low < (run.box[0] - before.box[2]) / max(run.size, before.size) < high
            text += joined(stretch) + (" " if inside else APART)
            stretch = []
        stretch.append(run)
    return text + joined(stretch)


def _digits_meet(before: Run, run: Run) -> bool:
    """Whether digits meet, unless each stands alone: those are spread over the line."""
    alone = len(before.text) == len(run.text) == 1
    return before.text[-1].isdecimal() and run.text[0].isdecimal() and not alone


def _text(lines: Sequence[str], rows: Sequence[Sequence[Run]], box: Box) -> str:
    """The lines as one text. A figure broken at the edge of its cell is whole again."""
    if not lines[0][-1].isdecimal() or not all(map(_FIGURE.fullmatch, lines)):
        return cell_text.joined(lines)
    text = lines[0]
    for line, (above, below) in zip(lines[1:], pairwise(rows), strict=True):
        broken = _breaks(text, line) and _full(above, box) and _close(above, below)
        text += line if broken else APART + line
    return text


def _breaks(text: str, line: str) -> bool:
    """Whether both make one figure, and are no figures each that might be two."""
    two = is_plain_figure(text) and is_plain_figure(line) and not _POINT.search(text)
    return is_plain_figure(text + line) and not two


def _full(row: Sequence[Run], box: Box) -> bool:
    """Whether the line leaves no room for another digit in the cell."""
    return box.width - (row[-1].box[2] - row[0].box[0]) < _FULL * row[0].size


def _close(above: Sequence[Run], below: Sequence[Run]) -> bool:
    return below[0].box[1] - above[0].box[1] < _LEADING * above[0].size
