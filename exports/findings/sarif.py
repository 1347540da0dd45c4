"""Findings as SARIF 2.1.0, the format in which code hosts and editors read what checkers found.

SARIF speaks of lines in text files and knows no pages. A page number in `startLine` would be a
lie that viewers act on, so a result has no region: the cell is a logical location (table, row,
column), and page and box stand in `properties`, as the specification provides for what it lacks.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from exports.findings.listing import Object, box_value
from exports.findings.places import Spot
from exports.findings.view import Document, Failure, Group, Told, outcomes
from exports.json.canonical import Json
from extractor.findings import Kind, catalogue
from extractor.model.amount import plain
from extractor.model.finding import Message, Severity

SCHEMA_URI = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "gongkaiFinding/v1"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def to_sarif(documents: Sequence[Document], failures: Sequence[Failure], version: str) -> bytes:
    """One log with one run over all files. Files that failed are notifications of the run, so
    that they are not taken for clean ones."""
    log: Object = {
        "$schema": SCHEMA_URI,
        "version": "2.1.0",
        "runs": [_run(documents, failures, version)],
    }
    return json.dumps(log, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _run(documents: Sequence[Document], failures: Sequence[Failure], version: str) -> Object:
    kinds = _kinds(documents)
    rules = {code: index for index, code in enumerate(kinds)}
    # A PDF and its own report may both be given: they are one artifact.
    files = {(document.uri, document.sha256): document for document in documents}
    places = {key: index for index, key in enumerate(files)}
    return {
        "tool": {
            "driver": {
                "name": "Gongkai",
                "semanticVersion": version,
                "language": "zh-CN",
                "rules": [_rule(kind) for kind in kinds.values()],
            }
        },
        "invocations": [_invocation(failures)],
        "artifacts": [_artifact(document) for document in files.values()],
        "results": [
            result
            for document in documents
            for result in _results(document, places[document.uri, document.sha256], rules)
        ],
        "properties": {"checks": _checks(documents)},
    }


def _kinds(documents: Sequence[Document]) -> dict[str, Kind]:
    """The whole catalogue, and kinds of other versions that a report may hold."""
    foreign = {told.kind.code: told.kind for document in documents for told in document.told}
    return {**foreign, **catalogue()}


def _rule(kind: Kind) -> Object:
    rule: Object = {
        "id": kind.code,
        "shortDescription": _both(kind.title),
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
    }
    if kind.explanation.zh:
        rule["fullDescription"] = _both(kind.explanation)
        rule["help"] = {**_both(kind.action), "markdown": _help(kind)}
    return rule


def _help(kind: Kind) -> str:
    """Markdown in both languages."""
    parts = [f"**{kind.title.zh}** · {kind.title.en}"]
    parts += [f"{message.zh}\n\n{message.en}" for message in (kind.explanation, kind.action)]
    if kind.example is not None:
        parts.append(f"> {kind.example.zh}\n>\n> {kind.example.en}")
    return "\n\n".join(parts)


def _both(message: Message) -> Object:
    """A multiformat message: Chinese first, English on the line below."""
    return {"text": f"{message.zh}\n{message.en}"}


def _invocation(failures: Sequence[Failure]) -> Object:
    return {
        "executionSuccessful": not failures,
        "toolExecutionNotifications": [_notification(failure) for failure in failures],
    }


def _notification(failure: Failure) -> Object:
    causes, actions = failure.cause, failure.action
    text = f"{causes.zh} {actions.zh}\n{causes.en}; {actions.en}"
    return {
        "descriptor": {"id": failure.code},
        "level": "error",
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(failure.uri)}}}],
    }


def _artifact(document: Document) -> Object:
    return {
        "location": {"uri": _uri(document.uri)},
        "mimeType": "application/pdf",
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": document.sha256},
    }


def _uri(path: str) -> str:
    """A relative path as a URI reference; bytes that are no text are kept as they are."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _results(document: Document, artifact: int, rules: dict[str, int]) -> list[Object]:
    seen: Counter[str] = Counter()
    results: list[Object] = []
    for group in document.groups:
        for told in group.told:
            identity = _identity(group, told)
            results.append(_result(document, artifact, told, rules))
            results[-1]["partialFingerprints"] = {FINGERPRINT: _hash(identity, seen[identity])}
            seen[identity] += 1
    return results


def _result(document: Document, artifact: int, told: Told, rules: dict[str, int]) -> Object:
    found = told.finding
    location: Object = {"uri": _uri(document.uri), "index": artifact}
    spots = told.spots or (Spot(),)
    result: Object = {
        "ruleId": found.code,
        "ruleIndex": rules[found.code],
        "level": _LEVELS[found.severity],
        "message": _both(found.message),
        "locations": [_location(spots[0], location)],
        "properties": _properties(told),
    }
    if spots[1:]:
        related = enumerate(spots[1:], start=1)
        result["relatedLocations"] = [
            {"id": number, **_location(spot, location)} for number, spot in related
        ]
    return result


def _properties(told: Told) -> Object:
    apart = None if told.figures is None else told.figures.apart
    properties: Object = {
        "outcome": told.finding.outcome,
        "observed": told.finding.observed,
        "expected": told.finding.expected,
        "differenceYuan": None if apart is None else plain(apart),
    }
    return {key: value for key, value in properties.items() if value is not None}


def _location(spot: Spot, artifact: Object) -> Object:
    location: Object = {"physicalLocation": {"artifactLocation": artifact}}
    logical = _logical(spot)
    if logical:
        location["logicalLocations"] = logical
    seen = {
        "page": spot.page,
        "box": None if spot.box is None else box_value(spot.box),
        "raw": None if spot.cell is None else spot.cell.raw,
    }
    properties: dict[str, Json] = {key: value for key, value in seen.items() if value is not None}
    if properties:
        location["properties"] = properties
    return location


def _logical(spot: Spot) -> list[Json]:
    """The narrowest thing that the place names: a cell, a row or a table; else the page."""
    steps = [step for step in (spot.title, spot.label or spot.code, spot.column) if step]
    if not steps:
        return [] if spot.page is None else [{"name": f"page {spot.page}", "kind": "page"}]
    kind = "cell" if spot.column else "row" if spot.row is not None else "table"
    return [{"name": steps[-1], "fullyQualifiedName": " › ".join(steps), "kind": kind}]


def _identity(group: Group, told: Told) -> str:
    """What stays the same while the same slip is reported again: not its page, not its figures.

    What names no cell is told apart by its message.
    """
    first = told.first
    if first is None or first.row is None:
        cell = told.finding.message.zh
    else:
        cell = "\n".join((first.code or "", first.label or "", first.column_key or ""))
    return "\n".join((told.finding.code, group.kind, group.title or "", cell))


def _hash(identity: str, number: int) -> str:
    """`number` tells apart findings of one identity: one cell can miss two different sums."""
    data = f"{identity}\n{number}".encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()[:32]


def _checks(documents: Sequence[Document]) -> Object:
    """How all checks of all files ended."""
    ended = outcomes(count for document in documents for count in document.counts)
    return {str(outcome): count for outcome, count in ended.items()}
