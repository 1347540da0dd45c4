"""What a share is a share of: the total that opens its list, or the one that its words name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractor.assemble.narrative.draft import Draft
from extractor.assemble.narrative.ratios import Span, percent
from extractor.assemble.narrative.scope import Subject


def bind_share(
    draft: Draft,
    before: Sequence[Draft],
    *,
    head: Draft | None,
    lead: Draft | None,
    wholes: Sequence[Subject],
    implicit: bool,
    completes: bool,
) -> None:
    """Ties the share to its part (the amount right before it) and to its whole.

    Of several totals that the words leave open the one that fits is taken; where none fits, the
    one that the sentence is built on, and none where the words name another.
    """
    part = next((i for i in range(len(before) - 1, -1, -1) if before[i].is_amount), None)
    if part is None:
        return
    draft.of = part
    candidates = [i for i, each in enumerate(before) if i != part and each.is_amount]
    if completes:
        # 完成预算的 …: the budget stands before the outturn, or nobody knows it.
        last = candidates[-1:] if candidates and candidates[-1] == part - 1 else []
        draft.against = last[0] if last else None
        if draft.against is not None and not _fits(draft, before[part], before[last[0]]):
            same = before[part].subject is not None and before[last[0]].subject is not None
            draft.against = draft.against if same else None
        return
    structural = _structural(before, head) if implicit else None
    order = [structural] if structural is not None else []
    if implicit:
        order += reversed(candidates)
    else:
        order += [i for whole in wholes for i in reversed(list(_named(before, whole)))]
        structural = order[0] if order and len(wholes) < 2 else None
    fitting = next((i for i in order if i != part and _fits(draft, before[part], before[i])), None)
    draft.against = fitting if fitting is not None else structural
    if draft.against == part:
        draft.against = None
    if draft.against is None:
        draft.wholes = tuple(wholes)
        draft.lead = lead if implicit else None


def _structural(before: Sequence[Draft], head: Draft | None) -> int | None:
    """The total whose parts the sentence lists."""
    return next((i for i, each in enumerate(before) if each is head), None)


def _named(before: Sequence[Draft], whole: Subject) -> Iterator[int]:
    for index, each in enumerate(before):
        if each.is_amount and each.subject is not None and each.subject.same(whole):
            yield index


def fits(share: Draft, part: Draft, whole: Decimal, half: Decimal) -> bool:
    """Whether a printed share can be that of a part in a whole, rounded or cut off."""
    assert share.value is not None
    assert part.amount is not None
    span = percent(Span.around(part.amount, part.half), Span.around(whole, half))
    last = Decimal(1).scaleb(-share.places)
    return span is not None and span.meets(Span.around(share.value, last))


def _fits(share: Draft, part: Draft, whole: Draft) -> bool:
    assert whole.amount is not None
    return fits(share, part, whole.amount, whole.half)
