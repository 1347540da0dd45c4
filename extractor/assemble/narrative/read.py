"""Paragraphs and facts → paragraphs with their claims, tied to the facts they repeat."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.assemble.narrative.claims import Reader
from extractor.assemble.narrative.draft import Draft, Reading
from extractor.assemble.narrative.lines import lines_of
from extractor.assemble.narrative.shares import fits
from extractor.assemble.narrative.subjects import grammar_of
from extractor.assemble.narrative.tie import FactIndex, half_of, index_facts
from extractor.model.narrative import Paragraph
from extractor.model.report import Fact, Report
from layouts.normalise import compact
from layouts.prose import load_prose
from layouts.vocabulary import Vocabulary
from layouts.wording import load_wording


def read_claims(report: Report, vocabulary: Vocabulary) -> tuple[Paragraph, ...]:
    """The report's paragraphs with what they claim. Its tables and facts must be read before."""
    prose = load_prose()
    subjects = prose.subjects
    year = report.fiscal_year
    lines = lines_of(report.tables, vocabulary.codelists["functional"], year, subjects)
    grammar = grammar_of(
        subjects,
        vocabulary,
        names=_names(report),
        lines=lines.classes(),
        year=year,
        budget=report.stage != "final_accounts",
    )
    reader = Reader(prose=prose, grammar=grammar, lines=lines)
    facts = index_facts(report.facts, vocabulary, accounts=report.stage == "final_accounts")
    return tuple(
        _with_claims(paragraph, reader.read(paragraph), facts) for paragraph in report.narrative
    )


def _names(report: Report) -> list[str]:
    """How the text may call the body that publishes it."""
    name = compact(report.issuer.name or "")
    return [name, load_wording().bodies.plain(name)]


def _with_claims(paragraph: Paragraph, reading: Reading, facts: FactIndex) -> Paragraph:
    for draft in reading.drafts:
        if draft.is_amount:
            _tie(draft, facts)
    for draft in reading.drafts:
        _finish(draft, reading.drafts, facts)
    _tie_listed(reading.drafts, facts)
    claims = tuple(draft.claim(paragraph.text) for draft in reading.drafts)
    return replace(paragraph, claims=claims)


def _tie(draft: Draft, facts: FactIndex) -> None:
    """Ties an amount; the fact says which of several meanings the words have."""
    fact = facts.tie(draft)
    if fact is not None:
        draft.facts = (fact.id,)
        draft.concept, draft.dimensions = fact.concept, fact.dimensions


def _finish(draft: Draft, drafts: Sequence[Draft], facts: FactIndex) -> None:
    """What is said of an amount is about what the amount is about."""
    if draft.kind in ("share", "difference", "growth") and draft.of is not None:
        about = drafts[draft.of]
        draft.subject = draft.subject or about.subject
        draft.concept, draft.dimensions = about.concept, about.dimensions
    if draft.kind == "share" and draft.against is None and draft.of is not None:
        _tie_whole(draft, drafts[draft.of], facts)


def _tie_whole(draft: Draft, part: Draft, facts: FactIndex) -> None:
    """The fact of the whole that a share names and no claim of its paragraph states: of several,
    and of one with and without what was carried forward, the one that fits; if none fits, the
    last, and only where all of them are known."""
    if draft.lead is not None:
        draft.facts = draft.lead.facts
        return
    possible = [fact for whole in draft.wholes for fact in facts.possible(whole)]
    fitting = [fact for fact in possible if fits(draft, part, fact.amount, half_of(fact))]
    if fitting:
        draft.facts = (fitting[0].id,)
        return
    known = [facts.fact_of(whole) for whole in draft.wholes]
    if known and known[-1] is not None and None not in known:
        draft.facts = (known[-1].id,)


def _tie_listed(drafts: Sequence[Draft], facts: FactIndex) -> None:
    """Shares of lines in a list without its total: the whole is the lines' own total, if a table
    prints it and at least one of the shares is a share of it."""
    shares: dict[Fact, list[Draft]] = {}
    for draft in drafts:
        if draft.kind != "share" or draft.facts or draft.against is not None or draft.of is None:
            continue
        part = drafts[draft.of].subject
        if part is None or "function" not in part.others or draft.wholes:
            continue
        whole = facts.fact_of(replace(part, others={}))
        if whole is not None:
            shares.setdefault(whole, []).append(draft)
    for whole, listed in shares.items():
        size = whole.amount, half_of(whole)
        if any(fits(draft, drafts[draft.of or 0], *size) for draft in listed):
            for draft in listed:
                draft.facts = (whole.id,)
