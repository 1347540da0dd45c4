"""What one interpretation of a page yields: text runs, rules and the page's kind.

Coordinates of runs and rules are in the *reading frame*: the page turned so that most of its text
runs left to right. `PageContent.shown` maps a box back to the page as a viewer shows it.
"""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal, NamedTuple

from extractor.model.geometry import Box

PageKind = Literal["digital", "scanned", "mixed", "blank"]
Turn = Literal[0, 90, 180, 270]
# Which pages are read from their pictures. auto: scanned ones, text layers are believed; force:
# every page; never: none.
Ocr = Literal["auto", "force", "never"]


class Run(NamedTuple):
    """Glyphs chained along one baseline with no rule between them.

    `centres` holds the x centre of each glyph of `text`, in the same order, so that a run that
    overflows its cell can be assigned by the majority of its glyphs.
    """

    text: str
    box: Box
    size: float
    centres: tuple[float, ...]
    bold: bool = False


class Rule(NamedTuple):
    """The centre line of a drawn rule: horizontal at y = `at`, or vertical at x = `at`."""

    horizontal: bool
    at: float
    start: float
    end: float


class TextLine(NamedTuple):
    """Text on one baseline outside tables; runs joined with the gaps the page shows."""

    text: str
    box: Box
    size: float
    bold: bool = False


class Pane(NamedTuple):
    """A part of a page of pictures that lies askew, as one page of an open book does.

    On the upright page it begins `left` points from the left, is `width` × `height`, and its lines
    rise by `skew` degrees. In the reading frame it is straight and begins at y = `top`: panes are
    read one below the other.
    """

    left: float
    top: float
    width: float
    height: float
    skew: float

    def laid(self, box: Box) -> Box:
        """A box of the reading frame, on the upright page; its size stays."""
        x, y = self._turned((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 - self.top, self.skew)
        return _around(x + self.left, y, box)

    def straight(self, box: Box) -> Box:
        """The inverse of `laid`."""
        x, y = self._turned((box.x0 + box.x1) / 2 - self.left, (box.y0 + box.y1) / 2, -self.skew)
        return _around(x, y + self.top, box)

    def _turned(self, x: float, y: float, degrees: float) -> tuple[float, float]:
        sine, cosine = sin(radians(degrees)), cos(radians(degrees))
        dx, dy = x - self.width / 2, y - self.height / 2
        return (
            self.width / 2 + dx * cosine + dy * sine,
            self.height / 2 - dx * sine + dy * cosine,
        )


def _around(x: float, y: float, box: Box) -> Box:
    """The box, moved so that (x, y) is its middle."""
    width, height = box.width / 2, box.height / 2
    return Box(x - width, y - height, x + width, y + height)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """One page, interpreted once. Sizes in points; `number` counts from 1.

    `panes` are given where the page was read from its picture, left to right. `covered` are those
    runs that lie under an opaque picture which is not the whole page; they are among `runs`.
    """

    number: int
    width: float
    height: float
    kind: PageKind
    reason: str
    turn: Turn
    runs: tuple[Run, ...]
    rules: tuple[Rule, ...]
    watermark: tuple[Run, ...]
    hidden: tuple[Run, ...]
    image_share: float
    panes: tuple[Pane, ...] = ()
    covered: tuple[Run, ...] = ()

    def shown(self, box: Box) -> Box:
        """Maps a box of the reading frame to the page as shown (after /Rotate)."""
        if self.panes:
            middle = (box[1] + box[3]) / 2
            below = [pane for pane in self.panes if pane.top <= middle]
            box = (below or self.panes[:1])[-1].laid(Box(*box))
        x0, y0, x1, y1 = box
        if self.turn == 90:
            return Box(self.width - y1, x0, self.width - y0, x1)
        if self.turn == 180:
            return Box(self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if self.turn == 270:
            return Box(y0, self.height - x1, y1, self.height - x0)
        return box
