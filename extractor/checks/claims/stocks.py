"""Vehicles and floor area: a total against the kinds that its sentence lists."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractor.checks.claims.stated import Stated
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.narrative import Paragraph
from extractor.model.report import Report

CODE = "NAR-010"
_KINDS = ("vehicles", "floor_area")
_PARTS, _REST = "其中", "其他"
# A list ends with its sentence, or with the bracket that holds it.
_ENDS = re.compile(r"[。；]|^[^（(]*[）)]")


def check_stocks(report: Report, tally: Tally) -> None:
    """A list that ends in 其他 is complete and must add up; no list may exceed its total."""
    for number, paragraph in enumerate(report.narrative):
        for total, parts in _lists(number, paragraph):
            _check(total, parts, tally)


def _lists(number: int, paragraph: Paragraph) -> Iterator[tuple[Stated, list[Stated]]]:
    """Each total with the figures of its kind that follow 其中 in the same sentence."""
    claims = [
        Stated(number, index, paragraph, claim)
        for index, claim in enumerate(paragraph.claims)
        if claim.kind in _KINDS and claim.value is not None
    ]
    for at, total in enumerate(claims[:-1]):
        if _PARTS not in _between(total, claims[at + 1]):
            continue
        parts: list[Stated] = []
        for stated in claims[at + 1 :]:
            gap = _between(parts[-1], stated) if parts else ""
            if stated.claim.kind != total.claim.kind or _ENDS.search(gap):
                break
            parts.append(stated)
        yield total, parts


def _between(one: Stated, other: Stated) -> str:
    """The text from behind one figure up to the next one's."""
    end = one.claim.start + len(one.claim.raw)
    return one.paragraph.text[end : other.claim.start + len(other.claim.raw)]


def _check(total: Stated, parts: list[Stated], tally: Tally) -> None:
    nested = any(_PARTS in _between(a, b) for a, b in pairwise(parts))
    found = sum((part.claim.value or Decimal(0) for part in parts), Decimal(0))
    stated = total.claim.value or Decimal(0)
    complete = bool(parts) and _REST in parts[-1].claim.raw
    if nested or len(parts) < 2:
        tally.record(CODE, "insufficient", table=None, reason="the kinds are listed in each other")
    elif found == stated:
        tally.record(CODE, "holds", table=None)
    elif not complete and found < stated:
        tally.record(CODE, "insufficient", table=None, reason="not all kinds are listed")
    else:
        tally.tell(
            finding(
                CODE,
                sum=" + ".join(f"{part.claim.value:f}" for part in parts),
                observed=total.words,
                expected=f"{found:f} {total.claim.unit or ''}",
                places=(total.place, *(part.place for part in parts)),
            )
        )
