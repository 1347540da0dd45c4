"""Canonical JSON → comparison: the way back, strict. The schema checks shapes beforehand."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any, cast

from exports.changes.model import SCHEMA, ChangeSet
from exports.changes.schema import first_violation
from exports.changes.shapes import Choice, Many, Maybe, Plain, Record, Shape, shapes
from exports.json.read_values import box_from, dimensions_from
from extractor.errors import InvalidChanges, NotChanges, SchemaMismatch

Read = Callable[[Any], Any]

_FAMILY = "gongkai/changes/"


def from_bytes(data: bytes, name: str = "changes.json") -> ChangeSet:
    """The comparison that `data` holds; `name` is how errors call it.

    Raises `NotChanges` (not JSON, or something else), `SchemaMismatch` (another version of the
    schema) or `InvalidChanges` (the right version, but violated).
    """
    document = _parse(data, name)
    found = document.pop("schema", None)
    if not isinstance(found, str) or not found.startswith(_FAMILY):
        raise NotChanges(name, reason=f'no "schema": "{_FAMILY}…"')
    if found != SCHEMA:
        raise SchemaMismatch(name, found=found, expected=SCHEMA)
    violation = first_violation({"schema": found, **document})
    if violation is not None:
        raise InvalidChanges(name, reason=violation)
    return _whole()(document)


def is_changes(data: bytes) -> bool:
    """Whether this looks like a comparison of ours, of whatever version."""
    return f'"schema":"{_FAMILY}'.encode() in data.replace(b" ", b"")


def _parse(data: bytes, name: str) -> dict[str, Any]:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotChanges(name, reason=str(error)) from error
    if not isinstance(document, dict):
        raise NotChanges(name, reason="no JSON object")
    return document


@cache
def _whole() -> Callable[[Any], ChangeSet]:
    return cast(Callable[[Any], ChangeSet], _reader(Record(ChangeSet)))


def _reader(shape: Shape) -> Read:
    if isinstance(shape, Maybe):
        of = _reader(shape.of)
        return lambda value: None if value is None else of(value)
    if isinstance(shape, Many):
        each = _reader(shape.of)
        return lambda values: tuple(each(value) for value in values)
    if isinstance(shape, Record):
        readers = [(name, _reader(inner)) for name, inner in shapes(shape.type).items()]
        return lambda item: shape.type(
            **{name: read(item[name]) for name, read in readers if name in item}
        )
    return _itself if isinstance(shape, Choice) else _PLAIN[shape]


def _itself(value: Any) -> Any:  # noqa: ANN401 - what stands in the JSON
    return value


_PLAIN: dict[Plain, Read] = {
    "text": _itself,
    "integer": _itself,
    "flag": _itself,
    "amount": Decimal,
    "length": Decimal,
    "number": Decimal,
    "box": box_from,
    "dimensions": dimensions_from,
}
