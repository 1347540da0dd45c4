"""Two documents for claims: which fact was which, and why the two may not tell of a claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exports.changes import claim_reasons as why
from exports.changes.claim_fits import Before
from exports.changes.levels import funds_below
from exports.changes.meaning import UNSTATED, Dimensions, Key, line_of, put
from exports.changes.model import FactChange
from extractor.assemble.facts import fact_id
from extractor.model.finding import Message
from extractor.model.report import Fact, Report

_UNSETTLED = frozenset({"uncertain", "split", "merged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Both documents, their facts by key, and which fact was which."""

    old: Report
    new: Report
    old_facts: Mapping[str, Fact]
    new_facts: Mapping[str, Fact]
    changes: Mapping[str, FactChange]
    initial: bool = False

    @classmethod
    def of(cls, old: Report, new: Report, facts: Sequence[FactChange]) -> "Pair":
        return cls(
            old=old,
            new=new,
            old_facts={fact.id: fact for fact in old.facts},
            new_facts={fact.id: fact for fact in new.facts},
            changes={each.figure.new_fact: each for each in facts if each.figure.new_fact},
        )

    def on(self, basis: str) -> "Pair":
        """The pair as seen by words that compare with the budget: of earlier accounts, the budget
        that they print beside (`initial`) stands for the earlier document."""
        budget = "预算" in basis and "调整" not in basis and "执行" not in basis
        if not budget or "决算" in basis or self.old.stage != "final_accounts":
            return self
        facts = tuple(_initial(self.old.facts))
        if self.new.stage != "budget" or not facts:
            return self
        return replace(
            self,
            old=replace(self.old, stage="budget", facts=facts),
            old_facts={fact.id: fact for fact in facts},
            changes={},
            initial=True,
        )

    def unfit(self, year: int | None, basis: str) -> Message | None:
        """Why these documents cannot tell of a claim about a year and one of its figures."""
        before, now = self.old.fiscal_year, self.new.fiscal_year
        if before is None or now is None:
            return why.UNKNOWN_YEARS
        if year is None:
            return why.NO_YEAR
        if now - before != 1:
            return why.not_consecutive(before, now)
        if year != before:
            return why.other_year(year, before)
        return self._unfit_stage(basis)

    def _unfit_stage(self, basis: str) -> Message | None:
        if "调整" in basis:
            return why.ADJUSTED
        if "执行" in basis and "决算" not in basis:
            return why.EXECUTION
        stage = "final_accounts" if "决算" in basis else "budget" if basis else self.new.stage
        return None if stage == self.old.stage is not None else why.STAGE

    @property
    def one_level(self) -> bool:
        """Whether both are of a unit, or both of a department, as far as they say."""
        one, other = self.old.issuer.level, self.new.issuer.level
        return one is None or other is None or one == other

    def before(self, key: Key, fact: Fact | None) -> Fact | Message:
        """The old fact that is this one, or why there is none."""
        change = None if fact is None else self.changes.get(fact.id)
        if change is not None:
            if "unit_changed" in change.states:
                return why.UNIT
            if _UNSETTLED.intersection(change.states):
                return why.UNCERTAIN
            if change.figure.old_fact is not None:
                return self.old_facts[change.figure.old_fact]
            return why.NEW_LINE if "added" in change.states else why.NOT_PRINTED
        concept, dimensions = key
        known = self.old_facts.get(fact_id(concept, dimensions))
        return why.NOT_PRINTED if known is None else known


def _initial(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The budget that accounts print, as a budget would mean it."""
    for fact in facts:
        if ("stage", "budget") in fact.dimensions and "year" not in dict(fact.dimensions):
            dimensions = put(fact.dimensions, "stage", None)
            yield replace(fact, id=fact_id(fact.concept, dimensions), dimensions=dimensions)


def only_scope(key: Key, pair: Pair) -> Fact | None:
    """The earlier fact of a claim's line, if the tables print one amount of it alone, in scopes
    within the claim's."""
    concept, dimensions = key
    found = [
        fact
        for fact in pair.old.facts
        if fact.concept == concept
        and line_of(fact.dimensions) == line_of(dimensions)
        and not {"year", "stage"}.intersection(dict(fact.dimensions))
    ]
    one = len({fact.amount for fact in found}) == 1
    return found[0] if one and all(_within(each.dimensions, dimensions) for each in found) else None


def _within(inner: Dimensions, outer: Dimensions) -> bool:
    """Whether a scope is part of another: its fund below, all else alike or left open."""
    given, asked = (dict(pair for pair in each if pair != UNSTATED) for each in (inner, outer))
    fund, whole = given.pop("fund", None), asked.pop("fund", None)
    return given == asked and (fund == whole or fund in funds_below(whole))


def as_printed(fact: Fact, report: Report) -> Iterator[Before]:
    """What other cells print of a fact, where they print something else."""
    for place in fact.places:
        assert place.table is not None
        assert place.row is not None
        assert place.column is not None
        amount = report.tables[place.table].rows[place.row].cells[place.column].amount
        if amount is not None and amount != fact.amount:
            yield Before(amount=amount, half=Before.of(fact).half)


def scope_doubt(key: Key, before: Key, pair: Pair) -> Message | None:
    """Why two figures of one key may be of two scopes all the same."""
    if not pair.one_level:
        return why.LEVELS
    if pair.initial:
        return why.INITIAL
    return why.UNSTATED if UNSTATED in (*key[1], *before[1]) else None


def key_of(fact: Fact) -> Key:
    return fact.concept, fact.dimensions
