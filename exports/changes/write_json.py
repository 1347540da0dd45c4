"""Comparison → canonical JSON (RFC 8785), by the shapes of the model's fields."""

from collections.abc import Callable
from functools import cache
from typing import Any

from exports.changes.model import SCHEMA, ChangeSet
from exports.changes.schema import first_violation
from exports.changes.shapes import Choice, Many, Maybe, Plain, Record, Shape, shapes
from exports.json.canonical import Json, dumps
from exports.json.write_values import box_value, shortest
from extractor.errors import InvalidChanges
from extractor.model.amount import plain

Object = dict[str, Json]
Write = Callable[[Any], Json]


def to_bytes(changes: ChangeSet) -> bytes:
    """Canonical bytes of a comparison. Raises `InvalidChanges` rather than give invalid ones."""
    document = to_document(changes)
    violation = first_violation(document)
    if violation is not None:
        raise InvalidChanges(changes.new.name, reason=violation)
    return dumps(document)


def to_document(changes: ChangeSet) -> Object:
    """The comparison as JSON values: money and coordinates are strings, dimensions objects."""
    return {"schema": SCHEMA, **_whole()(changes)}


@cache
def _whole() -> Callable[[ChangeSet], Object]:
    return _record_writer(Record(ChangeSet))


def _record_writer(record: Record) -> Callable[[Any], Object]:
    writers = [(name, _writer(shape)) for name, shape in shapes(record.type).items()]
    if record.sparse:
        return lambda value: {
            name: write(item)
            for name, write in writers
            if (item := getattr(value, name)) is not None
        }
    return lambda value: {name: write(getattr(value, name)) for name, write in writers}


def _writer(shape: Shape) -> Write:
    if isinstance(shape, Maybe):
        of = _writer(shape.of)
        return lambda value: None if value is None else of(value)
    if isinstance(shape, Many):
        each = _writer(shape.of)
        return lambda values: [each(value) for value in values]
    if isinstance(shape, Record):
        return _record_writer(shape)
    return _itself if isinstance(shape, Choice) else _PLAIN[shape]


def _itself(value: Json) -> Json:
    return value


_PLAIN: dict[Plain, Write] = {
    "text": _itself,
    "integer": _itself,
    "flag": _itself,
    "amount": plain,
    "length": plain,
    "number": shortest,
    "box": box_value,
    "dimensions": dict,
}
