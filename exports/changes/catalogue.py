"""Catalogues of two years: entry by entry, department by department."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from rapidfuzz import process
from rapidfuzz.distance import Indel

from exports.changes.alike import likeliest, name_likeness, score
from exports.changes.model import CatalogueChange, EntryChange, EntrySide, Match, Method, State
from exports.changes.ordering import in_new_order
from exports.changes.pairing import Candidate, pair
from extractor.model.catalogue import Catalogue, Entry
from extractor.model.finding import Message, Place
from extractor.model.report import Report
from layouts.normalise import compact

_LEAST, _CLEAR = Decimal("0.75"), Decimal("0.05")
# One code, and names that are alike, might be, or are two things.
_RENAMED = 0.5
_PARTNERS = 3
_REUSED = 0.25
_UNNAMED = Message(zh="一方此编码没有印名称。", en="One side prints no name beside this code.")
_COMMON = Message(
    zh="别的部门也有同名的项，未必是从那里移来的。",
    en="Other departments have an entry of this name too; it need not have come from there.",
)
Key = Callable[["_Item"], Hashable]


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry by what it is compared by, computed once: there are thousands."""

    index: int
    department: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Entries taken for one, or that may be one (`doubt`), or one alone; `together` with others
    of their department."""

    old: _Item | None
    new: _Item | None
    match: Match | None = None
    doubt: bool = False
    together: bool = False


@dataclass(slots=True)
class _Left:
    """Entries that have no partner yet, and the pairs made so far."""

    olds: list[_Item]
    news: list[_Item]
    made: list[_Pair] = field(default_factory=list)

    def take(self, key: Key, match: Match, *, alone: bool) -> None:
        """Pairs entries of one key, in order; with `alone`, only where each side has one such.
        Entries without a name have no part in a key that is None for them."""
        groups: dict[Hashable, tuple[list[_Item], list[_Item]]] = {}
        for side, items in enumerate((self.olds, self.news)):
            for item in items:
                if (found := key(item)) is not None:
                    groups.setdefault(found, ([], []))[side].append(item)
        self.settle(
            _Pair(old, new, match)
            for mine, theirs in groups.values()
            if not alone or len(mine) == len(theirs) == 1
            for old, new in zip(mine, theirs, strict=False)
        )

    def settle(self, pairs: Iterable[_Pair]) -> None:
        """Keeps pairs and takes their ends away."""
        kept = list(pairs)
        olds = {each.old.index for each in kept if each.old is not None}
        news = {each.new.index for each in kept if each.new is not None}
        self.made += kept
        self.olds = [item for item in self.olds if item.index not in olds]
        self.news = [item for item in self.news if item.index not in news]


def compare_catalogues(old: Report, new: Report) -> tuple[CatalogueChange, ...]:
    """What became of every catalogue, in the new year's order. A catalogue that one year does not
    print is told once, not entry by entry."""
    pairs = in_new_order(_catalogues(old.catalogues, new.catalogues), lambda each: each)
    return tuple(_change(old.catalogues, new.catalogues, i, j) for i, j in pairs)


def _catalogues(
    olds: Sequence[Catalogue], news: Sequence[Catalogue]
) -> list[tuple[int | None, int | None]]:
    """By kind and series, several of one in the order of print."""
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, catalogues in enumerate((olds, news)):
        for index, each in enumerate(catalogues):
            groups[each.kind, each.series][side].append(index)
    pairs: list[tuple[int | None, int | None]] = []
    for mine, theirs in groups.values():
        both = min(len(mine), len(theirs))
        pairs += zip(mine, theirs, strict=False)
        pairs += [(index, None) for index in mine[both:]]
        pairs += [(None, index) for index in theirs[both:]]
    return pairs


def _change(
    olds: Sequence[Catalogue], news: Sequence[Catalogue], i: int | None, j: int | None
) -> CatalogueChange:
    old, new = None if i is None else olds[i], None if j is None else news[j]
    shown = new or old
    assert shown is not None
    pairs = _pairs(old, new) if old is not None and new is not None else []
    pairs = in_new_order(pairs, _where)
    changes = [(each, _states(each)) for each in pairs]
    listed = [(each, states) for each, states in changes if states != ("unchanged",)]
    return CatalogueChange(
        kind=shown.kind,
        series=shown.series,
        disclosed="both" if old and new else "old" if old else "new",
        old=i,
        new=j,
        entries=tuple(_entry(each, states, old, new, (i, j)) for each, states in listed),
        unchanged=len(changes) - len(listed),
    )


def _pairs(old: Catalogue, new: Catalogue) -> list[_Pair]:
    """What stayed; then recoded, renamed, moved; then what is merely alike; then alone."""
    left = _Left(_items(old), _items(new))
    common = _in_several_departments(left.olds, left.news)
    left.take(lambda item: (item.department, item.code, item.name), _sure("key"), alone=False)
    left.take(lambda item: _named(item, item.department), _sure("name"), alone=True)
    left.settle(_renamed(left))
    left.settle(_moved_together(left))
    left.take(lambda item: _named(item, item.code), _sure("key"), alone=True)
    left.take(lambda item: _named(item, ""), _sure("name"), alone=True)
    left.made = [_unless_common(each, common) for each in left.made]
    left.settle(_alike(left))
    alone = [*(_Pair(item, None) for item in left.olds), *(_Pair(None, item) for item in left.news)]
    return [*left.made, *alone]


def _named(item: _Item, beside: str) -> Hashable:
    """A name and what must be the same beside it; None for an entry without a name."""
    return (beside, item.name) if item.name else None


def _in_several_departments(*sides: Sequence[_Item]) -> frozenset[str]:
    """Names that several departments of one side have: one leaving here has not gone there."""
    found = set()
    for items in sides:
        departments: dict[str, set[str]] = defaultdict(set)
        for item in items:
            departments[item.name].add(item.department)
        found |= {name for name, among in departments.items() if len(among) > 1}
    return frozenset(found)


def _unless_common(each: _Pair, common: frozenset[str]) -> _Pair:
    """The pair, or a doubt where it went alone to another department and its name is common."""
    if each.old is None or each.new is None or each.match is None or each.together:
        return each
    if each.old.department == each.new.department or each.old.name not in common:
        return each
    return replace(each, match=replace(each.match, note=_COMMON), doubt=True)


def _sure(method: Method) -> Match:
    return Match(method=method, score=Decimal(1))


def _items(catalogue: Catalogue) -> list[_Item]:
    return [
        _Item(index, compact(each.department or ""), compact(each.code).upper(), compact(each.name))
        for index, each in enumerate(catalogue.entries)
    ]


def _renamed(left: _Left) -> list[_Pair]:
    """One department, one code, and names that are alike; where a code is printed twice, the
    likeliest. Names that have next to nothing in common are two things under one code."""
    news: dict[tuple[str, str], list[tuple[int, _Item]]] = defaultdict(list)
    for number, item in enumerate(left.news):
        news[item.department, item.code].append((number, item))
    candidates = {
        (i, j): _likeness(old, new)
        for i, old in enumerate(left.olds)
        for j, new in news.get((old.department, old.code), ())
    }
    found = pair(
        (
            Candidate(old=i, new=j, score=score(likeness))
            for (i, j), likeness in candidates.items()
            if likeness >= _REUSED
        ),
        least=score(_REUSED),
        clear=_CLEAR,
    )
    sure = [each for each in found.pairs if each.score >= score(_RENAMED)]
    return [
        *(_of_code(each, left, doubt=False) for each in sure),
        *(
            _of_code(each, left, doubt=True)
            for each in (*found.pairs, *found.doubts)
            if each not in sure
        ),
    ]


def _likeness(old: _Item, new: _Item) -> float:
    """A name that is not printed is taken for any."""
    return name_likeness(old.name, new.name) if old.name and new.name else _RENAMED


def _of_code(each: Candidate, left: _Left, *, doubt: bool) -> _Pair:
    old, new = left.olds[each.old], left.news[each.new]
    note = None if old.name and new.name else _UNNAMED
    return _Pair(old, new, Match(method="key", score=each.score, note=note), doubt)


def _moved_together(left: _Left) -> list[_Pair]:
    """Entries of a department that went to another one together (it was renamed, or taken in)."""
    olds, news = _by_department(left.olds), _by_department(left.news)
    names = list(olds), list(news)
    candidates = [
        Candidate(old=i, new=j, score=score(common / max(len(olds[mine]), len(news[theirs]))))
        for i, mine in enumerate(names[0])
        for j, theirs in enumerate(names[1])
        if (common := len(olds[mine].keys() & news[theirs].keys())) > 1
    ]
    made = pair(candidates, least=Decimal("0.5"), clear=_CLEAR).pairs
    return [
        _Pair(old, news[names[1][each.new]][key], _sure("key"), together=True)
        for each in made
        for key, old in olds[names[0][each.old]].items()
        if key in news[names[1][each.new]]
    ]


def _by_department(items: Sequence[_Item]) -> dict[str, dict[tuple[str, str], _Item]]:
    """Entries by department, then by code and name; twice the same is out, it tells nothing."""
    departments: dict[str, dict[tuple[str, str], list[_Item]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for item in items:
        departments[item.department][item.code, item.name].append(item)
    return {
        department: {key: found[0] for key, found in entries.items() if len(found) == 1}
        for department, entries in departments.items()
    }


def _alike(left: _Left) -> list[_Pair]:
    """Other code and other words, but alike in both, in one department."""
    news: dict[str, dict[int, str]] = defaultdict(dict)
    for number, item in enumerate(left.news):
        if item.name:
            news[item.department][number] = item.name
    candidates = [
        Candidate(old=i, new=j, score=score(likeness))
        for i, old in enumerate(left.olds)
        for j, likeness in _likest(old.name, news[old.department])
    ]
    found = pair(candidates, least=_LEAST, clear=_CLEAR)
    return [
        _Pair(
            left.olds[each.old],
            left.news[each.new],
            Match(method="similar", score=each.score),
            number >= len(found.pairs),
        )
        for number, each in enumerate((*found.pairs, *_telling(found.doubts)))
    ]


def _telling(doubts: Sequence[Candidate]) -> list[Candidate]:
    """The likeliest doubts, without ends that so many might be that nothing is told by it."""
    likely = likeliest(doubts)
    olds = Counter(each.old for each in likely)
    news = Counter(each.new for each in likely)
    return [each for each in likely if max(olds[each.old], news[each.new]) <= _PARTNERS]


def _likest(name: str, names: dict[int, str]) -> list[tuple[int, float]]:
    if not name:
        return []
    found = process.extract(
        name,
        names,
        scorer=Indel.normalized_similarity,
        processor=None,
        score_cutoff=float(_LEAST),
        limit=None,
    )
    return [(number, likeness) for _, likeness, number in found]


def _states(each: _Pair) -> tuple[State, ...]:
    if each.doubt:
        return ("uncertain",)
    if each.old is None or each.new is None:
        return ("added",) if each.old is None else ("removed",)
    told: dict[State, bool] = {
        "renamed": each.old.name != each.new.name,
        "recoded": each.old.code != each.new.code,
        "moved": each.old.department != each.new.department,
    }
    return tuple(state for state, holds in told.items() if holds) or ("unchanged",)


def _where(each: _Pair) -> tuple[int | None, int | None]:
    return (
        None if each.old is None else each.old.index,
        None if each.new is None else each.new.index,
    )


def _entry(
    each: _Pair,
    states: tuple[State, ...],
    old: Catalogue | None,
    new: Catalogue | None,
    numbers: tuple[int | None, int | None],
) -> EntryChange:
    sides = [
        None
        if item is None or catalogue is None
        else _side(catalogue.entries[item.index], number, item.index)
        for item, catalogue, number in zip((each.old, each.new), (old, new), numbers, strict=True)
    ]
    return EntryChange(states=states, old=sides[0], new=sides[1], match=each.match)


def _side(entry: Entry, catalogue: int | None, row: int) -> EntrySide:
    place = Place(catalogue=catalogue, row=row)
    if entry.spots:
        spot = entry.spots[0]
        place = Place(catalogue=catalogue, row=row, page=spot.page, box=spot.box)
    return EntrySide(
        department=entry.department,
        code=entry.code,
        name=entry.name,
        level=entry.level,
        place=place,
    )
