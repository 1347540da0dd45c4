"""Boxes in points, origin at the top left of the page as shown."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points; x grows to the right, y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.y1 - self.y0

    def contains(self, x: float, y: float) -> bool:
        """Whether the point (x, y) lies inside or on the border."""
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )


class Spot(NamedTuple):
    """A place on a page; pages count from 1."""

    page: int
    box: Box


def hull(boxes: "list[Box] | tuple[Box, ...]") -> Box:
    """The smallest box that holds all of `boxes`, which must not be empty."""
    return Box(
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
