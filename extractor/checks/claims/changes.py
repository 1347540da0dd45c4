"""Difference and growth recomputed from one year's file alone, and their directions."""

from decimal import Decimal

from extractor.assemble.narrative.ratios import Span, growth
from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.narrative import Claim
from extractor.model.report import Report

GROWTH, DIRECTION = "NAR-003", "NAR-004"
_WORDS = {"increase": "增加", "decrease": "减少", "flat": "持平"}


def check_changes(report: Report, tally: Tally) -> None:
    """Every growth beside its difference: 1693.42 − 249.76 = 1443.66; 249.76 ÷ 1443.66 = 17.30%."""
    for stated in claims_of(report):
        if stated.claim.kind in ("difference", "growth"):
            _check_sign(stated, tally)
        if stated.claim.kind == "growth":
            _check_growth(stated, tally)


def signed(stated: Stated) -> Decimal | None:
    """A difference in yuan (or a growth in percent) with the sign that its words give it."""
    claim = stated.claim
    if claim.direction == "flat":
        return Decimal(0)
    value = claim.amount if claim.kind == "difference" else claim.value
    if value is None:
        return None
    return -value if claim.direction == "decrease" else value


def _check_sign(stated: Stated, tally: Tally) -> None:
    """增加 and 减少 already say the sign; a printed minus turns them round."""
    value = stated.claim.value
    if value is None:
        return
    if value >= 0:
        tally.record(DIRECTION, "holds", table=None)
        return
    tally.tell(
        finding(
            DIRECTION,
            severity="warning",
            raw=stated.claim.raw,
            other=stated.words,
            places=(stated.place,),
        )
    )


def _check_growth(stated: Stated, tally: Tally) -> None:
    change = _difference_before(stated)
    if change is None:
        earlier = _earlier(stated)
        if earlier is not None:
            _check_against(stated, earlier, tally)
            return
        reason = "no difference stands beside the growth: the other year's file is needed"
        tally.record(GROWTH, "insufficient", table=None, reason=reason)
        return
    if _opposed(stated, change):
        tally.tell(
            finding(
                DIRECTION,
                raw=f"{change.claim.raw}，{stated.claim.raw}",
                other=_WORDS[change.claim.direction or "flat"],
                places=(stated.place,),
            )
        )
        return
    amount = stated.other(stated.claim.of)
    if amount is None or amount.claim.amount is None:
        reason = "the words do not say for certain what changed"
        tally.record(GROWTH, "insufficient", table=None, reason=reason)
        return
    _recompute(stated, change, amount, tally)


def _difference_before(stated: Stated) -> Stated | None:
    before = stated.other(stated.at - 1) if stated.at else None
    if before is None or before.claim.kind != "difference" or before.claim.amount is None:
        return None
    between = stated.paragraph.text[before.claim.start : stated.claim.start]
    return None if "。" in between or before.claim.of != stated.claim.of else before


def _earlier(stated: Stated) -> tuple[Stated, Stated] | None:
    """The amount that grew, and the same of the year it grew from, where the text states it."""
    amount = stated.other(stated.claim.of)
    if amount is None or amount.claim.concept is None or amount.claim.year is not None:
        return None
    for index in range(stated.at - 1, -1, -1):
        other = stated.other(index)
        assert other is not None
        claim = other.claim
        if (
            claim.kind == "amount"
            and claim.amount
            and claim.year == stated.claim.year is not None
            and claim.concept == amount.claim.concept
            and _scope(claim) == _scope(amount.claim)
        ):
            return amount, other
    return None


def _scope(claim: Claim) -> dict[str, str]:
    """The dimensions that words state; tables add the funds and the year of the money."""
    return {name: value for name, value in claim.dimensions if name not in ("fund", "vintage")}


def _check_against(stated: Stated, pair: tuple[Stated, Stated], tally: Tally) -> None:
    """预算执行数348.52万元, 预算安排350.35万元, 增加0.53%: all three stand in the text."""
    amount, earlier = pair
    after, before = amount.claim.amount, earlier.claim.amount
    printed = signed(stated)
    assert after is not None
    assert before is not None
    assert printed is not None
    span = Span(after - before - amount.half, after - before + amount.half)
    base = Span.around(before, earlier.half)
    corners = [m / b * 100 for m in (span.low, span.high) for b in (base.low, base.high) if b > 0]
    if len(corners) < 4:
        tally.record(GROWTH, "not_applicable", table=None, reason="there was nothing before")
        return
    found = Span(min(corners), max(corners))
    _judge(stated, found, (before, after - before), earlier.claim.raw, amount, tally)


def _opposed(one: Stated, other: Stated) -> bool:
    """Whether one goes up and the other down, by more than nothing."""
    first, second = signed(one), signed(other)
    return first is not None and second is not None and first * second < 0


def _recompute(stated: Stated, change: Stated, amount: Stated, tally: Tally) -> None:
    moved, after = signed(change), amount.claim.amount
    assert moved is not None
    assert after is not None
    found = growth(Span.around(moved, change.half), Span.around(after, amount.half))
    before = after - moved
    if found is None or before <= 0:
        tally.record(GROWTH, "not_applicable", table=None, reason="there was nothing before")
    else:
        _judge(stated, found, (before, moved), change.claim.raw, amount, tally)


def _judge(
    stated: Stated,
    found: Span,
    step: tuple[Decimal, Decimal],
    other: str,
    amount: Stated,
    tally: Tally,
) -> None:
    """The printed growth against the recomputed one; `step` is the amount before and its change."""
    printed, (before, moved) = signed(stated), step
    assert printed is not None
    if found.meets(Span.around(printed, stated.half)):
        tally.record(GROWTH, "holds", table=None)
        return
    near = found.meets(Span.around(printed, stated.digit + stated.half))
    tally.tell(
        finding(
            GROWTH,
            "rounding" if near else "broken",
            raw=f"{other}，{stated.claim.raw}",
            amount=amount.words,
            before=f"{before.scaleb(-4):,.2f} 万元",
            observed=stated.words,
            expected=f"{abs(moved / before * 100):.{max(stated.claim.places, 2)}f}%",
            places=(stated.place,),
        )
    )
