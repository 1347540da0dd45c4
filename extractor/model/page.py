"""What one interpretation of a page yields: text runs, rules and the page's kind.

Coordinates of runs and rules are in the *reading frame*: the page turned so that most of its text
runs left to right. `PageContent.shown` maps a box back to the page as a viewer shows it.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractor.model.geometry import Box

PageKind = Literal["digital", "scanned", "mixed", "blank"]
Turn = Literal[0, 90, 180, 270]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """One page, interpreted once. Sizes in points; `number` counts from 1."""

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

    def shown(self, box: Box) -> Box:
        """Maps a box of the reading frame to the page as shown (after /Rotate)."""
        x0, y0, x1, y1 = box
        if self.turn == 90:
            return Box(self.width - y1, x0, self.width - y0, x1)
        if self.turn == 180:
            return Box(self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if self.turn == 270:
            return Box(y0, self.height - x1, y1, self.height - x0)
        return box
