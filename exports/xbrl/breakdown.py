"""Parts that are told alone: no sum may be drawn from them.

Calculations 1.1 take a part that is not reported for nothing. That is right where a table prints a
total with its parts and leaves one blank; it is wrong where one table prints a total, another one
of its parts, and no table the rest at that scope. Such a part is told on an axis of its own.
"""

from collections.abc import Mapping, Sequence

from extractor.model.report import Fact
from layouts.vocabulary import Vocabulary

Dimensions = tuple[tuple[str, str], ...]
Known = Mapping[tuple[str, Dimensions], Fact]


def told_alone(facts: Sequence[Fact], vocabulary: Vocabulary) -> frozenset[str]:
    """The ids of facts that are such parts."""
    known = {(fact.concept, fact.dimensions): fact for fact in facts}
    return frozenset(
        part.id
        for fact in facts
        if fact.concept in vocabulary.concepts
        for part in _alone(fact, known, vocabulary)
    )


def _alone(total: Fact, known: Known, vocabulary: Vocabulary) -> list[Fact]:
    concept = vocabulary.concepts[total.concept]
    if all((name, total.dimensions) in known for name in concept.required):
        return []
    named = [known.get((name, total.dimensions)) for name in concept.required + concept.optional]
    tables = _tables(total)
    return [part for part in named if part is not None and not tables & _tables(part)]


def _tables(fact: Fact) -> frozenset[int | None]:
    return frozenset(place.table for place in fact.places)
