"""One line that became several, or several that became one: names and amounts must both say so."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from exports.changes.alike import holds
from exports.changes.entries import Entry
from exports.changes.evidence import closeness, digits_of, name_score, odd
from exports.changes.links import Links
from layouts.line_names import core_of, make_up, parts_of, whole_of

_LISTED_SCORE = Decimal("0.95")
_SHARED_SCORE = Decimal("0.9")
_NAMED_SCORE = Decimal("0.8")
_LIKELY_SCORE = Decimal("0.5")
# Sums of the parts against the whole, as a share of the larger: below it they speak against.
_LISTED_LEAST = Decimal("0.5")
_NAMED_LEAST = Decimal("0.75")
# A name this like one part alone is that part renamed, not the whole of several.
_ONE_ALONE = Decimal("0.85")
_MOST_PARTS = 8
# One in so many tries may be chance.
_CHANCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The whole's side and the parts' side; `split` tells that the whole is the old one."""

    links: Links
    split: bool

    def wholes(self) -> list[Entry]:
        return _free(self.links.free_old if self.split else self.links.free_new)

    def parts(self) -> list[Entry]:
        return _free(self.links.free_new if self.split else self.links.free_old)

    def share(self, whole: Entry, parts: Sequence[Entry]) -> Decimal | None:
        """How near the parts' sum is to the whole; None where a figure is missing."""
        amount = self.links.leading(whole, is_old=self.split)
        found = [self.links.leading(part, is_old=not self.split) for part in parts]
        known = [each for each in found if each is not None]
        return (
            closeness(amount, sum(known, Decimal(0)))
            if len(known) == len(found) and known
            else None
        )

    def one_fund(self, whole: Entry, parts: Sequence[Entry]) -> bool:
        """Whether the same funds pay for the whole and for the parts together."""
        theirs = [self.links.funds(part, is_old=not self.split) for part in parts]
        return self.links.funds(whole, is_old=self.split) == frozenset().union(*theirs)

    def link(
        self, whole: Entry, parts: Sequence[Entry], score: Decimal, *, sure: bool = True
    ) -> None:
        old, new = ([whole], parts) if self.split else (parts, [whole])
        self.links.link(
            old, new, "similar" if score != _LIKELY_SCORE else "amount", score, sure=sure
        )


def _free(entries: dict[int, Entry]) -> list[Entry]:
    """The free lines that a name can part: no sums, no codes of a classification."""
    return [
        each
        for each in entries.values()
        if each.role == "item" and each.stem and (each.code is None and each.meaning is None)
    ]


def link_parted(links: Links) -> None:
    """Splits and merges that the names tell and the amounts allow.

    Where names share the whole's out between them, amounts that speak against it make a doubt.
    """
    for rule in (_listed, _shared_out, _set_apart):
        _link_by(rule, links, likely=False)
    for rule in (_shared_out, _set_apart):
        _link_by(rule, links, likely=True)
    _link_by(_named, links, likely=False)


def link_likely_parted(links: Links) -> None:
    """What lists or headings tell while the amounts speak against it: a doubt."""
    for rule in (_listed, _named):
        _link_by(rule, links, likely=True)


def _link_by(rule: "_Rule", links: Links, *, likely: bool) -> None:
    for split in (True, False):
        sides = _Sides(links=links, split=split)
        found = [(whole, parts) for whole in sides.wholes() for parts in rule(sides, whole, likely)]
        for whole, parts in _apart(found):
            sides.link(whole, parts, _SCORES[rule], sure=not likely)


_Found = tuple[Entry, Sequence[Entry]]


def _apart(found: Sequence[_Found]) -> list[_Found]:
    """Those that claim no line which another claims too."""
    claims: dict[tuple[bool, int], int] = defaultdict(int)
    for whole, parts in found:
        claims[True, whole.row] += 1
        for part in parts:
            claims[False, part.row] += 1
    return [
        (whole, parts)
        for whole, parts in found
        if claims[True, whole.row] == 1 and all(claims[False, part.row] == 1 for part in parts)
    ]


def _listed(sides: _Sides, whole: Entry, likely: bool) -> Iterator[Sequence[Entry]]:
    """Parts whose lists are together exactly what the whole lists, under the same head."""
    mine = parts_of(whole.stem)
    if len(mine.items) < 2:
        return
    items = set(mine.items)
    parts = [
        part
        for part in sides.parts()
        if parts_of(part.stem).head == mine.head
        and set(parts_of(part.stem).items) < items
        and _beside(whole, part)
    ]
    listed = [item for part in parts for item in parts_of(part.stem).items]
    if len(parts) < 2 or sorted(listed) != sorted(items):
        return
    share = sides.share(whole, parts)
    if (share is None or share >= _LISTED_LEAST) != likely:
        yield parts


