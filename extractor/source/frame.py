"""The reading frame: the page turned so that most of its text runs left to right.

MuPDF gives coordinates of the page before /Rotate. A `Frame` turns them once by the direction of
the text; `PageContent.turn` then says how the frame lies on the page as shown.
"""

from typing import NamedTuple

from extractor.model.geometry import Box
from extractor.model.page import PageContent, Turn

_TURNS: tuple[Turn, ...] = (0, 90, 180, 270)

Corners = tuple[float, float, float, float]


class Frame(NamedTuple):
    """Turns boxes of an unrotated page `width` × `height` points against the text's `direction`.

    `direction` is where the text points, in degrees clockwise from "to the right".
    """

    direction: Turn
    width: float
    height: float

    def box(self, corners: Corners) -> Corners:
        """The box in the reading frame."""
        x0, y0, x1, y1 = corners
        if self.direction == 90:
            return (y0, self.width - x1, y1, self.width - x0)
        if self.direction == 180:
            return (self.width - x1, self.height - y1, self.width - x0, self.height - y0)
        if self.direction == 270:
            return (self.height - y1, x0, self.height - y0, x1)
        return corners

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        """The point in the reading frame."""
        x, y = point
        turned = self.box((x, y, x, y))
        return turned[0], turned[1]


def quarter(direction: tuple[float, float]) -> Turn:
    """The quarter turn nearest to a direction (x to the right, y downwards)."""
    x, y = direction
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 180
    return 90 if y > 0 else 270


def turn_of(direction: Turn, rotation: int) -> Turn:
    """How the reading frame lies on the page shown with /Rotate `rotation`."""
    return _TURNS[(direction + rotation) // 90 % 4]


def reading_box(page: PageContent, box: Box) -> Box:
    """The inverse of `PageContent.shown`: a box of the page as shown, in the reading frame."""
    upright = _upright(page, box)
    if not page.panes:
        return upright
    middle = (upright.x0 + upright.x1) / 2
    beside = [pane for pane in page.panes if pane.left <= middle]
    return (beside or page.panes[:1])[-1].straight(upright)


def _upright(page: PageContent, box: Box) -> Box:
    """The box on the page turned so that its text runs left to right."""
    x0, y0, x1, y1 = box
    if page.turn == 90:
        return Box(y0, page.width - x1, y1, page.width - x0)
    if page.turn == 180:
        return Box(page.width - x1, page.height - y1, page.width - x0, page.height - y0)
    if page.turn == 270:
        return Box(page.height - y1, x0, page.height - y0, x1)
    return box
