"""Which line of one year is which line of the other: every way in turn, the surest first.

Each way takes what it can tell for certain and leaves the rest to the next. No way depends on the
order of the lines, nor on which side is called old.
"""

from collections.abc import Hashable, Sequence
from decimal import Decimal

from exports.changes.columns import ColumnPair
from exports.changes.entries import Entry
from exports.changes.evidence import closeness, name_score
from exports.changes.likely import link_by_children, link_likely, link_reused_codes, link_similar
from exports.changes.links import Key, Links, groups
from exports.changes.moves import link_across_units, link_handed_over
from exports.changes.parted import link_likely_parted, link_parted, link_parted_by_sum
from exports.changes.walks import link_crosswalks
from extractor.model.finding import Message
from layouts.crosswalk import Crosswalks

_SAME_CODE = Decimal("0.5")
_DOCUMENT = Decimal("0.98")
_ELSEWHERE = Decimal("0.9")
_LISTED = Message(
    zh="分类科目表对这一代码先后用过这两个名称",
    en="the code list has had both names for this code",
)


def link_lines(
    old: Sequence[Entry],
    new: Sequence[Entry],
    columns: Sequence[ColumnPair],
    crosswalks: Crosswalks,
    years: tuple[int | None, int | None],
) -> Links:
    """Every line of both sides that has a partner, sure or likely; the others stay free."""
    links = Links(old=old, new=new, columns=columns, crosswalks=crosswalks, years=years)
    _link_keys(links)
    if links.free_old and links.free_new:
        link_crosswalks(links)
        _link_codes(links)
        _link_meanings(links)
        _link_names(links)
        _link_stems(links)
        link_across_units(links)
        link_parted(links)
        link_similar(links)
        link_by_children(links)
        _link_elsewhere(links)
        link_likely_parted(links)
        link_parted_by_sum(links)
        link_handed_over(links)
        link_reused_codes(links)
        link_likely(links)
    return links


def _link_keys(links: Links) -> None:
    """Same side, budget unit, role, code and name; totals by their role alone.

    Names that recur are first told apart by what the vocabulary makes of them (a fund of the
    current year, and the same carried forward).
    """
    _link_unique(links, lambda entry: (_key(entry), entry.sense))
    _link_groups(links, _key)
    _link_groups(links, _total)


def _key(entry: Entry) -> Hashable:
    return (entry.side, entry.unit, entry.role, entry.code, entry.meaning, entry.name)


def _total(entry: Entry) -> Hashable:
    return (entry.side, entry.unit) if entry.role == "total" else None


def _link_groups(links: Links, key: Key) -> None:
    """What only one line of each side has; then what recurs, when the parents are known."""
    _link_unique(links, key)
    for olds, news in groups(links, key):
        _link_repeated(links, olds, news)


def _link_unique(links: Links, key: Key) -> None:
    for olds, news in groups(links, key):
        if len(olds) == len(news) == 1 and not olds[0].clashes(news[0]):
            links.link(olds, news, "key")


def _link_repeated(links: Links, olds: list[Entry], news: list[Entry]) -> None:
    """A key that recurs: under the same parent; else in order where there are as many."""
    for old in olds:
        same = [new for new in news if new.row in links.free_new and _one_place(links, old, new)]
        if len(same) == 1 and sum(_one_place(links, other, same[0]) for other in olds) == 1:
            links.link([old], same, "key")
    left, free = _still_free(links, olds, news)
    if len(left) == len(free):
        for old, new in zip(left, free, strict=True):
            if not old.clashes(new):
                links.link([old], [new], "key" if len(left) == 1 else "position")
    elif left and free:
        _link_by_amount(links, left, free)


def _still_free(
    links: Links, olds: Sequence[Entry], news: Sequence[Entry]
) -> tuple[list[Entry], list[Entry]]:
    return (
        [each for each in olds if each.row in links.free_old],
        [each for each in news if each.row in links.free_new],
    )


def _one_place(links: Links, old: Entry, new: Entry) -> bool:
    return old.parent is not None and links.partner.get(old.parent) == new.parent


def _link_by_amount(links: Links, olds: list[Entry], news: list[Entry]) -> None:
    """One name more often on one side: those whose figures are the same; the others are doubts."""
    for old in olds:
        amounts = links.amounts(old, is_old=True)
        same = [new for new in news if links.amounts(new, is_old=False) == amounts]
        twins = [each for each in olds if links.amounts(each, is_old=True) == amounts]
        if amounts and len(same) == len(twins) == 1:
            links.link([old], same, "amount")
    left, free = _still_free(links, olds, news)
    if left and free and _all_alike(links, left, free):
        for old, new in zip(left, free, strict=False):
            links.link([old], [new], "position")
    elif left and free:
        links.link(left, free, "key", _ELSEWHERE, sure=False)


