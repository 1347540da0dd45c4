"""Where one row of a table's body ends and the next begins, when labels wrap.

Figures do not wrap, so each line with a figure is a row; lines of text close to it belong to it.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractor.engines.camelot.areas import is_figure
from extractor.model.geometry import hull
from extractor.model.page import Run
from extractor.source.lines import rows_of

_RULED = 0.5  # of the lines: so many rules part rows, fewer part groups of rows
_BESIDE = 0.9  # em from a figure: half of a label of two lines
_NEXT_LINE = 1.4  # em from a figure: the line before or after that of a label beside it
_APART = 1.6  # em between figures: closer rows leave no room for a label's other lines


class _Line(NamedTuple):
    """A line of the body."""

    top: float
    bottom: float
    size: float
    figures: bool
    lone: bool

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def row_bounds(body: Sequence[Run], rules: Sequence[float]) -> tuple[float, ...]:
    """The y between the rows of a body; `rules` are the y of the rules inside it.

    They part the rows where there are enough of them.
    """
    lines = [_line(row) for row in rows_of(body)]
    if len(rules) + 1 >= _RULED * len(lines) and rules:
        return tuple(rules)
    owners = _owners(lines)
    bounds = [
        (above.bottom + below.top) / 2
        for (above, below), (first, second) in zip(pairwise(lines), pairwise(owners), strict=True)
        if first != second
    ]
    return tuple(sorted([*bounds, *rules]))


def _line(row: Sequence[Run]) -> _Line:
    box = hull([run.box for run in row])
    figures = any(is_figure(run.text) for run in row)
    return _Line(box.y0, box.y1, max(run.size for run in row), figures, len(row) == 1)


def _owners(lines: Sequence[_Line]) -> list[int]:
    """For each line the index of the line whose row it belongs to."""
    anchors = [index for index, line in enumerate(lines) if line.figures]
    steps = [lines[b].middle - lines[a].middle for a, b in pairwise(anchors)]
    step = median(steps) if steps else float("inf")
    return [_owner(index, lines, anchors, step) for index in range(len(lines))]


def _owner(index: int, lines: Sequence[_Line], anchors: Sequence[int], step: float) -> int:
    line = lines[index]
    if line.figures or not anchors:
        return index
    nearest = min(anchors, key=lambda anchor: abs(lines[anchor].middle - line.middle))
    distance = abs(lines[nearest].middle - line.middle)
    room = line.lone and step > _APART * line.size
    allowed = _NEXT_LINE if room else _BESIDE
    # Between a line and the figures it belongs to stands no line of another row.
    between = range(min(index, nearest) + 1, max(index, nearest))
    blocked = any(lines[other].figures for other in between)
    return nearest if distance <= allowed * line.size and not blocked else index
