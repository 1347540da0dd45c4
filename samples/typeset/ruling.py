"""One ruled lattice on a page: its rules, the boxes of its cells, and lines of text in a box."""

from __future__ import annotations

from collections.abc import Sequence

from typeset import lattice
from typeset.flow import Flow
from typeset.marks import Box, PlacedCell, Rule

PAD = 4.0
LEADING = 1.25
# The body of a Chinese letter is about one size high and stands a little on the baseline.
_BASELINE = 0.86


class CellOverflowError(ValueError):
    """The text of a cell does not fit into its box."""


def set_rules(
    flow: Flow, owners: lattice.Owners, across: Sequence[float], down: Sequence[float]
) -> None:
    """Draw the rules between cells; `across` and `down` are the boundaries of the slots."""
    for row, first, last in lattice.horizontal_rules(owners):
        start, end = (across[first], down[row]), (across[last], down[row])
        flow.page.marks.append(Rule(start=start, end=end))
    for column, first, last in lattice.vertical_rules(owners):
        start, end = (across[column], down[first]), (across[column], down[last])
        flow.page.marks.append(Rule(start=start, end=end))


def box_of(cell: lattice.Cell, across: Sequence[float], down: Sequence[float]) -> Box:
    """Return the box of `cell`, on the middle of the rules around it."""
    return (
        across[cell.column],
        down[cell.row],
        across[cell.column + cell.column_span],
        down[cell.row + cell.row_span],
    )


def placed(cell: lattice.Cell, box: Box) -> PlacedCell:
    """Return what the truth file says about a printed cell."""
    return PlacedCell(
        row=cell.row,
        column=cell.column,
        row_span=cell.row_span,
        column_span=cell.column_span,
        text=cell.text.strip(),
        box=box,
    )


def set_lines(
    flow: Flow, lines: Sequence[str], box: Box, size: float, align: str, indent: float = 0.0
) -> None:
    """Print `lines` in the middle of the height of `box`; `align` is left, right or centre."""
    height = len(lines) * size * LEADING
    if height > box[3] - box[1]:
        raise CellOverflowError(f"{''.join(lines)!r} needs {height:.1f} points")
    top = (box[1] + box[3] - height) / 2 + size * (LEADING - 1) / 2
    for number, line in enumerate(lines):
        x = _line_start(align, box, flow.face.width(line, size), indent)
        flow.text(line, x, top + number * size * LEADING + size * _BASELINE, size)


def _line_start(align: str, box: Box, width: float, indent: float) -> float:
    starts = {
        "left": box[0] + PAD + indent,
        "right": box[2] - PAD - width,
        "centre": (box[0] + box[2] - width) / 2,
    }
    return starts[align]
