"""Amounts and counts: a figure and the words before it."""

from dataclasses import replace

from extractor.assemble.narrative.draft import Draft
from extractor.assemble.narrative.figures import Event
from extractor.assemble.narrative.scope import ANY, Subject
from extractor.assemble.narrative.walk import SENTENCE_END, Walk


def read_amount(walk: Walk, event: Event, begin: int) -> Draft:
    """An amount of money, or of procurement."""
    subject = _counted(walk, event)
    if subject is None:
        subject = _subject(walk, event, walk.text[begin : event.start])
        if subject is not None and subject.concept.startswith(walk.figures.purchase):
            return walk.new(event, begin, "purchase", subject)
    return walk.new(event, begin, "amount", subject)


def read_count(walk: Walk, event: Event, begin: int) -> Draft | None:
    """Projects, units, vehicles, square metres; other things that are counted are no claims."""
    before = walk.text[begin : event.start]
    for rule in walk.figures.counts:
        if rule.unit.fullmatch(event.unit or "") and rule.before.search(before):
            draft = walk.new(event, begin, rule.kind)
            draft.year = _as_of(walk, event)
            if rule.concept:
                draft.subject = Subject(
                    concept=rule.concept,
                    also=(),
                    fund=ANY,
                    vintage=None,
                    others=dict(rule.dimensions),
                )
            return draft
    return None


def _subject(walk: Walk, event: Event, before: str) -> Subject | None:
    if walk.scope.function is None and walk.figures.outturn.fullmatch(before):
        return _outturn(walk, event)
    meaning = walk.grammar.parse(before)
    added = walk.bracket_behind(event)
    if meaning is not None and added:
        meaning = replace(meaning, dimensions={**meaning.dimensions, **added})
    return walk.settle(meaning)


def _outturn(walk: Walk, event: Event) -> Subject | None:
    """年初预算为…，支出决算为…: the second figure is about what the first one is about."""
    last = walk.last_amount()
    budget = walk.drafts[last] if last is not None else None
    if budget is None or budget.subject is None or budget.start < event.sentence:
        return None
    if "stage" not in budget.subject.others:
        return None
    others = {name: value for name, value in budget.subject.others.items() if name != "stage"}
    return replace(budget.subject, others=others)


def _counted(walk: Walk, event: Event) -> Subject | None:
    """The amount of the projects that the claim right before it counts."""
    last = walk.last
    if last is None or last.kind != "count" or last.subject is None:
        return None
    if not walk.figures.counted_amount.match(walk.text[last.end : event.start]):
        return None
    return replace(last.subject, concept=walk.figures.counted_concept)


def _as_of(walk: Walk, event: Event) -> int | None:
    """The year of the day that a stock is counted on, where it is not the document's."""
    begin = walk.text.rfind(SENTENCE_END, 0, event.start) + 1
    match = walk.figures.as_of.search(walk.text, begin, event.start)
    year = int(match["year"]) if match else None
    return None if year == walk.grammar.year else year
