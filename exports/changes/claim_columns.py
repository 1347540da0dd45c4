"""Columns of the new document that repeat the earlier one's figures, against that document."""

from collections.abc import Iterator

from exports.changes.claim_fits import Before
from exports.changes.claim_pair import Pair
from exports.changes.claim_repeats import basis_in, repeated
from exports.changes.meaning import Key, label_of, put
from exports.changes.model import ClaimCheck, ClaimOutcome
from extractor.model.finding import Message
from extractor.model.report import Fact


def check_columns(pair: Pair) -> Iterator[ClaimCheck]:
    """Figures that a column of the new document gives for the earlier one; of a column that
    cannot be checked its first figure stands for all."""
    told: set[tuple[int | None, str | None]] = set()
    for fact in pair.new.facts:
        own = _repeated(fact, pair)
        if own is None:
            continue
        held = pair.on(_basis(fact, pair))
        unfit = _unfit_column(fact, held)
        place = fact.places[0]
        if unfit is None:
            yield _column(fact, own, held)
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
    return pair.unfit(int(year) if year.isdecimal() else None, _basis(fact, pair))


def _basis(fact: Fact, pair: Pair) -> str:
    """Which figure of a year the header of a fact's column names."""
    place = fact.places[0]
    assert place.table is not None
    column = next(c for c in pair.new.tables[place.table].columns if c.key == place.column)
    return basis_in("".join(column.path))


def _column(fact: Fact, own: Key, pair: Pair) -> ClaimCheck:
    told = repeated(fact.amount, Before.of(fact).half, own, pair)
    return _column_check(fact, pair, told.outcome, told.reason, told.before)


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
