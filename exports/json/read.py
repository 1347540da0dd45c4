"""Canonical JSON → Report: the way back, strict. Shapes are checked by the schema beforehand."""

import json
from decimal import Decimal
from typing import Any

from exports.json.read_catalogue import catalogue_from
from exports.json.read_form import form_from
from exports.json.read_narrative import paragraph_from, term_from
from exports.json.read_values import box_from, cell_from, dimensions_from, reading_from
from exports.json.references import first_stray
from exports.json.schema import first_violation
from extractor.errors import InvalidReport, NotAReport, SchemaMismatch
from extractor.model.finding import CheckCount, Finding, Message, Place
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

Object = dict[str, Any]
Dimensions = tuple[tuple[str, str], ...]


def from_bytes(data: bytes, name: str = "report.json") -> Report:
    """The report that `data` holds; `name` is how errors call it.

    Raises `NotAReport` (not JSON, or something else), `SchemaMismatch` (another version of the
    schema) or `InvalidReport` (the right version, but violated, or a fact without its cell).
    """
    document = _parse(data, name)
    found = document.get("schema")
    if not isinstance(found, str) or not found.startswith("gongkai/report/"):
        raise NotAReport(name, reason='no "schema": "gongkai/report/…"')
    if found != SCHEMA:
        raise SchemaMismatch(name, found=found, expected=SCHEMA)
    violation = first_violation(document)
    if violation is not None:
        raise InvalidReport(name, reason=violation)
    report = _report(document)
    stray = first_stray(report)
    if stray is not None:
        raise InvalidReport(name, reason=stray)
    return report


def _parse(data: bytes, name: str) -> Object:
    try:
        document = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotAReport(name, reason=str(error)) from error
    if not isinstance(document, dict):
        raise NotAReport(name, reason="no JSON object")
    return document


def _report(item: Object) -> Report:
    return Report(
        source=_source(item["source"]),
        issuer=_issuer(item["issuer"]),
        fiscal_year=item["fiscal_year"],
        stage=item["stage"],
        contents=tuple(_contents(entry) for entry in item["contents"]),
        tables=tuple(_table(table) for table in item["tables"]),
        facts=tuple(_fact(fact) for fact in item["facts"]),
        findings=tuple(_finding(finding) for finding in item["findings"]),
        checks=tuple(_check(count) for count in item["checks"]),
        forms=tuple(form_from(form) for form in item["forms"]),
        catalogues=tuple(catalogue_from(each) for each in item["catalogues"]),
        narrative=tuple(paragraph_from(each) for each in item["narrative"]),
        glossary=tuple(term_from(term) for term in item["glossary"]),
    )


def _source(item: Object) -> Source:
    return Source(
        sha256=item["sha256"],
        name=item["name"],
        page_count=item["page_count"],
        pages=tuple(_page(page) for page in item["pages"]),
    )


def _page(item: Object) -> PageInfo:
    return PageInfo(
        number=item["number"],
        kind=item["kind"],
        width=Decimal(item["width"]),
        height=Decimal(item["height"]),
        reason=item["reason"],
        watermark=tuple(item["watermark"]),
    )


def _issuer(item: Object) -> Issuer:
    return Issuer(name=item["name"], level=item["level"], region=item["region"])


def _contents(item: Object) -> Contents:
    return Contents(
        text=item["text"],
        printed_page=item["printed_page"],
        page=item["page"],
        seen=tuple(item["seen"]),
    )


def _table(item: Object) -> Table:
    return Table(
        kind=item["kind"],
        title=item["title"],
        number=item["number"],
        profile=item["profile"],
        engine=item["engine"],
        unit=item["unit"],
        printed_unit=item["printed_unit"],
        state=item["state"],
        pages=tuple(item["pages"]),
        notes=tuple(item["notes"]),
        columns=tuple(_column(column) for column in item["columns"]),
        rows=tuple(_row(row) for row in item["rows"]),
        reading=reading_from(item["reading"]),
        body=item["body"],
    )


def _column(item: Object) -> Column:
    return Column(
        key=item["key"],
        role=item["role"],
        path=tuple(item["path"]),
        concept=item["concept"],
        dimensions=dimensions_from(item["dimensions"]),
        half=item["half"],
    )


def _row(item: Object) -> Row:
    return Row(
        role=item["role"],
        code=item["code"],
        label=item["label"],
        level=item["level"],
        cells={key: cell_from(cell) for key, cell in item["cells"].items()},
        page=item["page"],
        printed_row=item["printed_row"],
        half=item["half"],
        parent=item["parent"],
        printed_code=tuple(item["printed_code"]),
        dimensions=dimensions_from(item["dimensions"]),
        resolved=item["resolved"],
    )


def _fact(item: Object) -> Fact:
    return Fact(
        id=item["id"],
        concept=item["concept"],
        dimensions=dimensions_from(item["dimensions"]),
        amount=Decimal(item["amount"]),
        decimals=item["decimals"],
        places=tuple(_place(place) for place in item["places"]),
        confidence=Decimal(item.get("confidence", "1")),
        review=item.get("review", False),
        verified=item.get("verified", False),
    )


def _finding(item: Object) -> Finding:
    return Finding(
        code=item["code"],
        outcome=item["outcome"],
        severity=item["severity"],
        message=Message(zh=item["message"]["zh"], en=item["message"]["en"]),
        expected=item["expected"],
        observed=item["observed"],
        places=tuple(_place(place) for place in item["places"]),
    )


def _place(item: Object) -> Place:
    """Absent means unknown, by the contract of a place."""
    return Place(
        table=item.get("table"),
        form=item.get("form"),
        catalogue=item.get("catalogue"),
        paragraph=item.get("paragraph"),
        row=item.get("row"),
        column=item.get("column"),
        page=item.get("page"),
        box=box_from(item["box"]) if "box" in item else None,
    )


def _check(item: Object) -> CheckCount:
    return CheckCount(
        code=item["code"],
        table=item["table"],
        holds=item["holds"],
        rounding=item["rounding"],
        broken=item["broken"],
        not_applicable=item["not_applicable"],
        insufficient=item["insufficient"],
        reasons=tuple(item["reasons"]),
    )
