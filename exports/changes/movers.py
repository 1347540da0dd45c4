"""What moved the total most: the parts of one breakdown by how much they changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from exports.changes.levels import Index, comparable, moved
from exports.changes.meaning import Dimensions, put
from exports.changes.model import FactChange

_EXPENDITURE, _BASIC, _PROJECT = "expenditure", "expenditure.basic", "expenditure.project"
_FUNCTION = "function"
_CLASS = 3
_VINTAGES = (None, "current", "carried_forward", "drawn_balance")


def top_movers(facts: Sequence[FactChange]) -> tuple[int, ...]:
    """Places in `facts` of everything that changed in one breakdown, the largest change first.

    The breakdown is the finest that adds up to the expenditure on both sides: projects beside
    functional lines of basic expenditure, else functional lines alone. So no change is in it
    twice, as a total and its parts or under another fund or concept.
    """
    parts = _breakdown(Index.of(facts))
    changed = [number for number in parts if moved(facts[number]) and comparable(facts[number])]
    return tuple(sorted(changed, key=lambda number: (-abs(moved(facts[number])), number)))


def _breakdown(index: Index) -> Sequence[int]:
    """Of the widest scope that prints lines. Where none adds up, a printed sum is wrong or
    incomplete; the lines matter all the same."""
    for scope in index.scopes(_EXPENDITURE):
        total = index.totals[_EXPENDITURE, scope]
        closing = (parts for parts in _choices(index, scope) if index.closes(total, parts))
        if parts := next(closing, index.deepest(_EXPENDITURE, _FUNCTION, scope)):
            return parts
    return _largest_group(index.facts)


def _choices(index: Index, scope: Dimensions) -> Iterator[list[int]]:
    """Breakdowns of a scope's expenditure, the one that tells most first."""
    projects = _projects(index, scope)
    if projects:
        yield [*index.deepest(_BASIC, _FUNCTION, scope), *projects]
    yield index.deepest(_EXPENDITURE, _FUNCTION, scope)
    yield index.at_level(_EXPENDITURE, _FUNCTION, scope, _CLASS)


def _projects(index: Index, scope: Dimensions) -> list[int]:
    """The projects of a scope, those of each vintage where the lists are kept apart."""
    vintages = _VINTAGES if "vintage" not in dict(scope) else (dict(scope)["vintage"],)
    return [
        number
        for vintage in vintages
        for number in index.lines.get((_PROJECT, "project", put(scope, "vintage", vintage)), ())
    ]


def _largest_group(facts: Sequence[FactChange]) -> list[int]:
    """Without any expenditure: the leaves of that concept and breakdown that changed most."""
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        if fact.leaf and comparable(fact) and "year" not in dict(fact.dimensions):
            groups[fact.concept, fact.breakdown].append(number)
    if not groups:
        return []
    return max(groups.values(), key=lambda group: _size(group, facts))


def _size(group: Sequence[int], facts: Sequence[FactChange]) -> Decimal:
    return sum((abs(moved(facts[number])) for number in group), Decimal(0))
