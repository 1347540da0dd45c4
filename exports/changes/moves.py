"""Lines that stand under another budget unit than before, or whose unit one side does not tell.

A name of its own under another unit is the same line handed over; what every unit has (a class of
expenditure) is so only where its amount says so too.
"""

from collections.abc import Hashable
from decimal import Decimal

from exports.changes.entries import Entry
from exports.changes.evidence import closeness, telling
from exports.changes.links import Links, groups

_ELSEWHERE = Decimal("0.9")
_NEAR = Decimal("0.5")
_LIKELY = Decimal("0.6")


def link_across_units(links: Links) -> None:
    """What only one line of each side is called, in all units together, where that is certain."""
    for olds, news in groups(links, _named):
        if len(olds) != 1 or len(news) != 1 or olds[0].clashes(news[0]):
            continue
        old, new = olds[0], news[0]
        if None in (old.unit, new.unit):
            if _alone(links, old, new):
                links.link(olds, news, "name", _ELSEWHERE)
        elif old.unit != new.unit and _handed_over(links, old, new):
            links.link(olds, news, "name", _ELSEWHERE)


def link_handed_over(links: Links) -> None:
    """The same where the amounts are merely near: a doubt."""
    for olds, news in groups(links, _named):
        if len(olds) == len(news) == 1 and not olds[0].clashes(news[0]):
            near = _closeness(links, olds[0], news[0])
            if olds[0].unit != news[0].unit and near is not None and near >= _NEAR:
                links.link(olds, news, "name", _LIKELY, sure=False)


def _named(entry: Entry) -> Hashable:
    if not entry.name or entry.is_sum or entry.role == "note" or entry.axis == ("unit",):
        return None
    return (entry.side, entry.role, entry.axis, entry.code, entry.meaning, entry.name)


def _alone(links: Links, old: Entry, new: Entry) -> bool:
    """Whether no other line of either side goes by the name, linked or not: one unit's share of
    a class is not the whole body's."""
    return all(
        sum(_named(each) == _named(entry) for each in entries) == 1
        for entry, entries in ((old, links.old), (new, links.new))
    )


def _handed_over(links: Links, old: Entry, new: Entry) -> bool:
    """By its amount where it is a class, or one that recurs; a project by its name alone."""
    same = _closeness(links, old, new) == 1 and telling(links.leading(old, is_old=True))
    return same or (old.meaning is None and _alone(links, old, new))


def _closeness(links: Links, old: Entry, new: Entry) -> Decimal | None:
    return closeness(links.leading(old, is_old=True), links.leading(new, is_old=False))
