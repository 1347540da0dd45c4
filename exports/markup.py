"""XML by lxml: names by namespace, documents as bytes that are always the same."""

from collections.abc import Mapping
from typing import Any

from lxml import etree

Attributes = Mapping[str, str]


def tag(namespace: str, name: str) -> str:
    """{namespace}name."""
    return f"{{{namespace}}}{name}"


def root(name: str, prefixes: Mapping[str, str], own: str | None = None) -> etree._Element:
    """A root element with its prefixes; names of the namespace `own` need none."""
    # The stubs do not know that the prefix of the default namespace is None.
    nsmap: Any = dict(prefixes) if own is None else {None: own, **prefixes}
    return etree.Element(name, nsmap=nsmap)


def add(
    parent: etree._Element, name: str, attributes: Attributes | None = None, text: str | None = None
) -> etree._Element:
    """A new child with attributes in the order given."""
    child = etree.SubElement(parent, name, dict(attributes or {}))
    if text is not None:
        child.text = text
    return child


def document(element: etree._Element) -> bytes:
    """UTF-8 with declaration, each element of a linkbase or list on a line of its own."""
    etree.indent(element, space=" ")
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8") + b"\n"
