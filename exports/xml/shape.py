"""The shape of a report, from its JSON Schema: what is an attribute, an element, a list, a map.

XML, its schema and the way back all follow this shape, so that none can fall behind the report.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import exports.json

NAMESPACE = "https://gongkai.example/xml/report/1"
_SCHEMA = Path(exports.json.__file__).parent / "report.schema.json"
# What one of several is called where the schema itself gives no name.
_ONE = {
    "pages": "page",
    "notes": "note",
    "path": "header",
    "levels": "name",
    "headings": "heading",
    "reasons": "reason",
    "watermark": "text",
    "printed_code": "part",
    "seen": "page",
    "starts": "start",
    "facts": "fact",
    "more": "spot",
}
# Texts of any length are elements; everything else that is single is an attribute.
_TEXTS = frozenset({("paragraph", "text"), ("term", "definition"), ("field_text", "raw")})
Base = Literal["string", "integer", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One value. `several` values stand in one attribute, separated by blanks (a box)."""

    base: Base
    pattern: str | None = None
    values: tuple[str, ...] = ()
    minimum: int | None = None
    several: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """Values or objects in order, each an element called `one`."""

    one: str
    item: "Shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """Values or objects by key, each an element called `one` with the attribute `key`."""

    one: str
    item: "Shape"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property; `required` ones are always told, `nullable` ones may be nothing."""

    name: str
    shape: "Shape"
    required: bool
    nullable: bool
    element: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An object with known properties; `name` is that of its definition."""

    name: str
    properties: tuple[Property, ...]


Shape = Scalar | Sequence | Keyed | Record


@cache
def report_shape() -> Record:
    """The shape of the whole report."""
    schema = json.loads(_SCHEMA.read_bytes())
    return _record("report", schema, schema["$defs"])


def _record(name: str, raw: Mapping[str, Any], definitions: Mapping[str, Any]) -> Record:
    required = frozenset(raw.get("required", ()))
    return Record(
        name=name,
        properties=tuple(
            _property(name, key, value, key in required, definitions)
            for key, value in raw["properties"].items()
        ),
    )


def _property(
    owner: str, key: str, raw: Mapping[str, Any], required: bool, definitions: Mapping[str, Any]
) -> Property:
    name, resolved = _resolve(key, raw, definitions)
    shape = _shape(key, name, resolved, definitions)
    single = isinstance(shape, Scalar)
    return Property(
        name=key,
        shape=shape,
        required=required,
        nullable=_nullable(raw) or _nullable(resolved),
        element=not single or (owner, key) in _TEXTS,
    )


def _resolve(
    key: str, raw: Mapping[str, Any], definitions: Mapping[str, Any]
) -> tuple[str, Mapping[str, Any]]:
    """The definition behind a reference or behind “this or nothing”, with its name."""
    raw = next((each for each in _either(raw) if each.get("type") != "null"), raw)
    if "$ref" in raw:
        name = raw["$ref"].rpartition("/")[2]
        return name, definitions[name]
    return key, raw


def _nullable(raw: Mapping[str, Any]) -> bool:
    kinds = raw.get("type", ())
    return (
        "null" in ([kinds] if isinstance(kinds, str) else kinds)
        or None in raw.get("enum", ())
        or any(each.get("type") == "null" for each in _either(raw))
    )


def _either(raw: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a value is one of."""
    return [*raw.get("anyOf", ()), *raw.get("oneOf", ())]


def _shape(key: str, name: str, raw: Mapping[str, Any], definitions: Mapping[str, Any]) -> Shape:
    kind = raw.get("type")
    if kind == "array":
        return _array(key, raw, definitions)
    if kind == "object" and "properties" in raw:
        return _record(name, raw, definitions)
    if kind == "object":
        inner, resolved = _resolve(_one(key), raw["additionalProperties"], definitions)
        return Keyed(one=inner, item=_shape(inner, inner, resolved, definitions))
    return _scalar(raw)


def _array(key: str, raw: Mapping[str, Any], definitions: Mapping[str, Any]) -> Shape:
    inner, resolved = _resolve(_one(key), raw["items"], definitions)
    item = _shape(inner, inner, resolved, definitions)
    fixed = raw.get("maxItems")
    if isinstance(item, Scalar) and fixed and fixed == raw.get("minItems"):
        return Scalar(base=item.base, pattern=item.pattern, several=fixed)
    one = inner if isinstance(item, Record) else _one(key)
    return Sequence(one=one, item=item)


def _one(key: str) -> str:
    return _ONE.get(key, key.removesuffix("s"))


def _scalar(raw: Mapping[str, Any]) -> Scalar:
    kinds = raw.get("type", "string")
    named: list[Any] = [kinds] if isinstance(kinds, str) else [k for k in kinds if k != "null"]
    values = [value for value in raw.get("enum", ()) if value is not None]
    if isinstance(raw.get("const"), bool):
        # XML Schema knows no list of values for a boolean, but a pattern.
        return Scalar(base="boolean", pattern=f"^{str(raw['const']).lower()}$")
    if "const" in raw:
        values = [raw["const"]]
    return Scalar(
        base=named[0],
        pattern=raw.get("pattern"),
        values=tuple(values),
        minimum=raw.get("minimum"),
    )
