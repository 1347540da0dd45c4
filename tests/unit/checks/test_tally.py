"""How often a check ran and how it ended."""

from decimal import Decimal

import pytest

from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.geometry import Box
from extractor.model.value import CellValue


def test_nothing_ran():
    assert Tally().counts() == ()


def test_outcomes_are_counted_apart_and_in_order_of_codes():
    tally = Tally()
    for outcome in ("holds", "holds", "rounding", "broken", "not_applicable", "insufficient"):
        tally.record(
            "SUM-002", outcome, table=None, reason="why" if outcome == "insufficient" else ""
        )
    tally.record("BAL-001", "holds", table=None)
    balance, sums = tally.counts()

    assert (balance.code, sums.code) == ("BAL-001", "SUM-002")
    assert (sums.holds, sums.rounding, sums.broken) == (2, 1, 1)
    assert (sums.not_applicable, sums.insufficient) == (1, 1)
    assert sums.reasons == ("why",)


def test_what_could_not_be_checked_is_no_pass():
    tally = Tally()
    tally.record("SUM-001", "insufficient", table=None, reason="b")
    tally.record("SUM-001", "insufficient", table=None, reason="a")
    tally.record("SUM-001", "insufficient", table=None, reason="a")
    (count,) = tally.counts()

    assert (count.holds, count.insufficient) == (0, 3)
    assert count.reasons == ("a", "b")


def test_telling_counts_and_keeps_the_finding():
    tally = Tally()
    found = finding("PRE-001", title="支出总表")
    tally.tell(found)

    assert tally.findings == [found]
    assert [(c.code, c.broken) for c in tally.counts()] == [("PRE-001", 1)]


@pytest.mark.parametrize(
    ("expected", "observed", "tolerance", "outcome"),
    [
        ("1", "1", "0", "holds"),
        ("1.0", "1.00", "0", "holds"),
        ("1", "2", "1", "rounding"),
        ("2", "1", "1", "rounding"),
        ("1", "2.01", "1", "broken"),
        ("1", "1.0001", "0", "broken"),
    ],
)
def test_comparison(expected, observed, tolerance, outcome):
    compared = Comparison(
        expected=Decimal(expected), observed=Decimal(observed), tolerance=Decimal(tolerance)
    )

    assert compared.outcome == outcome
    assert compared.difference == Decimal(observed) - Decimal(expected)


@pytest.mark.parametrize(
    ("places", "exponent", "half"),
    [(2, 0, "0.005"), (0, 0, "0.5"), (2, 4, "50"), (0, 4, "5000"), (6, 8, "50"), (1, 3, "50")],
)
def test_half_of_the_last_printed_digit_in_yuan(places, exponent, half):
    cell = CellValue(
        raw="",
        amount=None,
        status="printed",
        page=1,
        box=Box(0, 0, 1, 1),
        confidence=Decimal(1),
        places=places,
    )

    assert half_digit(cell, exponent) == Decimal(half)


def test_each_table_is_counted_apart_and_the_document_first():
    tally = Tally()
    tally.record("YEAR-001", "holds", table=1)
    tally.record("YEAR-001", "holds", table=0)
    tally.record("YEAR-001", "insufficient", table=None, reason="why")

    assert [(count.table, count.holds) for count in tally.counts()] == [(None, 0), (0, 1), (1, 1)]


def test_a_finding_is_counted_at_the_table_of_its_first_place():
    tally = Tally()
    tally.tell(
        finding("PRE-001", title="甲", places=(Place(page=3), Place(table=4), Place(table=5)))
    )

    assert [count.table for count in tally.counts()] == [4]
