"""Whether what a sentence claims of the year before fits an amount of that year."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from exports.changes.meaning import Key, line_of, scope_of
from extractor.assemble.narrative.ratios import Span
from extractor.checks.claims.changes import signed
from extractor.checks.claims.stated import Stated
from extractor.model.report import Fact

Fit = Literal["agrees", "rounding"]
Unit = Literal["yuan", "percent", "direction"]

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
# 基本持平 may hide this much of the figure.
_ABOUT = Decimal("0.005")
# A percentage with fewer decimals fits too many amounts to name a scope.
_EXACT_PLACES = 2
# What may be meant by one word: expenditure with or without what is carried on.
_ALSO: Mapping[str, str] = {"outlay": "expenditure", "expenditure": "outlay"}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """This year's amount that a claim is about, half its last digit, and what it means.

    `fact` ties it to a table; without one, or where the table says otherwise, it is not `sure`.
    """

    amount: Decimal
    half: Decimal
    key: Key
    fact: Fact | None
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """An amount of the year before, with half of its last digit."""

    amount: Decimal
    half: Decimal

    @classmethod
    def of(cls, fact: Fact) -> "Before":
        """A fact of the earlier document."""
        half = Decimal(5).scaleb(-fact.decimals - 1) if fact.amount else Decimal(0)
        return cls(amount=fact.amount, half=half)


def unit_of(stated: Stated) -> Unit:
    """What a claim is measured in."""
    claim = stated.claim
    if claim.kind == "growth":
        return "percent"
    return "yuan" if claim.direction == "flat" or claim.amount is not None else "direction"


def claimed(stated: Stated, about: About) -> Decimal | None:
    """The year before (or the growth in percent) that the words imply; None for a direction."""
    moved = signed(stated)
    if moved is None or unit_of(stated) == "direction":
        return None
    return moved if unit_of(stated) == "percent" else about.amount - moved


def found(stated: Stated, about: About, before: Before) -> Decimal | None:
    """The same from the earlier document: its amount, the growth, or the difference."""
    if unit_of(stated) == "yuan":
        return before.amount
    if unit_of(stated) == "direction":
        return about.amount - before.amount
    if before.amount <= 0:
        return None
    growth = (about.amount - before.amount) / before.amount * _HUNDRED
    return growth.quantize(_CENT, ROUND_HALF_UP)


def fit(stated: Stated, about: About, before: Before) -> Fit | None:
    """Whether claim, this year's amount and the earlier one agree, as far as print tells."""
    unit = unit_of(stated)
    if unit == "direction":
        moved = about.amount - before.amount
        up = stated.claim.direction == "increase"
        return "agrees" if moved and (moved > 0) == up else None
    if unit == "percent":
        return _fit_growth(stated, about, before)
    implied = claimed(stated, about)
    assert implied is not None
    own = Decimal(0) if stated.claim.amount is None else stated.half
    halves = (about.half, own, before.half)
    return _within(abs(implied - before.amount), max(halves), sum(halves, Decimal(0)))


def fit_amount(amount: Decimal, half: Decimal, before: Before) -> Fit | None:
    """Whether a printed amount repeats an earlier one."""
    return _within(abs(amount - before.amount), max(half, before.half), half + before.half)


def about_equal(about: About, before: Before) -> bool:
    """Whether two amounts may pass for 基本持平."""
    return abs(about.amount - before.amount) <= _ABOUT * max(abs(about.amount), abs(before.amount))


def other_scopes(stated: Stated, about: About, own: Key, facts: Iterable[Fact]) -> Sequence[Fact]:
    """The earlier facts of the same line at other scopes that the claim fits tightly, of those
    nearest in scope; empty where a claim is too coarse to tell."""
    if unit_of(stated) == "percent" and stated.claim.places < _EXACT_PLACES:
        return ()
    return _nearest(own, facts, lambda before: fit(stated, about, before))


def other_scopes_of_amount(
    amount: Decimal, half: Decimal, own: Key, facts: Iterable[Fact]
) -> Sequence[Fact]:
    """The same for an amount that a column repeats."""
    return _nearest(own, facts, lambda before: fit_amount(amount, half, before))


def _nearest(
    own: Key, facts: Iterable[Fact], fits: Callable[[Before], Fit | None]
) -> Sequence[Fact]:
    fitting: dict[int, list[Fact]] = {}
    for fact in facts:
        key = fact.concept, fact.dimensions
        if key == own or not fact.amount or not _same_line(key, own):
            continue
        if fits(Before.of(fact)) == "agrees":
            fitting.setdefault(_distance(key, own), []).append(fact)
    return fitting[min(fitting)] if fitting else ()


def _within(missed: Decimal, tight: Decimal, room: Decimal) -> Fit | None:
    """Agreed within half of one last digit; rounded within those of all figures together."""
    if missed <= tight:
        return "agrees"
    return "rounding" if missed <= room else None


def _fit_growth(stated: Stated, about: About, before: Before) -> Fit | None:
    printed = signed(stated)
    base = Span.around(before.amount, before.half)
    if printed is None or base.low <= 0:
        return None
    after = Span.around(about.amount, about.half)
    corners = [
        (end - start) / start * _HUNDRED
        for end in (after.low, after.high)
        for start in (base.low, base.high)
    ]
    span = Span(min(corners), max(corners))
    if span.meets(Span.around(printed, stated.half)):
        return "agrees"
    return "rounding" if span.meets(Span.around(printed, stated.digit + stated.half)) else None


def _same_line(one: Key, other: Key) -> bool:
    return (
        (one[0] == other[0] or _ALSO.get(one[0]) == other[0])
        and line_of(one[1]) == line_of(other[1])
        and "year" not in dict(one[1])
    )


def _distance(one: Key, other: Key) -> int:
    """In how many respects two scopes differ."""
    first, second = dict(scope_of(one[1])), dict(scope_of(other[1]))
    names = {*first, *second}
    return sum(first.get(name) != second.get(name) for name in names) + (one[0] != other[0])
