"""Shares, changes, comparisons and reasons: what is said of an amount."""

import re
from dataclasses import replace
from itertools import pairwise

from extractor.assemble.narrative.changes import bind_change
from extractor.assemble.narrative.draft import Draft
from extractor.assemble.narrative.figures import Event
from extractor.assemble.narrative.scope import Scope, Subject, settle
from extractor.assemble.narrative.shares import bind_share
from extractor.assemble.narrative.walk import Walk
from extractor.model.narrative import Direction

_QUOTES = "“”\"'《》"
_BUDGET = ("预算", "年初")


def read_share(walk: Walk, event: Event, begin: int) -> Draft | None:
    """占…, 完成预算的…; another percentage is no claim."""
    before = walk.text[begin : event.start]
    share = walk.figures.share.search(before)
    found = share or walk.figures.completion.search(before)
    if found is None:
        return None
    draft = walk.new(event, begin + found.start(), "share")
    last = walk.last_amount()
    # A share goes with the figure of its own sentence; 完成预算的 may begin the next one.
    near = event.sentence if share is not None else event.sentence - 1
    if last is not None and walk.drafts[last].end >= near:
        bind_share(
            draft,
            walk.drafts,
            head=walk.drafts[walk.total] if walk.total is not None else None,
            lead=walk.lead,
            wholes=_wholes(walk, found["whole"]),
            implicit=not found["whole"],
            completes=share is None,
        )
    return draft


def _wholes(walk: Walk, words: str) -> tuple[Subject, ...]:
    """What a named whole may be: 占本年支出合计 is of the section's funds, or of all."""
    whole = walk.grammar.parse(words.strip(_QUOTES)) if words else None
    if whole is None:
        return ()
    scopes = [replace(walk.scope, function=None)]
    if "fund" not in whole.dimensions:
        scopes.append(Scope(fund="all"))
    settled = (settle(whole, scope, None, walk.grammar) for scope in scopes)
    return tuple(subject for subject in settled if subject is not None)


def read_comparison(walk: Walk, event: Event, begin: int) -> Draft | None:
    """决算数小于预算数: the two figures before it, side by side."""
    match = event.match
    assert match is not None
    budget_first, other = (match[side].startswith(_BUDGET) for side in ("left", "right"))
    if budget_first == other:
        return None
    draft = walk.new(event, event.start, "comparison")
    draft.direction = "greater" if match["greater"] else "less" if match["less"] else "equal"
    said = walk.text[begin : event.start]
    about = walk.settle(walk.grammar.parse(said), part=False) if said else None
    pair = None if said and about is None else _outturn_and_budget(walk, about)
    if pair is not None:
        draft.of, draft.against = pair[::-1] if budget_first else pair
    return draft


def _outturn_and_budget(walk: Walk, about: Subject | None) -> tuple[int, int] | None:
    """The last amounts side by side of which one states the outturn, the other the budget; of
    those that are `about` what the words name, where they name anything."""
    indexes = [index for index, draft in enumerate(walk.drafts) if draft.is_amount]
    for one, other in reversed(list(pairwise(indexes))):
        stages = {walk.drafts[index].stage(walk.text): index for index in (one, other)}
        if "own" in stages and "budget" in stages:
            subject = walk.drafts[stages["own"]].subject
            if about and not (subject and subject.concept in (about.concept, *about.also)):
                continue
            return stages["own"], stages["budget"]
    return None


def read_flat(walk: Walk, event: Event, begin: int) -> Draft | None:
    """与上年持平; where no other year is named it is no claim."""
    base = _base(walk, event)
    since = walk.last.end if walk.last else 0
    if base is None or base.start() < max(event.sentence, since):
        return None
    said = walk.figures.base.sub("", walk.text[begin : event.start])
    return _change(walk, event, begin, "difference", "flat", base, said)


def read_change(walk: Walk, event: Event, begin: int, verb: re.Match[str]) -> Draft:
    """比上年增加…, 增长…%."""
    kind = "growth" if event.kind == "percent" else "difference"
    direction: Direction = "increase" if verb["increase"] else "decrease"
    said = walk.figures.base.sub("", walk.text[begin : begin + verb.start()])
    return _change(walk, event, begin, kind, direction, _base(walk, event), said)


def _base(walk: Walk, event: Event) -> re.Match[str] | None:
    """The last words of the sentence that name another year."""
    found = None
    for match in walk.figures.base.finditer(walk.text, event.sentence, event.start):
        found = match
    return found


def _change(
    walk: Walk,
    event: Event,
    begin: int,
    kind: str,
    direction: Direction,
    base: re.Match[str] | None,
    said: str,
) -> Draft:
    draft = walk.new(event, begin, kind)
    draft.direction = direction
    if base is not None:
        words = base["year"]
        previous = walk.grammar.year - 1 if walk.grammar.year else None
        draft.year = int(words[:4]) if words[:2] == "20" else previous
    subject = walk.settle(walk.grammar.parse(said)) if said else None
    bind_change(
        draft,
        walk.drafts,
        head=walk.total,
        first=walk.first,
        said=said,
        subject=subject,
        text=walk.text,
    )
    return draft


def read_reason(walk: Walk, event: Event, begin: int) -> Draft | None:
    """增加的主要原因: of the change before it in the sentence, or of what its words name."""
    match = event.match
    assert match is not None
    draft = walk.new(event, begin, "difference")
    draft.end = event.start + len(match["increase"] or match["decrease"])
    draft.direction = "increase" if match["increase"] else "decrease"
    said = walk.text[begin : event.start]
    if said:
        draft.subject = walk.settle(walk.grammar.parse(said), part=False)
        return draft if draft.subject is not None else None
    last = walk.last
    if last is None or last.kind not in ("difference", "growth") or last.start < event.sentence:
        return None
    draft.of, draft.subject, draft.year = last.of, last.subject, last.year
    return draft
