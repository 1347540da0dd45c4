"""A linkbase: extended links with locators (one for each element and link) and arcs.

Written line by line as text: there are tens of thousands of lines, all of a few shapes, and a tree
of them would take most of the time that an export in XBRL takes.
"""

from collections.abc import Mapping

from exports.xbrl.names import LINK, PREFIX, REF, XBRLDT, XLINK
from exports.xbrl.taxonomy.schema import CORE, ENTRY

Parts = tuple[tuple[str, str], ...]
_ARCROLE = "http://www.xbrl.org/2003/arcrole"
_REFERENCE = "http://www.xbrl.org/2003/role/reference"
STANDARD_ROLE = "http://www.xbrl.org/2003/role/link"
_PREFIXES = {"link": LINK, "xlink": XLINK, "xbrldt": XBRLDT, "ref": REF}
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_QUOTED = str.maketrans({**_TEXT, **str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})})


class Linkbase:
    """Collects extended links of one kind and writes them as one file."""

    def __init__(self) -> None:
        self._declared: list[str] = []
        self._links: list[ExtendedLink] = []

    def role(self, name: str) -> None:
        """Declares a role that the links below use."""
        self._declare("roleRef", "roleURI", name, f"{ENTRY}#{name.rpartition('/')[2]}")

    def arcrole(self, name: str, href: str) -> None:
        """Declares an arcrole beyond XBRL 2.1's own."""
        self._declare("arcroleRef", "arcroleURI", name, href)

    def _declare(self, kind: str, attribute: str, uri: str, href: str) -> None:
        told = {"xlink:type": "simple", "xlink:href": href, attribute: uri}
        self._declared.append(f" <link:{kind}{_attributes(told)}/>")

    def link(self, kind: str, role: str = STANDARD_ROLE) -> "ExtendedLink":
        """A new extended link: presentationLink, definitionLink, …"""
        self._links.append(ExtendedLink(kind, role))
        return self._links[-1]

    def data(self) -> bytes:
        """The file: UTF-8, each element on a line of its own."""
        prefixes = _attributes({f"xmlns:{name}": uri for name, uri in _PREFIXES.items()})
        lines = [
            "<?xml version='1.0' encoding='UTF-8'?>",
            f"<link:linkbase{prefixes}>",
            *self._declared,
            *(line for link in self._links for line in link.lines()),
            "</link:linkbase>",
            "",
        ]
        return "\n".join(lines).encode()


class ExtendedLink:
    """One extended link."""

    def __init__(self, kind: str, role: str) -> None:
        self._kind = kind
        self._role = role
        self._lines: list[str] = []
        self._located: set[str] = set()
        self._order: dict[str, int] = {}
        self._told: dict[Parts, str] = {}

    def lines(self) -> list[str]:
        """The lines of the file, those of its own tags included."""
        told = _attributes({"xlink:type": "extended", "xlink:role": self._role})
        if not self._lines:
            return [f" <link:{self._kind}{told}/>"]
        return [f" <link:{self._kind}{told}>", *self._lines, f" </link:{self._kind}>"]

    def arc(
        self,
        kind: str,
        arcrole: str,
        ends: tuple[str, str],
        more: Mapping[str, str] | None = None,
    ) -> None:
        """An arc between two elements, in order after the source's earlier arcs; `more` are
        further attributes by their prefixed names."""
        source, target = ends
        self._locate(source)
        self._locate(target)
        order = self._order[source] = self._order.get(source, 0) + 1
        self._arc(kind, arcrole, source, target, {"order": str(order), **(more or {})})

    def label(self, name: str, role: str, language: str, text: str) -> None:
        """A label of an element; one arc joins it with all labels of its own."""
        told = f"{name}_label"
        self._locate(name)
        opened = f'link:label{_resource(role, told)} xml:lang="{language}"'
        self._lines.append(f"  <{opened}>{text.translate(_TEXT)}</link:label>")
        if told not in self._located:
            self._located.add(told)
            self._arc("labelArc", f"{_ARCROLE}/concept-label", name, told)

    def reference(self, name: str, parts: Parts) -> None:
        """A reference of an element, by its parts; elements with the same one share it."""
        self._locate(name)
        if parts not in self._told:
            told = self._told[parts] = f"ref_{len(self._told) + 1}"
            self._lines.append(f"  <link:reference{_resource(_REFERENCE, told)}>")
            self._lines += (f"   <ref:{p}>{text.translate(_TEXT)}</ref:{p}>" for p, text in parts)
            self._lines.append("  </link:reference>")
        self._arc("referenceArc", f"{_ARCROLE}/concept-reference", name, self._told[parts])

    def _arc(
        self,
        kind: str,
        arcrole: str,
        source: str,
        target: str,
        more: Mapping[str, str] | None = None,
    ) -> None:
        ends = f'xlink:arcrole="{arcrole}" xlink:from="{source}" xlink:to="{target}"'
        self._lines.append(f'  <link:{kind} xlink:type="arc" {ends}{_attributes(more or {})}/>')

    def _locate(self, name: str) -> None:
        if name not in self._located:
            self._located.add(name)
            where = f'xlink:href="{CORE}#{PREFIX}_{name}" xlink:label="{name}"'
            self._lines.append(f'  <link:loc xlink:type="locator" {where}/>')


def _resource(role: str, label: str) -> str:
    return f' xlink:type="resource" xlink:label="{label}" xlink:role="{role}"'


def _attributes(told: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value.translate(_QUOTED)}"' for name, value in told.items())
