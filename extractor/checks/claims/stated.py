"""Claims for checks: where they stand, how exact they are, how they read."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractor.model.finding import Place
from extractor.model.narrative import Claim, Paragraph
from extractor.model.report import Report


class Stated(NamedTuple):
    """A claim in its paragraph; `number` and `at` are their places in the report."""

    number: int
    at: int
    paragraph: Paragraph
    claim: Claim

    @property
    def place(self) -> Place:
        """Where its figure is printed."""
        spot = self.paragraph.spot(self.claim.start + len(self.claim.raw) - 1)
        return Place(paragraph=self.number, page=spot.page, box=spot.box)

    @property
    def half(self) -> Decimal:
        """Half of its last printed digit, in its own scale: yuan for money. A bare 0 is exact."""
        claim = self.claim
        if not claim.value and not claim.places:
            return Decimal(0)
        return _unit(claim) / 2

    @property
    def digit(self) -> Decimal:
        """Its last printed digit, in yuan for money."""
        return _unit(self.claim)

    @property
    def words(self) -> str:
        """The figure with its unit, as a person reads it: 249.76 万元."""
        claim = self.claim
        if claim.value is None:
            return claim.raw
        gap = "" if claim.unit == "%" else " "
        return f"{claim.value:,f}{gap}{claim.unit or ''}"

    def other(self, index: int | None) -> "Stated | None":
        """Another claim of the same paragraph."""
        if index is None:
            return None
        return Stated(self.number, index, self.paragraph, self.paragraph.claims[index])


def claims_of(report: Report) -> Iterator[Stated]:
    """Every claim of the narrative in order."""
    for number, paragraph in enumerate(report.narrative):
        for index, claim in enumerate(paragraph.claims):
            yield Stated(number, index, paragraph, claim)


def _unit(claim: Claim) -> Decimal:
    """What one in the last printed digit is worth; money by the ratio of amount and value."""
    step = Decimal(1).scaleb(-claim.places)
    if claim.amount is None or not claim.value:
        return step
    return step * (claim.amount / claim.value)
