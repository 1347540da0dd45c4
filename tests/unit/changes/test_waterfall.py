"""Waterfalls close on the printed totals; movers are the parts of one breakdown."""

from decimal import Decimal

import pytest
from changed_reports import (
    facts_of,
    figures_compared,
    new_sample,
    old_sample,
    with_amount,
)

from exports.changes.levels import moved
from exports.changes.movers import top_movers
from exports.changes.waterfall import waterfalls


@pytest.fixture(scope="module")
def facts():
    return facts_of(old_sample(), new_sample())


def _closes(waterfall):
    steps = sum((step.delta for step in waterfall.steps), Decimal(0))
    return waterfall.old_total + steps + waterfall.residual == waterfall.new_total


def test_every_waterfall_closes(facts):
    for waterfall in waterfalls(facts):
        assert _closes(waterfall)
        assert not waterfall.broken
        assert abs(waterfall.residual) <= 100  # one in the last printed digit


def test_classes_current_year_and_carried_forward_stand_apart(facts):
    told = {(each.concept, each.dimensions): each for each in waterfalls(facts)}
    whole = told["expenditure", ()]
    current = told["expenditure", (("vintage", "current"),)]
    carried = told["expenditure", (("vintage", "carried_forward"),)]
    assert [step.code for step in whole.steps] == ["208", "210", "221", "229"]
    assert whole.old_total == current.old_total + carried.old_total == Decimal(14436600)
    assert whole.new_total == Decimal(16934200)
    assert (current.new_total, carried.new_total) == (Decimal(16924100), Decimal(10000))
    assert [step.delta for step in carried.steps] == [Decimal(-121000), Decimal(-44200)]


def test_revenue_goes_by_source(facts):
    told = {(each.concept, each.dimensions): each for each in waterfalls(facts)}
    steps = told["revenue", ()].steps
    assert [step.label.zh for step in steps] == ["一般公共预算", "政府性基金预算", "上年结转"]
    # 1645.06 + 47.35 + 1.00 = 1693.41, printed 1693.42; the year before it is exact.
    assert told["revenue", ()].residual == Decimal(100)


def test_a_printed_sum_that_is_wrong_is_broken():
    new = with_amount(new_sample(), "expenditure|function=229", "573500.00")
    told = waterfalls(facts_of(old_sample(), new))
    whole = next(each for each in told if (each.concept, each.dimensions) == ("expenditure", ()))
    # Sections and items still add up to the total, so they are taken for the steps.
    assert not whole.broken
    for code in ("22960", "2296006"):
        new = with_amount(new, f"expenditure|function={code}", "573500.00")
    told = waterfalls(facts_of(old_sample(), new))
    whole = next(each for each in told if (each.concept, each.dimensions) == ("expenditure", ()))
    assert whole.broken
    assert whole.residual == Decimal(-100000)
    assert _closes(whole)


def test_movers_are_one_breakdown_largest_first(facts):
    movers = top_movers(facts)
    sizes = [abs(moved(facts[number])) for number in movers]
    assert sizes == sorted(sizes, reverse=True)
    assert all(sizes)
    keys = {(facts[n].concept, facts[n].breakdown) for n in movers}
    assert keys == {
        ("expenditure.basic", "function@3"),
        ("expenditure.project", "project@1 vintage@1"),
    }


def test_movers_add_up_to_the_change_of_the_total(facts):
    change = sum((moved(facts[number]) for number in top_movers(facts)), Decimal(0))
    # The lists of projects print 0.01 万元 less than the tables by function do.
    assert change == Decimal(16934200) - Decimal(14436600) - 100


def test_without_a_breakdown_that_closes_lines_are_still_told():
    new = with_amount(new_sample(), "expenditure", "99000000.00")
    facts = facts_of(old_sample(), new)
    movers = top_movers(facts)
    assert movers
    assert {facts[number].breakdown for number in movers} == {"function@3"}


def test_nothing_moves_in_a_report_beside_itself():
    told = figures_compared(new_sample(), new_sample())
    assert told.movers == ()
    assert all(step.delta == 0 for each in told.waterfalls for step in each.steps)
