"""The year before, as two sentences of one document imply it for one figure."""

from decimal import Decimal
from typing import NamedTuple

from extractor.assemble.narrative.figures import folded
from extractor.checks.claims.changes import is_minus, signed
from extractor.checks.claims.stated import Stated, claims_of
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.report import Report
from layouts.prose import load_prose
from layouts.vocabulary import Vocabulary

CODE = "NAR-008"
Key = tuple[str, tuple[tuple[str, str], ...], int | None, str]


class _Prior(NamedTuple):
    stated: Stated
    amount: Decimal
    tolerance: Decimal


def check_priors(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Differences from one figure of one earlier year must lead back to one amount.

    预算 and 预算执行数 of the year before are two figures; they are never compared.
    """
    first: dict[Key, _Prior] = {}
    for stated in claims_of(report):
        prior = _prior(stated)
        claim = stated.claim
        if prior is None or claim.concept is None:
            continue
        key = (claim.concept, claim.dimensions, claim.year, basis_of(stated))
        known = first.setdefault(key, prior)
        if known is not prior:
            _compare(known, prior, vocabulary, tally)


def _prior(stated: Stated) -> _Prior | None:
    amount = stated.other(stated.claim.of)
    if stated.claim.kind != "difference" or amount is None or amount.claim.amount is None:
        return None
    moved = signed(stated)
    if moved is None or is_minus(stated) or stated.claim.year is None or "基本" in stated.claim.raw:
        return None
    return _Prior(stated, amount.claim.amount - moved, stated.half + amount.half)


def basis_of(stated: Stated) -> str:
    """Which figure of the earlier year the words compare with."""
    text = folded(stated.paragraph.text)
    end = stated.claim.start + len(stated.claim.raw)
    basis = ""
    for match in load_prose().figures.base.finditer(text, text.rfind("。", 0, end) + 1, end):
        basis = match["basis"]
    return basis.removesuffix("数")


def _compare(known: _Prior, prior: _Prior, vocabulary: Vocabulary, tally: Tally) -> None:
    if abs(known.amount - prior.amount) <= known.tolerance + prior.tolerance:
        tally.record(CODE, "holds", table=None)
        return
    claim = prior.stated.claim
    assert claim.concept is not None
    tally.tell(
        finding(
            CODE,
            what=vocabulary.concepts[claim.concept].zh,
            raw=claim.raw,
            observed=f"{prior.amount.scaleb(-4):,.2f} 万元",
            expected=f"{known.amount.scaleb(-4):,.2f} 万元",
            places=(prior.stated.place, known.stated.place),
        )
    )
