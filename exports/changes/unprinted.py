"""Lines that a year does not print at all: another breakdown, one that goes less deep, a sum.

They are not removed. A year that lists sections only says nothing of the items below them, and
the form of the accounts has lines that the form of the budget has not.
"""

from collections.abc import Sequence

from exports.changes.entries import CODELISTS, Entry
from exports.changes.model import State


class NotPrinted:
    """What kinds of lines a side prints, and whether a line of the other side can be missed.

    `other_form`: the two are not of one stage and level, so that their forms differ.
    """

    def __init__(self, entries: Sequence[Entry], *, other_form: bool) -> None:
        told = [each for each in entries if each.axis and _has_figures(each)]
        self._axes = {each.axis for each in told}
        self._units = {each.unit for each in told if each.unit is not None}
        self._any = any(map(_has_figures, entries))
        self._other_form = other_form

    def state(self, entry: Entry, otherwise: State) -> State:
        """`not_disclosed` where this side prints lines, but none of the entry's kind."""
        if not self._any:
            return otherwise
        if not entry.axis:
            of_form = self._other_form and bool(entry.sense or not _has_figures(entry))
            return "not_disclosed" if entry.is_sum or of_form else otherwise
        if self._by_other_units(entry):
            return "not_disclosed"
        if entry.axis in self._axes:
            blank = self._other_form and not _has_figures(entry)
            return "not_disclosed" if blank else otherwise
        return "not_disclosed" if self._lacks(entry.axis) else otherwise

    def _by_other_units(self, entry: Entry) -> bool:
        """Whether only one of the two tells its lines by budget unit."""
        if entry.axis == ("unit",):
            return False
        return not self._units if entry.unit is not None else len(self._units) > 1

    def _lacks(self, axis: tuple[str, ...]) -> bool:
        """Whether this side lists nothing of the kind, or not so deep."""
        beside = [each for each in self._axes if each[0] == axis[0]]
        if not beside:
            return bool(self._axes)
        return axis[0] in CODELISTS and axis > max(beside)


def _has_figures(entry: Entry) -> bool:
    return any(cell.amount for cell in entry.source.cells.values())
