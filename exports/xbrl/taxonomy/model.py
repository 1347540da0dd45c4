"""The taxonomy as frozen types, before any linkbase is written."""

from dataclasses import dataclass
from typing import Literal

Sort = Literal["concept", "abstract", "hypercube", "axis", "member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element with what labels and references say of it.

    `type` is the local name of its XBRL type; `typed` the XML type of a typed axis's members;
    `reference` are the parts of a reference, by their names.
    """

    name: str
    sort: Sort
    zh: str
    en: str
    type: str = "stringItemType"
    balance: Literal["credit", "debit"] | None = None
    typed: str | None = None
    doc_zh: str | None = None
    doc_en: str | None = None
    references: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An element with what stands below it."""

    name: str
    below: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """A closed axis: its members under the domain, which is the default where there is one."""

    axis: str
    role: str
    tree: Node
    default: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cube:
    """One closed hypercube: which line items may be told with exactly these axes."""

    role: str
    hypercube: str
    items: str
    concepts: tuple[str, ...]
    axes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An extended link role: its short name and what it is called."""

    name: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total and its parts, all of weight 1."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxonomy:
    """Everything the files of the package say."""

    elements: tuple[Element, ...]
    domains: tuple[Domain, ...]
    cubes: tuple[Cube, ...]
    sums: tuple[Sum, ...]
    roles: tuple[Role, ...]
    presentation: tuple[tuple[str, Node], ...]
