"""Merged cells of a Camelot table: slots with no rule between them are one cell."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from extractor.engines.camelot.tool import RawTable
from extractor.engines.cell_text import printed_lines
from extractor.model.geometry import Box, hull

Slot = tuple[int, int]


class Region(NamedTuple):
    """The slots of one cell as a box (Camelot's table, but counted from its top) and its lines."""

    box: Box
    lines: tuple[str, ...]


def regions(table: RawTable) -> tuple[Region, ...]:
    """The cells of the table; text that Camelot spread over a cell's slots is brought together."""
    groups: dict[Slot, list[Slot]] = defaultdict(list)
    parents = _united(table)
    for slot in _slots(table):
        groups[_root(parents, slot)].append(slot)
    return tuple(_region(table, slots) for slots in groups.values())


def _region(table: RawTable, slots: list[Slot]) -> Region:
    texts = (table.cells[row][col].text for row, col in slots)
    return Region(hull([_box(table, slot) for slot in slots]), printed_lines(texts))


def _box(table: RawTable, slot: Slot) -> Box:
    """The slot's box with its origin at the top left of the media box."""
    left, right = table.columns[slot[1]]
    top, bottom = table.rows[slot[0]]
    return Box(left, table.height - top, right, table.height - bottom)


def _united(table: RawTable) -> dict[Slot, Slot]:
    """Union-find over the edges that are missing between neighbours."""
    parents = {slot: slot for slot in _slots(table)}
    for row, col in _slots(table):
        cell = table.cells[row][col]
        if col + 1 < len(table.columns):
            right = table.cells[row][col + 1]
            if not (cell.right or right.left):
                parents[_root(parents, (row, col + 1))] = _root(parents, (row, col))
        if row + 1 < len(table.rows):
            below = table.cells[row + 1][col]
            if not (cell.bottom or below.top):
                parents[_root(parents, (row + 1, col))] = _root(parents, (row, col))
    return parents


def _root(parents: dict[Slot, Slot], slot: Slot) -> Slot:
    while parents[slot] != slot:
        parents[slot] = parents[parents[slot]]
        slot = parents[slot]
    return slot


def _slots(table: RawTable) -> Iterator[Slot]:
    for row in range(len(table.rows)):
        for col in range(len(table.columns)):
            yield row, col
