"""Prose: paragraphs under their headings, what they claim in figures, and the glossary."""

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.model.geometry import Spot

ClaimKind = Literal[
    "amount",
    "share",
    "difference",
    "growth",
    "count",
    "comparison",
    "vehicles",
    "floor_area",
    "purchase",
]
Direction = Literal["increase", "decrease", "flat", "greater", "less", "equal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One figure that a sentence states. `raw` is its words as printed, `start` its offset in the
    paragraph's text.

    `value` is the printed figure without its unit, `amount` the same in yuan where it is money,
    `unit` its printed unit (万元, %, 个, 辆, 平方米). `concept` and `dimensions` say what it is
    about, None where the words do not tell; `facts` are the ids of the facts that it repeats or,
    beyond doubt, contradicts; of a share the fact of a whole that its paragraph does not state.
    `of` indexes the claim of the same paragraph that a share, difference or growth refers to,
    `against` the one that a share is a share of, or that a comparison compares `of` with;
    `year` is the year it is about where it is not the document's.
    """

    kind: ClaimKind
    raw: str
    start: int
    concept: str | None
    dimensions: tuple[tuple[str, str], ...]
    value: Decimal | None
    places: int
    unit: str | None
    amount: Decimal | None
    direction: Direction | None = None
    of: int | None = None
    against: int | None = None
    year: int | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph, its lines and pages joined. `headings` lead to it from the top down;
    `section` is the nearest of them. `spots` are its lines, `starts` where each begins in the
    text."""

    section: str | None
    headings: tuple[str, ...]
    text: str
    spots: tuple[Spot, ...]
    starts: tuple[int, ...]
    claims: tuple[Claim, ...]

    def spot(self, offset: int) -> Spot:
        """The line that prints the character at `offset`."""
        return self.spots[bisect_right(self.starts, offset) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the glossary (名词解释) and what it is said to mean."""

    term: str
    definition: str
    spots: tuple[Spot, ...]
