"""Report → one plain XML document, canonical (C14N 2.0), valid against `report.xsd`."""

from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from exports.expressible import expressible
from exports.json.write import to_document
from exports.markup import root
from exports.xml.shape import NAMESPACE, Keyed, Property, Record, Scalar, Shape, report_shape
from extractor.errors import InvalidReport
from extractor.model.report import Report

SCHEMA_FILE = Path(__file__).parent / "report.xsd"


def to_xml(report: Report) -> bytes:
    """Canonical bytes. Raises `InvalidReport` rather than give a document that is not valid."""
    shape = report_shape()
    element = root(_tag(shape.name), {}, NAMESPACE)
    _fill_record(element, shape, to_document(report))
    etree.indent(element, space=" ")
    reason = first_violation(element)
    if reason is not None:
        raise InvalidReport(report.source.name, reason=reason)
    # Without comments and with one namespace this is C14N 2.0 too, which lxml writes in Python.
    return etree.tostring(element, method="c14n", exclusive=True) + b"\n"


def first_violation(element: etree._Element) -> str | None:
    """Why the document is not valid against the shipped schema; None where it is."""
    found = violations(element)
    return f"{found[0][0]}: {found[0][1]}" if found else None


def violations(element: etree._Element) -> list[tuple[int, str]]:
    """Everything in the document that the shipped schema does not allow: line and reason."""
    schema = _schema()
    if schema.validate(element):
        return []
    # The stubs do not know that a log is a sequence.
    log: Any = schema.error_log
    return [(entry.line, entry.message) for entry in log]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(SCHEMA_FILE))


@cache
def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _fill_record(element: etree._Element, record: Record, item: dict[str, Any]) -> None:
    for each in record.properties:
        if each.name in item:
            _fill_property(element, each, item[each.name])


def _fill_property(element: etree._Element, told: Property, value: Any) -> None:  # noqa: ANN401
    """Nothing is written of a null; of what is empty only where it need not have been told."""
    if value is None:
        return
    if not told.element:
        element.set(told.name, _text(told.shape, value))
    elif isinstance(told.shape, Scalar | Record) or value or not told.required:
        _fill(etree.SubElement(element, _tag(told.name)), told.shape, value)


def _fill(element: etree._Element, shape: Shape, value: Any) -> None:  # noqa: ANN401
    if isinstance(shape, Scalar):
        element.text = _text(shape, value)
    elif isinstance(shape, Record):
        _fill_record(element, shape, value)
    elif isinstance(shape, Keyed):
        for key, item in sorted(value.items()):
            child = etree.SubElement(element, _tag(shape.one))
            child.set("key", expressible(key))
            _fill(child, shape.item, item)
    else:
        for item in value:
            _fill(etree.SubElement(element, _tag(shape.one)), shape.item, item)


def _text(shape: Shape, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(shape, Scalar) and shape.several > 1:
        return " ".join(value)
    return expressible(str(value))
