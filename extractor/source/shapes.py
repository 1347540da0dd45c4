"""Drawn paths of a page as shapes in the reading frame; invisible ones are dropped."""

from collections.abc import Iterator, Sequence
from typing import Any

from extractor.source.frame import Corners, Frame
from extractor.source.mupdf import MuPage
from extractor.source.rules import THIN, Shape

Vector = dict[str, Any]
Point = tuple[float, float]

# Every colour channel at least this bright is white paper.
_WHITE = 250
# Paths this big (points, both ways) that are not plain rectangles may hide a whole grid.
_GRID_SIZE = 40.0
# A line leaning at most this much (points) over its length is meant to be straight.
_STRAIGHT = 1.0


def shapes_of(page: MuPage, vectors: Sequence[Vector], frame: Frame) -> tuple[list[Shape], int]:
    """Visible shapes, and how many paths are neither rectangles nor straight lines.

    MuPDF gives one box for a path of many strokes that are no rectangle, such as a grid drawn in
    one go; the page is then asked for the strokes themselves.
    """
    shapes: list[Shape] = []
    outlines = 0
    compound = False
    for vector in vectors:
        if not _visible(vector["color"], vector["alpha"]):
            continue
        x0, y0, x1, y1 = frame.box(vector["bbox"])
        rectangle = vector["isrect"]
        shapes.append(Shape(x0, y0, x1, y1, vector["stroked"], rectangle))
        if not rectangle:
            outlines += 1
            compound = compound or min(x1 - x0, y1 - y0) > _GRID_SIZE
    if compound:
        shapes += _strokes(page, frame)
    return shapes, outlines


def _visible(color: int, alpha: int) -> bool:
    if not alpha:
        return False
    return color & 0xFF < _WHITE or color >> 8 & 0xFF < _WHITE or color >> 16 & 0xFF < _WHITE


def _strokes(page: MuPage, frame: Frame) -> Iterator[Shape]:
    """Straight axis-parallel strokes of every path that is not a rectangle of its own."""
    for drawing in page.get_cdrawings():
        if "s" not in drawing["type"] or not _inked(drawing.get("color")):
            continue
        for item in drawing["items"]:
            if item[0] == "l":
                yield from _straight(item[1], item[2], frame)


def _inked(color: tuple[float, ...] | None) -> bool:
    return color is not None and min(color) * 255 < _WHITE


def _straight(start: Point, end: Point, frame: Frame) -> Iterator[Shape]:
    corners: Corners = (
        min(start[0], end[0]),
        min(start[1], end[1]),
        max(start[0], end[0]),
        max(start[1], end[1]),
    )
    x0, y0, x1, y1 = frame.box(corners)
    if min(x1 - x0, y1 - y0) <= _STRAIGHT and max(x1 - x0, y1 - y0) > THIN:
        yield Shape(x0, y0, x1, y1, True, True)
