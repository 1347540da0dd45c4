"""The XML Schema of the plain document, from the report's shape.

`python -m exports.xml.schema` writes `report.xsd`; a test holds the shipped file to it.
"""

from lxml import etree

from exports.xml.shape import NAMESPACE, Keyed, Property, Record, Scalar, Sequence, report_shape
from exports.xml.write import SCHEMA_FILE

_XS = "http://www.w3.org/2001/XMLSchema"
_PREFIX = "gk"
_ABOUT = (
    "公开（Gongkai）报告的 XML 写法：金额以元为单位，空白不是零。 / "
    "A Gongkai report as XML: money in yuan; blank is not zero. Generated, do not edit."
)


def xml_schema() -> bytes:
    """The schema: one named type for each kind of object."""
    prefixes = {"xs": _XS, _PREFIX: NAMESPACE}
    schema = etree.Element(_tag("schema"), nsmap=prefixes)
    schema.set("targetNamespace", NAMESPACE)
    schema.set("elementFormDefault", "qualified")
    _add(_add(schema, "annotation"), "documentation").text = _ABOUT
    shape = report_shape()
    _add(schema, "element", name=shape.name, type=f"{_PREFIX}:{shape.name}")
    for record in _records(shape, {}).values():
        _complex(_add(schema, "complexType", name=record.name), record)
    etree.indent(schema, space=" ")
    return etree.tostring(schema, xml_declaration=True, encoding="UTF-8") + b"\n"


def _tag(name: str) -> str:
    return f"{{{_XS}}}{name}"


def _add(parent: etree._Element, kind: str, /, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, _tag(kind))
    for key, value in attributes.items():
        child.set(key, value)
    return child


def _records(record: Record, found: dict[str, Record]) -> dict[str, Record]:
    """All kinds of objects by name, in order of first use."""
    if record.name in found:
        return found
    found[record.name] = record
    for told in record.properties:
        shape = told.shape
        while isinstance(shape, Sequence | Keyed):
            shape = shape.item
        if isinstance(shape, Record):
            _records(shape, found)
    return found


def _complex(declared: etree._Element, record: Record) -> None:
    elements = [told for told in record.properties if told.element]
    if elements:
        sequence = _add(declared, "sequence")
        for told in elements:
            child = _add(sequence, "element", name=told.name, minOccurs=_least(told))
            _typed(child, told.shape)
    for told in record.properties:
        if not told.element and isinstance(told.shape, Scalar):
            use = "required" if told.required and not told.nullable else "optional"
            attribute = _add(declared, "attribute", name=told.name, use=use)
            _simple(attribute, told.shape)


def _least(told: Property) -> str:
    """Empty lists and maps are not written."""
    always = told.required and not told.nullable and isinstance(told.shape, Scalar | Record)
    return "1" if always else "0"


def _typed(element: etree._Element, shape: Record | Scalar | Sequence | Keyed) -> None:
    if isinstance(shape, Scalar):
        _simple(element, shape)
    elif isinstance(shape, Record):
        element.set("type", f"{_PREFIX}:{shape.name}")
    else:
        sequence = _add(_add(element, "complexType"), "sequence")
        bounds = {"minOccurs": "0", "maxOccurs": "unbounded"}
        child = _add(sequence, "element", name=shape.one, **bounds)
        if isinstance(shape, Keyed):
            _keyed(child, shape)
        else:
            _typed(child, shape.item)


def _keyed(element: etree._Element, shape: Keyed) -> None:
    """The item's own type, with the attribute `key` beside."""
    declared = _add(element, "complexType")
    item = shape.item
    if isinstance(item, Record):
        content = _add(declared, "complexContent")
        extension = _add(content, "extension", base=f"{_PREFIX}:{item.name}")
    else:
        content = _add(declared, "simpleContent")
        extension = _add(content, "extension", base="xs:string")
    _add(extension, "attribute", name="key", use="required", type="xs:string")


def _simple(holder: etree._Element, shape: Scalar) -> None:
    facets: list[tuple[str, str]] = [("enumeration", value) for value in shape.values]
    if shape.pattern and shape.several == 1:
        facets.append(("pattern", _unanchored(shape.pattern)))
    if shape.minimum is not None:
        facets.append(("minInclusive", str(shape.minimum)))
    if shape.several > 1:
        _list(holder, shape)
    elif facets:
        restriction = _add(_add(holder, "simpleType"), "restriction", base=f"xs:{shape.base}")
        for facet, value in facets:
            _add(restriction, facet, value=value)
    else:
        holder.set("type", f"xs:{shape.base}")


def _list(holder: etree._Element, shape: Scalar) -> None:
    """So many values in one attribute, separated by blanks."""
    restriction = _add(_add(holder, "simpleType"), "restriction")
    values = _add(_add(restriction, "simpleType"), "list")
    item = _add(_add(values, "simpleType"), "restriction", base=f"xs:{shape.base}")
    if shape.pattern:
        _add(item, "pattern", value=_unanchored(shape.pattern))
    _add(restriction, "length", value=str(shape.several))


def _unanchored(pattern: str) -> str:
    """Patterns of XML Schema always match the whole value."""
    return pattern.removeprefix("^").removesuffix("$")


if __name__ == "__main__":
    SCHEMA_FILE.write_bytes(xml_schema())
