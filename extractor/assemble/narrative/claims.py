"""Paragraphs in order → their figures as claims: amounts, shares, changes, counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from extractor.assemble.narrative.draft import Draft, Reading
from extractor.assemble.narrative.figure_kinds import read_amount, read_count
from extractor.assemble.narrative.figures import Event, events_of, folded
from extractor.assemble.narrative.lines import Lines
from extractor.assemble.narrative.relation_kinds import (
    read_change,
    read_comparison,
    read_flat,
    read_reason,
    read_share,
)
from extractor.assemble.narrative.scope import NUMBER, Scope, scope_of
from extractor.assemble.narrative.subjects import Grammar
from extractor.assemble.narrative.walk import SENTENCE_END, Walk
from extractor.model.narrative import Paragraph
from layouts.prose import Prose


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
            walk = Walk(
                figures=self.prose.figures,
                grammar=self.grammar,
                scope=scope,
                lead=lead,
                reading=reading,
            )
            number = NUMBER.match(text)
            _walk(walk, events, line[1] if line else number.end() if number else 0)
        if self.prose.subjects.leads.search(text):
            self._lead = self._leading(paragraph.headings, text, reading)
        return reading

    def _line(self, paragraph: Paragraph, text: str) -> tuple[str, int] | None:
        """The line that a paragraph is about: it names it, or the one before names nothing else."""
        named, self._named = self._named, None
        line = self.lines.line_at(text)
        if line is None:
            return (named[1], 0) if named and named[0] == paragraph.headings else None
        if line[1] >= len(text) - len(SENTENCE_END):
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
        last = text.rstrip("：").rpartition(SENTENCE_END)[2]
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


def _walk(walk: Walk, events: Sequence[Event], begin: int) -> None:
    """Reads the figures in order; `begin` is where the words of a line's name end."""
    end = begin
    for event in events:
        if event.start < begin:
            continue
        walk.open_list(walk.text[end : event.start])
        draft = _draft(walk, event, _begin(walk, event, max(event.clause, end)))
        if draft is not None:
            walk.add(draft)
        end = event.end
    walk.mark_siblings()


def _begin(walk: Walk, event: Event, clause: int) -> int:
    """Where the words of a figure begin: behind 其中, 主要包括 and the like."""
    opener = walk.figures.parts.match(walk.text, clause, event.start)
    return opener.end() if opener is not None and opener.end() < event.start else clause


def _draft(walk: Walk, event: Event, begin: int) -> Draft | None:
    """The claim that a figure makes; None where it makes none that we know."""
    if event.kind in _WORDS:
        return _WORDS[event.kind](walk, event, begin)
    verb = walk.figures.change.search(walk.text[begin : event.start])
    if verb is not None:
        return read_change(walk, event, begin, verb)
    return _NUMBERS[event.kind](walk, event, begin)


Read = Callable[[Walk, Event, int], Draft | None]
_WORDS: dict[str, Read] = {
    "flat": read_flat,
    "reason": read_reason,
    "comparison": read_comparison,
}
_NUMBERS: dict[str, Read] = {"money": read_amount, "percent": read_share, "other": read_count}
