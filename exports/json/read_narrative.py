"""Canonical JSON → prose and glossary: one function per type of the model."""

from typing import Any

from exports.json.read_values import decimal_from, dimensions_from, spots_from
from extractor.model.narrative import Claim, Paragraph, Term

Object = dict[str, Any]


def paragraph_from(item: Object) -> Paragraph:
    """One paragraph with its claims."""
    return Paragraph(
        section=item["section"],
        headings=tuple(item["headings"]),
        text=item["text"],
        spots=spots_from(item),
        starts=tuple(item["starts"]),
        claims=tuple(_claim(claim) for claim in item["claims"]),
    )


def _claim(item: Object) -> Claim:
    return Claim(
        kind=item["kind"],
        raw=item["raw"],
        start=item["start"],
        concept=item["concept"],
        dimensions=dimensions_from(item["dimensions"]),
        value=decimal_from(item["value"]),
        places=item["places"],
        unit=item["unit"],
        amount=decimal_from(item["amount"]),
        direction=item["direction"],
        of=item["of"],
        against=item["against"],
        year=item["year"],
        facts=tuple(item["facts"]),
    )


def term_from(item: Object) -> Term:
    """One entry of the glossary."""
    return Term(
        term=item["term"],
        definition=item["definition"],
        spots=spots_from(item),
    )
