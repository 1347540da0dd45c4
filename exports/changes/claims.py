"""What the new document says of the year before, against that year's own figures.

A claim differs only where what it is about, its scope and its year are beyond doubt.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes import claim_reasons as why
from exports.changes.claim_columns import check_columns
from exports.changes.claim_fits import (
    About,
    Before,
    about_equal,
    claimed,
    fit,
    found,
    other_scopes,
    unit_of,
)
from exports.changes.claim_pair import Pair, as_printed, key_of, only_scope, scope_doubt
from exports.changes.claim_repeats import basis_in, repeated
from exports.changes.meaning import UNSTATED, Key, put, words
from exports.changes.model import ClaimCheck, ClaimOutcome, FactChange
from extractor.assemble.facts import fact_id
from extractor.checks.claims.changes import is_minus
from extractor.checks.claims.priors import basis_of
from extractor.checks.claims.stated import Stated, claims_of
from extractor.model.finding import Message, Place
from extractor.model.report import Fact, Report

_KINDS = ("difference", "growth")


def check_claims(old: Report, new: Report, facts: Sequence[FactChange]) -> tuple[ClaimCheck, ...]:
    """Every sentence of the new document that compares with another year, then every column that
    repeats the earlier one. `facts` say which fact of the old document a new one is."""
    pair = Pair.of(old, new, facts)
    return (*_sentences(pair), *check_columns(pair))


def _sentences(pair: Pair) -> Iterator[ClaimCheck]:
    for stated in claims_of(pair.new):
        claim = stated.claim
        if claim.kind in _KINDS:
            yield _sentence(stated, pair)
        elif claim.kind == "amount" and claim.year is not None and claim.concept is not None:
            yield _repeat(stated, (claim.concept, claim.dimensions), pair)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A claim on its way to a verdict."""

    stated: Stated
    what: Message

    def verdict(
        self,
        outcome: ClaimOutcome,
        reason: Message | None = None,
        *,
        claim: Decimal | None = None,
        fact: Decimal | None = None,
        place: Place | None = None,
    ) -> ClaimCheck:
        """The check as it ended."""
        return ClaimCheck(
            source="sentence",
            outcome=outcome,
            raw=self.stated.claim.raw,
            what=self.what,
            claimed=claim,
            found=fact,
            unit=unit_of(self.stated),
            reason=reason,
            new_place=self.stated.place,
            old_place=place,
        )


def _sentence(stated: Stated, pair: Pair) -> ClaimCheck:
    basis = basis_of(stated)
    pair = pair.on(basis)
    about = _about(stated, pair)
    said = _Said(stated=stated, what=_what(stated, about))
    unfit = pair.unfit(stated.claim.year, basis)
    if unfit is not None:
        return said.verdict("not_checked", unfit)
    if about is None:
        return said.verdict("not_checked", why.NO_FIGURE)
    if is_minus(stated):
        return said.verdict("not_checked", why.MINUS)
    before = pair.before(about.key, about.fact)
    if isinstance(before, Message):
        return _without_fact(said, about, before, pair)
    return _judged(said, about, before, pair)


def _repeat(stated: Stated, key: Key, pair: Pair) -> ClaimCheck:
    """An amount that a sentence states of another year (上年预算350.35万元)."""
    amount = stated.claim.amount
    said = _Said(stated=stated, what=words(*key))
    basis = basis_in(stated.claim.raw)
    pair = pair.on(basis)
    unfit = why.NO_FIGURE if amount is None else pair.unfit(stated.claim.year, basis)
    if amount is None or unfit is not None:
        return said.verdict("not_checked", unfit, claim=amount)
    told = repeated(amount, stated.half, key, pair)
    outcome, reason = told.outcome, told.reason
    if outcome in ("differs", "differs_unless_scope") and not basis:
        outcome, reason = "not_checked", why.DOUBT
    fact = None if told.before is None else told.before.amount
    place = None if told.before is None else told.before.places[0]
    return said.verdict(outcome, reason, claim=amount, fact=fact, place=place)


def _about(stated: Stated, pair: Pair) -> About | None:
    """This year's amount: the one that the sentence states, else the table's."""
    amount = stated.other(stated.claim.of)
    claim = stated.claim if amount is None else amount.claim
    if claim.concept is None:
        return None
    key = claim.concept, claim.dimensions
    if amount is None or amount.claim.amount is None:
        fact = _printed(key, pair)
        if fact is None:
            return None
        half = Before.of(fact).half
        key = fact.concept, fact.dimensions
        return About(amount=fact.amount, half=half, key=key, fact=fact, sure=False)
    stands = amount.claim.amount
    fact = pair.new_facts.get(claim.facts[0]) if claim.facts else _printed(key, pair)
    tied = fact is not None and abs(fact.amount - stands) <= amount.half + Before.of(fact).half
    if fact is not None:
        key = fact.concept, fact.dimensions
    sure = tied and bool(claim.facts)
    return About(amount=stands, half=amount.half, key=key, fact=fact if tied else None, sure=sure)


