"""From edges to cells: slots with no rule between them are one merged cell."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractor.engines.ruled.lattice import Groups, Lattice


class Region(NamedTuple):
    """A rectangle of slots: one cell."""

    row: int
    col: int
    row_span: int
    col_span: int


class Segment(NamedTuple):
    """Slots `start` … `end` − 1 of one row with no rule between them."""

    row: int
    start: int
    end: int


def regions(lattice: Lattice) -> list[Region]:
    """Rectangles that cover every slot exactly once, by row, then column."""
    columns = len(lattice.xs) - 1
    segments: list[Segment] = []
    owner: list[list[int]] = []
    for row, bits in enumerate(lattice.down):
        owners: list[int] = []
        for start, end in _segments(bits, columns):
            owners += [len(segments)] * (end - start)
            segments.append(Segment(row, start, end))
        owner.append(owners)
    groups = Groups(len(segments))
    for line in range(1, len(lattice.ys) - 1):
        missing = ((1 << columns) - 1) & ~lattice.across[line]
        for column in _bits(missing):
            groups.unite(owner[line - 1][column], owner[line][column])
    members: dict[int, list[Segment]] = {}
    for index, segment in enumerate(segments):
        members.setdefault(groups.root(index), []).append(segment)
    return sorted(region for group in members.values() for region in _rectangles(group))


def _segments(bits: int, columns: int) -> Iterator[tuple[int, int]]:
    """The stretches of a row between drawn vertical edges."""
    start = 0
    for column in range(1, columns):
        if bits >> column & 1:
            yield start, column
            start = column
    yield start, columns


def _bits(mask: int) -> Iterator[int]:
    """The places of the set bits, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _rectangles(group: list[Segment]) -> Iterable[Region]:
    """One rectangle if the group is one, else the rectangles it falls into.

    A group is no rectangle when a piece of a rule is missing. It then falls apart along the
    vertical rules that are there: what stands in columns of its own stays there.
    """
    if len(group) == 1:
        row, start, end = group[0]
        return [Region(row, start, 1, end - start)]
    top, bottom = group[0].row, group[-1].row + 1
    left = min(segment.start for segment in group)
    right = max(segment.end for segment in group)
    area = sum(segment.end - segment.start for segment in group)
    full = area == (bottom - top) * (right - left)
    if full and not _divided(group, top) and not _divided(group, bottom - 1):
        return [Region(top, left, bottom - top, right - left)]
    return _stacked(group)


def _divided(group: list[Segment], row: int) -> bool:
    """Whether a vertical rule divides the group in its first or last row.

    Such a rule ends on the group's edge and so was meant; one that floats in the middle was not.
    """
    return sum(segment.row == row for segment in group) > 1


def _stacked(group: list[Segment]) -> list[Region]:
    """Equal stretches in consecutive rows, each stack one rectangle."""
    found: list[Region] = []
    open_stacks: dict[tuple[int, int], Region] = {}
    for row, start, end in group:
        stack = open_stacks.get((start, end))
        if stack is not None and stack.row + stack.row_span == row:
            open_stacks[start, end] = stack._replace(row_span=stack.row_span + 1)
            continue
        if stack is not None:
            found.append(stack)
        open_stacks[start, end] = Region(row, start, 1, end - start)
    return found + list(open_stacks.values())
