"""Indicators of two sheets, one by one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes.alike import likeliest, name_likeness, score
from exports.changes.model import IndicatorChange, IndicatorSide, Match, State
from exports.changes.ordering import in_new_order
from exports.changes.pairing import Candidate, pair
from exports.changes.texts import same_but_years, same_text
from extractor.model.finding import Message, Place
from extractor.model.form import PERIODS, Form, Indicator, Period, Target
from extractor.model.geometry import hull
from layouts.likeness import at_odds, bare_name

_LEAST, _CLEAR, _DOUBT = Decimal("0.65"), Decimal("0.05"), Decimal("0.55")
_ALIKE = 0.5
_ALIKE_ELSEWHERE = 0.7
_ALONE = Message(
    zh="同一二级指标下两年各剩这一项，目标值单位相同，名称不同。",
    en="What is left of this level 2 in both years; the unit is one, the names differ.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """An indicator that says something, and where it stands among its form's."""

    index: int
    indicator: Indicator

    @property
    def name(self) -> str:
        return bare_name(self.indicator.level3) if self.indicator.level3 else ""

    @property
    def heads(self) -> tuple[str | None, str | None]:
        return self.indicator.level1, self.indicator.level2

    @property
    def target(self) -> Target:
        return self.indicator.target


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Items taken for one, or that may be one (`doubt`), or one alone."""

    old: _Item | None
    new: _Item | None
    match: Match | None = None
    doubt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A form and its number in the report."""

    form: Form
    number: int


def compare_indicators(
    old: Sheet | None, new: Sheet | None, *, roll: int, absent: State = "added"
) -> tuple[IndicatorChange, ...]:
    """What became of each indicator, period by period. Rows that nobody filled in are left out.

    Where a side is None, `absent` says why; `roll` is by how many years the new side is later.
    """
    return tuple(
        change for period in PERIODS for change in _of_period(period, old, new, roll, absent)
    )


def _of_period(
    period: Period, old: Sheet | None, new: Sheet | None, roll: int, absent: State
) -> Iterator[IndicatorChange]:
    pairs = _pairs(_items(old, period), _items(new, period), roll)
    numbers = tuple(-1 if side is None else side.number for side in (old, new))
    both = old is not None and new is not None
    for each in in_new_order(pairs, _where):
        gone: State = "removed" if both and each.new is None else "added" if both else absent
        sides = [
            None if item is None else _side(item, number)
            for item, number in zip((each.old, each.new), numbers, strict=True)
        ]
        yield IndicatorChange(
            states=_states(each, roll, gone),
            period=period,
            old=sides[0],
            new=sides[1],
            match=each.match,
            delta=_delta(each),
        )


def _items(sheet: Sheet | None, period: Period) -> list[_Item]:
    if sheet is None:
        return []
    return [
        _Item(index=index, indicator=each)
        for index, each in enumerate(sheet.form.indicators)
        if each.period == period and (each.level3.strip() or each.target.kind != "blank")
    ]


def _where(each: _Pair) -> tuple[int | None, int | None]:
    return tuple(None if item is None else item.index for item in (each.old, each.new))  # type: ignore[return-value]


def _pairs(olds: list[_Item], news: list[_Item], roll: int) -> list[_Pair]:
    """By heads and name; then by name under other heads; then by likeness; then alone."""
    left = _Left(olds, news)
    key = Match(method="key", score=Decimal(1))
    found = [
        *left.take(lambda item: (item.heads, item.name, _spoken(item.target)), key),
        *left.take(lambda item: (item.heads, item.name), key, alone=True),
        *left.take(lambda item: item.name, Match(method="name", score=Decimal(1)), alone=True),
    ]
    return [*found, *_alike(left, roll), *left.rest()]


def _spoken(target: Target) -> Hashable:
    return (
        target.raw if target.value is None else (target.operator, target.value, target.unit),
        target.upper,
    )


class _Left:
    """What has no partner yet."""

    def __init__(self, olds: list[_Item], news: list[_Item]) -> None:
        self.olds, self.news = olds, news
        self._doubted: set[int] = set()

    def take(
        self, key: Callable[[_Item], Hashable], match: Match, *, alone: bool = False
    ) -> list[_Pair]:
        """Pairs what has one key, in order; with `alone`, only where each side has one such."""
        groups: dict[Hashable, tuple[list[_Item], list[_Item]]] = defaultdict(lambda: ([], []))
        for side, items in enumerate((self.olds, self.news)):
            for item in items:
                groups[key(item)][side].append(item)
        made = [
            _Pair(old=old, new=new, match=match)
            for mine, theirs in groups.values()
            if not alone or (len(mine) == len(theirs) == 1 and mine[0].name)
            for old, new in zip(mine, theirs, strict=False)
        ]
        self.settle(made)
        return made

    def settle(self, pairs: Sequence[_Pair]) -> None:
        """Takes away what has a partner, or a doubt, now."""
        gone = {id(item) for each in pairs for item in (each.old, each.new)}
        self.olds = [item for item in self.olds if id(item) not in gone]
        self.news = [item for item in self.news if id(item) not in gone]

    def rest(self) -> list[_Pair]:
        """The items that stay alone."""
        return [
            *(_Pair(old=item, new=None) for item in self.olds),
            *(_Pair(old=None, new=item) for item in self.news),
        ]


