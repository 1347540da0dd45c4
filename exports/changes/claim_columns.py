"""Columns of the new document that repeat the earlier one's figures, against that document."""

import re
from collections.abc import Iterator

from exports.changes import claim_reasons as why
from exports.changes.claim_fits import Before, fit_amount, other_scopes_of_amount
from exports.changes.claim_pair import Pair, as_printed, key_of, scope_doubt
from exports.changes.meaning import UNSTATED, Key, label_of, put
from exports.changes.model import ClaimCheck, ClaimOutcome
from extractor.assemble.facts import fact_id
from extractor.model.finding import Message
from extractor.model.report import Fact

_BASIS = re.compile("调整|执行|决算|预算")


def check_columns(pair: Pair) -> Iterator[ClaimCheck]:
    """Figures that a column of the new document gives for the earlier one; of a column that
    cannot be checked its first figure stands for all."""
    told: set[tuple[int | None, str | None]] = set()
    for fact in pair.new.facts:
        own = _repeated(fact, pair)
        if own is None:
            continue
        unfit = _unfit_column(fact, pair)
        place = fact.places[0]
        if unfit is None:
            yield _column(fact, own, pair)
        elif (place.table, place.column) not in told:
            told.add((place.table, place.column))
            yield _column_check(fact, pair, "not_checked", unfit)


def _repeated(fact: Fact, pair: Pair) -> Key | None:
    """What a fact means in the earlier document: its own year, or its own stage of this year."""
    given = dict(fact.dimensions)
    if "year" in given and "stage" not in given:
        return fact.concept, put(fact.dimensions, "year", None)
    same_year = pair.old.fiscal_year is not None and pair.old.fiscal_year == pair.new.fiscal_year
    executed = pair.old.stage == "budget" and pair.new.stage == "final_accounts"
    if given.get("stage") == "budget" and "year" not in given and same_year and executed:
        return fact.concept, put(fact.dimensions, "stage", None)
    return None


def _unfit_column(fact: Fact, pair: Pair) -> Message | None:
    year = dict(fact.dimensions).get("year")
    if year is None:
        return None
    place = fact.places[0]
    assert place.table is not None
    column = next(c for c in pair.new.tables[place.table].columns if c.key == place.column)
    basis = "".join(_BASIS.findall("".join(column.path)))
    return pair.unfit(int(year) if year.isdecimal() else None, basis)


def _column(fact: Fact, own: Key, pair: Pair) -> ClaimCheck:
    before = pair.before(own, pair.new_facts.get(fact_id(*own)))
    if before is why.NOT_PRINTED and UNSTATED not in own[1]:
        before = pair.before((own[0], put(own[1], *UNSTATED)), None)
    if isinstance(before, Message):
        return _column_check(fact, pair, "not_checked", before)
    half = Before.of(fact).half
    fitting = next(
        (
            each
            for known in (Before.of(before), *as_printed(before, pair.old))
            if (each := fit_amount(fact.amount, half, known))
        ),
        None,
    )
    if fitting is not None:
        return _column_check(fact, pair, fitting, None, before)
    same = key_of(before)
    scopes = other_scopes_of_amount(fact.amount, half, same, pair.old.facts)
    if len(scopes) == 1:
        reason = why.other_scope(key_of(scopes[0]), same, before.amount)
        return _column_check(fact, pair, "differs_by_scope", reason, scopes[0])
    doubt = why.SEVERAL if scopes else scope_doubt(own, same, pair)
    return _column_check(fact, pair, "not_checked" if doubt else "differs", doubt, before)


def _column_check(
    fact: Fact,
    pair: Pair,
    outcome: ClaimOutcome,
    reason: Message | None,
    before: Fact | None = None,
) -> ClaimCheck:
    place = fact.places[0]
    assert place.table is not None
    assert place.row is not None
    assert place.column is not None
    row = pair.new.tables[place.table].rows[place.row]
    return ClaimCheck(
        source="column",
        outcome=outcome,
        raw=row.cells[place.column].raw,
        what=label_of(fact.concept, fact.dimensions, [row.label]),
        claimed=fact.amount,
        found=None if before is None else before.amount,
        unit="yuan",
        reason=reason,
        new_place=place,
        old_place=None if before is None else before.places[0],
    )
