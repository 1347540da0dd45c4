"""Shares recomputed: part and whole of the same sentence, or a whole that a table prints."""

from decimal import Decimal

from extractor.assemble.narrative.ratios import Span, percent
from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.report import Fact, Report

CODE = "NAR-002"


def check_shares(report: Report, tally: Tally) -> None:
    """Every share whose part and whole are both known."""
    facts = {fact.id: fact for fact in report.facts}
    for stated in claims_of(report):
        if stated.claim.kind == "share":
            _check(stated, facts, tally)


def _check(stated: Stated, facts: dict[str, Fact], tally: Tally) -> None:
    part = stated.other(stated.claim.of)
    whole = _whole(stated, facts)
    if part is None or part.claim.amount is None or whole is None:
        reason = "the words do not say for certain what it is a share of"
        tally.record(CODE, "insufficient", table=None, reason=reason)
        return
    share = stated.claim.value
    assert share is not None
    found = percent(Span.around(part.claim.amount, part.half), Span.around(*whole))
    if found is None:
        tally.record(CODE, "not_applicable", table=None, reason="the whole is nothing")
    elif found.meets(Span.around(share, stated.half)):
        tally.record(CODE, "holds", table=None)
    else:
        _tell(stated, part, whole[0], found, tally)


def _whole(stated: Stated, facts: dict[str, Fact]) -> tuple[Decimal, Decimal] | None:
    """The whole in yuan and half of its last digit."""
    other = stated.other(stated.claim.against)
    if other is not None and other.claim.amount is not None:
        return other.claim.amount, other.half
    if not stated.claim.facts:
        return None
    fact = facts[stated.claim.facts[0]]
    return fact.amount, Decimal(5).scaleb(-fact.decimals - 1)


def _tell(stated: Stated, part: Stated, whole: Decimal, found: Span, tally: Tally) -> None:
    share = stated.claim.value
    assert share is not None
    assert part.claim.amount is not None
    # A share that was cut off, or made to fill up a hundred, misses by one in its last digit.
    near = found.meets(Span.around(share, stated.digit + stated.half))
    exact = part.claim.amount / whole * 100
    tally.tell(
        finding(
            CODE,
            "rounding" if near else "broken",
            part=part.words,
            whole=f"{whole.scaleb(-4):,.2f} 万元",
            raw=f"{part.claim.raw}，{stated.claim.raw}",
            observed=stated.words,
            expected=f"{exact:.{max(stated.claim.places, 2)}f}%",
            places=(stated.place,),
        )
    )
