"""The dimensions of the vocabulary as columns, and what a figure is a part of."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from exports.tidy.spec import Field, Member, Reference, Value
from extractor.errors import NotExpressible
from layouts.vocabulary import Dimension, load_vocabulary

Dimensions = tuple[tuple[str, str], ...]
# Another year's figure is no part of this year's.
_NOT_PARTS = frozenset({"year"})


def axis_fields(used: Iterable[Dimensions]) -> tuple[Field, ...]:
    """One column per dimension; empty where the figure stands at the dimension's default."""
    values: dict[str, set[str]] = {}
    for dimensions in used:
        for name, value in dimensions:
            values.setdefault(name, set()).add(value)
    axes = load_vocabulary().dimensions
    return tuple(_field(axis, values.get(axis.id, set())) for axis in axes.values())


def axis_values(dimensions: Dimensions, about: str) -> tuple[Value, ...]:
    """The values of the columns. Raises `NotExpressible` for a dimension that has no column."""
    given = dict(dimensions)
    values = tuple(given.pop(name, None) for name in load_vocabulary().dimensions)
    if given:
        reason = f"dimension {min(given)} is not in the vocabulary"
        raise NotExpressible(about, form="tidy tables", reason=reason)
    return values


def axis_references() -> tuple[Reference, ...]:
    """Which columns hold codes of which list."""
    return tuple(
        Reference(fields=(axis.id,), table=axis.codelist, to=("code",))
        for axis in load_vocabulary().dimensions.values()
        if axis.codelist is not None
    )


def breakdown(dimensions: Dimensions) -> str:
    """By what a figure is broken down, and how deep: `function@3 vintage@1`, empty for a total.

    Figures of one concept and one breakdown never hold each other, so they may be summed.
    """
    return " ".join(_named_depth(name, value) for name, value in dimensions)


def wholes(concept: str, dimensions: Dimensions) -> Iterator[tuple[str, Dimensions]]:
    """Everything that this figure is a part of, by the vocabulary; printed or not."""
    axes = [_pair_and_above(name, value) for name, value in dimensions]
    for above in _concepts_above(concept):
        for chosen in product(*axes):
            kept = tuple(pair for pair in chosen if pair is not None)
            if (above, kept) != (concept, dimensions):
                yield above, kept


def with_parts(keys: Iterable[tuple[str, Dimensions]]) -> set[tuple[str, Dimensions]]:
    """The meanings among `keys` of which others among them are parts."""
    known = set(keys)
    return {whole for key in known for whole in wholes(*key) if whole in known}


def _field(axis: Dimension, used: set[str]) -> Field:
    members: tuple[Member, ...] = ()
    if axis.members:
        named = [Member(each.id, each.zh, each.en) for each in axis.members.values()]
        strangers = sorted(used - set(axis.members))
        members = (*named, *(Member(value, value, value) for value in strangers))
    return Field(name=axis.id, type="string", zh=axis.zh, en=axis.en, members=members)


@lru_cache(maxsize=8192)
def _named_depth(name: str, value: str) -> str:
    return f"{name}@{_depth(load_vocabulary().dimensions.get(name), value)}"


@lru_cache(maxsize=8192)
def _pair_and_above(name: str, value: str) -> tuple[tuple[str, str] | None, ...]:
    """A pair, then those above it."""
    return ((name, value), *_above(load_vocabulary().dimensions.get(name), name, value))


def _depth(axis: Dimension | None, value: str) -> str:
    """How far below the whole; a value that is no part of it is a depth of its own."""
    if axis is None or axis.id in _NOT_PARTS:
        return value
    if axis.codelist is not None:
        lengths = load_vocabulary().codelists[axis.codelist].lengths
        return str(lengths.index(len(value)) + 1 if len(value) in lengths else value)
    if not axis.members:
        return "1"
    chain = _members_above(axis, value)
    return str(len(chain)) if chain and chain[-1] == axis.default else value


def _above(axis: Dimension | None, name: str, value: str) -> list[tuple[str, str] | None]:
    """The pairs above a pair; None is the whole, where the dimension is left out."""
    if axis is None or name in _NOT_PARTS:
        return []
    if axis.codelist is not None:
        lengths = load_vocabulary().codelists[axis.codelist].lengths
        shorter = [value[:length] for length in lengths if length < len(value)]
        return [*((name, code) for code in shorter), None]
    if not axis.members:
        return [None]
    chain = _members_above(axis, value)
    if not chain or chain[-1] != axis.default:
        return [(name, member) for member in chain]
    return [*((name, member) for member in chain[:-1]), None]


def _members_above(axis: Dimension, value: str) -> list[str]:
    chain: list[str] = []
    member = axis.members.get(value)
    while member is not None and member.parent is not None:
        chain.append(member.parent)
        member = axis.members.get(member.parent)
    return chain


@cache
def _concepts_above(concept: str) -> tuple[str, ...]:
    """The concept and those it is a part of."""
    parents = _parents()
    chain = [concept]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return tuple(chain)


@cache
def _parents() -> Mapping[str, str]:
    return {
        part: whole.id
        for whole in load_vocabulary().concepts.values()
        for part in (*whole.required, *whole.optional)
    }
