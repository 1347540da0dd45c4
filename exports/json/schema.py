"""The JSON Schema of the report, and the validator that nothing leaves without passing."""

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from exports.json.canonical import dumps

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jsonschema_rs

_FILE = "report.schema.json"


def schema() -> dict[str, Any]:
    """The schema (2020-12) as shipped with the package."""
    text = resources.files("exports.json").joinpath(_FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _validator() -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema())


def first_violation(document: object) -> str | None:
    """Where and why `document` violates the schema (the first violation), or None."""
    for error in _errors(document):
        where = "/".join(str(step) for step in error.instance_path)
        return f"{where or '/'}: {error.message}"
    return _repeated_fact(document)


def _errors(document: Any) -> "Iterator[jsonschema_rs.ValidationError]":  # noqa: ANN401
    """The validator is of UTF-8: half a surrogate pair is judged as it would be written."""
    try:
        return _validator().iter_errors(document)
    except UnicodeEncodeError:
        return _validator().iter_errors(json.loads(dumps(document)))


def _repeated_fact(document: Any) -> str | None:  # noqa: ANN401 - it keeps to the schema
    """A fact's id is the key of every table of facts; JSON Schema cannot say that it is unique."""
    first: dict[str, int] = {}
    for index, fact in enumerate(document["facts"]):
        earlier = first.setdefault(fact["id"], index)
        if earlier != index:
            return f"facts/{index}/id: “{fact['id']}” is the id of facts/{earlier} too"
    return None
