"""Where the lines of text are, inside one cell or on the page around the tables.

Lines are found by their ink alone, row by row of pixels: a cell is small and straight, so that no
detector is needed. How tall the page's text is decides what is a line and what is part of one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture

_INK, _PALE = 140, 200
_GRAINY = 9.0
# Fewer pixels than this in one piece are dust.
_DUST = 5
# Rows of text are this tall (pixels) where they count for the usual height.
_HEIGHTS = (12, 60)
_USUAL = 27
# In shares of the usual height: pieces of one line lie this close and are together this tall.
_NEAR, _TOGETHER = 0.42, 1.3
# A stretch taller than this holds lines that touch, unless its glyphs are as tall.
_TOUCHING = 1.75
# Gaps this wide part two texts on one line.
_APART = 1.6
# What is smaller than this both ways is a speck.
_SPECK = 0.22
# Of its usual width, a row of pixels between touching lines keeps at most this much ink.
_VALLEY = 0.5

Span = tuple[int, int]


class Spot(NamedTuple):
    """A box in pixels; right and bottom are exclusive. `room` is how far up and down a reader
    may look without seeing another line."""

    left: int
    top: int
    right: int
    bottom: int
    room: Span


def ink_of(bare: Picture, grain: float) -> Picture:
    """1 where there is ink (dust aside) on a page without its rules, else 0.

    Thin strokes print pale: they count where they are joined to ink. On a page whose `grain`
    (noise in grey levels) is coarse, nothing pale can be told from paper.
    """
    pale = (bare < (_INK if grain > _GRAINY else _PALE)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    keep = np.zeros(len(stats), np.uint8)
    keep[labels[bare < _INK]] = 1
    keep[stats[:, cv2.CC_STAT_AREA] < _DUST] = 0
    keep[0] = 0
    ink: Picture = keep[labels]
    return ink


def usual_height(ink: Picture, boxes: Sequence[tuple[int, int, int, int]]) -> int:
    """The height in pixels of a usual line of text in the boxes (left, top, right, bottom)."""
    heights = [
        bottom - top
        for x0, y0, x1, y1 in boxes
        for top, bottom in _stretches(ink[y0:y1, x0:x1].max(axis=1) > 0)
        if _HEIGHTS[0] <= bottom - top <= _HEIGHTS[1]
    ]
    return int(np.median(heights)) if heights else _USUAL


def lines_in(ink: Picture, box: tuple[int, int, int, int], usual: int) -> list[Spot]:
    """The texts in the box, top to bottom, left to right."""
    x0, y0, x1, y1 = box
    part = ink[y0:y1, x0:x1]
    rows = _rows(part, usual)
    found = []
    for index, (top, bottom) in enumerate(rows):
        above = (rows[index - 1][1] + top) // 2 if index else 0
        below = (bottom + rows[index + 1][0]) // 2 if index + 1 < len(rows) else y1 - y0
        for left, right in _texts(part[top:bottom], usual):
            inked = np.flatnonzero(part[top:bottom, left:right].max(axis=1) > 0)
            first, last = top + int(inked[0]), top + int(inked[-1]) + 1
            if max(right - left, last - first) <= _SPECK * usual:
                continue
            room = (y0 + above, y0 + below)
            found.append(Spot(x0 + left, y0 + first, x0 + right, y0 + last, room))
    return found


def _stretches(flags: Picture) -> list[Span]:
    """Where the flags are set without a break: (first, one past the last)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _rows(part: Picture, usual: int) -> list[Span]:
    """Stretches of rows that hold one line each."""
    merged: list[Span] = []
    for top, bottom in _stretches(part.max(axis=1) > 0):
        if merged and _one_line(merged[-1], (top, bottom), usual):
            merged[-1] = (merged[-1][0], bottom)
        else:
            merged.append((top, bottom))
    return [row for stretch in merged for row in _parted(part, stretch, usual)]


def _one_line(above: Span, below: Span, usual: int) -> bool:
    """Whether both are parts of one line: the strokes of 二, a dot and its stem."""
    near = below[0] - above[1] <= _NEAR * usual
    return near and below[1] - above[0] <= _TOGETHER * usual


def _parted(part: Picture, stretch: Span, usual: int) -> Iterator[Span]:
    """The stretch, cut where lines touch."""
    top, bottom = stretch
    height = bottom - top
    lines = round(height / (1.15 * usual))
    if height < _TOUCHING * usual or lines < 2 or _tall_glyphs(part[top:bottom], height):
        yield stretch
        return
    counts = part[top:bottom].sum(axis=1, dtype=np.int64)
    cuts = []
    for line in range(1, lines):
        middle, reach = height * line // lines, max(2, usual // 3)
        low = max(1, middle - reach)
        cut = low + int(counts[low : middle + reach].argmin())
        if counts[cut] > _VALLEY * counts.mean():
            yield stretch
            return
        cuts.append(top + cut)
    yield from zip([top, *cuts], [*cuts, bottom], strict=True)


def _tall_glyphs(part: Picture, height: int) -> bool:
    """Whether the glyphs themselves are that tall: large type, not lines that touch."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(part)
    heights = stats[1:count, cv2.CC_STAT_HEIGHT]
    widths = stats[1:count, cv2.CC_STAT_WIDTH]
    tall = (heights > 0.7 * height) & (widths < 2 * heights)
    return bool(tall.sum() * 3 >= count - 1)


def _texts(row: Picture, usual: int) -> Iterator[Span]:
    """Stretches of columns without a wide gap."""
    tall = max(usual, row.shape[0])
    start: int | None = None
    end = 0
    for left, right in _stretches(row.max(axis=0) > 0):
        if start is not None and left - end > _APART * tall:
            yield start, end
            start = None
        start = left if start is None else start
        end = right
    if start is not None:
        yield start, end
