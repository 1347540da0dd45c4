"""Amounts that prose repeats from tables: units converted, by the digits that are printed."""

from extractor.checks.agreement import name_of, with_unit
from extractor.checks.cells import printed_of
from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally, half_digit
from extractor.findings import finding
from extractor.model.finding import Outcome
from extractor.model.report import Fact, Report
from layouts.vocabulary import Vocabulary

CODE = "NAR-001"
_KINDS = ("amount", "purchase")


def check_amounts(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Every amount that is tied to a fact against the cells that print it."""
    facts = {fact.id: fact for fact in report.facts}
    for stated in claims_of(report):
        if stated.claim.kind not in _KINDS or stated.claim.amount is None:
            continue
        if stated.claim.facts:
            _check(stated, facts[stated.claim.facts[0]], report, vocabulary, tally)
        else:
            outcome, reason = _why_not(stated)
            tally.record(CODE, outcome, table=None, reason=reason)


def _why_not(stated: Stated) -> tuple[Outcome, str]:
    claim = stated.claim
    if claim.year is not None:
        return "not_applicable", "the figure is of another year"
    if claim.concept is None:
        return "insufficient", "the words do not say for certain what the figure is"
    if not claim.amount:
        return "not_applicable", "tables print nothing for nothing"
    return "insufficient", "no table prints the figure at the scope that the words state"


def _check(
    stated: Stated, fact: Fact, report: Report, vocabulary: Vocabulary, tally: Tally
) -> None:
    amount = stated.claim.amount
    assert amount is not None
    printed = printed_of(fact, report)
    nearest = min(printed, key=lambda each: abs(each.amount - amount))
    missed = abs(nearest.amount - amount)
    if missed <= stated.half:
        tally.record(CODE, "holds", table=nearest.place.table)
        return
    # A table in the same unit may be rounded where the text is not, or the other way round.
    tolerance = stated.half + half_digit(nearest.value, nearest.exponent)
    outcome: Outcome = "rounding" if missed <= tolerance else "broken"
    tally.tell(
        finding(
            CODE,
            outcome,
            severity="info" if missed <= stated.digit else None,
            what=name_of(fact, vocabulary),
            title=nearest.table.title or "",
            raw=stated.claim.raw,
            observed=stated.words,
            expected=with_unit(nearest),
            places=(stated.place, nearest.place),
        )
    )
