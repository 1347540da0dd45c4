"""A total and its parts in one paragraph: 政府采购 = 货物 + 工程 + 服务, 三公, 基本支出."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.checks.claims.stated import Stated
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.narrative import Paragraph
from extractor.model.report import Report
from layouts.vocabulary import Concept, Vocabulary

CODE = "NAR-006"
_KINDS = ("amount", "purchase")
# Dimensions that a fact adds to what the words say.
_SETTLED_BY_FACTS = {"fund", "vintage"}


def check_parts(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Totals whose parts the vocabulary knows to be complete, where the text states all."""
    for number, paragraph in enumerate(report.narrative):
        amounts = [
            Stated(number, index, paragraph, claim)
            for index, claim in enumerate(paragraph.claims)
            if claim.kind in _KINDS and claim.concept and claim.amount is not None
        ]
        for at, total in enumerate(amounts):
            concept = vocabulary.concepts[total.claim.concept or ""]
            if concept.required and not concept.optional:
                _check_total(total, amounts[at + 1 :], concept, paragraph, tally)


def _check_total(
    total: Stated, after: Sequence[Stated], concept: Concept, paragraph: Paragraph, tally: Tally
) -> None:
    parts: dict[str, Stated] = {}
    for stated in after:
        name = stated.claim.concept or ""
        if name == concept.id or name in parts:
            break
        if name in concept.required and _alike(total, stated):
            parts[name] = stated
    if not parts:
        return
    if len(parts) < len(concept.required):
        reason = "the text does not state all parts"
        tally.record(CODE, "insufficient", table=None, reason=reason)
        return
    _compare(total, [parts[name] for name in concept.required], concept, tally)


def _alike(total: Stated, part: Stated) -> bool:
    """Whether both are of one scope; a part that no table prints has the scope of its words."""
    if total.claim.year != part.claim.year:
        return False
    one, other = dict(total.claim.dimensions), dict(part.claim.dimensions)
    if one != other and total.claim.facts and part.claim.facts:
        return False
    return all(one.get(name) == other.get(name) for name in {*one, *other} - _SETTLED_BY_FACTS)


def _compare(total: Stated, parts: Sequence[Stated], concept: Concept, tally: Tally) -> None:
    amount = total.claim.amount
    assert amount is not None
    found = sum((part.claim.amount or Decimal(0) for part in parts), Decimal(0))
    digits = max((part.half for part in (total, *parts)), default=Decimal(0))
    if found == amount:
        tally.record(CODE, "holds", table=None)
        return
    room = digits * (len(parts) + 1)
    tally.tell(
        finding(
            CODE,
            "rounding" if abs(found - amount) <= room else "broken",
            what=concept.zh,
            sum=" + ".join(part.words for part in parts),
            observed=total.words,
            expected=f"{found.scaleb(-4):,.2f} 万元",
            places=(total.place, *(part.place for part in parts)),
        )
    )
