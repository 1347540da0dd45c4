"""How the types of a comparison are written: one shape for each annotation of the model.

The writer, the reader and the schema all go by these shapes, so that none of them can know a
field that the others do not.
"""

import types
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

from exports.changes import model
from extractor.model.finding import Place
from extractor.model.geometry import Box

Plain = Literal["text", "integer", "flag", "amount", "number", "length", "box", "dimensions"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a closed list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """A value or null."""

    of: "Shape"


@dataclass(frozen=True, slots=True)
class Many:
    """A list; of exactly `count` items if that is given."""

    of: "Shape"
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """An object: a dataclass of the model. A place names only what it knows."""

    type: type[Any]

    @property
    def sparse(self) -> bool:
        """Whether fields without a value are left out."""
        return self.type is Place


Shape: TypeAlias = Plain | Choice | Maybe | Many | Record

# Decimals that are no money: written without idle zeros. The others have two decimals at least.
_NUMBERS = frozenset(
    {
        ("Match", "score"),
        ("IndicatorSide", "value"),
        ("IndicatorChange", "delta"),
    }
)
_DIMENSIONS = tuple[tuple[str, str], ...]
_SIZES = tuple[tuple[Decimal, Decimal], ...]
_PLAIN: dict[Any, Plain] = {
    str: "text",
    int: "integer",
    bool: "flag",
    Decimal: "amount",
    Box: "box",
    _DIMENSIONS: "dimensions",
}


def shapes(kind: type[Any]) -> dict[str, Shape]:
    """The fields of a dataclass of the model in their order, each with its shape."""
    hints = get_type_hints(kind)
    found = {each.name: _shape(hints[each.name]) for each in fields(kind)}
    return {
        name: _as_number(shape) if (kind.__name__, name) in _NUMBERS else shape
        for name, shape in found.items()
    }


def records() -> list[type[Any]]:
    """Every dataclass that a comparison is made of, `ChangeSet` first."""
    seen: dict[type[Any], None] = {}
    waiting = [model.ChangeSet]
    while waiting:
        kind = waiting.pop(0)
        if kind not in seen:
            seen[kind] = None
            waiting += [inner for shape in shapes(kind).values() for inner in _records_in(shape)]
    return list(seen)


def _records_in(shape: Shape) -> list[type[Any]]:
    if isinstance(shape, Maybe | Many):
        return _records_in(shape.of)
    return [shape.type] if isinstance(shape, Record) else []


def _shape(hint: Any) -> Shape:  # noqa: ANN401 - an annotation
    if hint == _SIZES:
        return Many(Many("length", 2))
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return Choice(arguments)
    if origin in (Union, types.UnionType):
        (of,) = (each for each in arguments if each is not type(None))
        return Maybe(_shape(of))
    if origin is tuple:
        return Many(_shape(arguments[0]))
    return Record(hint)


def _as_number(shape: Shape) -> Shape:
    return Maybe("number") if isinstance(shape, Maybe) else "number"
