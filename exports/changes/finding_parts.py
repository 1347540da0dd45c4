"""Findings of parts that only one side prints: they came or went with their part."""

from collections.abc import Callable

from exports.changes.model import ChangeSet, Disclosed, FindingChange
from extractor.model.finding import Place


def of_one_side(changes: ChangeSet) -> Callable[[FindingChange], bool]:
    """Whether a finding that appeared or went away stands in a table, a catalogue, sheets or text
    that the other side does not print at all."""
    return lambda each: (
        each.state != "unchanged"
        and bool(each.places)
        and _alone(changes, each.places[0], "old" if each.state == "removed" else "new")
    )


def _alone(changes: ChangeSet, place: Place, side: Disclosed) -> bool:
    old = side == "old"
    if place.table is not None:
        return any(
            (each.old if old else each.new) == place.table and each.disclosed == side
            for each in changes.tables
        )
    if place.catalogue is not None:
        return any(
            (each.old if old else each.new) == place.catalogue and each.disclosed == side
            for each in changes.catalogues
        )
    if place.form is not None:
        return all((each.new if old else each.old) is None for each in changes.forms)
    if place.paragraph is not None:
        return all((each.new if old else each.old) is None for each in changes.narrative)
    return False
