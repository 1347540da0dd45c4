"""Facts, movers and waterfalls of a pair, however one of the two was altered."""

from dataclasses import replace
from decimal import Decimal

from changed_reports import figures_compared, new_sample, old_sample, with_cells, without_row
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mirrored import neutral

from exports.changes.levels import moved
from exports.changes.mirror import mirror
from exports.changes.model import Materiality
from exports.tidy.axes import wholes

TABLES = len(new_sample().tables)
FACTORS = [Decimal(0), Decimal("1.5"), Decimal(-1), Decimal(10000), Decimal("0.0001")]
rows = st.integers(0, 60)
tables = st.integers(0, TABLES - 1)
alterations = st.lists(
    st.one_of(
        st.tuples(st.just("drop"), tables, rows, st.none()),
        st.tuples(st.just("scale"), tables, rows, st.sampled_from(FACTORS)),
        st.tuples(st.just("scale all"), tables, rows, st.sampled_from(FACTORS)),
    ),
    max_size=6,
)


def _altered(report, changes):
    for kind, number, row, factor in changes:
        count = len(report.tables[number].rows)
        if not count:
            continue
        if kind == "drop":
            report = without_row(report, number, row % count)
        else:
            chosen = range(count) if kind == "scale all" else [row % count]
            report = with_cells(
                report,
                number,
                lambda at, key, cell, chosen=chosen, factor=factor: (
                    replace(cell, amount=cell.amount * factor) if at in chosen else cell
                ),
            )
    return report


# To shrink takes minutes and finds little: what failed is printed whole.
QUICK = settings(
    max_examples=20, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)


@QUICK
@given(alterations, alterations)
def test_both_directions_say_the_same(olds, news):
    old, new = _altered(old_sample(), olds), _altered(new_sample(), news)
    for materiality in (Materiality(), Materiality(amount=Decimal(10000), percent=Decimal(10))):
        there = figures_compared(old, new, materiality)
        back = figures_compared(new, old, materiality)
        assert neutral(mirror(there)) == neutral(back)


@QUICK
@given(alterations)
def test_nothing_changes_beside_itself(changes):
    report = _altered(new_sample(), changes)
    told = figures_compared(report, report)
    assert {each.states for each in told.facts} <= {("unchanged",)}
    assert (told.movers, told.cautions) == ((), ())
    assert all(step.delta == 0 for each in told.waterfalls for step in each.steps)


@QUICK
@given(alterations, alterations)
def test_every_fact_is_told_once_and_every_waterfall_closes(olds, news):
    old, new = _altered(old_sample(), olds), _altered(new_sample(), news)
    told = figures_compared(old, new)
    for report, name in ((old, "old_places"), (new, "new_places")):
        printed = [place for fact in report.facts for place in fact.places]
        places = [place for each in told.facts for place in getattr(each, name)]
        assert sorted(map(repr, places)) == sorted(map(repr, printed))
    for each in told.waterfalls:
        steps = sum((step.delta for step in each.steps), Decimal(0))
        assert each.old_total + steps + each.residual == each.new_total
        assert each.broken or abs(each.residual) <= 100 * (2 + len(each.steps))


@QUICK
@given(alterations, alterations)
def test_no_mover_is_part_of_another(olds, news):
    told = figures_compared(_altered(old_sample(), olds), _altered(new_sample(), news))
    facts = [told.facts[number] for number in told.movers]
    keys = {(each.concept, each.dimensions) for each in facts}
    assert len(keys) == len(facts)
    assert not {whole for key in keys for whole in wholes(*key)} & keys
    sizes = [abs(moved(each)) for each in facts]
    assert sizes == sorted(sizes, reverse=True)
    assert not any("unit_changed" in each.states for each in facts)
