"""Findings as JSON: one array, each entry complete by itself."""

import json
from collections.abc import Iterable

from exports.findings.places import Spot
from exports.findings.view import Document, Group, Told
from exports.json.canonical import Json
from extractor.model.amount import plain
from extractor.model.finding import Message
from extractor.model.geometry import Box

Object = dict[str, Json]


def to_json(documents: Iterable[Document]) -> bytes:
    """All findings shown, file by file and table by table. Tables and rows count from 0, as in
    the report; pages from 1; boxes are points as decimal strings, as in the report."""
    entries = [
        _entry(document, group, told)
        for document in documents
        for group in document.groups
        for told in group.told
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _entry(document: Document, group: Group, told: Told) -> Object:
    found = told.finding
    apart = None if told.figures is None else told.figures.apart
    return {
        "file": document.uri,
        "sha256": document.sha256,
        "part": group.part,
        "table": None if group.table is None else _table(group),
        "code": found.code,
        "severity": found.severity,
        "outcome": found.outcome,
        "title": message_value(told.kind.title),
        "message": message_value(found.message),
        "action": message_value(told.kind.action),
        "observed": found.observed,
        "expected": found.expected,
        "difference_yuan": None if apart is None else plain(apart),
        "places": [place_value(spot) for spot in told.spots],
    }


def _table(group: Group) -> Object:
    return {
        "index": group.table,
        "title": group.title,
        "kind": group.kind,
        "pages": list(group.pages),
    }


def message_value(message: Message) -> Object:
    """A message in both languages."""
    return {"zh": message.zh, "en": message.en}


def place_value(spot: Spot) -> Object:
    """A place, resolved; absent means that the finding does not say."""
    row: Object = {"index": spot.row, "code": spot.code, "label": spot.label}
    column: Object = {"key": spot.column_key, "header": spot.column}
    value: Object = {
        "page": spot.page,
        "box": None if spot.box is None else box_value(spot.box),
        "table": None if spot.table is None else {"index": spot.table, "title": spot.title},
        "form": None if spot.form is None else {"index": spot.form, "project": spot.title},
        "catalogue": spot.catalogue,
        "paragraph": spot.paragraph,
        "row": None if spot.row is None else row,
        "column": None if spot.column_key is None else column,
        "raw": None if spot.cell is None else spot.cell.raw,
    }
    return {key: part for key, part in value.items() if part is not None}


def box_value(box: Box) -> list[Json]:
    """A box as the report writes it."""
    return [f"{edge:.2f}" for edge in box]
