"""The JSON Schema of a comparison, and the validator that nothing leaves without passing."""

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import jsonschema_rs

FILE = "changes.schema.json"


def schema() -> dict[str, Any]:
    """The schema (2020-12) as shipped with the package."""
    text = resources.files("exports.changes").joinpath(FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _validator() -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema())


def first_violation(document: object) -> str | None:
    """Where and why `document` violates the schema (the first violation), or None."""
    for error in _validator().iter_errors(document):
        where = "/".join(str(step) for step in error.instance_path)
        return f"{where or '/'}: {error.message}"
    return None
