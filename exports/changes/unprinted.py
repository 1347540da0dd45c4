"""Lines that a year does not print at all: another breakdown, or one that goes less deep.

They are not removed. A year that lists sections only says nothing of the items below them.
"""

from collections.abc import Sequence

from exports.changes.entries import CODELISTS, Entry
from exports.changes.model import State


class NotPrinted:
    """What kinds of lines a side prints, and whether a line of the other side can be missed."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        told = [each for each in entries if each.axis and _has_figures(each)]
        self._axes = {each.axis for each in told}
        self._breakdowns = {_breakdown(each.axis) for each in told}

    def state(self, entry: Entry, otherwise: State) -> State:
        """`not_disclosed` where this side prints lines, but none of the entry's kind."""
        if not entry.axis or not self._axes or entry.axis in self._axes:
            return otherwise
        if _breakdown(entry.axis) not in self._breakdowns:
            return "not_disclosed"
        deeper = entry.axis[0] in CODELISTS and entry.axis > max(
            axis for axis in self._axes if _breakdown(axis) == _breakdown(entry.axis)
        )
        return "not_disclosed" if deeper else otherwise


def _breakdown(axis: tuple[str, ...]) -> tuple[str, ...]:
    """What the lines are of, without how deep they go."""
    return tuple(each for each in axis if not each.isdigit())


def _has_figures(entry: Entry) -> bool:
    return any(cell.amount for cell in entry.source.cells.values())
