"""What instance and inline page share: contexts, units and the elements that say them."""

from collections.abc import Iterable

from lxml import etree

from exports.markup import add, tag
from exports.xbrl.fact import Axes, Entity, XbrlFact, members_of
from exports.xbrl.names import CURRENCY, ISO4217, NAMESPACE, PREFIX, XBRLDI, XBRLI, qualified
from exports.xbrl.taxonomy.schema import domain_name
from exports.xbrl.words import Kind

Scope = tuple[int | None, Axes]
UNITS = {"money": CURRENCY, "number": "pure", "integer": "pure"}
KINDS: dict[str | None, Kind] = {CURRENCY: "money", "pure": "number", None: "text"}
_MEASURES = {CURRENCY: f"iso4217:{CURRENCY}", "pure": "xbrli:pure"}
PREFIXES = {
    "xbrli": XBRLI,
    "xbrldi": XBRLDI,
    "iso4217": ISO4217,
    PREFIX: NAMESPACE,
}


def contexts(facts: Iterable[XbrlFact]) -> dict[Scope, str]:
    """Every scope that facts have, with the id of its context, in order of first use."""
    scopes = dict.fromkeys((fact.year, fact.axes) for fact in facts)
    return {scope: f"c{number}" for number, scope in enumerate(scopes, start=1)}


def units(facts: Iterable[XbrlFact]) -> list[str]:
    """The units that the facts need, sorted."""
    return sorted({UNITS[fact.kind] for fact in facts if fact.kind in UNITS})


def decimals_of(fact: XbrlFact) -> str:
    """The precision as XBRL writes it; exact figures are INF."""
    return "INF" if fact.decimals is None else str(fact.decimals)


def add_context(
    parent: etree._Element, name: str, entity: Entity, year: int | None, axes: Axes
) -> None:
    """A context: entity, period (the year), scenario with its axes."""
    context = add(parent, tag(XBRLI, "context"), {"id": name})
    identified = add(context, tag(XBRLI, "entity"))
    scheme = {"scheme": entity.scheme}
    add(identified, tag(XBRLI, "identifier"), scheme, entity.identifier)
    period = add(context, tag(XBRLI, "period"))
    if year is None:
        add(period, tag(XBRLI, "forever"))
    else:
        add(period, tag(XBRLI, "startDate"), text=f"{year}-01-01")
        add(period, tag(XBRLI, "endDate"), text=f"{year}-12-31")
    if axes:
        _scenario(add(context, tag(XBRLI, "scenario")), axes)


def _scenario(scenario: etree._Element, axes: Axes) -> None:
    for axis, value, typed in members_of(axes):
        dimension = {"dimension": qualified(axis)}
        if typed:
            member = add(scenario, tag(XBRLDI, "typedMember"), dimension)
            add(member, tag(NAMESPACE, domain_name(axis)), text=value)
        else:
            add(scenario, tag(XBRLDI, "explicitMember"), dimension, qualified(value))


def add_unit(parent: etree._Element, name: str) -> None:
    """A unit: yuan, or a pure number."""
    unit = add(parent, tag(XBRLI, "unit"), {"id": name})
    add(unit, tag(XBRLI, "measure"), text=_MEASURES[name])


def read_scopes(document: etree._Element) -> dict[str, Scope]:
    """Every context of a document by its id."""
    contexts_found = document.iter(tag(XBRLI, "context"))
    return {str(context.get("id")): _scope(context) for context in contexts_found}


def _scope(context: etree._Element) -> Scope:
    start = context.findtext(f".//{tag(XBRLI, 'startDate')}")
    axes = []
    for member in context.iter(tag(XBRLDI, "explicitMember")):
        axes.append((local_name(member.get("dimension")), local_name(member.text)))
    for member in context.iter(tag(XBRLDI, "typedMember")):
        axes.append((local_name(member.get("dimension")), member[0].text or ""))
    return (int(start[:4]) if start else None), tuple(sorted(axes))


def local_name(name: str | None) -> str:
    """gk:Expenditure → Expenditure."""
    return (name or "").rpartition(":")[2]
