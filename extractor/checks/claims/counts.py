"""Projects under performance targets: counted, added up, and against the table of projects."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.report import Report

SUM, TABLE = "NAR-007", "NAR-009"
_COUNT, _AMOUNT = "performance_projects", "performance_projects.amount"
_CLASSES = ("operation", "specific")


def check_counts(report: Report, tally: Tally) -> None:
    """Numbers and amounts of projects: total = classes, and as many as the table prints."""
    projects = [
        stated
        for stated in claims_of(report)
        if stated.claim.concept in (_COUNT, _AMOUNT) and stated.claim.kind in ("count", "amount")
    ]
    for at, stated in enumerate(projects):
        if not stated.claim.dimensions and stated.claim.value is not None:
            _check_sum(stated, projects[at + 1 :], tally)
    for stated, amount in pairwise(projects):
        if stated.claim.concept == _COUNT and amount.claim.concept == _AMOUNT:
            _check_table(stated, amount, report, tally)


def _check_sum(total: Stated, after: Sequence[Stated], tally: Tally) -> None:
    """The classes that follow a total, up to the next one."""
    parts: dict[str, Stated] = {}
    for stated in after:
        if stated.number != total.number or stated.claim.concept != total.claim.concept:
            continue
        name = dict(stated.claim.dimensions).get("project_class")
        if name is None or name in parts:
            break
        parts[name] = stated
    if not parts:
        return
    if set(parts) != set(_CLASSES):
        reason = "the text does not state all classes"
        tally.record(SUM, "insufficient", table=None, reason=reason)
        return
    terms = [parts[name] for name in _CLASSES]
    missed = abs(_size(total) - sum(map(_size, terms), Decimal(0)))
    if not missed:
        tally.record(SUM, "holds", table=None)
        return
    money = total.claim.concept == _AMOUNT
    near = money and missed <= 3 * max(each.half for each in (total, *terms))
    tally.tell(
        finding(
            SUM,
            "rounding" if near else "broken",
            sum=" + ".join(term.words for term in terms),
            observed=total.words,
            places=(total.place, *(term.place for term in terms)),
        )
    )


def _size(stated: Stated) -> Decimal:
    return stated.claim.amount or stated.claim.value or Decimal(0)


def _check_table(count: Stated, amount: Stated, report: Report, tally: Tally) -> None:
    """The number of projects, where the amount says that it is the table's whole total."""
    if count.claim.dimensions or amount.number != count.number or amount.claim.amount is None:
        return
    found = _projects(report, amount)
    if found is None:
        reason = "the amount is not the total of the table of projects"
        tally.record(TABLE, "insufficient", table=None, reason=reason)
    elif found == count.claim.value:
        tally.record(TABLE, "holds", table=None)
    else:
        tally.tell(
            finding(
                TABLE,
                amount=amount.words,
                observed=count.words,
                expected=str(found),
                places=(count.place,),
            )
        )


def _projects(report: Report, amount: Stated) -> int | None:
    """How many projects the table prints whose total is this amount."""
    assert amount.claim.amount is not None
    printing = {i for i, table in enumerate(report.tables) if table.kind == "projects"}
    for fact in report.facts:
        scope = dict(fact.dimensions)
        total = fact.concept == "expenditure.project" and set(scope) <= {"vintage"}
        if not total or not any(place.table in printing for place in fact.places):
            continue
        if abs(fact.amount - amount.claim.amount) <= amount.half:
            return sum(
                1
                for other in report.facts
                if other.concept == fact.concept
                and "project" in dict(other.dimensions)
                and {k: v for k, v in other.dimensions if k != "project"} == scope
            )
    return None
