"""Whether printed figures can stem from one another, by what their printed digits leave open."""

from dataclasses import dataclass
from decimal import Decimal

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Span:
    """All values that a printed figure may stand for."""

    low: Decimal
    high: Decimal

    @classmethod
    def around(cls, value: Decimal, half: Decimal) -> "Span":
        """A printed figure and half of its last digit."""
        return cls(value - half, value + half)

    def holds(self, value: Decimal) -> bool:
        """Whether the value lies in it."""
        return self.low <= value <= self.high

    def meets(self, other: "Span") -> bool:
        """Whether both have a value in common."""
        return self.low <= other.high and other.low <= self.high


def percent(part: Span, whole: Span) -> Span | None:
    """Part of whole in percent; None where the whole may be nothing."""
    if whole.low <= 0:
        return None
    corners = [p / w * _HUNDRED for p in (part.low, part.high) for w in (whole.low, whole.high)]
    return Span(min(corners), max(corners))


def growth(change: Span, amount: Span) -> Span | None:
    """A change against the year before in percent, from the amount after it."""
    corners = []
    for moved in (change.low, change.high):
        for after in (amount.low, amount.high):
            before = after - moved
            if before <= 0:
                return None
            corners.append(moved / before * _HUNDRED)
    return Span(min(corners), max(corners))
