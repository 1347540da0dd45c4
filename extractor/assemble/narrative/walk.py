"""One paragraph being read: its claims so far, which total is open, which list of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import accumulate

from extractor.assemble.narrative.draft import Draft, Reading
from extractor.assemble.narrative.figures import Event
from extractor.assemble.narrative.scope import Scope, Subject, settle
from extractor.assemble.narrative.subjects import Grammar, Meaning
from layouts.prose import Figures

SENTENCE_END = "。"
_BRACKETS = {"(": 1, ")": -1}


@dataclass(slots=True, kw_only=True)
class Parts:
    """A list of parts: its total, its number, how many brackets deep it stands.

    `parted` tells that a semicolon stood in it, `ended` that one may have closed it.
    """

    head: int
    number: int
    depth: int
    parted: bool = False
    ended: bool = False


@dataclass(slots=True, kw_only=True)
class Walk:
    """The state of a paragraph's reading. `lead` is the total of the paragraph that announced it.

    `lists` are the open lists of parts, the innermost last, `first` the first amount of the
    sentence, `depth` how many brackets are open.
    """

    figures: Figures
    grammar: Grammar
    scope: Scope
    lead: Draft | None
    reading: Reading
    lists: list[Parts] = field(default_factory=list)
    first: int | None = None
    list_number: int = 0
    depth: int = 0

    @property
    def text(self) -> str:
        """The folded text."""
        return self.reading.text

    @property
    def drafts(self) -> list[Draft]:
        """The claims so far."""
        return self.reading.drafts

    @property
    def total(self) -> int | None:
        """The total whose parts are listed here; None where it is not certain."""
        return self.lists[-1].head if self.lists and not self.lists[-1].ended else None

    @property
    def in_list(self) -> bool:
        """Whether parts are listed, or may be."""
        return bool(self.lists)

    @property
    def last(self) -> Draft | None:
        """The claim before."""
        return self.drafts[-1] if self.drafts else None

    def last_amount(self) -> int | None:
        """The nearest amount before."""
        for index in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[index].is_amount and not self.drafts[index].shut:
                return index
        return None

    def settle(self, meaning: Meaning | None, *, part: bool = True) -> Subject | None:
        """What words mean here; as a `part` they take what the open total has and they lack.

        Where it is not certain whose part it is, all readings must come to the same.
        """
        found = [
            settle(meaning, self.scope, head, self.grammar)
            for head in (self._heads() if part else (None,))
        ]
        return found[0] if all(each == found[0] for each in found) else None

    def _heads(self) -> list[Subject | None]:
        """What the totals are about of which the next figure may be a part."""
        heads: list[Subject | None] = []
        for parts in reversed(self.lists):
            heads.append(self.drafts[parts.head].subject)
            if not parts.ended:
                return heads
        return [*heads, None]

    def add(self, draft: Draft) -> None:
        """Appends a claim."""
        draft.depth = self.depth
        self.drafts.append(draft)
        if draft.is_amount and self.first is None:
            self.first = len(self.drafts) - 1

    def open_list(self, between: str) -> None:
        """Notes that the words before a figure open the parts of a total, or a new total."""
        self._shut(between)
        ended = between.rfind(SENTENCE_END)
        opener = self.figures.parts.search(between, ended + 1)
        if opener:
            # After a full stop the parts are those of the whole paragraph again.
            again = ended >= 0 and self.first is not None
            if ended >= 0:
                self.lists.clear()
            elif "；" in between[: opener.start()]:
                self._separate()
            self._open(self.first if again else self.last_amount())
        elif ended >= 0 or ("；" in between and self.figures.fresh_total.search(between)):
            self.lists.clear()
            self.first = None
        elif "；" in between:
            self._separate()

    def _open(self, head: int | None) -> None:
        self.list_number += 1
        if head is None:
            self.lists.clear()
            return
        self.lists.append(Parts(head=head, number=self.list_number, depth=self.depth))

    def _shut(self, between: str) -> None:
        """Closes with a bracket what stands in it: the amount before it is the nearest again."""
        steps = list(accumulate(_BRACKETS.get(mark, 0) for mark in between))
        low = max(0, self.depth + min(steps, default=0))
        if low < self.depth:
            while self.lists and self.lists[-1].depth > low:
                self.lists.pop()
            self._hide(low)
        self.depth = max(low, self.depth + (steps[-1] if steps else 0))

    def _hide(self, low: int) -> None:
        """Hides the claims of a bracket behind a figure; one behind words holds their figure."""
        inner = [i for i, draft in enumerate(self.drafts) if draft.depth > low and not draft.shut]
        before = self.drafts[inner[0] - 1] if inner and inner[0] else None
        behind = before is not None and self.text[before.end : before.end + 1] == "("
        for index in inner:
            self.drafts[index].shut = behind
            self.drafts[index].depth = low

    def _separate(self) -> None:
        """A semicolon behind parts that no other one parts: a list inside another is over then;
        where only one part was listed, or the list is the outermost, that is not certain."""
        if not self.lists:
            return
        last, nested = self.lists[-1], len(self.lists) > 1
        parts = [d for d in self.drafts if d.is_amount and d.in_list]
        several = sum(draft.list_number == last.number for draft in parts) > 1
        if nested and several and not last.parted:
            self.lists.pop()
            return
        last.ended = last.ended or nested or (several and not last.parted)
        last.parted = True

    def mark_siblings(self) -> None:
        """Where a list of sources names 上年结转 apart, its other parts are this year's money."""
        listed = [(draft, draft.subject) for draft in self.drafts if draft.in_list]
        apart = {
            draft.list_number
            for draft, subject in listed
            if subject and subject.vintage == "carried_forward" and not subject.others
        }
        for draft, subject in listed:
            if draft.list_number not in apart or subject is None:
                continue
            if subject.concept == "revenue" and subject.vintage is None:
                draft.subject = replace(subject, vintage="current")

    def new(self, event: Event, begin: int, kind: str, subject: Subject | None = None) -> Draft:
        """A claim of the figure; its words begin at `begin`."""
        money = self.figures.money.get(event.unit or "")
        amount = None
        if event.value is not None and money is not None:
            amount = Decimal(f"{event.value.scaleb(money):f}")
        return Draft(
            kind=kind,
            start=begin,
            end=event.end,
            value=event.value,
            places=event.places,
            unit=event.unit,
            exponent=money or 0,
            amount=amount,
            subject=subject,
            in_list=self.in_list,
            list_number=self.lists[-1].number if self.lists else self.list_number,
        )

    def bracket_behind(self, event: Event) -> Mapping[str, str]:
        """What a bracket right behind the figure says of it: （不含上年结转…）."""
        return self.grammar.bracketed(self.text, event.end) or {}
