"""Sums prove figures read from pictures; they never change one."""

from decimal import Decimal

import pytest

from extractor.checks.proof import Proof
from extractor.model.finding import Place
from extractor.model.geometry import Box
from extractor.model.report import Row, Table
from extractor.model.value import CellValue, Reading

UNSURE = Decimal("0.7")


def cell(amount, confidence=UNSURE):
    return CellValue(
        raw=str(amount),
        amount=Decimal(amount),
        status="printed",
        page=1,
        box=Box(0, 0, 1, 1),
        confidence=confidence,
        review=confidence < 1,
    )


def table(*amounts, confidence=UNSURE):
    cells = {str(n): cell(amount, confidence) for n, amount in enumerate(amounts)}
    row = Row(
        role="item", code=None, label="", level=None, cells=cells, page=1, printed_row=0
    )  # fmt: skip
    return Table(
        kind="k", title=None, number=None, profile=None, engine="scan", unit=None,
        printed_unit=None, state="filled", pages=(1,), notes=(), columns=(), rows=(row,),
        reading=Reading(cells=0, used=0, ignored=0, reported=0),
    )  # fmt: skip


def marks(outcome, *amounts, confidence=UNSURE):
    proof = Proof()
    places = [Place(table=0, row=0, column=str(n)) for n in range(len(amounts))]
    proof.weigh(outcome, list(zip(places, map(Decimal, amounts), strict=True)))
    (after,) = proof.marked((table(*amounts, confidence=confidence),))
    return [(each.verified, each.review) for each in after.rows[0].cells.values()]


def test_a_sum_that_holds_verifies_its_figures():
    assert marks("holds", 5, 2, 3) == [(True, False)] * 3


def test_zeros_take_no_part():
    assert marks("holds", 5, 2, 3, 0) == [(True, False)] * 3 + [(False, True)]


def test_two_equal_figures_prove_nothing():
    assert marks("holds", 5, 5, 0) == [(False, True)] * 3


@pytest.mark.parametrize("outcome", ["rounding", "insufficient", "not_applicable"])
def test_what_does_not_hold_exactly_proves_nothing(outcome):
    assert marks(outcome, 5, 2, 3) == [(False, True)] * 3


def test_a_broken_sum_asks_for_a_look_at_all_of_it():
    assert marks("broken", 6, 2, 3, 0) == [(False, True)] * 4


def test_a_broken_sum_outweighs_one_that_holds():
    proof = Proof()
    for outcome, columns in (("holds", "012"), ("broken", "01")):
        proof.weigh(outcome, [(Place(table=0, row=0, column=c), Decimal(1)) for c in columns])
    (after,) = proof.marked((table(2, 1, 1),))
    assert [each.verified for each in after.rows[0].cells.values()] == [False, False, True]


def test_a_text_layer_needs_no_proof():
    certain = table(6, 2, 3, confidence=Decimal(1))
    proof = Proof()
    proof.weigh("broken", [(Place(table=0, row=0, column="0"), Decimal(6))])
    assert proof.marked((certain,)) == (certain,)
