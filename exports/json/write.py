"""Report → canonical JSON. One function per type of the model, in the order of the report."""

from exports.json.canonical import Json, dumps
from exports.json.schema import first_violation
from exports.json.write_catalogue import catalogue_value
from exports.json.write_form import form_value
from exports.json.write_narrative import paragraph_value, term_value
from exports.json.write_values import box_value, cell_value, reading_value, shortest
from extractor.errors import InvalidReport
from extractor.model.amount import plain
from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.grid import CERTAIN
from extractor.model.report import (
    SCHEMA,
    Column,
    Contents,
    Fact,
    Issuer,
    PageInfo,
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
        "forms": [form_value(form) for form in report.forms],
        "catalogues": [catalogue_value(each) for each in report.catalogues],
        "narrative": [paragraph_value(each) for each in report.narrative],
        "glossary": [term_value(term) for term in report.glossary],
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
        "reading": reading_value(table.reading),
        "body": table.body,
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
        "cells": {key: cell_value(cell) for key, cell in row.cells.items()},
        "page": row.page,
        "printed_row": row.printed_row,
        "half": row.half,
        "parent": row.parent,
        "printed_code": list(row.printed_code),
        "dimensions": dict(row.dimensions),
        "resolved": row.resolved,
    }


def _fact(fact: Fact) -> Object:
    return {
        "id": fact.id,
        "concept": fact.concept,
        "dimensions": dict(fact.dimensions),
        "amount": plain(fact.amount),
        "decimals": fact.decimals,
        "places": [_place(place) for place in fact.places],
        **_doubts(fact),
    }


def _doubts(fact: Fact) -> Object:
    """How surely a fact was read; said only of facts read from pictures."""
    return {
        **({} if fact.confidence == CERTAIN else {"confidence": shortest(fact.confidence)}),
        **({"review": True} if fact.review else {}),
        **({"verified": True} if fact.verified else {}),
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
        "form": place.form,
        "catalogue": place.catalogue,
        "paragraph": place.paragraph,
        "row": place.row,
        "column": place.column,
        "page": place.page,
        "box": None if place.box is None else box_value(place.box),
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
