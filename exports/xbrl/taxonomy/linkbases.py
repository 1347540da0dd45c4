"""The linkbases of the taxonomy: labels, references, presentation, dimensions, sums."""

from exports.xbrl.names import role_uri
from exports.xbrl.taxonomy.linkbase import ExtendedLink, Linkbase
from exports.xbrl.taxonomy.model import Cube, Domain, Node, Taxonomy

_LABEL = "http://www.xbrl.org/2003/role/label"
_DOCUMENTATION = "http://www.xbrl.org/2003/role/documentation"
_PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
_DIMENSION = "http://xbrl.org/int/dim/arcrole/{}"
_DIMENSION_HREF = "http://www.xbrl.org/2005/xbrldt-2005.xsd#{}"
_DIMENSION_ARCS = (
    "all",
    "hypercube-dimension",
    "dimension-domain",
    "domain-member",
    "dimension-default",
)
_SUMMATION = "https://xbrl.org/2023/arcrole/summation-item"
_SUMMATION_HREF = "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"


def labels(taxonomy: Taxonomy, language: str) -> bytes:
    """Standard labels and documentation in one language (zh or en)."""
    linkbase = Linkbase()
    link = linkbase.link("labelLink")
    for element in taxonomy.elements:
        chinese = language == "zh"
        link.label(element.name, _LABEL, language, element.zh if chinese else element.en)
        documentation = element.doc_zh if chinese else element.doc_en
        if documentation:
            link.label(element.name, _DOCUMENTATION, language, documentation)
    return linkbase.data()


def references(taxonomy: Taxonomy) -> bytes:
    """Where an element comes from: the printed forms, the official classification."""
    linkbase = Linkbase()
    link = linkbase.link("referenceLink")
    for element in taxonomy.elements:
        for parts in element.references:
            link.reference(element.name, parts)
    return linkbase.data()


def presentation(taxonomy: Taxonomy) -> bytes:
    """The trees that viewers show."""
    linkbase = Linkbase()
    for role, _ in taxonomy.presentation:
        linkbase.role(role)
    for role, tree in taxonomy.presentation:
        _tree(linkbase.link("presentationLink", role), "presentationArc", _PARENT_CHILD, tree)
    return linkbase.data()


def _tree(link: ExtendedLink, kind: str, arcrole: str, node: Node) -> None:
    for child in node.below:
        link.arc(kind, arcrole, (node.name, child.name))
        _tree(link, kind, arcrole, child)


def definition(taxonomy: Taxonomy) -> bytes:
    """Hypercubes, their axes, domains and defaults."""
    linkbase = Linkbase()
    defaults = role_uri("defaults")
    for role in [cube.role for cube in taxonomy.cubes] + [d.role for d in taxonomy.domains]:
        linkbase.role(role)
    linkbase.role(defaults)
    for name in _DIMENSION_ARCS:
        linkbase.arcrole(_DIMENSION.format(name), _DIMENSION_HREF.format(name))
    roles = {domain.axis: domain.role for domain in taxonomy.domains}
    for cube in taxonomy.cubes:
        _cube(linkbase.link("definitionLink", cube.role), cube, roles)
    for domain in taxonomy.domains:
        _domain(linkbase.link("definitionLink", domain.role), domain)
    # A link of their own: two arcs with the same ends may not stand in one.
    link = linkbase.link("definitionLink", defaults)
    for domain in taxonomy.domains:
        if domain.default:
            _dimensional(link, "dimension-default", domain.axis, domain.tree.name)
    return linkbase.data()


def _cube(link: ExtendedLink, cube: Cube, roles: dict[str, str]) -> None:
    closed = {"xbrldt:closed": "true", "xbrldt:contextElement": "scenario"}
    _dimensional(link, "all", cube.items, cube.hypercube, closed)
    for axis in cube.axes:
        target = {"xbrldt:targetRole": roles[axis]} if axis in roles else None
        _dimensional(link, "hypercube-dimension", cube.hypercube, axis, target)
    for concept in cube.concepts:
        _dimensional(link, "domain-member", cube.items, concept)


def _domain(link: ExtendedLink, domain: Domain) -> None:
    """A domain that is no default is no member either: nothing may be told of it."""
    unusable = None if domain.default else {"xbrldt:usable": "false"}
    _dimensional(link, "dimension-domain", domain.axis, domain.tree.name, unusable)
    _tree(link, "definitionArc", _DIMENSION.format("domain-member"), domain.tree)


def _dimensional(
    link: ExtendedLink, name: str, source: str, target: str, more: dict[str, str] | None = None
) -> None:
    link.arc("definitionArc", _DIMENSION.format(name), (source, target), more)


def calculation(taxonomy: Taxonomy) -> bytes:
    """Totals and their parts, by Calculations 1.1: honest rounding is no error."""
    linkbase = Linkbase()
    role = role_uri("calculation")
    linkbase.role(role)
    linkbase.arcrole(_SUMMATION, _SUMMATION_HREF)
    link = linkbase.link("calculationLink", role)
    for each in taxonomy.sums:
        for part in each.parts:
            link.arc("calculationArc", _SUMMATION, (each.total, part), {"weight": "1"})
    return linkbase.data()
