"""The plain XML document → report: the way back, strict."""

from typing import Any

from lxml import etree

from exports.json import from_bytes
from exports.json.canonical import dumps
from exports.xml.shape import (
    NAMESPACE,
    Keyed,
    Property,
    Record,
    Scalar,
    Shape,
    report_shape,
)
from exports.xml.write import first_violation
from extractor.errors import InvalidReport, NotAReport, SchemaMismatch
from extractor.model.report import SCHEMA, Report


def from_xml(data: bytes, name: str = "report.xml") -> Report:
    """The report that `data` holds; `name` is how errors call it.

    Raises `NotAReport` (not XML, or something else), `SchemaMismatch` (another version) or
    `InvalidReport`.
    """
    return from_element(parse(data, name), name)


def from_element(element: etree._Element, name: str) -> Report:
    """The report of a parsed document. Raises `InvalidReport`."""
    reason = first_violation(element)
    if reason is not None:
        raise InvalidReport(name, reason=reason)
    return from_bytes(dumps(_record(element, report_shape())), name)


def parse(data: bytes, name: str) -> etree._Element:
    """The root of a document of this version. Raises `NotAReport` or `SchemaMismatch`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotAReport(name, reason=str(error)) from error
    # The stubs do not know what a document says of itself.
    about: Any = element.getroottree().docinfo
    if about.doctype:
        raise NotAReport(name, reason="it declares a document type")
    known = etree.QName(element).localname == "report"
    if not known or not element.get("schema", "").startswith("gongkai/report/"):
        raise NotAReport(name, reason=f"its root is {element.tag}")
    found = element.get("schema", "")
    if found != SCHEMA:
        raise SchemaMismatch(name, found=found, expected=SCHEMA)
    return element


def _record(element: etree._Element, record: Record) -> dict[str, Any]:
    item = {}
    for told in record.properties:
        found, value = _property(element, told)
        if found or told.required:
            item[told.name] = value
    return item


def _property(element: etree._Element, told: Property) -> tuple[bool, Any]:
    """Whether it is there, and its value: nothing, or empty where it must be told."""
    if not told.element:
        text = element.get(told.name)
        return text is not None, None if text is None else _value(told.shape, text)
    child = element.find(f"{{{NAMESPACE}}}{told.name}")
    if child is not None:
        return True, _read(child, told.shape)
    if isinstance(told.shape, Scalar | Record):
        return False, None
    return False, {} if isinstance(told.shape, Keyed) else []


def _read(element: etree._Element, shape: Shape) -> Any:  # noqa: ANN401
    if isinstance(shape, Scalar):
        return _value(shape, element.text or "")
    if isinstance(shape, Record):
        return _record(element, shape)
    if isinstance(shape, Keyed):
        return {str(child.get("key")): _read(child, shape.item) for child in element}
    return [_read(child, shape.item) for child in element]


def _value(shape: Shape, text: str) -> Any:  # noqa: ANN401
    assert isinstance(shape, Scalar)
    if shape.several > 1:
        return text.split(" ")
    if shape.base == "integer":
        return int(text)
    return text == "true" if shape.base == "boolean" else text
