"""A linkbase: extended links with locators (one for each element and link) and arcs."""

from lxml import etree

from exports.markup import add, document, root, tag
from exports.xbrl.names import LINK, PREFIX, REF, XBRLDT, XLINK
from exports.xbrl.taxonomy.schema import CORE, ENTRY

_XML = "http://www.w3.org/XML/1998/namespace"
Parts = tuple[tuple[str, str], ...]
_REFERENCE = "http://www.xbrl.org/2003/role/reference"
STANDARD_ROLE = "http://www.xbrl.org/2003/role/link"


class Linkbase:
    """Collects extended links of one kind and writes them as one file."""

    def __init__(self) -> None:
        prefixes = {"link": LINK, "xlink": XLINK, "xbrldt": XBRLDT}
        prefixes |= {"ref": REF}
        self._root = root(tag(LINK, "linkbase"), prefixes)

    def role(self, name: str) -> None:
        """Declares a role that the links below use."""
        self._declare("roleRef", "roleURI", name, f"{ENTRY}#{name.rpartition('/')[2]}")

    def arcrole(self, name: str, href: str) -> None:
        """Declares an arcrole beyond XBRL 2.1's own."""
        self._declare("arcroleRef", "arcroleURI", name, href)

    def _declare(self, kind: str, attribute: str, uri: str, href: str) -> None:
        attributes = {
            tag(XLINK, "type"): "simple",
            tag(XLINK, "href"): href,
            attribute: uri,
        }
        add(self._root, tag(LINK, kind), attributes)

    def link(self, kind: str, role: str = STANDARD_ROLE) -> "ExtendedLink":
        """A new extended link: presentationLink, definitionLink, …"""
        attributes = {tag(XLINK, "type"): "extended", tag(XLINK, "role"): role}
        return ExtendedLink(add(self._root, tag(LINK, kind), attributes))

    def data(self) -> bytes:
        """The file."""
        return document(self._root)


class ExtendedLink:
    """One extended link."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element
        self._located: set[str] = set()
        self._order: dict[str, int] = {}
        self._told: dict[Parts, str] = {}

    def arc(
        self, kind: str, arcrole: str, ends: tuple[str, str], more: dict[str, str] | None = None
    ) -> None:
        """An arc between two elements, in order after the source's earlier arcs."""
        source, target = ends
        self._locate(source)
        self._locate(target)
        self._order[source] = self._order.get(source, 0) + 1
        attributes = self._ends(arcrole, source, target)
        attributes |= {"order": str(self._order[source]), **(more or {})}
        add(self._element, tag(LINK, kind), attributes)

    def label(self, name: str, role: str, language: str, text: str) -> None:
        """A label of an element; one arc joins it with all labels of its own."""
        told = f"{name}_label"
        self._locate(name)
        add(self._element, tag(LINK, "label"), self._resource(role, told, language), text)
        if told not in self._located:
            self._located.add(told)
            self._resource_arc("labelArc", "concept-label", name, told)

    def reference(self, name: str, parts: Parts) -> None:
        """A reference of an element, by its parts; elements with the same one share it."""
        self._locate(name)
        if parts not in self._told:
            self._told[parts] = f"ref_{len(self._told) + 1}"
            attributes = self._resource(_REFERENCE, self._told[parts])
            resource = add(self._element, tag(LINK, "reference"), attributes)
            for part, text in parts:
                add(resource, tag(REF, part), text=text)
        self._resource_arc("referenceArc", "concept-reference", name, self._told[parts])

    @staticmethod
    def _resource(role: str, label: str, language: str | None = None) -> dict[str, str]:
        attributes = {
            tag(XLINK, "type"): "resource",
            tag(XLINK, "label"): label,
            tag(XLINK, "role"): role,
        }
        return attributes if language is None else attributes | {tag(_XML, "lang"): language}

    def _resource_arc(self, kind: str, arcrole: str, source: str, target: str) -> None:
        role = f"http://www.xbrl.org/2003/arcrole/{arcrole}"
        add(self._element, tag(LINK, kind), self._ends(role, source, target))

    @staticmethod
    def _ends(arcrole: str, source: str, target: str) -> dict[str, str]:
        return {
            tag(XLINK, "type"): "arc",
            tag(XLINK, "arcrole"): arcrole,
            tag(XLINK, "from"): source,
            tag(XLINK, "to"): target,
        }

    def _locate(self, name: str) -> None:
        if name in self._located:
            return
        self._located.add(name)
        attributes = {
            tag(XLINK, "type"): "locator",
            tag(XLINK, "href"): f"{CORE}#{PREFIX}_{name}",
            tag(XLINK, "label"): name,
        }
        add(self._element, tag(LINK, "loc"), attributes)
