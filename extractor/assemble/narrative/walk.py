"""One paragraph being read: its claims so far, which total is open, which list of its parts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.assemble.narrative.draft import Draft, Reading
from extractor.assemble.narrative.figures import Event
from extractor.assemble.narrative.scope import Scope, Subject, settle
from extractor.assemble.narrative.subjects import Grammar, Meaning
from layouts.prose import Figures

SENTENCE_END = "。"


@dataclass(slots=True, kw_only=True)
class Walk:
    """The state of a paragraph's reading. `lead` is the total of the paragraph that announced it.

    `head` is the total whose parts are being listed, `first` the first amount of the sentence.
    """

    figures: Figures
    grammar: Grammar
    scope: Scope
    lead: Draft | None
    reading: Reading
    head: int | None = None
    first: int | None = None
    in_list: bool = False
    list_number: int = 0

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
        """The total whose parts are listed here."""
        return self.head if self.in_list else None

    @property
    def last(self) -> Draft | None:
        """The claim before."""
        return self.drafts[-1] if self.drafts else None

    def last_amount(self) -> int | None:
        """The nearest amount before."""
        for index in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[index].is_amount:
                return index
        return None

    def settle(self, meaning: Meaning | None, *, part: bool = True) -> Subject | None:
        """What words mean here; as a `part` they take what the open total has and they lack."""
        total = self.drafts[self.total] if part and self.total is not None else None
        return settle(meaning, self.scope, total.subject if total else None, self.grammar)

    def add(self, draft: Draft) -> None:
        """Appends a claim."""
        self.drafts.append(draft)
        if draft.is_amount and self.first is None:
            self.first = len(self.drafts) - 1

    def open_list(self, between: str) -> None:
        """Notes that the words before a figure open the parts of a total, or a new total."""
        ended = between.rfind(SENTENCE_END)
        if self.figures.parts.search(between, ended + 1):
            # After a full stop the parts are those of the whole paragraph again.
            again = ended >= 0 and self.first is not None
            self.head = self.first if again else self.last_amount()
            self.in_list = self.head is not None
            self.list_number += 1
        elif ended >= 0 or ("；" in between and self.figures.fresh_total.search(between)):
            self.head, self.in_list, self.first = None, False, None

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
            list_number=self.list_number,
        )

    def bracket_behind(self, event: Event) -> Mapping[str, str]:
        """What a bracket right behind the figure says of it: （不含上年结转…）."""
        return self.grammar.bracketed(self.text, event.end) or {}
