"""Both directions of a comparison say the same."""

from dataclasses import replace
from decimal import Decimal

import pytest
from changed_reports import figures_compared, new_sample, old_sample
from mirrored import neutral
from two_years import term

from exports.changes.compare import compare
from exports.changes.mirror import mirror
from exports.changes.model import Materiality

THRESHOLDS = [
    Materiality(),
    Materiality(amount=Decimal(100000)),
    Materiality(percent=Decimal(5)),
    Materiality(amount=Decimal(10000), percent=Decimal(20)),
]


@pytest.mark.parametrize("materiality", THRESHOLDS)
def test_the_turned_comparison_is_that_of_the_turned_pair(materiality):
    there = figures_compared(old_sample(), new_sample(), materiality)
    back = figures_compared(new_sample(), old_sample(), materiality)
    assert neutral(mirror(there)) == neutral(back)
    assert neutral(mirror(back)) == neutral(there)


def test_turned_twice_it_is_itself():
    there = figures_compared(old_sample(), new_sample())
    assert neutral(mirror(mirror(there))) == neutral(there)


def test_waterfalls_are_turned_step_by_step():
    there = figures_compared(old_sample(), new_sample())
    for one, other in zip(there.waterfalls, mirror(there).waterfalls, strict=True):
        assert (other.old_total, other.new_total) == (one.new_total, one.old_total)
        assert other.residual == -one.residual
        assert sorted((step.new, step.old) for step in other.steps) == sorted(
            (step.old, step.new) for step in one.steps
        )


def test_signs_states_and_totals_are_exchanged():
    there = figures_compared(old_sample(), new_sample())
    back = mirror(there)
    assert [each.old_total for each in back.waterfalls] == [
        each.new_total for each in there.waterfalls
    ]
    for one, other in zip(there.movers, back.movers, strict=True):
        before, after = there.facts[one].figure.delta, back.facts[other].figure.delta
        assert before is None or abs(before) == abs(after)
    counted = [sum("added" in f.states for f in each.facts) for each in (there, back)]
    counted += [sum("removed" in f.states for f in each.facts) for each in (there, back)]
    assert counted[0] == counted[3] > 0
    assert counted[1] == counted[2] > 0


def test_sheets_and_prose_too_are_those_of_the_turned_pair():
    there, back = compare(old_sample(), new_sample()), compare(new_sample(), old_sample())
    for one, other in ((there, back), (back, there)):
        turned, found = neutral(mirror(one)), neutral(other)
        assert turned.forms == found.forms
        assert turned.narrative == found.narrative
        assert turned.catalogues == found.catalogues
        assert turned.movers == found.movers


def test_terms_stand_in_the_order_of_the_side_that_is_new():
    terms = [
        term("基本支出", "为维持运转。"),
        term("上年结转", "以前年度资金。"),
        term("其他", "以上之外。"),
    ]
    old = replace(old_sample(), narrative=(), glossary=tuple(terms))
    new = replace(new_sample(), narrative=(), glossary=(terms[2], term("新词", "新的。"), terms[0]))
    there, back = compare(old, new), compare(new, old)

    assert [each.label for each in back.narrative] == ["基本支出", "上年结转", "其他", "新词"]
    assert mirror(there).narrative == back.narrative


def test_what_both_print_is_spelt_by_the_side_that_is_new():
    old = replace(
        old_sample(), narrative=(), glossary=(term("基本支出", "为维持（正常）运转，共1,000元。"),)
    )
    new = replace(
        new_sample(),
        narrative=(),
        glossary=(term("基本支出", "为维持(正常)运转,共1000元。再说一句。"),),
    )

    assert mirror(compare(old, new)).narrative == compare(new, old).narrative
