"""Rules that cross, taken together, make a lattice: its lines and which slot edges are drawn.

A lattice has columns between neighbouring `xs` and rows between neighbouring `ys`. `down[row]` has
bit c set when the rule at xs[c] is drawn along that row; `across[line]` has bit c set when the rule
at ys[line] is drawn along column c.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.model.geometry import Box
from extractor.model.page import Rule, Run

# Rules whose ends miss each other by this much (points) still meet.
MEETS = 2.6
# Rules that stick out of the outermost crossing rule this far (points) may leave a side open.
_OPEN = 4.0
# Open ends this close together (points) are one open side.
_FLUSH = 4.0
# More crossings or slots than this on one page are a drawing (a map, graph paper), not a table.
_MOST_CROSSINGS = 4_000_000
_MOST_SLOTS = 100_000
# The outline of a table is drawn at least to this share.
_ENCLOSED = 0.5


class Lattice(NamedTuple):
    """See the module: `xs` and `ys` ascending, edge bits by row and by line."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    down: tuple[int, ...]
    across: tuple[int, ...]

    @property
    def box(self) -> Box:
        """The whole lattice."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def enclosed(self) -> float:
        """The share of the outline, 0 to 1, that is drawn."""
        last = 1 << len(self.xs) - 1
        drawn = 0.0
        for (low, high), bits in zip(pairwise(self.ys), self.down, strict=True):
            drawn += (high - low) * (bool(bits & 1) + bool(bits & last))
        for column, (low, high) in enumerate(pairwise(self.xs)):
            lids = (self.across[0] >> column & 1) + (self.across[-1] >> column & 1)
            drawn += (high - low) * lids
        return drawn / (2 * (self.box.width + self.box.height))


def lattices(rules: Sequence[Rule], runs: Sequence[Run]) -> list[Lattice]:
    """One lattice for every group of rules that cross and enclose something.

    Boxes joined by connectors (an organisation chart) cross too, but leave their outline open.
    Drawings of thousands of rules give none: their text stays text.
    """
    across = [rule for rule in rules if rule.horizontal]
    down = sorted((rule for rule in rules if not rule.horizontal), key=_place)
    if len(across) * len(down) > _MOST_CROSSINGS:
        return []
    drawn = [_lattice(rows, columns, runs) for rows, columns in _crossing(across, down)]
    return [lattice for lattice in drawn if _is_table(lattice)]


def _is_table(lattice: Lattice) -> bool:
    slots = (len(lattice.xs) - 1) * (len(lattice.ys) - 1)
    return 0 < slots <= _MOST_SLOTS and lattice.enclosed() >= _ENCLOSED


def _place(rule: Rule) -> float:
    return rule.at


def _crossing(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of horizontal and vertical rules that are connected by crossing each other."""
    groups = Groups(len(across) + len(down))
    places = [rule.at for rule in down]
    for row, (_, y, start, end) in enumerate(across):
        first, last = bisect_left(places, start - MEETS), bisect_right(places, end + MEETS)
        for column in range(first, last):
            rule = down[column]
            if rule.start - MEETS <= y <= rule.end + MEETS:
                groups.unite(row, len(across) + column)
    members: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate((*across, *down)):
        pair = members.setdefault(groups.root(index), ([], []))
        pair[0 if rule.horizontal else 1].append(rule)
    return [pair for pair in members.values() if pair[0] and pair[1]]


class Groups:
    """Union-find over the numbers 0 … size − 1."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, member: int) -> int:
        """The representative of the member's group."""
        parent = self._parent
        while parent[member] != member:
            parent[member] = parent[parent[member]]
            member = parent[member]
        return member

    def unite(self, one: int, other: int) -> None:
        """Makes the groups of both members one."""
        first, second = self.root(one), self.root(other)
        if first != second:
            self._parent[max(first, second)] = min(first, second)


def _lattice(across: list[Rule], down: list[Rule], runs: Sequence[Run]) -> Lattice:
    """Lines and edges of one group, open sides closed where text stands in them."""
    sides = _closing(across, down, runs)
    lids = _closing(down, across, runs)
    across, down = across + lids, down + sides
    xs = tuple(sorted({rule.at for rule in down}))
    ys = tuple(sorted({rule.at for rule in across}))
    return Lattice(xs, ys, _down_bits(down, xs, ys), _across_bits(across, xs, ys))


def _down_bits(rules: Iterable[Rule], xs: Sequence[float], ys: Sequence[float]) -> tuple[int, ...]:
    middles = _middles(ys)
    bits = [0] * len(middles)
    for rule in rules:
        bit = 1 << bisect_left(xs, rule.at)
        for row in range(bisect_left(middles, rule.start), bisect_right(middles, rule.end)):
            bits[row] |= bit
    return tuple(bits)


def _across_bits(
    rules: Iterable[Rule], xs: Sequence[float], ys: Sequence[float]
) -> tuple[int, ...]:
    middles = _middles(xs)
    bits = [0] * len(ys)
    for rule in rules:
        first, last = bisect_left(middles, rule.start), bisect_right(middles, rule.end)
        if first < last:
            bits[bisect_left(ys, rule.at)] |= (1 << last) - (1 << first)
    return tuple(bits)


def _middles(edges: Sequence[float]) -> list[float]:
    return [(low + high) / 2 for low, high in pairwise(edges)]


def _closing(crossers: Sequence[Rule], bounds: Sequence[Rule], runs: Sequence[Run]) -> list[Rule]:
    """Rules that close the sides on which `crossers` stick out of the outermost `bounds`.

    A page break leaves the first or last row of a table without its rule; some tables have no
    outer sides at all. A side is closed where two crossers at least end flush and text stands
    between them.
    """
    first, last = min(rule.at for rule in bounds), max(rule.at for rule in bounds)
    low = min(rule.start for rule in crossers)
    high = max(rule.end for rule in crossers)
    closing = []
    if low < first - _OPEN:
        flush = [rule.at for rule in crossers if rule.start < low + _FLUSH]
        closing += _close(bounds[0].horizontal, low, (low, first), flush, runs)
    if high > last + _OPEN:
        flush = [rule.at for rule in crossers if rule.end > high - _FLUSH]
        closing += _close(bounds[0].horizontal, high, (last, high), flush, runs)
    # The axis of a chart with its grid lines is open on one side; a table has two sides.
    return closing if first < last or len(closing) == 2 else []


def _close(
    horizontal: bool,
    at: float,
    zone: tuple[float, float],
    flush: Sequence[float],
    runs: Sequence[Run],
) -> list[Rule]:
    """The closing rule at `at`, if text stands in the zone between the flush rules."""
    if len(flush) < 2:
        return []
    start, end = min(flush), max(flush)
    if horizontal:
        zone_box = Box(start, zone[0], end, zone[1])
    else:
        zone_box = Box(zone[0], start, zone[1], end)
    if not any(zone_box.contains(*_centre(run)) for run in runs):
        return []
    return [Rule(horizontal, at, start, end)]


def _centre(run: Run) -> tuple[float, float]:
    box = run.box
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
