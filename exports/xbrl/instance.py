"""The report as an XBRL 2.1 instance, and the facts of an instance."""

from lxml import etree

from exports.markup import add, document, root, tag
from exports.xbrl.fact import Facts, XbrlFact, entity_of, make_fact
from exports.xbrl.layout import (
    KINDS,
    PREFIXES,
    UNITS,
    Scope,
    add_context,
    add_unit,
    contexts,
    decimals_of,
    read_scopes,
    units,
)
from exports.xbrl.names import ENTRY_POINT, LINK, NAMESPACE, XBRLI, XLINK
from extractor.model.report import Report


def write_instance(report: Report, facts: Facts) -> bytes:
    """The instance of these facts of the report.

    Its schemaRef names the entry point that the taxonomy package resolves.
    """
    scopes = contexts(facts)
    xbrl = root(tag(XBRLI, "xbrl"), {**PREFIXES, "link": LINK, "xlink": XLINK})
    reference = {tag(XLINK, "type"): "simple", tag(XLINK, "href"): ENTRY_POINT}
    add(xbrl, tag(LINK, "schemaRef"), reference)
    for (year, axes), name in scopes.items():
        add_context(xbrl, name, entity_of(report), year, axes)
    for unit in units(facts):
        add_unit(xbrl, unit)
    for fact in facts:
        _add_fact(xbrl, fact, scopes[fact.year, fact.axes])
    return document(xbrl)


def _add_fact(xbrl: etree._Element, fact: XbrlFact, context: str) -> None:
    attributes = {"id": fact.id, "contextRef": context}
    if fact.kind in UNITS:
        attributes |= {"unitRef": UNITS[fact.kind], "decimals": decimals_of(fact)}
    add(xbrl, tag(NAMESPACE, fact.name), attributes, fact.value)


def read_instance(data: bytes) -> tuple[XbrlFact, ...]:
    """The facts of an instance that `write_instance` wrote, in its order.

    Texts and tokens are both `text`, whole numbers `number`: the syntax does not tell them apart.
    """
    xbrl = etree.fromstring(data)
    scopes = read_scopes(xbrl)
    return tuple(_fact(element, scopes) for element in xbrl.iterchildren(tag(NAMESPACE, "*")))


def _fact(element: etree._Element, scopes: dict[str, Scope]) -> XbrlFact:
    year, axes = scopes[str(element.get("contextRef"))]
    decimals = element.get("decimals")
    return make_fact(
        family="",
        name=etree.QName(element).localname,
        value=element.text or "",
        kind=KINDS[element.get("unitRef")],
        decimals=None if decimals in (None, "INF") else int(decimals or ""),
        year=year,
        axes=axes,
    )
