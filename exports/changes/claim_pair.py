"""Two documents for claims: which fact was which, and why the two may not tell of a claim."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.changes import claim_reasons as why
from exports.changes.claim_fits import Before
from exports.changes.meaning import UNSTATED, Key
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

    @classmethod
    def of(cls, old: Report, new: Report, facts: Sequence[FactChange]) -> "Pair":
        return cls(
            old=old,
            new=new,
            old_facts={fact.id: fact for fact in old.facts},
            new_facts={fact.id: fact for fact in new.facts},
            changes={each.figure.new_fact: each for each in facts if each.figure.new_fact},
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
    return why.UNSTATED if UNSTATED in (*key[1], *before[1]) else None


def key_of(fact: Fact) -> Key:
    return fact.concept, fact.dimensions
