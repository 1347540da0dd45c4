"""The round red seal of an office, as it is pressed over the last lines of a letter."""

import math
from dataclasses import dataclass

import pymupdf

_RED = (0.86, 0.08, 0.1)
# A seal of a county's or a city's office is 42 mm wide; all lengths are points.
_RADIUS = 59.5
_RIM = 3.0
_STAR = 17.0
_SIZE = 14.0
# The name stands along this part of the rim, in degrees.
_ARC = 230.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """A seal with the office's name on its rim, its middle at `x`, `y` from the top left corner."""

    office: str
    x: float
    y: float


def press(page: pymupdf.Page, seal: Seal) -> None:
    """Presses the seal onto the page; print below it stays black."""
    middle = pymupdf.Point(seal.x, seal.y)
    shape = page.new_shape()
    shape.draw_circle(middle, _RADIUS)
    shape.finish(color=_RED, width=_RIM, stroke_opacity=0.85)
    shape.draw_polyline(_star(middle))
    shape.finish(color=_RED, fill=_RED, closePath=True, fill_opacity=0.85, stroke_opacity=0.85)
    shape.commit(overlay=False)
    for place, character in enumerate(seal.office):
        share = place / max(1, len(seal.office) - 1) - 0.5
        _press_character(page, middle, character, share * _ARC)


def _press_character(
    page: pymupdf.Page, middle: pymupdf.Point, character: str, degrees: float
) -> None:
    """A character of the name, its foot towards the middle; 0 degrees is the top of the rim."""
    at = pymupdf.Point(middle.x - _SIZE / 2, middle.y - _RADIUS + _RIM + 1.25 * _SIZE)
    turn = (middle, pymupdf.Matrix(1, 1).prerotate(-degrees))
    page.insert_text(
        at, character, fontname="china-s", fontsize=_SIZE, color=_RED, morph=turn, overlay=False
    )


def _star(middle: pymupdf.Point) -> list[pymupdf.Point]:
    """The corners of a star of five points, the first one on top."""
    inner = _STAR * math.sin(math.radians(18)) / math.sin(math.radians(54))
    corners = []
    for number in range(10):
        reach = inner if number % 2 else _STAR
        turn = math.radians(36 * number)
        x, y = middle.x + reach * math.sin(turn), middle.y - reach * math.cos(turn)
        corners.append(pymupdf.Point(x, y))
    return corners
