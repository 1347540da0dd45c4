"""The text of one cell: its lines as printed, and those lines joined."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.engines import cell_text
from extractor.model.geometry import Box
from extractor.model.page import Run
from extractor.source.lines import joined, rows_of


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
    lines = tuple([joined(row) for row in rows])
    indent = max(0.0, rows[0][0].box[0] - box.x0)
    return Wording(cell_text.joined(lines), lines, indent, all(run.bold for run in runs))
