"""Both directions of a comparison say the same."""

from decimal import Decimal

import pytest
from changed_reports import figures_compared, new_sample, old_sample
from mirrored import neutral

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
