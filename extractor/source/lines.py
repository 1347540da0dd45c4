"""Text outside tables, line by line, for titles, units, notes and prose."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractor.model.geometry import Box, hull
from extractor.model.page import PageContent, Run, TextLine
from extractor.source.frame import reading_box

# Neighbours on a line closer than this (em) are one word.
_WORD = 0.3
# Text this far (em) over the edge of a box still belongs to it: figures sit high or low.
OVERHANG = 0.2


def text_lines(page: PageContent, outside: Sequence[Box]) -> tuple[TextLine, ...]:
    """Lines of text that lie in none of the boxes (as shown), top to bottom; boxes as shown.

    Runs on one baseline are joined directly where they all but touch, else with one blank.
    """
    boxes = [reading_box(page, box) for box in outside]
    runs = [run for run in page.runs if not any(belongs(run, box) for box in boxes)]
    lines = [_line(page, row) for row in rows_of(runs)]
    return tuple(lines)


def belongs(run: Run, box: Box) -> bool:
    """Whether most of the run's glyphs lie in the box (both in the reading frame)."""
    y = (run.box[1] + run.box[3]) / 2
    slack = OVERHANG * run.size
    if not box.y0 - slack <= y <= box.y1 + slack:
        return False
    within = sum([box.x0 <= x <= box.x1 for x in run.centres])
    return within * 2 > len(run.centres)


def rows_of(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Groups runs that stand on one line, top to bottom; each group from left to right.

    Runs share a line when their middles differ by less than half of the smaller glyph size.
    """
    row: list[Run] = []
    middle = 0.0
    for run in sorted(runs, key=_middle):
        if row and _middle(run) - middle > 0.5 * min(run.size, row[0].size):
            row.sort(key=_left)
            yield row
            row = []
        if not row:
            middle = _middle(run)
        row.append(run)
    if row:
        row.sort(key=_left)
        yield row


def joined(row: Sequence[Run]) -> str:
    """The text of runs on one line, left to right, a blank wherever the page shows a gap."""
    if len(row) == 1:
        return row[0].text
    parts = [row[0].text]
    for before, run in pairwise(row):
        if run.box[0] - before.box[2] >= _WORD * max(run.size, before.size):
            parts.append(" ")
        parts.append(run.text)
    return "".join(parts)


def _line(page: PageContent, row: Sequence[Run]) -> TextLine:
    box = hull([run.box for run in row])
    return TextLine(
        joined(row),
        page.shown(box),
        max(run.size for run in row),
        all(run.bold for run in row),
    )


def _middle(run: Run) -> float:
    return (run.box[1] + run.box[3]) / 2


def _left(run: Run) -> float:
    return run.box[0]
