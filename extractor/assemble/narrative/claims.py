"""A paragraph's figures → what they claim: amounts and their parts, shares, changes, counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from extractor.assemble.narrative.changes import bind_change
from extractor.assemble.narrative.draft import Draft, Reading
from extractor.assemble.narrative.figures import Event, events_of, folded
from extractor.assemble.narrative.lines import Lines
from extractor.assemble.narrative.scope import NUMBER, Scope, Subject, scope_of, settle
from extractor.assemble.narrative.shares import bind_share
from extractor.assemble.narrative.subjects import Grammar, Meaning
from extractor.model.narrative import Direction, Paragraph
from layouts.prose import Prose

_SENTENCE_END = "。"
_QUOTES = "“”\"'《》"


@dataclass(slots=True, kw_only=True)
class Reader:
    """Reads paragraphs in order: one that ends in a colon leads those that follow."""

    prose: Prose
    grammar: Grammar
    lines: Lines
    _lead: "Lead | None" = None
    _named: tuple[tuple[str, ...], str] | None = None
    _scopes: dict[tuple[str, ...], Scope] = field(default_factory=dict)

    def read(self, paragraph: Paragraph) -> Reading:
        """The claims of the next paragraph."""
        text = folded(paragraph.text)
        if self._lead is not None and self._lead.headings != paragraph.headings:
            self._lead = None
        line = self._line(paragraph, text)
        events = events_of(text, self.prose.figures)
        reading = Reading(text=text, line=line[0] if line else None)
        if events:
            scope = self._scope(paragraph.headings, line)
            lead = self._lead.head if self._lead else None
            work = _Work(
                prose=self.prose, grammar=self.grammar, scope=scope, lead=lead, reading=reading
            )
            number = NUMBER.match(text)
            work.run(events, line[1] if line else number.end() if number else 0)
        if self.prose.subjects.leads.search(text):
            self._lead = self._leading(paragraph.headings, text, reading)
        return reading

    def _line(self, paragraph: Paragraph, text: str) -> tuple[str, int] | None:
        """The line that a paragraph is about: it names it, or the one before names nothing else."""
        named, self._named = self._named, None
        line = self.lines.line_at(text)
        if line is None:
            return (named[1], 0) if named and named[0] == paragraph.headings else None
        if line[1] >= len(text) - len(_SENTENCE_END):
            self._named = (paragraph.headings, line[0])
        return line

    def _scope(self, headings: tuple[str, ...], line: tuple[str, int] | None) -> Scope:
        scope = self._scopes.get(headings)
        if scope is None:
            scope = self._scopes[headings] = scope_of(headings, self.grammar)
        lead = self._lead
        if lead is not None and lead.scope is not None:
            scope = replace(
                scope,
                fund=lead.scope.fund or scope.fund,
                vintage=lead.scope.vintage or scope.vintage,
            )
        return replace(scope, function=line[0]) if line else scope

    def _leading(self, headings: tuple[str, ...], text: str, reading: Reading) -> "Lead":
        """What a paragraph that ends in a colon says of the next ones: its total's scope."""
        head = next((draft for draft in reading.drafts if draft.is_amount), None)
        if head is not None and head.subject is not None:
            subject = head.subject
            scope = Scope(fund=subject.fund, vintage=subject.vintage)
            return Lead(headings=headings, head=head, scope=scope)
        last = text.rstrip("：").rpartition(_SENTENCE_END)[2]
        meaning = self.grammar.parse(last)
        if meaning is None:
            return Lead(headings=headings, head=head, scope=None)
        said = meaning.dimensions
        scope = Scope(fund=said.get("fund"), vintage=said.get("vintage"))
        return Lead(headings=headings, head=head, scope=scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A paragraph that announces the next ones: the total in it and the scope it sets."""

    headings: tuple[str, ...]
    head: Draft | None
    scope: Scope | None


@dataclass(slots=True, kw_only=True)
class _Work:
    """One paragraph being read: which total is open, and which list of its parts."""

    prose: Prose
    grammar: Grammar
    scope: Scope
    lead: Draft | None
    reading: Reading
    head: int | None = None
    first: int | None = None
    in_list: bool = False
    list_number: int = 0

    @property
    def drafts(self) -> list[Draft]:
        return self.reading.drafts

    def run(self, events: Sequence[Event], begin: int) -> None:
        """Reads the figures in order; `begin` is where the words of a line's name end."""
        end = begin
        for event in events:
            if event.start < begin:
                continue
            between = self.reading.text[end : event.start]
            self._open_list(between, event)
            draft = self._draft(event, max(event.clause, end))
            if draft is not None:
                self.drafts.append(draft)
                self._keep_head(draft)
            end = event.end
        self._mark_siblings()

    # --- totals and their parts

    def _open_list(self, between: str, event: Event) -> None:
        """Notes that the words before a figure open the parts of a total, or a new total."""
        ended = between.rfind(_SENTENCE_END)
        parts = self.prose.figures.parts.search(between, ended + 1)
        if parts is not None:
            whole = self._last_amount()
            if ended >= 0 and self.first is not None:
                whole = self.first
            self.head, self.in_list = whole, whole is not None
            self.list_number += 1
        elif ended >= 0:
            self.head, self.in_list, self.first = None, False, None
        elif "；" in between and self.prose.figures.fresh_total.search(between):
            self.head, self.in_list, self.first = None, False, None

    def _last_amount(self) -> int | None:
        for index in range(len(self.drafts) - 1, -1, -1):
            if self.drafts[index].is_amount:
                return index
        return None

    def _keep_head(self, draft: Draft) -> None:
        if draft.is_amount and self.first is None:
            self.first = len(self.drafts) - 1

    def _mark_siblings(self) -> None:
        """Where a list of sources names 上年结转 apart, its other parts are this year's money."""
        apart = {
            draft.list_number
            for draft in self.drafts
            if draft.subject
            and draft.in_list
            and draft.subject.vintage == "carried_forward"
            and not draft.subject.others
        }
        for draft in self.drafts:
            subject = draft.subject
            if (
                subject is not None
                and subject.concept == "revenue"
                and draft.in_list
                and draft.list_number in apart
                and subject.vintage is None
            ):
                draft.subject = replace(subject, vintage="current")

    # --- one figure

    def _draft(self, event: Event, begin: int) -> Draft | None:
        if event.kind == "comparison":
            return self._comparison(event)
        if event.kind == "flat":
            return self._change(event, begin, "flat")
        if event.kind == "reason":
            return self._reason(event, begin)
        before = self.reading.text[begin : event.start]
        change = self.prose.figures.change.search(before)
        if change is not None:
            direction: Direction = "increase" if change["increase"] else "decrease"
            return self._change(event, begin, direction)
        if event.kind == "percent":
            return self._share(event, before, begin)
        if event.kind == "other":
            return self._count(event, before, begin)
        return self._amount(event, before, begin)

    def _amount(self, event: Event, before: str, begin: int) -> Draft:
        counted = self._counted(event)
        if counted is not None:
            return self._new(event, begin, "amount", subject=counted)
        meaning = self._with_bracket(self.grammar.parse(before), event)
        head = self.drafts[self.head] if self.in_list and self.head is not None else None
        if self._elliptic(before):
            subject = self._outturn(event)
        else:
            subject = settle(meaning, self.scope, head.subject if head else None, self.grammar)
        purchase = subject is not None and subject.concept.startswith(self.prose.figures.purchase)
        return self._new(event, begin, "purchase" if purchase else "amount", subject=subject)

    def _elliptic(self, before: str) -> bool:
        """Whether 支出决算为 stands alone: a figure of what the budget before it is about."""
        return self.scope.function is None and bool(self.prose.figures.outturn.fullmatch(before))

    def _outturn(self, event: Event) -> Subject | None:
        """年初预算为…，支出决算为…: the second figure is about what the first one is about."""
        last = self._last_amount()
        budget = self.drafts[last] if last is not None else None
        if budget is None or budget.subject is None or budget.start < event.sentence:
            return None
        if "stage" not in budget.subject.others:
            return None
        others = {k: v for k, v in budget.subject.others.items() if k != "stage"}
        return replace(budget.subject, others=others)

    def _with_bracket(self, meaning: Meaning | None, event: Event) -> Meaning | None:
        """Adds what a bracket right behind the figure says of it: （不含上年结转…）."""
        added = self.grammar.bracketed(self.reading.text, event.end)
        if meaning is None or not added:
            return meaning
        return replace(meaning, dimensions={**meaning.dimensions, **added})

    def _counted(self, event: Event) -> Subject | None:
        """The amount of the projects that the claim right before it counts."""
        last = self.drafts[-1] if self.drafts else None
        figures = self.prose.figures
        if last is None or last.kind != "count" or last.subject is None:
            return None
        if not figures.counted_amount.match(self.reading.text[last.end : event.start]):
            return None
        return replace(last.subject, concept=figures.counted_concept)

    def _count(self, event: Event, before: str, begin: int) -> Draft | None:
        for rule in self.prose.figures.counts:
            if rule.unit.fullmatch(event.unit or "") and rule.before.search(before):
                subject = None
                if rule.concept:
                    subject = Subject(
                        concept=rule.concept,
                        also=(),
                        fund="any",
                        vintage=None,
                        others=dict(rule.dimensions),
                    )
                draft = self._new(event, begin, rule.kind, subject=subject)
                draft.year = self._as_of(event)
                return draft
        return None

    def _as_of(self, event: Event) -> int | None:
        """The year of the day that a stock is counted on."""
        text = self.reading.text
        begin = text.rfind(_SENTENCE_END, 0, event.start) + 1
        match = self.prose.figures.as_of.search(text, begin, event.start)
        year = int(match["year"]) if match else None
        return None if year == self.grammar.year else year

    def _share(self, event: Event, before: str, begin: int) -> Draft | None:
        figures = self.prose.figures
        share = figures.share.search(before)
        found = share or figures.completion.search(before)
        if found is None:
            return None
        draft = self._new(event, begin + found.start(), "share", subject=None)
        last = self._last_amount()
        # A share goes with the figure of its own sentence; 完成预算的 may begin the next one.
        near = event.sentence if share is not None else event.sentence - 1
        if last is None or self.drafts[last].end < near:
            return draft
        head = self.drafts[self.head] if self.in_list and self.head is not None else None
        whole = self.grammar.parse(found["whole"].strip(_QUOTES)) if found["whole"] else None
        scope = replace(self.scope, function=None)
        wholes = [settle(whole, scope, None, self.grammar)]
        if whole is not None and "fund" not in whole.dimensions:
            # 占本年支出合计: of these funds, or of all.
            wholes.append(settle(whole, Scope(fund="all"), None, self.grammar))
        named = tuple(subject for subject in wholes if subject is not None)
        bind_share(
            draft, self.drafts, head=head, lead=self.lead, wholes=named,
            implicit=not found["whole"], completes=share is None,
        )  # fmt: skip
        return draft

    def _comparison(self, event: Event) -> Draft | None:
        match = event.match
        assert match is not None
        direction: Direction = (
            "greater" if match["greater"] else "less" if match["less"] else "equal"
        )
        draft = self._new(event, event.start, "comparison", subject=None)
        draft.direction, draft.loosely = direction, bool(match["loosely"])
        sides = ["budget" if match[side].startswith(("预算", "年初")) else "own"
                 for side in ("left", "right")]  # fmt: skip
        if sides[0] == sides[1]:
            return None
        pair = self._budget_and_outturn()
        if pair is not None:
            draft.of, draft.against = pair if sides[0] == "own" else pair[::-1]
        return draft

    def _budget_and_outturn(self) -> tuple[int, int] | None:
        """The last amounts side by side of which one states the outturn, the other the budget."""
        text = self.reading.text
        indexes = [i for i, draft in enumerate(self.drafts) if draft.is_amount]
        for one, other in reversed(list(pairwise(indexes))):
            stages = {self.drafts[one].stage(text): one, self.drafts[other].stage(text): other}
            if "own" in stages and "budget" in stages:
                return stages["own"], stages["budget"]
        return None

    def _reason(self, event: Event, begin: int) -> Draft | None:
        """增加的主要原因: of the change before it in the sentence, or of what its words name."""
        match = event.match
        assert match is not None
        said = self.reading.text[begin : event.start]
        last = self.drafts[-1] if self.drafts else None
        changed = last is not None and last.kind in ("difference", "growth")
        draft = self._new(event, begin, "difference", subject=None)
        draft.end = event.start + len(match["increase"] or match["decrease"])
        draft.direction = "increase" if match["increase"] else "decrease"
        if said:
            draft.subject = settle(self.grammar.parse(said), self.scope, None, self.grammar)
            return draft if draft.subject is not None else None
        if last is None or not changed or last.start < event.sentence:
            return None
        draft.of, draft.subject, draft.year = last.of, last.subject, last.year
        return draft

    def _change(self, event: Event, begin: int, direction: Direction) -> Draft | None:
        """Something against another year. 持平 that names no other year is no claim."""
        text, figures = self.reading.text, self.prose.figures
        base = None
        for base in figures.base.finditer(text, event.sentence, event.start):
            pass
        since = self.drafts[-1].end if self.drafts else 0
        if event.kind == "flat":
            if base is None or base.start() < max(event.sentence, since):
                return None
            kind = "difference"
        else:
            kind = "growth" if event.kind == "percent" else "difference"
        draft = self._new(
            event, begin, "growth" if kind == "growth" else "difference", subject=None
        )
        draft.direction = direction
        draft.base = (base["year"], base["basis"]) if base is not None else None
        if base is not None and base.start() >= since:
            draft.start = min(draft.start, base.start()) if base.start() >= begin else draft.start
        if base is not None:
            draft.year = self._base_year(base["year"])
        words = text[begin : event.start]
        own = (
            figures.base.sub("", figures.change.sub("", words))
            if event.kind != "flat"
            else (figures.base.sub("", words))
        )
        head = self.drafts[self.head] if self.in_list and self.head is not None else None
        meaning = self.grammar.parse(own) if own else None
        subject = settle(meaning, self.scope, head.subject if head else None, self.grammar)
        bind_change(draft, self.drafts, head=self.head if self.in_list else None, first=self.first,
                    said=own, subject=subject, text=text)  # fmt: skip
        return draft

    def _base_year(self, words: str) -> int | None:
        if words[:2] == "20":
            return int(words[:4])
        return self.grammar.year - 1 if self.grammar.year else None

    def _new(self, event: Event, begin: int, kind: str, *, subject: Subject | None) -> Draft:
        money = self.prose.figures.money.get(event.unit or "")
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


def amounts(drafts: Sequence[Draft]) -> Iterator[tuple[int, Draft]]:
    """The amounts among the claims, with their places in the paragraph."""
    for index, draft in enumerate(drafts):
        if draft.is_amount:
            yield index, draft