def _printed(key: Key, pair: Pair) -> Fact | None:
    """The table's figure at the scope of the words, or where the table leaves the vintage open."""
    concept, dimensions = key
    open_ = put(dimensions, *UNSTATED)
    for each in (dimensions, open_):
        if (fact := pair.new_facts.get(fact_id(concept, each))) is not None:
            return fact
    return None


def _what(stated: Stated, about: About | None) -> Message:
    if about is not None:
        return words(*about.key)
    claim = stated.claim
    if claim.concept is not None:
        return words(claim.concept, claim.dimensions)
    return Message(zh=claim.raw, en=claim.raw)


def _without_fact(said: _Said, about: About, reason: Message, pair: Pair) -> ClaimCheck:
    """No table of the earlier document prints it: its text may state it, or another scope fit."""
    claim = claimed(said.stated, about)
    if reason is why.NOT_PRINTED:
        for stated in claims_of(pair.old):
            spoken = _spoken(stated, about.key, initial=pair.initial)
            if spoken is not None and fit(said.stated, about, spoken):
                fact = found(said.stated, about, spoken)
                return said.verdict(
                    "agrees", why.SPOKEN, claim=claim, fact=fact, place=stated.place
                )
        scopes = other_scopes(said.stated, about, about.key, pair.old.facts)
        if len(scopes) == 1 and unit_of(said.stated) != "direction":
            return _by_scope(said, about, scopes[0], None)
        only = only_scope(about.key, pair)
        if only is not None and pair.one_level:
            return _by_only_scope(said, about, only)
    return said.verdict("not_checked", reason, claim=claim)


def _spoken(stated: Stated, key: Key, *, initial: bool) -> Before | None:
    """An amount of its own year that the earlier document's text states of a key; of accounts,
    the initial budget where that is asked for."""
    claim = stated.claim
    if claim.kind != "amount" or claim.amount is None or claim.year is not None:
        return None
    asked = put(key[1], "stage", "budget") if initial else key[1]
    if claim.concept != key[0] or claim.dimensions != asked:
        return None
    return Before(amount=claim.amount, half=stated.half)


def _judged(said: _Said, about: About, before: Fact, pair: Pair) -> ClaimCheck:
    stated = said.stated
    figures = [Before.of(before), *as_printed(before, pair.old)]
    fits = [(fitting, each) for each in figures if (fitting := fit(stated, about, each))]
    scopes = () if fits else other_scopes(stated, about, key_of(before), pair.old.facts)
    if len(scopes) == 1 and unit_of(stated) != "direction":
        return _by_scope(said, about, scopes[0], before)
    shown = fits[0][1] if fits else figures[0]
    outcome: ClaimOutcome
    reason: Message | None = None
    if fits:
        outcome = fits[0][0]
    elif _about_flat(stated, about, shown):
        outcome, reason = "agrees", why.LOOSE
    elif reason := why.SEVERAL if scopes else _doubt(said, about, before, pair):
        outcome = "differs_unless_scope" if why.is_of_scope(reason) else "not_checked"
    else:
        outcome, reason = "differs", None if basis_of(stated) else why.ASSUMED_BASIS
    return said.verdict(
        outcome,
        reason,
        claim=claimed(stated, about),
        fact=found(stated, about, shown),
        place=before.places[0],
    )


def _is_loose(stated: Stated) -> bool:
    """Whether the words leave open by how much it may be off."""
    return stated.claim.direction == "flat" and "基本" in stated.claim.raw


def _about_flat(stated: Stated, about: About, before: Before) -> bool:
    return _is_loose(stated) and about_equal(about, before)


def _by_scope(said: _Said, about: About, fact: Fact, own: Fact | None) -> ClaimCheck:
    key = about.key if own is None else key_of(own)
    return said.verdict(
        "differs_by_scope",
        why.other_scope(key_of(fact), key, None if own is None else own.amount),
        claim=claimed(said.stated, about),
        fact=found(said.stated, about, Before.of(fact)),
        place=fact.places[0],
    )


def _by_only_scope(said: _Said, about: About, fact: Fact) -> ClaimCheck:
    """Held against the one scope that there is; if it does not fit, that may be why."""
    stated, before = said.stated, Before.of(fact)
    outcome: ClaimOutcome = fit(stated, about, before) or "differs_unless_scope"
    reason = why.only_scope(key_of(fact))
    if outcome == "differs_unless_scope":
        if unit_of(stated) == "percent" and before.amount <= 0:
            outcome, reason = "not_checked", why.NO_BASE
        elif _is_loose(stated):
            outcome, reason = "not_checked", why.LOOSE
    return said.verdict(
        outcome,
        reason,
        claim=claimed(stated, about),
        fact=found(stated, about, before),
        place=fact.places[0],
    )


def _doubt(said: _Said, about: About, before: Fact, pair: Pair) -> Message | None:
    """Why a claim that fits nothing may still be right."""
    if unit_of(said.stated) == "percent" and before.amount <= 0:
        return why.NO_BASE
    if _is_loose(said.stated):
        return why.LOOSE
    if not about.sure:
        return why.DOUBT
    return scope_doubt(about.key, key_of(before), pair)
