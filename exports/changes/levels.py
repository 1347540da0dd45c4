"""Totals and the facts of one level that add up to them: what movers and waterfalls rest on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes.meaning import Dimensions, dimensions_of, line_of, put, scope_of
from exports.changes.model import FactChange, Figure
from layouts.vocabulary import load_vocabulary

_NOT_COMPARED = frozenset({"not_disclosed", "unit_changed"})
_UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Index:
    """Changes of facts by concept and scope; places are those in `facts`."""

    facts: Sequence[FactChange]
    totals: Mapping[tuple[str, Dimensions], int]
    lines: Mapping[tuple[str, str, Dimensions], Sequence[int]]

    @classmethod
    def of(cls, facts: Sequence[FactChange]) -> "Index":
        """Totals are facts that no line narrows; lines those that one dimension of lines does."""
        totals: dict[tuple[str, Dimensions], int] = {}
        lines: dict[tuple[str, str, Dimensions], list[int]] = defaultdict(list)
        for number, fact in enumerate(facts):
            line, scope = line_of(fact.dimensions), scope_of(fact.dimensions)
            if not line:
                totals[fact.concept, scope] = number
            elif len(line) == 1:
                lines[fact.concept, line[0][0], scope].append(number)
        return cls(facts=facts, totals=totals, lines=lines)

    def total(self, concept: str, scope: Dimensions) -> int | None:
        """A total that both sides print, of which nothing speaks against a comparison."""
        number = self.totals.get((concept, scope))
        if number is None or not comparable(self.facts[number]):
            return None
        figure = self.facts[number].figure
        both = _known(figure.old) and _known(figure.new)
        return number if both else None

    def scopes(self, concept: str) -> list[Dimensions]:
        """The scopes of a concept's comparable totals, the widest first; no other year's."""
        found = [
            scope
            for name, scope in self.totals
            if name == concept and "year" not in dict(scope) and self.total(name, scope) is not None
        ]
        return sorted(found, key=_breadth)

    def deepest(self, concept: str, axis: str, scope: Dimensions) -> list[int]:
        """The lines of a scope that have none below them on either side."""
        numbers = self.lines.get((concept, axis, scope), ())
        codes = [[_code(self.facts[n], axis, old) for n in numbers] for old in (True, False)]
        above = [_above(each) for each in codes]
        return [
            number
            for number, old, new in zip(numbers, *codes, strict=True)
            if old not in above[0] and new not in above[1]
        ]

    def at_level(self, concept: str, axis: str, scope: Dimensions, length: int) -> list[int]:
        """The lines of a scope whose codes have `length` digits."""
        numbers = self.lines.get((concept, axis, scope), ())
        return [n for n in numbers if len(dict(self.facts[n].dimensions)[axis]) == length]

    def closes(self, total: int, parts: Iterable[int]) -> bool:
        """Whether the parts add up to the total on both sides, as far as print can tell."""
        changes = [self.facts[number] for number in parts]
        whole = self.facts[total]
        return (
            bool(changes)
            and all(comparable(each) for each in changes)
            and all(
                abs(amount(whole, old=old) - sum(amount(each, old=old) for each in changes))
                <= sum((_half(each, old=old) for each in (whole, *changes)), Decimal(0))
                for old in (True, False)
            )
        )


def comparable(change: FactChange) -> bool:
    """Whether both sides speak of it, in one unit."""
    return _NOT_COMPARED.isdisjoint(change.states)


def amount(change: FactChange, *, old: bool) -> Decimal:
    """What a side adds to a sum; blank adds nothing."""
    figure = change.figure.old if old else change.figure.new
    return Decimal(0) if figure is None or figure.amount is None else figure.amount


def sides(change: FactChange) -> tuple[Decimal, Decimal]:
    """What each side adds to a sum; of a figure that one side prints more coarsely, twice what
    the other prints."""
    old, new = change.figure.old, change.figure.new
    before, after = amount(change, old=True), amount(change, old=False)
    if change.figure.state != "unchanged" or old is None or new is None:
        return before, after
    finer = after if (new.decimals or 0) >= (old.decimals or 0) else before
    return finer, finer


def moved(change: FactChange) -> Decimal:
    """By how much a fact changes the sum it belongs to; what print alone leaves out is nothing."""
    if change.figure.state == "unchanged":
        return Decimal(0)
    return amount(change, old=False) - amount(change, old=True)


def widest(scopes: Iterable[Dimensions]) -> Iterator[Dimensions]:
    """Of scopes that differ in their funds only, the first; widest first, so the widest."""
    seen: set[Dimensions] = set()
    for scope in scopes:
        rest = tuple(pair for pair in put(scope, "fund", None) if pair[1] != _UNSTATED)
        if rest not in seen:
            seen.add(rest)
            yield scope


def funds_below(member: str | None) -> frozenset[str]:
    """All funds that a fund holds; None: all funds."""
    return load_vocabulary().below("fund", member)


def _breadth(scope: Dimensions) -> tuple[int, int, int, Dimensions]:
    given = dict(scope)
    fund = given.get("fund")
    vintages = [None, *load_vocabulary().dimensions["vintage"].members]
    return (
        len([name for name in given if name != "fund"]),
        vintages.index(given.get("vintage")),
        -len(funds_below(fund)) if fund else -99,
        scope,
    )


def _known(figure: Figure | None) -> bool:
    return figure is not None and figure.amount is not None


def _half(change: FactChange, *, old: bool) -> Decimal:
    """Half of a figure's last printed digit, in yuan."""
    figure = change.figure.old if old else change.figure.new
    if figure is None or not figure.amount or figure.decimals is None:
        return Decimal(0)
    return Decimal(5).scaleb(-figure.decimals - 1)


def _code(change: FactChange, axis: str, old: bool) -> str | None:
    fact = change.figure.old_fact if old else change.figure.new_fact
    return None if fact is None else dict(dimensions_of(fact)).get(axis)


def _above(codes: Iterable[str | None]) -> set[str]:
    """The codes above those given. Names of projects are never parts of names."""
    listed = {code for code in codes if code is not None and code.isdecimal()}
    return {code[:length] for code in listed for length in range(1, len(code))}