def _alike(left: _Left, roll: int) -> list[_Pair]:
    """Pairs by name, heads and target together, then doubts; what is in one is no longer left."""
    candidates = [
        Candidate(old=i, new=j, score=points)
        for i, old in enumerate(left.olds)
        for j, new in enumerate(left.news)
        if (points := _score(old, new, roll)) >= _DOUBT
    ]
    made = pair(candidates, least=_LEAST, clear=_CLEAR)
    taken = {each.old for each in made.pairs}, {each.new for each in made.pairs}
    doubts = [each for each in candidates if each.old not in taken[0] and each.new not in taken[1]]
    pairs = [
        _Pair(
            old=left.olds[each.old],
            new=left.news[each.new],
            match=Match(method="similar", score=each.score),
            doubt=number >= len(made.pairs),
        )
        for number, each in enumerate((*made.pairs, *likeliest(doubts)))
    ]
    left.settle(pairs)
    alone = _alone(left)
    left.settle(alone)
    return [*pairs, *alone]


def _alone(left: _Left) -> list[_Pair]:
    """Doubts: what is left under a head in both years, where its unit says that it may be one."""
    heads: dict[Hashable, tuple[list[_Item], list[_Item]]] = defaultdict(lambda: ([], []))
    for side, items in enumerate((left.olds, left.news)):
        for item in items:
            heads[item.heads][side].append(item)
    match = Match(method="position", score=Decimal("0.5"), note=_ALONE)
    return [
        _Pair(old=mine[0], new=theirs[0], match=match, doubt=True)
        for mine, theirs in heads.values()
        if len(mine) == len(theirs) == 1 and _of_one_unit(mine[0].target, theirs[0].target)
    ]


def _score(old: _Item, new: _Item, roll: int) -> Decimal:
    """0 where the names or what they count cannot be one."""
    same_heads = old.heads == new.heads
    likeness = name_likeness(old.name, new.name)
    if likeness < (_ALIKE if same_heads else _ALIKE_ELSEWHERE) or at_odds(old.name, new.name):
        return Decimal(0)
    return score(0.7 * likeness + 0.15 * same_heads + 0.15 * _target_likeness(old, new, roll))


def _target_likeness(old: _Item, new: _Item, roll: int) -> float:
    if _same_target(old.target, new.target, roll):
        return 1.0
    if old.target.kind == new.target.kind and old.target.unit == new.target.unit:
        return 0.7
    return 0.3 if "blank" in (old.target.kind, new.target.kind) else 0.0


def _states(each: _Pair, roll: int, absent: State) -> tuple[State, ...]:
    if each.doubt:
        return ("uncertain",)
    if each.old is None or each.new is None:
        return (absent,)
    told: dict[State, bool] = {
        "changed": not _same_target(each.old.target, each.new.target, roll),
        "renamed": each.old.name != each.new.name,
        "moved": _moved(each.old, each.new),
    }
    return tuple(state for state, holds in told.items() if holds) or ("unchanged",)


def _moved(old: _Item, new: _Item) -> bool:
    """Whether both print a head and not the same one; a head that cannot be read moves nothing."""
    return any(
        mine is not None and theirs is not None and mine != theirs
        for mine, theirs in zip(old.heads, new.heads, strict=True)
    )


def _same_target(old: Target, new: Target, roll: int) -> bool:
    if same_text(old.raw, new.raw) or same_but_years(old.raw, new.raw, roll):
        return True
    if old.kind != new.kind or old.kind not in ("quantity", "range", "date"):
        return False
    if old.kind == "date":
        spans = [[day for day in (each.since, each.until) if day] for each in (old, new)]
        return bool(spans[0]) and [_later(day, roll) for day in spans[0]] == spans[1]
    return (old.operator, old.value, old.upper, old.unit) == (
        new.operator,
        new.value,
        new.upper,
        new.unit,
    )


def _later(day: str, years: int) -> str:
    return f"{int(day[:4]) + years}{day[4:]}"


def _of_one_unit(old: Target, new: Target) -> bool:
    return old.kind == new.kind == "quantity" and old.unit == new.unit


def _delta(each: _Pair) -> Decimal | None:
    if each.doubt or each.old is None or each.new is None:
        return None
    old, new = each.old.target, each.new.target
    if not _of_one_unit(old, new) or old.value is None or new.value is None:
        return None
    return new.value - old.value


def _side(item: _Item, form: int) -> IndicatorSide:
    indicator, target = item.indicator, item.target
    return IndicatorSide(
        level1=indicator.level1,
        level2=indicator.level2,
        level3=indicator.level3,
        target=target.raw,
        value=target.value,
        unit=target.unit,
        place=_place(item, form),
    )


def _place(item: _Item, form: int) -> Place:
    spots = item.indicator.spots
    if not spots:
        return Place(form=form, row=item.index)
    page = spots[0].page
    box = hull([spot.box for spot in spots if spot.page == page])
    return Place(form=form, row=item.index, page=page, box=box)
