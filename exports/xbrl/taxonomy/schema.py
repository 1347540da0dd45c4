"""The taxonomy's schemas: one with all elements, and the entry point that joins the linkbases."""

from lxml import etree

from exports.markup import add, document, root, tag
from exports.xbrl.names import LINK, NAMESPACE, PREFIX, REF, XBRLDT, XBRLI, XLINK, XS, role_uri
from exports.xbrl.taxonomy.model import Element, Taxonomy

CORE = "gongkai-core.xsd"
ENTRY = "gongkai.xsd"
_INSTANCE_SCHEMA = "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"
_DIMENSIONS_SCHEMA = "http://www.xbrl.org/2005/xbrldt-2005.xsd"
_CALCULATION_SCHEMA = "https://www.xbrl.org/2023/calculation-1.1.xsd"
_REFERENCE_SCHEMA = "http://www.xbrl.org/2006/ref-2006-02-27.xsd"
_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
_LINKBASE_ROLE = "http://www.xbrl.org/2003/role/{}LinkbaseRef"
_USED_ON = ("presentationLink", "definitionLink", "calculationLink")
_GROUPS = {
    "concept": "xbrli:item",
    "abstract": "xbrli:item",
    "member": "xbrli:item",
    "axis": "xbrldt:dimensionItem",
    "hypercube": "xbrldt:hypercubeItem",
}


def core_schema(taxonomy: Taxonomy) -> bytes:
    """All elements, and the elements of the typed axes' members."""
    schema = _schema(NAMESPACE)
    _import(schema, XBRLI, _INSTANCE_SCHEMA)
    _import(schema, XBRLDT, _DIMENSIONS_SCHEMA)
    for element in taxonomy.elements:
        if element.typed:
            attributes = {
                "name": domain_name(element.name),
                "id": f"{PREFIX}_{domain_name(element.name)}",
                "type": f"xs:{element.typed}",
            }
            add(schema, tag(XS, "element"), attributes)
        _element(schema, element)
    return document(schema)


def domain_name(axis: str) -> str:
    """The element that holds a typed axis's member: ProjectAxis → ProjectTypedMember."""
    return f"{axis.removesuffix('Axis')}TypedMember"


def _schema(namespace: str) -> etree._Element:
    prefixes = {
        "xs": XS,
        "xbrli": XBRLI,
        "link": LINK,
        "xlink": XLINK,
        "xbrldt": XBRLDT,
        PREFIX: NAMESPACE,
    }
    schema = root(tag(XS, "schema"), prefixes)
    schema.set("targetNamespace", namespace)
    schema.set("elementFormDefault", "qualified")
    return schema


def _import(schema: etree._Element, namespace: str, location: str) -> None:
    add(schema, tag(XS, "import"), {"namespace": namespace, "schemaLocation": location})


def _element(schema: etree._Element, element: Element) -> None:
    attributes = {
        "name": element.name,
        "id": f"{PREFIX}_{element.name}",
        "type": f"xbrli:{element.type}",
        "substitutionGroup": _GROUPS[element.sort],
        tag(XBRLI, "periodType"): "duration",
        "nillable": "true",
    }
    if element.sort != "concept":
        attributes["abstract"] = "true"
    if element.balance:
        attributes[tag(XBRLI, "balance")] = element.balance
    if element.typed:
        attributes[tag(XBRLDT, "typedDomainRef")] = f"#{PREFIX}_{domain_name(element.name)}"
    add(schema, tag(XS, "element"), attributes)


def entry_schema(taxonomy: Taxonomy, linkbases: tuple[tuple[str, str], ...]) -> bytes:
    """The roles and, as (kind, file), the linkbases."""
    schema = _schema(NAMESPACE.replace("/core", "/entry"))
    notes = add(add(schema, tag(XS, "annotation")), tag(XS, "appinfo"))
    for kind, file in linkbases:
        attributes = {
            tag(XLINK, "type"): "simple",
            tag(XLINK, "href"): file,
            tag(XLINK, "arcrole"): _LINKBASE,
            tag(XLINK, "role"): _LINKBASE_ROLE.format(kind),
        }
        add(notes, tag(LINK, "linkbaseRef"), attributes)
    for role in taxonomy.roles:
        attributes = {"id": role.name, "roleURI": role_uri(role.name)}
        declared = add(notes, tag(LINK, "roleType"), attributes)
        add(declared, tag(LINK, "definition"), text=role.definition)
        for link in _USED_ON:
            add(declared, tag(LINK, "usedOn"), text=f"link:{link}")
    _import(schema, XBRLI, _INSTANCE_SCHEMA)
    _import(schema, NAMESPACE, CORE)
    _import(schema, REF, _REFERENCE_SCHEMA)
    _import(schema, "https://xbrl.org/2023/calculation-1.1", _CALCULATION_SCHEMA)
    return document(schema)
