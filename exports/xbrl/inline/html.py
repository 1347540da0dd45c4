"""XHTML elements."""

from lxml import etree

from exports.expressible import expressible
from exports.markup import tag

XHTML = "http://www.w3.org/1999/xhtml"


def h(
    parent: etree._Element, name: str, text: str | None = None, **attributes: str
) -> etree._Element:
    """A new child; a trailing underscore frees a name that Python keeps (class_)."""
    child = etree.SubElement(parent, tag(XHTML, name))
    for key, value in attributes.items():
        child.set(key.rstrip("_"), expressible(value))
    child.text = None if text is None else expressible(text)
    return child


def append_text(parent: etree._Element, text: str) -> None:
    """Text after whatever the element holds already."""
    text = expressible(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
