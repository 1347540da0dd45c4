"""Prose and glossary → canonical JSON: one function per type of the model."""

from exports.json.canonical import Json
from exports.json.write_values import place_values
from extractor.model.amount import plain
from extractor.model.narrative import Claim, Paragraph, Term

Object = dict[str, Json]


def paragraph_value(paragraph: Paragraph) -> Object:
    """One paragraph with its claims."""
    return {
        "section": paragraph.section,
        "headings": list(paragraph.headings),
        "text": paragraph.text,
        **place_values(paragraph.spots),
        "starts": list(paragraph.starts),
        "claims": [_claim(claim) for claim in paragraph.claims],
    }


def _claim(claim: Claim) -> Object:
    return {
        "kind": claim.kind,
        "raw": claim.raw,
        "start": claim.start,
        "concept": claim.concept,
        "dimensions": dict(claim.dimensions),
        "value": None if claim.value is None else f"{claim.value:f}",
        "places": claim.places,
        "unit": claim.unit,
        "amount": None if claim.amount is None else plain(claim.amount),
        "direction": claim.direction,
        "of": claim.of,
        "against": claim.against,
        "year": claim.year,
        "facts": list(claim.facts),
    }


def term_value(term: Term) -> Object:
    """One entry of the glossary."""
    return {
        "term": term.term,
        "definition": term.definition,
        **place_values(term.spots),
    }
