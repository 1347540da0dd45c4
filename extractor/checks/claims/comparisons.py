"""大于, 小于, 等于, 持平: the words against the figures they compare."""

from decimal import Decimal

from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.narrative import Direction
from extractor.model.report import Report

CODE = "NAR-005"
# 基本持平 leaves open how much it may be off.
_LOOSE = "基本"
# A difference below this share of the figures may pass for equal in words.
_EQUAL = Decimal("0.005")


def check_comparisons(report: Report, tally: Tally) -> None:
    """Every comparison whose two figures stand in the same paragraph."""
    for stated in claims_of(report):
        if stated.claim.kind != "comparison":
            continue
        one, other = stated.other(stated.claim.of), stated.other(stated.claim.against)
        if one is None or other is None:
            reason = "the figures that the words compare do not stand beside them"
            tally.record(CODE, "insufficient", table=None, reason=reason)
        else:
            _check(stated, one, other, tally)


def _check(stated: Stated, one: Stated, other: Stated, tally: Tally) -> None:
    left, right = one.claim.amount, other.claim.amount
    assert left is not None
    assert right is not None
    if _true(stated.claim.direction, left, right):
        tally.record(CODE, "holds", table=None)
    elif stated.claim.direction == "equal" and _LOOSE in stated.claim.raw:
        tally.record(CODE, "not_applicable", table=None, reason="the words say only 基本")
    else:
        missed, room = abs(left - right), one.half + other.half
        small = missed <= _EQUAL * max(abs(left), abs(right))
        tally.tell(
            finding(
                CODE,
                "rounding" if missed <= room else "broken",
                severity="info" if small else None,
                raw=stated.claim.raw,
                left=one.claim.raw,
                right=other.claim.raw,
                places=(stated.place,),
            )
        )


def _true(direction: Direction | None, left: Decimal, right: Decimal) -> bool:
    if direction == "greater":
        return left > right
    if direction == "less":
        return left < right
    return left == right