def _shared_out(sides: _Sides, whole: Entry, likely: bool) -> Iterator[Sequence[Entry]]:
    """Parts that share the words of the whole's name out between them."""
    parts = [
        part
        for part in sides.parts()
        if len(part.stem) < len(whole.stem)
        and holds(whole.stem, part.stem)
        and _beside(whole, part)
    ]
    if not 2 <= len(parts) <= _MOST_PARTS:
        return
    fit = [
        each
        for each in _choices(parts)
        if make_up(whole.stem, [part.stem for part in each])
        and _borne_out(sides, whole, each) != likely
    ]
    if len(fit) == 1:
        yield fit[0]


def _set_apart(sides: _Sides, whole: Entry, likely: bool) -> Iterator[Sequence[Entry]]:
    """Parts that have the whole's name and an ending: an instalment, a word in brackets."""
    parts = [
        part for part in sides.parts() if whole_of(part.stem) == whole.stem and _beside(whole, part)
    ]
    if 2 <= len(parts) <= _MOST_PARTS and _borne_out(sides, whole, parts) != likely:
        yield parts


def _borne_out(sides: _Sides, whole: Entry, parts: Sequence[Entry]) -> bool:
    """Whether the amounts fit, and together better than any part alone."""
    share = sides.share(whole, parts)
    alone = [sides.share(whole, [part]) for part in parts]
    nearest = max((each for each in alone if each is not None), default=Decimal(0))
    return _fits(sides, whole, parts) and share is not None and share > nearest


def _named(sides: _Sides, whole: Entry, likely: bool) -> Iterator[Sequence[Entry]]:
    """Parts each of whose names holds what the whole is about, with the same ending."""
    core, tail = core_of(whole.stem)
    if len(core) < 2:
        return
    parts = [
        part
        for part in sides.parts()
        if core in core_of(part.stem)[0] and core_of(part.stem)[1] == tail and _beside(whole, part)
    ]
    alone = any(name_score(whole.stem, part.stem) >= _ONE_ALONE for part in parts)
    if not 2 <= len(parts) <= _MOST_PARTS or alone:
        return
    fit = [each for each in _choices(parts) if _fits(sides, whole, each)]
    if likely and not fit:
        yield parts
    elif not likely and fit and (len(fit) == 1 or len(fit[0]) == len(parts)):
        yield fit[0]


_Rule = Callable[[_Sides, Entry, bool], Iterator[Sequence[Entry]]]
_SCORES: Mapping[_Rule, Decimal] = {
    _listed: _LISTED_SCORE,
    _shared_out: _SHARED_SCORE,
    _set_apart: _SHARED_SCORE,
    _named: _NAMED_SCORE,
}


def _choices(parts: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """All of the parts first, then fewer of them."""
    for count in range(len(parts), 1, -1):
        yield from combinations(parts, count)


def _fits(sides: _Sides, whole: Entry, parts: Sequence[Entry]) -> bool:
    share = sides.share(whole, parts)
    return share is not None and share >= _NAMED_LEAST and sides.one_fund(whole, parts)


def _beside(whole: Entry, part: Entry) -> bool:
    return (
        (whole.side, whole.unit) == (part.side, part.unit)
        and whole.is_of(part)
        and not odd(parts_of(whole.stem).head, parts_of(part.stem).head)
    )


def link_parted_by_sum(links: Links) -> None:
    """Two lines that make up a third to the cent though their names do not say so: a doubt.

    Only where the amount has so many digits that among so many lines it is hardly chance.
    """
    for split in (True, False):
        sides = _Sides(links=links, split=split)
        wholes, parts = sides.wholes(), sides.parts()
        if len(parts) > 4 * _MOST_PARTS:
            continue
        pairs = list(combinations(parts, 2))
        tries = len(wholes) * len(pairs)
        found = [
            (whole, two) for whole in wholes for two in pairs if _makes_up(sides, whole, two, tries)
        ]
        for whole, two in _apart(found):
            sides.link(whole, two, _LIKELY_SCORE, sure=False)


def third_that_closes(links: Links, old: Entry, new: Entry) -> tuple[bool, Entry] | None:
    """The free line that with one of two like ones makes up the other to the cent: then that one
    may have been split (True) or merged, and renamed is not sure. None where there is no such."""
    for split, whole, part in ((True, old, new), (False, new, old)):
        sides = _Sides(links=links, split=split)
        others = [each for each in sides.parts() if each is not part]
        found = [
            each for each in others if _makes_up(sides, whole, (part, each), max(1, len(others)))
        ]
        if len(found) == 1:
            return split, found[0]
    return None


def _makes_up(sides: _Sides, whole: Entry, two: Sequence[Entry], tries: int) -> bool:
    amount = sides.links.leading(whole, is_old=sides.split)
    if amount is None or tries * _CHANCE > 10 ** digits_of(amount):
        return False
    found = [sides.links.leading(part, is_old=not sides.split) for part in two]
    if None in found or not all(_beside(whole, part) for part in two):
        return False
    return sum(each for each in found if each) == amount
