"""The vocabulary: concepts, dimensions, wordings and what adds up to what.

Read from `vocabulary.yaml`. Knowledge about documents stays there; here are only types and reading.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from layouts.codelist import CodeList, load_codelists
from layouts.files import HERE, read_yaml
from layouts.pattern import Pattern, Terms, build_pattern

ItemRole = Literal["item", "subtotal", "total"]
Dimensions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """What a figure is. Its `required` and `optional` parts add up to it."""

    id: str
    zh: str
    en: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One value of a closed dimension; members with the same parent add up to it."""

    id: str
    zh: str
    en: str
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """An axis of a figure. Closed (members), by code list, or open (names as printed).

    `children` lists the members that add up to a member.
    """

    id: str
    zh: str
    en: str
    default: str
    members: Mapping[str, Member]
    children: Mapping[str, tuple[str, ...]]
    codelist: str | None
    words: Mapping[str, Pattern]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row known by its words: what it adds to the column's meaning.

    `beside` is what it means instead where the same half prints one of `beside.labels`.
    """

    labels: Pattern
    role: ItemRole
    concepts: Mapping[str, str]
    dimensions: Dimensions
    opens: bool
    beside: "Item | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """`left` must equal the first of `right` that is printed, at equal scope."""

    left: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything `vocabulary.yaml` and the code lists say."""

    concepts: Mapping[str, Concept]
    dimensions: Mapping[str, Dimension]
    terms: Terms
    groups: Pattern
    items: Mapping[str, tuple[Item, ...]]
    totals: Pattern
    balances: tuple[Balance, ...]
    title_scopes: tuple[tuple[re.Pattern[str], Dimensions], ...]
    group_scopes: tuple[tuple[Pattern, Dimensions], ...]
    common_columns: Mapping[str, Any]
    codelists: Mapping[str, CodeList]

    def below(self, dimension: str, member: str | None) -> frozenset[str]:
        """All members below a member (None: the default) of a closed dimension."""
        axis = self.dimensions[dimension]
        children = axis.children.get(member or axis.default, ())
        return frozenset(children).union(*(self.below(dimension, child) for child in children))


@cache
def load_vocabulary() -> Vocabulary:
    """Reads the vocabulary that ships with the package (cached: it never changes in a run)."""
    raw = read_yaml(HERE / "vocabulary.yaml")
    terms: Terms = raw["terms"]
    return Vocabulary(
        concepts={key: _concept(key, value) for key, value in raw["concepts"].items()},
        dimensions={key: _dimension(key, value, terms) for key, value in raw["dimensions"].items()},
        terms=terms,
        groups=build_pattern(raw["groups"], terms),
        items={
            key: tuple(_item(entry, terms) for entry in value)
            for key, value in raw["items"].items()
        },
        totals=build_pattern(raw["totals"], terms),
        balances=tuple(
            Balance(left=entry["left"], right=tuple(entry["right"])) for entry in raw["balances"]
        ),
        title_scopes=tuple(
            (re.compile(entry["regex"]), _pairs(entry["dimensions"]))
            for entry in raw["title_scopes"]
        ),
        group_scopes=tuple(
            (build_pattern(entry["header"], terms), _pairs(entry["dimensions"]))
            for entry in raw["group_scopes"]
        ),
        common_columns=raw["common_columns"],
        codelists=load_codelists(),
    )


def _pairs(raw: Mapping[str, str]) -> Dimensions:
    return tuple(sorted(raw.items()))


def _concept(key: str, raw: Mapping[str, Any]) -> Concept:
    return Concept(
        id=key,
        zh=raw["zh"],
        en=raw["en"],
        required=tuple(raw.get("required", ())),
        optional=tuple(raw.get("optional", ())),
    )


def _dimension(key: str, raw: Mapping[str, Any], terms: Terms) -> Dimension:
    members = {
        name: Member(id=name, zh=entry["zh"], en=entry["en"], parent=entry.get("parent"))
        for name, entry in raw.get("members", {}).items()
    }
    words = {name: build_pattern(entry, terms) for name, entry in raw.get("words", {}).items()}
    return Dimension(
        id=key,
        zh=raw["zh"],
        en=raw["en"],
        default=raw["default"],
        members=members,
        children=_children(members),
        codelist=raw.get("codelist"),
        words=words,
    )


def _children(members: Mapping[str, Member]) -> dict[str, tuple[str, ...]]:
    parents = {member.parent for member in members.values()} - {None}
    return {
        parent: tuple(name for name, member in members.items() if member.parent == parent)
        for parent in parents
        if parent is not None
    }


def _item(raw: Mapping[str, Any], terms: Terms) -> Item:
    return Item(
        labels=build_pattern(raw["labels"], terms),
        role=raw.get("role", "item"),
        concepts=raw.get("concepts", {}),
        dimensions=tuple(sorted(raw.get("dimensions", {}).items())),
        opens=raw.get("opens", False),
        beside=_item(raw["beside"], terms) if "beside" in raw else None,
    )
