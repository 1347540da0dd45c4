"""增加的主要原因: the direction that a reason is given for, against the change itself."""

from collections.abc import Sequence

from extractor.checks.claims.changes import DIRECTION, signed
from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.report import Report

_BOTH_SIDES = frozenset({"revenue", "expenditure", "outlay"})


def check_reasons(report: Report, tally: Tally) -> None:
    """Every reason against the changes of the same figure under the same heading.

    Only where all of them went the other way the words are wrong.
    """
    changes: list[Stated] = []
    for stated in claims_of(report):
        if stated.claim.kind != "difference":
            continue
        if stated.claim.amount is None and stated.claim.direction != "flat":
            _check(stated, changes, tally)
        else:
            changes.append(stated)


def _check(stated: Stated, changes: Sequence[Stated], tally: Tally) -> None:
    about = [each for each in changes if _same(stated, each)]
    moves = [value for each in about if (value := signed(each))]
    if not moves:
        reason = "no change of the figure that the reason is given for stands before it"
        tally.record(DIRECTION, "insufficient", table=None, reason=reason)
        return
    up = stated.claim.direction == "increase"
    if any((value > 0) == up for value in moves):
        tally.record(DIRECTION, "holds", table=None)
        return
    tally.tell(
        finding(
            DIRECTION,
            severity="warning",
            raw=stated.claim.raw,
            other=about[-1].claim.raw,
            places=(stated.place, about[-1].place),
        )
    )


def _same(reason: Stated, change: Stated) -> bool:
    """Whether a change is the one that the reason is given for."""
    if reason.claim.of is not None:
        return reason.number == change.number and reason.claim.of == change.claim.of
    one, other = reason.claim, change.claim
    return (
        reason.paragraph.headings == change.paragraph.headings
        and one.concept is not None
        and (one.concept == other.concept or {one.concept, other.concept or ""} <= _BOTH_SIDES)
        and _scope(reason) == _scope(change)
    )


def _scope(stated: Stated) -> dict[str, str]:
    return {name: value for name, value in stated.claim.dimensions if name != "vintage"}
