"""The vocabulary's concepts and dimensions as elements of the taxonomy."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from exports.xbrl.names import OPEN_AXES, STAGE, YEAR, axis_name, camel, member_name, role_uri
from exports.xbrl.taxonomy.model import Domain, Element, Node, Sum
from exports.xbrl.words import load_words
from layouts.codelist import CodeList, DatedName
from layouts.read import load
from layouts.vocabulary import Concept, Dimension, Member, Vocabulary

# Facts that state no scope of vintage say so by a member of its own, which is in no sum.
_ALL = {"zh": "全部", "en": "all"}
_OWN = "own"
Parts = tuple[tuple[str, str], ...]


def concept_elements(vocabulary: Vocabulary) -> Iterator[Element]:
    """One monetary element for each concept, with the forms that print it as references."""
    incoming = load_words().credits
    for concept in vocabulary.concepts.values():
        doc_zh, doc_en = _parts_in_words(concept, vocabulary)
        yield Element(
            name=camel(concept.id),
            sort="concept",
            zh=concept.zh,
            en=concept.en,
            type="monetaryItemType",
            balance="credit" if concept.id in incoming else "debit",
            doc_zh=doc_zh,
            doc_en=doc_en,
            references=tuple(_forms_with().get(concept.id, ())),
        )


def _parts_in_words(concept: Concept, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    parts = [vocabulary.concepts[name] for name in (*concept.required, *concept.optional)]
    if not parts:
        return None, None
    chinese, english = "、".join(p.zh for p in parts), ", ".join(p.en for p in parts)
    return f"{concept.zh}，由以下各项相加：{chinese}。", f"{concept.en}: the sum of {english}."


@cache
def _forms_with() -> Mapping[str, list[Parts]]:
    """Concept → the printed forms whose columns name it, each once, by their descriptions."""
    forms: dict[str, list[Parts]] = {}
    for profile in load().profiles:
        # The description is “Chinese / English”.
        parts: Parts = (
            ("Name", "部门（单位）预算、决算公开表"),
            ("Section", profile.description.partition(" / ")[0]),
            ("Note", profile.kind),
        )
        for concept in {column.concept for column in profile.columns} - {None}:
            assert concept is not None
            listed = forms.setdefault(concept, [])
            if parts not in listed:
                listed.append(parts)
    return forms


def sums(vocabulary: Vocabulary) -> tuple[Sum, ...]:
    """What adds up to what at equal scope."""
    return tuple(
        Sum(total=camel(concept.id), parts=tuple(map(camel, concept.required + concept.optional)))
        for concept in vocabulary.concepts.values()
        if concept.required
    )


def concept_tree(vocabulary: Vocabulary) -> tuple[Node, ...]:
    """Concepts under the totals that they are parts of."""
    below = {c.id: c.required + c.optional for c in vocabulary.concepts.values()}
    inner = {part for parts in below.values() for part in parts}
    return tuple(_node(name, below) for name in vocabulary.concepts if name not in inner)


def _node(name: str, below: Mapping[str, tuple[str, ...]]) -> Node:
    return Node(name=camel(name), below=tuple(_node(part, below) for part in below[name]))


def dimensions(vocabulary: Vocabulary) -> Iterator[Dimension]:
    """The dimensions that are axes; another year is another period instead."""
    return (each for each in vocabulary.dimensions.values() if each.id != YEAR)


def axis_elements(vocabulary: Vocabulary) -> Iterator[Element]:
    """The axes and, of closed ones, their members."""
    for dimension in dimensions(vocabulary):
        yield Element(
            name=axis_name(dimension.id),
            sort="axis",
            zh=f"{dimension.zh} [维度]",
            en=f"{dimension.en} [axis]",
            typed="string" if dimension.id in OPEN_AXES else None,
        )
        if dimension.id not in OPEN_AXES:
            yield from _members(dimension, vocabulary)


def _members(dimension: Dimension, vocabulary: Vocabulary) -> Iterator[Element]:
    if dimension.id == STAGE:
        yield _member(STAGE, Member(id="domain", zh=dimension.zh, en=dimension.en))
    if dimension.codelist:
        yield _member(dimension.id, Member(id=dimension.default, **_ALL))
        yield from _codes(dimension, vocabulary.codelists[dimension.codelist])
        return
    for member in _listed(dimension):
        yield _member(dimension.id, member)


def _listed(dimension: Dimension) -> Iterable[Member]:
    """The members; of the stage those that can be written, the document's own among them."""
    if dimension.id != STAGE:
        return dimension.members.values()
    return [
        *(member for member in dimension.members.values() if member.id != _OWN),
        *load_words().stages.values(),
    ]


def _member(dimension: str, member: Member) -> Element:
    return Element(
        name=member_name(dimension, member.id), sort="member", zh=member.zh, en=member.en
    )


def _codes(dimension: Dimension, codelist: CodeList) -> Iterator[Element]:
    for code, name in codelist.names.items():
        dated = codelist.names_of(code)
        yield Element(
            name=member_name(dimension.id, code),
            sort="member",
            zh=f"{code} {name}",
            en=f"{code} ({codelist.en})",
            doc_zh=_history(dated),
            references=((("Name", "政府收支分类科目"), ("Section", codelist.zh)),),
        )


def _history(names: tuple[DatedName, ...]) -> str | None:
    """All names with the years in which they held, where they did not always hold."""
    if not any(name.years for name in names):
        return None
    return "；".join(f"{name.text}（{name.years or '历年'}）" for name in names)


def domains(vocabulary: Vocabulary) -> Iterator[Domain]:
    """The closed axes with their trees of members."""
    for dimension in dimensions(vocabulary):
        if dimension.id in OPEN_AXES:
            continue
        if dimension.codelist:
            tree = _code_tree(dimension, vocabulary.codelists[dimension.codelist])
        else:
            tree = _member_tree(dimension)
        yield Domain(
            axis=axis_name(dimension.id),
            role=role_uri(f"dimension-{dimension.id}"),
            tree=tree,
            default=dimension.id != STAGE,
        )


def _member_tree(dimension: Dimension) -> Node:
    if dimension.id == STAGE:
        nodes = [Node(name=member_name(STAGE, member.id)) for member in _listed(dimension)]
        return Node(name=member_name(STAGE, "domain"), below=tuple(nodes))
    loose = [
        member.id
        for member in dimension.members.values()
        if member.parent is None and member.id != dimension.default
    ]
    tree = _branch(dimension, dimension.default)
    return Node(
        name=tree.name, below=(*tree.below, *(_branch(dimension, member) for member in loose))
    )


def _branch(dimension: Dimension, member: str) -> Node:
    children = dimension.children.get(member, ())
    return Node(
        name=member_name(dimension.id, member),
        below=tuple(_branch(dimension, child) for child in children),
    )


def _code_tree(dimension: Dimension, codelist: CodeList) -> Node:
    """Codes under the longest listed code that they begin with."""
    children: dict[str, list[str]] = {}
    for code in codelist.names:
        above = [code[:length] for length in codelist.lengths if length < len(code)]
        parent = next((prefix for prefix in reversed(above) if prefix in codelist.names), "")
        children.setdefault(parent, []).append(code)

    def branch(code: str) -> Node:
        below = tuple(branch(child) for child in children.get(code, ()))
        return Node(name=member_name(dimension.id, code or dimension.default), below=below)

    return branch("")
