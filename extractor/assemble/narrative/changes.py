"""What a change against another year is a change of."""

from collections.abc import Sequence
from decimal import Decimal

from extractor.assemble.narrative.draft import Draft
from extractor.assemble.narrative.ratios import Span, growth
from extractor.assemble.narrative.scope import Subject

_ENDS = "。；"


def bind_change(
    draft: Draft,
    before: Sequence[Draft],
    *,
    head: int | None,
    first: int | None,
    said: str,
    subject: Subject | None,
    text: str,
) -> None:
    """Ties a difference or a growth to the amount it is about; leaves it open where several fit.

    A growth that follows a difference is about the same amount, and tells which one that is.
    """
    draft.subject = subject
    last = before[-1] if before else None
    if draft.kind == "growth" and not said and _follows(last, draft, text):
        assert last is not None
        _follow(draft, last, before, _candidates(before, head, first))
        return
    if said:
        draft.of = _stated(before, said, subject, text)
        return
    candidates = _candidates(before, head, first)
    draft.of = _only(draft, before, candidates)


def _follows(last: Draft | None, draft: Draft, text: str) -> bool:
    """Whether a growth stands beside a difference in one sentence."""
    if last is None or last.kind != "difference":
        return False
    return not any(mark in text[last.end : draft.start] for mark in _ENDS)


def _follow(draft: Draft, last: Draft, before: Sequence[Draft], candidates: Sequence[int]) -> None:
    """A growth beside a difference: both are about the amount for which they agree."""
    draft.subject, draft.year = last.subject, last.year
    if last.of is None and last.subject is None:
        agreeing = [i for i in candidates if _agree(last, draft, before[i])]
        # Where none agrees, every reading is wrong; the sentence's own total is shown.
        chosen = agreeing or [
            i for i in candidates if before[i].amount == before[candidates[0]].amount
        ]
        if chosen and (agreeing or _all_tested(candidates, before)):
            last.of = chosen[0]
    elif last.of is not None and not _agree(last, draft, before[last.of]):
        better = [i for i in candidates if _agree(last, draft, before[i])]
        if better and last.subject is None:
            last.of = better[0]
    draft.of = last.of


def _all_tested(candidates: Sequence[int], before: Sequence[Draft]) -> bool:
    return bool(candidates) and all(before[i].amount for i in candidates)


def _candidates(before: Sequence[Draft], head: int | None, first: int | None) -> list[int]:
    """Amounts that a change without words of its own may be about, the nearest first."""
    nearest = [i for i in range(len(before) - 1, -1, -1) if before[i].is_amount][:1]
    more = [i for i in (head, first) if i is not None]
    return list(dict.fromkeys([*nearest, *more]))


def _only(draft: Draft, before: Sequence[Draft], candidates: Sequence[int]) -> int | None:
    """The amount where only one is possible: alone in its group, or large enough."""
    if not candidates:
        return None
    nearest = before[candidates[0]]
    group = [
        each for each in before
        if each.is_amount and each.in_list == nearest.in_list
        and each.list_number == nearest.list_number and not _changed_since(before, each, nearest)
    ]  # fmt: skip
    if not nearest.in_list or len(group) == 1:
        return candidates[0]
    possible = [i for i in candidates if _possible(draft, before[i])]
    values = {before[i].amount for i in possible}
    return possible[0] if len(values) == 1 else None


def _changed_since(before: Sequence[Draft], each: Draft, nearest: Draft) -> bool:
    """Whether a change stands between two amounts: then each has one of its own."""
    kinds = [other.kind for other in before]
    start = next(i for i, other in enumerate(before) if other is each)
    end = next(i for i, other in enumerate(before) if other is nearest)
    return "difference" in kinds[start:end] or "growth" in kinds[start:end]


def _possible(draft: Draft, amount: Draft) -> bool:
    """Whether the year before cannot have been less than nothing."""
    assert amount.amount is not None
    grown = draft.amount if draft.direction == "increase" else None
    return grown is None or amount.amount + amount.half >= grown


def _agree(difference: Draft, share: Draft, amount: Draft) -> bool:
    if difference.amount is None or share.value is None or amount.amount is None:
        return False
    sign = -1 if difference.direction == "decrease" else 1
    change = Span.around(difference.amount * sign, difference.half)
    found = growth(change, Span.around(amount.amount, amount.half))
    stated = share.value * (-1 if share.direction == "decrease" else 1)
    return found is not None and found.meets(Span.around(stated, Decimal(1).scaleb(-share.places)))


def _stated(before: Sequence[Draft], said: str, subject: Subject | None, text: str) -> int | None:
    """The amount before that is about the same as the change's own words."""
    for index in range(len(before) - 1, -1, -1):
        each = before[index]
        if not each.is_amount:
            continue
        if subject is not None and each.subject is not None and subject.same(each.subject):
            return index
        if subject is None and text[each.start : each.end].startswith(said):
            return index
    return None
