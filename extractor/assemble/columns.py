"""The leaf columns of a table: what the profile says of each, and what is reported instead."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.report import Column
from extractor.recognise.header import plain_header
from extractor.recognise.identity import Identity
from extractor.recognise.match import Recognised
from layouts.columns import Assignment, Path
from layouts.normalise import compact, without_year
from layouts.profile import ColumnLayout, Half, RowsLayout
from layouts.vocabulary import Vocabulary

_YEAR = re.compile(r"20\d{2}(?=年|预算|决算|$)")
_LAST_YEAR = re.compile(r"^上年(?:度)?(?:预算|执行|决算|年初预算)数?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One lattice column. `layout` is None for a column that the profile does not know."""

    index: int
    layout: ColumnLayout | None
    column: Column


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A ledger, or one part of a paired table, with its leaves left to right."""

    half: Half | None
    rows: RowsLayout
    leaves: tuple[Leaf, ...]

    def having(self, role: str) -> list[Leaf]:
        """The leaves with this role."""
        return [leaf for leaf in self.leaves if leaf.column.role == role]


@dataclass(frozen=True, slots=True)
class _Other:
    """Columns that are not about the document's own year or stage, by their header's words."""

    identity: Identity
    vocabulary: Vocabulary

    def scope(self, path: Path) -> dict[str, str]:
        """`year` and `stage` where a header says another one than the document's."""
        year, stage = self._year(path), self._stage(path)
        return ({"year": year} if year else {}) | ({"stage": stage} if stage else {})

    def _year(self, path: Path) -> str | None:
        own = self.identity.year
        for text in path if own else ():
            match = _YEAR.search(compact(text))
            if match and int(match[0]) != own:
                return match[0]
            if own and _LAST_YEAR.match(compact(text)):
                return str(own - 1)
        return None

    def _stage(self, path: Path) -> str | None:
        """In final accounts a 预算数 column repeats the budget."""
        if self.identity.stage != "final_accounts":
            return None
        members = self.vocabulary.dimensions["stage"].words
        for text in reversed(path):
            for member, words in members.items():
                if words.matches(without_year(text)):
                    return member
        return None


def sections_of(
    start: Recognised, identity: Identity, vocabulary: Vocabulary
) -> tuple[Section, ...]:
    """The sections of a recognised table."""
    assert start.match is not None
    paths = start.header.leaves
    taken: set[str] = set()
    sections = tuple(
        Section(
            half=assignment.layout.half,
            rows=assignment.layout.rows,
            leaves=tuple(
                _leaf(assignment, offset, paths, taken, _Other(identity, vocabulary))
                for offset in range(len(assignment.columns))
            ),
        )
        for assignment in start.match.sections
    )
    return tuple(_without_twins(section) for section in sections)


def _without_twins(section: Section) -> Section:
    """Amount columns that would mean the same are unknown, all of them: none is guessed."""
    meanings = Counter(_meaning(leaf) for leaf in section.leaves)
    return replace(
        section,
        leaves=tuple(
            replace(leaf, column=replace(leaf.column, role="unknown", concept=None))
            if leaf.column.role == "amount" and meanings[_meaning(leaf)] > 1
            else leaf
            for leaf in section.leaves
        ),
    )


def _meaning(leaf: Leaf) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    return (leaf.column.concept, leaf.column.dimensions)


def _leaf(
    assignment: Assignment,
    offset: int,
    paths: tuple[tuple[str, ...], ...],
    taken: set[str],
    other: _Other,
) -> Leaf:
    index = assignment.first + offset
    layout = assignment.columns[offset]
    path = paths[index]
    apart = other.scope(path)
    name = layout.key if layout else f"column_{index + 1}"
    key = _unique("_".join([name, *apart.values()]), taken)
    column = Column(
        key=key,
        role=layout.role if layout else "unknown",
        path=path,
        concept=layout.concept if layout else None,
        dimensions=_scope(assignment, layout, path, apart, other.vocabulary),
        half=assignment.layout.half,
    )
    return Leaf(index=index, layout=layout, column=column)


def _scope(
    assignment: Assignment,
    layout: ColumnLayout | None,
    path: Path,
    apart: dict[str, str],
    vocabulary: Vocabulary,
) -> tuple[tuple[str, str], ...]:
    """The column's dimensions, with another year or stage, and with the words of a 其中 column
    that is no member of what stands above it: such a column takes part in no sum."""
    scope = {**(dict(layout.dimensions) if layout else {}), **apart}
    if layout and layout.role == "amount":
        scope = {**_group_scope(path, vocabulary), **scope}
    if layout and "fund" in scope and len(path) > 1 and path[-1].startswith("其中"):
        above = plain_header(path[-2])
        if any(column.header.matches(above) for column in assignment.layout.columns):
            scope["detail"] = path[-1]
    return tuple(sorted(scope.items()))


def _group_scope(path: Path, vocabulary: Vocabulary) -> dict[str, str]:
    """What the headers above a column say of fund and vintage; the lowest counts."""
    scope: dict[str, str] = {}
    for text in path[:-1]:
        for pattern, dimensions in vocabulary.group_scopes:
            if pattern.matches(plain_header(text)):
                scope.update(dimensions)
    return scope


def _unique(key: str, taken: set[str]) -> str:
    """The key, numbered if the table prints the column more than once (类, 款, 项)."""
    name, number = key, 1
    while name in taken:
        number += 1
        name = f"{key}_{number}"
    taken.add(name)
    return name


def unknown_columns(
    start: Recognised, sections: tuple[Section, ...], filled: set[str], number: int
) -> list[Finding]:
    """A finding for each column that nobody knows; `filled` are the keys of those with text.

    A column without header and without text is only a line in the drawing.
    """
    assert start.match is not None
    rivals = dict(pair for section in start.match.sections for pair in section.rivals)
    profile, title = start.match.profile.id, start.caption.title or ""
    found = []
    for leaf in (leaf for section in sections for leaf in section.leaves):
        header = " / ".join(leaf.column.path) or ("（空）" if leaf.column.key in filled else "")
        place = Place(table=number, column=leaf.column.key, page=start.grid.page)
        twin = leaf.layout is not None and leaf.column.role == "unknown"
        if leaf.index in rivals or twin:
            names = ", ".join(rivals.get(leaf.index, (leaf.layout.key if leaf.layout else "",)))
            found.append(
                finding("COL-002", title=title, header=header, rivals=names, places=(place,))
            )
        elif leaf.layout is None and header:
            found.append(
                finding("COL-001", title=title, header=header, profile=profile, places=(place,))
            )
    return found
