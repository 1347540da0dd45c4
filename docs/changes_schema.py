"""Writes exports/changes/changes.schema.json from the types of a comparison.

python -m docs.changes_schema           writes it
python -m docs.changes_schema --check   says whether it is as it should be (exit code 1 if not)
"""

import inspect
import json
import re
import sys
from pathlib import Path
from typing import Any

from exports.changes import schema as shipped
from exports.changes.model import SCHEMA, ChangeSet
from exports.changes.shapes import Choice, Many, Maybe, Record, Shape, records, shapes

COMMAND = "python -m docs.changes_schema"
PATH = Path(shipped.__file__).with_name(shipped.FILE)

_MONEY = r"^-?(0|[1-9][0-9]*)\.[0-9]{2,}$"
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ABOUT = (
    "What changed between two disclosures, as gongkai diff writes it. Money is a decimal string in "
    "yuan, a percentage a decimal string, coordinates are decimal strings in points (origin at the "
    "top left of the page as shown). Null is unknown or not there, never zero. No floats, no "
    "moments, no host names."
)
_PLAIN: dict[str, dict[str, Any]] = {
    "amount": {
        "type": "string",
        "pattern": _MONEY,
        "description": "Yuan, or per cent where the field says so; at least two decimals.",
    },
    "number": {
        "type": "string",
        "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$",
        "description": "A decimal without idle zeros.",
    },
    "length": {"type": "string", "pattern": _MONEY, "description": "Points."},
    "box": {
        "type": "array",
        "items": {"type": "string", "pattern": r"^-?(0|[1-9][0-9]*)\.[0-9]{2}$"},
        "minItems": 4,
        "maxItems": 4,
        "description": "x0, y0, x1, y1 in points.",
    },
    "dimensions": {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "propertyNames": {"minLength": 1},
        "description": "What narrows a concept, by the names of the vocabulary.",
    },
}
_SIMPLE = {"text": "string", "integer": "integer", "flag": "boolean"}


def made() -> dict[str, Any]:
    """The schema."""
    root = _object(ChangeSet)
    root["properties"] = {"schema": {"const": SCHEMA}, **root["properties"]}
    root["required"] = ["schema", *root["required"]]
    objects = {_name(kind): _object(kind) for kind in records() if kind is not ChangeSet}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:gongkai:changes:1",
        "title": SCHEMA,
        **root,
        "description": _ABOUT,
        "$defs": {**_PLAIN, **objects},
    }


def text() -> str:
    """The file as it should be."""
    return json.dumps(made(), ensure_ascii=False, indent=1) + "\n"


def _object(kind: type[Any]) -> dict[str, Any]:
    properties = {name: _node(shape, kind) for name, shape in shapes(kind).items()}
    return {
        "type": "object",
        "description": " ".join((inspect.getdoc(kind) or "").split()),
        "additionalProperties": False,
        "required": [] if Record(kind).sparse else list(properties),
        "properties": properties,
    }


def _node(shape: Shape, owner: type[Any]) -> dict[str, Any]:
    if isinstance(shape, Choice):
        return {"enum": list(shape.words)}
    if isinstance(shape, Maybe):
        inner = _node(shape.of, owner)
        # What a place does not know is left out, not null.
        return inner if Record(owner).sparse else _or_null(inner)
    if isinstance(shape, Many):
        count = {} if shape.count is None else {"minItems": shape.count, "maxItems": shape.count}
        return {"type": "array", "items": _node(shape.of, owner), **count}
    if isinstance(shape, Record):
        return {"$ref": f"#/$defs/{_name(shape.type)}"}
    return {"type": _SIMPLE[shape]} if shape in _SIMPLE else {"$ref": f"#/$defs/{shape}"}


def _or_null(node: dict[str, Any]) -> dict[str, Any]:
    if "enum" in node:
        return {"enum": [*node["enum"], None]}
    if isinstance(node.get("type"), str) and node["type"] != "array":
        return {**node, "type": [node["type"], "null"]}
    return {"anyOf": [node, {"type": "null"}]}


def _name(kind: type[Any]) -> str:
    return _CAMEL.sub("_", kind.__name__).lower()


def main(arguments: list[str]) -> int:
    """Writes the file, or with --check says whether it is stale."""
    wanted = text()
    if "--check" in arguments:
        stale = not PATH.is_file() or PATH.read_text("utf-8") != wanted
        if stale:
            print(f"{PATH} is not as it should be: run {COMMAND}", file=sys.stderr)
        return int(stale)
    PATH.write_text(wanted, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