def _all_alike(links: Links, olds: Sequence[Entry], news: Sequence[Entry]) -> bool:
    """Whether a line is only printed again (a total at the top and at the bottom)."""
    before = [links.amounts(each, is_old=True) for each in olds]
    after = [links.amounts(each, is_old=False) for each in news]
    return all(each == before[0] for each in before) and all(each == after[0] for each in after)


def _link_codes(links: Links) -> None:
    """One code, another name that keeps some of the words, or that a dated list also had."""
    for olds, news in groups(links, _code):
        if len(olds) == len(news) == 1:
            _link_renamed(links, olds[0], news[0])


def _code(entry: Entry) -> Hashable:
    if entry.code is None or entry.role == "note":
        return None
    return (entry.side, entry.unit, entry.role, entry.code)


def _link_renamed(links: Links, old: Entry, new: Entry) -> None:
    score = name_score(old.name, new.name)
    if score < _SAME_CODE and old.name and new.name:
        return
    assert old.code is not None
    listed = old.codelist is not None and links.crosswalks.was_named(
        old.codelist, old.meaning or old.code, old.name, new.name
    )
    if listed:
        links.link([old], [new], "crosswalk", score, note=_LISTED)
    else:
        links.link([old], [new], "key", score)


def _link_meanings(links: Links) -> None:
    """What is printed with a code on one side and without on the other, or in other words that
    the vocabulary knows for the same."""
    for key in (_meaning, _sense):
        for olds, news in groups(links, key):
            if len(olds) == len(news) == 1 and not _both_coded(olds[0], news[0]):
                links.link(olds, news, "key", name_score(olds[0].name, news[0].name))


def _both_coded(old: Entry, new: Entry) -> bool:
    """Whether both print a code, so that their names were looked at with it."""
    return old.code is not None and new.code is not None


def _meaning(entry: Entry) -> Hashable:
    if entry.meaning is None or entry.codelist is None or entry.role == "note":
        return None
    return (entry.side, entry.unit, entry.role, entry.codelist, entry.meaning)


def _sense(entry: Entry) -> Hashable:
    if not entry.sense or entry.axis or not entry.source.resolved:
        return None
    return (entry.side, entry.unit, entry.role, entry.sense)


def _link_names(links: Links) -> None:
    """One name under the same parent, whatever its code; from the top down."""
    before = -1
    while before != len(links.made):
        before = len(links.made)
        for olds, news in groups(links, _name):
            for old in olds:
                same = [new for new in news if links.together(old, new)]
                rivals = [each for each in olds if any(links.together(each, n) for n in same)]
                if len(same) == len(rivals) == 1 and same[0].row in links.free_new:
                    links.link([old], same, "name", _name_score(links, old, same[0]))


def _name(entry: Entry) -> Hashable:
    return (
        (entry.side, entry.unit, entry.role, entry.line.level, entry.name) if entry.name else None
    )


def _name_score(links: Links, old: Entry, new: Entry) -> Decimal:
    """Sure where the amounts are near as well."""
    near = closeness(links.leading(old, is_old=True), links.leading(new, is_old=False))
    return Decimal(1) if near is not None and near >= _SAME_CODE else _ELSEWHERE


def _link_stems(links: Links) -> None:
    """One name but for its document number and year; several of one name by nearest amounts."""
    for olds, news in groups(links, _stem):
        if len(olds) == len(news) == 1:
            links.link(olds, news, "name", _DOCUMENT)
        else:
            _link_by_amount(links, olds, news)


def _stem(entry: Entry) -> Hashable:
    if not entry.stem or entry.code is not None:
        return None
    return (entry.side, entry.unit, entry.role, entry.axis, entry.stem)


def _link_elsewhere(links: Links) -> None:
    """One name under another parent: certain only where it is a name of its own and the figures
    are the same as well."""
    for olds, news in groups(links, _own_name):
        if len(olds) != 1 or len(news) != 1:
            continue
        old, new = olds[0], news[0]
        generic = old.codelist is not None and links.crosswalks.is_generic(old.codelist, old.name)
        amounts = links.amounts(old, is_old=True)
        same = any(amounts.values()) and amounts == links.amounts(new, is_old=False)
        coded = old.code is not None and new.code is not None
        if generic and not same:
            continue
        sure = not generic and (same or not coded)
        links.link(olds, news, "name", _ELSEWHERE, sure=sure)


def _own_name(entry: Entry) -> Hashable:
    if not entry.name or entry.is_sum:
        return None
    return (entry.side, entry.unit, entry.axis, entry.name)
