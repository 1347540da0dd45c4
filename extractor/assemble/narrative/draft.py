"""Claims while a paragraph is read."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from extractor.assemble.narrative.scope import Subject
from extractor.model.narrative import Claim, ClaimKind, Direction

# 预算 alone may be part of a fund's name: 一般公共预算财政拨款支出.
_BUDGET = re.compile(r"(?:年初|全年|调整)预算|预算(?:数|为)")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim in the making. `exponent` is its unit's power of ten; `end` is behind its figure.

    `wholes` are what a share may be a share of where no claim of the paragraph states it.
    """

    kind: str
    start: int
    end: int
    value: Decimal | None
    places: int
    unit: str | None
    exponent: int
    amount: Decimal | None
    subject: Subject | None
    in_list: bool = False
    list_number: int = 0
    direction: Direction | None = None
    of: int | None = None
    against: int | None = None
    year: int | None = None
    wholes: tuple[Subject, ...] = ()
    lead: "Draft | None" = None
    facts: tuple[str, ...] = ()
    dimensions: tuple[tuple[str, str], ...] | None = None
    concept: str | None = None

    @property
    def is_amount(self) -> bool:
        """Whether it states an amount of money of its own."""
        return self.kind in ("amount", "purchase") and self.amount is not None

    @property
    def half(self) -> Decimal:
        """Half of its last printed digit, in yuan; a bare 0 is exact."""
        if not self.value and not self.places:
            return Decimal(0)
        return Decimal(5).scaleb(self.exponent - self.places - 1)

    def stage(self, text: str) -> str | None:
        """Whether the words before the figure say budget or outturn."""
        if self.subject is not None and "stage" in self.subject.others:
            return self.subject.others["stage"]
        words = text[self.start : self.end]
        if "决算" in words:
            return "own"
        return "budget" if _BUDGET.search(words) else None

    def claim(self, text: str) -> Claim:
        """The finished claim; `text` is the paragraph's text as printed."""
        subject = self.subject
        dimensions = self.dimensions
        if dimensions is None:
            dimensions = subject.dimensions if subject else ()
        year = self.year
        if year is None and subject is not None:
            year = subject.year
        return Claim(
            kind=cast(ClaimKind, self.kind),
            raw=text[self.start : self.end],
            start=self.start,
            concept=self.concept or (subject.concept if subject else None),
            dimensions=dimensions,
            value=self.value,
            places=self.places,
            unit=self.unit,
            amount=self.amount,
            direction=self.direction,
            of=self.of,
            against=self.against,
            year=year,
            facts=self.facts,
        )


@dataclass(slots=True, kw_only=True)
class Reading:
    """A paragraph's folded text, the line it is about, and its claims."""

    text: str
    line: str | None
    drafts: list[Draft] = field(default_factory=list)
