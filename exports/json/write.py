"""Report → canonical JSON. One function per type of the model, in the order of the report."""

from decimal import Decimal

from exports.json.canonical import Json, dumps
from exports.json.schema import first_violation
from extractor.errors import InvalidReport
from extractor.model.amount import plain
from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.geometry import Box
from extractor.model.report import (
    SCHEMA,
    CellValue,
    Column,
    Contents,
    Fact,
    Issuer,
    PageInfo,
    Reading,
    Report,
    Row,
    Source,
    Table,
)

Object = dict[str, Json]


def to_bytes(report: Report) -> bytes:
    """Canonical bytes of a report. Raises `InvalidReport` rather than give invalid ones."""
    document = to_document(report)
    violation = first_violation(document)
    if violation is not None:
        raise InvalidReport(report.source.name, reason=violation)
    return dumps(document)


def to_document(report: Report) -> Object:
    """The report as JSON values: money and coordinates are strings, dimensions objects."""
    return {
        "schema": SCHEMA,
        "source": _source(report.source),
        "issuer": _issuer(report.issuer),
        "fiscal_year": report.fiscal_year,
        "stage": report.stage,
        "contents": [_contents(entry) for entry in report.contents],
        "tables": [_table(table) for table in report.tables],
        "forms": [],
        "catalogues": [],
        "narrative": [],
        "facts": [_fact(fact) for fact in report.facts],
        "findings": [_finding(finding) for finding in report.findings],
        "checks": [_check(count) for count in report.checks],
    }


def _source(source: Source) -> Object:
    return {
        "sha256": source.sha256,
        "name": source.name,
        "page_count": source.page_count,
        "pages": [_page(page) for page in source.pages],
    }


def _page(page: PageInfo) -> Object:
    return {
        "number": page.number,
        "kind": page.kind,
        "width": plain(page.width),
        "height": plain(page.height),
        "reason": page.reason,
        "watermark": list(page.watermark),
    }


def _issuer(issuer: Issuer) -> Object:
    return {"name": issuer.name, "level": issuer.level, "region": issuer.region}


def _contents(entry: Contents) -> Object:
    return {
        "text": entry.text,
        "printed_page": entry.printed_page,
        "page": entry.page,
        "seen": list(entry.seen),
    }


def _table(table: Table) -> Object:
    return {
        "kind": table.kind,
        "title": table.title,
        "number": table.number,
        "profile": table.profile,
        "engine": table.engine,
        "unit": table.unit,
        "printed_unit": table.printed_unit,
        "state": table.state,
        "pages": list(table.pages),
        "notes": list(table.notes),
        "columns": [_column(column) for column in table.columns],
        "rows": [_row(row) for row in table.rows],
        "reading": _reading(table.reading),
        "body": table.body,
    }


def _reading(reading: Reading) -> Object:
    return {
        "cells": reading.cells,
        "used": reading.used,
        "ignored": reading.ignored,
        "reported": reading.reported,
    }


def _column(column: Column) -> Object:
    return {
        "key": column.key,
        "role": column.role,
        "path": list(column.path),
        "concept": column.concept,
        "dimensions": dict(column.dimensions),
        "half": column.half,
    }


def _row(row: Row) -> Object:
    return {
        "role": row.role,
        "code": row.code,
        "label": row.label,
        "level": row.level,
        "cells": {key: _cell(cell) for key, cell in row.cells.items()},
        "page": row.page,
        "printed_row": row.printed_row,
        "half": row.half,
        "parent": row.parent,
        "printed_code": list(row.printed_code),
        "dimensions": dict(row.dimensions),
        "resolved": row.resolved,
    }


def _cell(cell: CellValue) -> Object:
    return {
        "raw": cell.raw,
        "amount": None if cell.amount is None else plain(cell.amount),
        "status": cell.status,
        "page": cell.page,
        "box": _box(cell.box),
        "confidence": _shortest(cell.confidence),
        "places": cell.places,
    }


def _box(box: Box) -> list[Json]:
    """Points with two decimals; adding 0.0 turns a rounded -0.0 into 0.0."""
    return [f"{round(edge, 2) + 0.0:.2f}" for edge in box]


def _shortest(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: 1, 0.87."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _fact(fact: Fact) -> Object:
    return {
        "id": fact.id,
        "concept": fact.concept,
        "dimensions": dict(fact.dimensions),
        "amount": plain(fact.amount),
        "decimals": fact.decimals,
        "places": [_place(place) for place in fact.places],
    }


def _finding(finding: Finding) -> Object:
    return {
        "code": finding.code,
        "outcome": finding.outcome,
        "severity": finding.severity,
        "message": _message(finding.message),
        "expected": finding.expected,
        "observed": finding.observed,
        "places": [_place(place) for place in finding.places],
    }


def _message(message: Message) -> Object:
    return {"zh": message.zh, "en": message.en}


def _place(place: Place) -> Object:
    """A place names only what it knows: no nulls."""
    named: Object = {
        "table": place.table,
        "row": place.row,
        "column": place.column,
        "page": place.page,
        "box": None if place.box is None else _box(place.box),
    }
    return {key: value for key, value in named.items() if value is not None}


def _check(count: CheckCount) -> Object:
    return {
        "code": count.code,
        "table": count.table,
        "holds": count.holds,
        "rounding": count.rounding,
        "broken": count.broken,
        "not_applicable": count.not_applicable,
        "insufficient": count.insufficient,
        "reasons": list(count.reasons),
    }
