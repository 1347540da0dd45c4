"""The catalogues of a report as JSON of their own: flat as in the report, or nested.

Nested, each department holds its codes and each code the codes below it.
"""

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from exports.catalogue.nest import nested_value
from exports.json.canonical import Json, dumps
from exports.json.write_catalogue import catalogue_value
from extractor.errors import InvalidReport
from extractor.model.report import Report

if TYPE_CHECKING:
    import jsonschema_rs

__all__ = ["flat_bytes", "nested_bytes", "nested_schema"]

SCHEMA = "gongkai/nested-catalogue/1"
_FILE = "nested.schema.json"


def flat_bytes(report: Report) -> bytes:
    """Canonical bytes of `{"catalogues": […]}`, just as the report has it."""
    return dumps({"catalogues": [catalogue_value(each) for each in report.catalogues]})


def nested_bytes(report: Report) -> bytes:
    """Canonical bytes of the nested catalogues. Raises `InvalidReport` rather than give bytes
    that their schema refuses."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "source": {"name": report.source.name, "sha256": report.source.sha256},
        "catalogues": [nested_value(each) for each in report.catalogues],
    }
    for error in _validator().iter_errors(document):
        where = "/".join(str(step) for step in error.instance_path)
        raise InvalidReport(report.source.name, reason=f"{where or '/'}: {error.message}")
    return dumps(document)


def nested_schema() -> dict[str, Any]:
    """The schema (2020-12) of nested catalogues, as shipped with the package."""
    text = resources.files("exports.catalogue").joinpath(_FILE).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@cache
def _validator() -> "jsonschema_rs.Draft202012Validator":
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(nested_schema())
