"""What adds up to what, derived from the vocabulary: a figure's key → the keys of its parts.

Only what is printed counts: a part that is not printed is replaced by its own printed parts.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractor.checks.cells import Key
from layouts.vocabulary import Concept, Dimension, Vocabulary

Has = Callable[[Key], bool]
Blank = Callable[[Key, str], bool]

CLOSED = ("fund", "project_class")
CODED = ("function", "economic", "revenue_class")
OPEN = ("project", "unit")
_PREFIXES = (5, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """`whole` is the sum of `parts`; `along` names the concept or dimension that is split."""

    whole: Key
    parts: tuple[Key, ...]
    along: str


def relations(keys: Iterable[Key], vocabulary: Vocabulary, blank: Blank) -> Iterator[Relation]:
    """Every relation between the keys that the vocabulary states.

    `blank` tells whether a part of a concept has its place beside the whole, left blank.
    """
    known = dict.fromkeys(keys)
    children = _code_children(known)
    opened = _open_children(known)
    present = {name for key in known for name, _ in key.dimensions}
    closed = [vocabulary.dimensions[name] for name in CLOSED if name in present]
    for key in known:
        yield from _by_concept(key, known.__contains__, vocabulary.concepts, blank)
        for dimension in closed:
            yield from _by_members(key, known.__contains__, dimension)
        if "vintage" in present:
            yield from _by_vintage(key, known.__contains__, vocabulary)
        for along in CODED:
            yield from _listed(key, children.get((along, key)), along)
        for along in OPEN:
            yield from _listed(key, opened.get((along, key)), along)


def _listed(key: Key, parts: list[Key] | None, along: str) -> Iterator[Relation]:
    if parts:
        yield Relation(whole=key, parts=tuple(parts), along=along)


def _by_concept(
    key: Key, has: Has, concepts: Mapping[str, Concept], blank: Blank
) -> Iterator[Relation]:
    parts = _concept_parts(key, key, has, concepts, blank)
    if parts:
        yield Relation(whole=key, parts=tuple(parts), along="concept")


def _concept_parts(
    whole: Key, key: Key, has: Has, concepts: Mapping[str, Concept], blank: Blank
) -> list[Key] | None:
    """The printed parts of a concept; None unless every required part is covered."""
    concept = concepts.get(key.concept)
    if concept is None or not concept.required:
        return None
    parts: list[Key] = []
    for name in concept.required:
        part = key.of(name)
        covered = [part] if has(part) else _concept_parts(whole, part, has, concepts, blank)
        if covered is None and not blank(whole, name):
            return None
        parts += covered or []
    return parts + [key.of(name) for name in concept.optional if has(key.of(name))]


def _by_members(key: Key, has: Has, dimension: Dimension) -> Iterator[Relation]:
    parts = _members_below(key, has, dimension)
    if parts:
        yield Relation(whole=key, parts=tuple(parts), along=dimension.id)


def _members_below(key: Key, has: Has, dimension: Dimension) -> list[Key]:
    """The uppermost printed members below the key's own member."""
    value = key.get(dimension.id) or dimension.default
    parts: list[Key] = []
    for member in dimension.children.get(value, ()):
        part = key.put(dimension.id, member)
        parts += [part] if has(part) else _members_below(part, has, dimension)
    return parts


def _by_vintage(key: Key, has: Has, vocabulary: Vocabulary) -> Iterator[Relation]:
    """All = current + carried forward + drawn; current may itself be printed by fund only."""
    vintage = vocabulary.dimensions["vintage"]
    if key.get("vintage") is not None:
        return
    parts: list[Key] = []
    for member in vintage.children[vintage.default]:
        part = key.put("vintage", member)
        found = [part] if has(part) else _members_below(part, has, vocabulary.dimensions["fund"])
        if member == "current" and not found:
            return
        parts += found
    if len(parts) > 1:
        yield Relation(whole=key, parts=tuple(parts), along="vintage")


def _code_children(keys: Iterable[Key]) -> dict[tuple[str, Key], list[Key]]:
    """For each figure the lines of a classification directly below it, by code prefix."""
    children: dict[tuple[str, Key], list[Key]] = {}
    known = dict.fromkeys(keys)
    for key in known:
        for along in CODED:
            code = key.get(along)
            if code is None:
                continue
            above = [key.put(along, code[:length]) for length in _PREFIXES if length < len(code)]
            parent = next((k for k in above if k in known), key.put(along, None))
            children.setdefault((along, parent), []).append(key)
    return children


def _open_children(keys: Iterable[Key]) -> dict[tuple[str, Key], list[Key]]:
    """Projects and units below the figure of the same scope that names none.

    A line of a classification inside a unit is not a part of that line over all units' sum
    unless the table prints that sum.
    """
    children: dict[tuple[str, Key], list[Key]] = {}
    for key in keys:
        for along in OPEN:
            if key.get(along) is not None:
                children.setdefault((along, key.put(along, None)), []).append(key)
    return children
