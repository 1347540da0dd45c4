"""Rules from drawn shapes: thin shapes become centre lines, their pieces are joined.

A producer draws one rule as dashes, as one stroke per cell, as two thin rectangles with a gap, or
as the side of a rectangle. After `join_rules` it is one `Rule`. Nothing here knows PDFs, so rules
found in a picture are joined by the same law.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from extractor.model.page import Rule

# Parallel pieces at most this far apart (points) are one rule: double rules, drawing noise.
PARALLEL = 2.6
# Collinear pieces at most this far apart (points) are one rule: dashes, gaps.
COLLINEAR = 3.0
# Shapes thinner than this (points) are lines; thicker ones are areas.
THIN = 3.5
# Joined rules shorter than this (points) are dots and joints.
SHORTEST = 3.0
# A cluster of parallel pieces never grows wider than this (points).
_WIDEST = 4.5

Interval = tuple[float, float, float]  # at, start, end


class Shape(NamedTuple):
    """The bounding box of a drawn path in points; `rectangle` when the path is axis-aligned."""

    x0: float
    y0: float
    x1: float
    y1: float
    stroked: bool
    rectangle: bool


def rules_of(shapes: Iterable[Shape]) -> tuple[Rule, ...]:
    """The rules that the shapes draw, horizontal ones first, each sorted by place."""
    across: list[Interval] = []
    down: list[Interval] = []
    for shape in shapes:
        _take(shape, across, down)
    return (*join_rules(across, horizontal=True), *join_rules(down, horizontal=False))


def _take(shape: Shape, across: list[Interval], down: list[Interval]) -> None:
    """Adds the centre line of a thin shape, or the four sides of a stroked rectangle."""
    x0, y0, x1, y1, stroked, rectangle = shape
    width, height = x1 - x0, y1 - y0
    flat, narrow = height <= THIN, width <= THIN
    if not rectangle and (flat == narrow or max(width, height) < 4 * min(width, height)):
        return
    # A dot belongs to the dotted rule it is part of, whichever way that runs.
    if flat:
        across.append(((y0 + y1) / 2, x0, x1))
    if narrow:
        down.append(((x0 + x1) / 2, y0, y1))
    if stroked and not flat and not narrow:
        across += [(y0 + 0.3, x0, x1), (y1 - 0.3, x0, x1)]
        down += [(x0 + 0.3, y0, y1), (x1 - 0.3, y0, y1)]


def join_rules(pieces: Sequence[Interval], *, horizontal: bool) -> list[Rule]:
    """Pieces (at, start, end) joined into rules, sorted by `at`, then `start`."""
    rules: list[Rule] = []
    for cluster in _parallel(sorted(pieces)):
        at = _place(cluster)
        rules += [
            Rule(horizontal, at, start, end)
            for start, end in _collinear(cluster)
            if end - start >= SHORTEST
        ]
    return rules


def _place(cluster: list[Interval]) -> float:
    """Where the rule of a cluster stands: the mean of its pieces, long ones counting more."""
    first, last = cluster[0][0], cluster[-1][0]
    if first == last:
        return first
    # Dots have next to no length but count all the same.
    weight = sum([end - start + 0.01 for _, start, end in cluster])
    return sum([at * (end - start + 0.01) for at, start, end in cluster]) / weight


def _parallel(pieces: list[Interval]) -> Iterable[list[Interval]]:
    """Groups pieces, sorted by `at`, that lie on one line."""
    cluster: list[Interval] = []
    for piece in pieces:
        at = piece[0]
        if cluster and (at - cluster[-1][0] > PARALLEL or at - cluster[0][0] > _WIDEST):
            yield cluster
            cluster = []
        cluster.append(piece)
    if cluster:
        yield cluster


def _collinear(cluster: list[Interval]) -> Iterable[tuple[float, float]]:
    """The stretches that the pieces of one line cover, small gaps closed."""
    cluster.sort(key=itemgetter(1))
    _, start, end = cluster[0]
    for _, left, right in cluster:
        if left - end > COLLINEAR:
            yield start, end
            start, end = left, right
        elif right > end:
            end = right
    yield start, end
