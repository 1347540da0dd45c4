"""Vocabulary, code lists and words → the taxonomy."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from exports.xbrl.names import (
    BREAKDOWN,
    OPEN_AXES,
    UNLISTED,
    axis_name,
    camel,
    member_name,
    role_uri,
)
from exports.xbrl.taxonomy import amounts
from exports.xbrl.taxonomy.model import Cube, Domain, Element, Node, Role, Taxonomy
from exports.xbrl.words import Axis, Family, Kind, load_words
from layouts.vocabulary import Vocabulary, load_vocabulary

_TYPES: dict[Kind, str] = {
    "money": "monetaryItemType",
    "number": "decimalItemType",
    "integer": "integerItemType",
    "text": "stringItemType",
    "token": "tokenItemType",
}
_AMOUNTS = Family(
    id="amount",
    zh="金额",
    en="amounts",
    axes=(),
    optional=(*(axis_name(name) for name in OPEN_AXES), UNLISTED),
    words=(),
)


@cache
def build_taxonomy() -> Taxonomy:
    """The taxonomy of this version (cached: it never changes in a run)."""
    vocabulary = load_vocabulary()
    families = (_AMOUNTS, *load_words().families.values())
    domains = (*amounts.domains(vocabulary), *_own_domains())
    return Taxonomy(
        elements=tuple(_elements(vocabulary, families)),
        domains=domains,
        cubes=tuple(cube for family in families for cube in _cubes(family, vocabulary)),
        sums=amounts.sums(vocabulary),
        roles=tuple(_roles(families, domains)),
        presentation=tuple(_presentation(families, domains, vocabulary)),
    )


def _elements(vocabulary: Vocabulary, families: tuple[Family, ...]) -> Iterator[Element]:
    yield from amounts.concept_elements(vocabulary)
    for family in families:
        yield from _family_elements(family)
    yield from amounts.axis_elements(vocabulary)
    for axis in load_words().axes.values():
        yield from _axis_elements(axis)


def _family_elements(family: Family) -> Iterator[Element]:
    yield Element(
        name=_items(family), sort="abstract", zh=f"{family.zh} [项目]", en=f"{family.en} [items]"
    )
    yield Element(
        name=_hypercube(family), sort="hypercube", zh=f"{family.zh} [表]", en=f"{family.en} [table]"
    )
    for word in family.words:
        yield Element(
            name=word.name,
            sort="concept",
            zh=word.zh,
            en=word.en,
            type=_TYPES[word.kind],
            balance="debit" if word.kind == "money" else None,
            doc_zh=word.doc_zh,
            doc_en=word.doc_en,
        )


def _axis_elements(axis: Axis) -> Iterator[Element]:
    yield Element(
        name=axis.name,
        sort="axis",
        zh=f"{axis.zh} [维度]",
        en=f"{axis.en} [axis]",
        typed=axis.typed,
        doc_zh=axis.doc_zh,
        doc_en=axis.doc_en,
    )
    if axis.members and axis.default is None:
        yield Element(name=_member(axis, "domain"), sort="member", zh=axis.zh, en=axis.en)
    for member in axis.members.values():
        yield Element(name=_member(axis, member.id), sort="member", zh=member.zh, en=member.en)


def _own_domains() -> Iterator[Domain]:
    for axis in load_words().axes.values():
        if axis.members:
            top = axis.default or "domain"
            yield Domain(
                axis=axis.name,
                role=role_uri(f"dimension-{axis.name.removesuffix('Axis').lower()}"),
                tree=_branch(axis, top),
                default=axis.default is not None,
            )


def _branch(axis: Axis, member: str) -> Node:
    below = [
        each.id
        for each in axis.members.values()
        if (each.parent or "domain") == member and each.id != member
    ]
    return Node(name=_member(axis, member), below=tuple(_branch(axis, child) for child in below))


def _member(axis: Axis, member: str) -> str:
    return member_name(axis.name.removesuffix("Axis"), member)


def _cubes(family: Family, vocabulary: Vocabulary) -> Iterator[Cube]:
    """A typed axis has no default: each set of those that may be missing is a cube of its own."""
    always = [axis for axis in family.axes if axis not in family.optional]
    closed = _closed_axes(vocabulary) if family is _AMOUNTS else ()
    concepts = [word.name for word in family.words] or [
        node.name for node in amounts.concept_elements(vocabulary)
    ]
    for name, chosen in _choices(family):
        yield Cube(
            role=role_uri(name),
            hypercube=_hypercube(family),
            items=_items(family),
            concepts=tuple(concepts),
            axes=(*closed, *always, *chosen),
        )


def _closed_axes(vocabulary: Vocabulary) -> tuple[str, ...]:
    return (*(domain.axis for domain in amounts.domains(vocabulary)), BREAKDOWN)


def _choices(family: Family) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every set of the optional axes, with the name of its role."""
    for size in range(len(family.optional) + 1):
        for chosen in combinations(family.optional, size):
            ends = [axis.removesuffix("Axis").lower() for axis in chosen]
            yield "-".join([family.id, *ends]), chosen


def _items(family: Family) -> str:
    return f"{camel(family.id)}Items"


def _hypercube(family: Family) -> str:
    return f"{camel(family.id)}Table"


def _roles(families: tuple[Family, ...], domains: tuple[Domain, ...]) -> Iterator[Role]:
    """Numbered in the order of reading, as viewers sort them by their definitions."""
    for number, family in enumerate(families, start=1):
        for name, chosen in _choices(family):
            with_axes = f" ({', '.join(chosen)})" if chosen else ""
            definition = f"{number:02}00 {family.zh} / {family.en}{with_axes}"
            yield Role(name=name, definition=definition)
    yield Role(name="calculation", definition="9000 合计关系 / sums")
    yield Role(name="defaults", definition="9100 默认成员 / defaults")
    for domain in domains:
        name = domain.role.rpartition("/")[2]
        yield Role(name=name, definition=f"9500 {name} / {domain.axis}")


def _presentation(
    families: tuple[Family, ...], domains: tuple[Domain, ...], vocabulary: Vocabulary
) -> Iterator[tuple[str, Node]]:
    for family in families:
        if family is _AMOUNTS:
            concepts = amounts.concept_tree(vocabulary)
            axes: tuple[str, ...] = tuple(map(axis_name, _axis_ids(vocabulary)))
        else:
            concepts = tuple(Node(name=word.name) for word in family.words)
            axes = family.axes
        table = Node(name=_hypercube(family), below=tuple(Node(name=axis) for axis in axes))
        yield role_uri(family.id), Node(name=_items(family), below=(table, *concepts))
    for domain in domains:
        yield domain.role, Node(name=domain.axis, below=(domain.tree,))


def _axis_ids(vocabulary: Vocabulary) -> Iterator[str]:
    yield from (dimension.id for dimension in amounts.dimensions(vocabulary))
    yield from (axis.removesuffix("Axis") for axis in (UNLISTED, BREAKDOWN))
