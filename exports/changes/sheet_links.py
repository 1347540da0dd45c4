"""What the tables have settled of the projects that sheets are of: one renamed, split, merged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from exports.changes.model import Line, Match, TableChange
from layouts.likeness import bare_name


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectLink:
    """Names of projects that a table takes for one; several on a side where it was parted."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    match: Match


def project_links(tables: Iterable[TableChange]) -> tuple[ProjectLink, ...]:
    """The links that are certain, once each. A name that stands in two of them, as different
    tables see it, settles nothing."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...]], Match] = {}
    for table in tables:
        for line in table.lines:
            if line.match is None or "uncertain" in line.states:
                continue
            old, new = _names(line.old), _names(line.new)
            if old and new and old != new:
                found.setdefault((old, new), line.match)
    links = [ProjectLink(old=old, new=new, match=match) for (old, new), match in found.items()]
    return tuple(_alone(links))


def _names(lines: Sequence[Line]) -> tuple[str, ...]:
    """Of lines without codes: classes have no sheets."""
    return tuple(sorted(bare_name(line.label) for line in lines if line.code is None))


def _alone(links: Sequence[ProjectLink]) -> Iterator[ProjectLink]:
    uses: dict[tuple[bool, str], int] = defaultdict(int)
    for link in links:
        for key in _ends(link):
            uses[key] += 1
    yield from (link for link in links if all(uses[key] == 1 for key in _ends(link)))


def _ends(link: ProjectLink) -> list[tuple[bool, str]]:
    return [*((True, name) for name in link.old), *((False, name) for name in link.new)]
