"""Facts of two years: joined by key and by cells, counted once, absent for a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from changed_reports import (
    EVERYTHING,
    facts_of,
    new_sample,
    old_sample,
    tables_of,
    with_amount,
    with_table,
)

from exports.changes.facts import compare_facts
from exports.tidy.figures import facts as tidy_facts


@pytest.fixture(scope="module")
def facts():
    return facts_of(old_sample(), new_sample())


def _by_new(facts, fact):
    return next(each for each in facts if each.figure.new_fact == fact)


def _by_old(facts, fact):
    return next(each for each in facts if each.figure.old_fact == fact)


def test_every_fact_of_either_side_is_told_once(facts):
    old = sorted(place.row for each in facts for place in each.old_places)
    assert old == sorted(place.row for each in old_sample().facts for place in each.places)
    new = sorted(place.row for each in facts for place in each.new_places)
    assert new == sorted(place.row for each in new_sample().facts for place in each.places)


def test_a_report_beside_itself_has_no_change():
    told = facts_of(new_sample(), new_sample())
    assert {each.states for each in told} == {("unchanged",)}
    assert len(told) == len(new_sample().facts)


def test_leaves_and_breakdowns_are_those_of_the_tables_in_rows():
    told = facts_of(new_sample(), new_sample())
    table = tidy_facts(new_sample())
    names = [field.name for field in table.fields]
    rows = {row[1]: dict(zip(names, row, strict=True)) for row in table.rows}
    for each in told:
        row = rows[each.figure.new_fact]
        assert (each.leaf, each.breakdown) == (row["level"] == "leaf", row["breakdown"] or "")


def test_a_recoded_line_is_one_fact_under_both_codes(facts):
    told = _by_new(facts, "expenditure|function=2101101")
    assert told.figure.old_fact == "expenditure|function=2100501"
    assert told.states == ("changed", "recoded")
    assert (told.code, told.label.zh) == ("2101101", "行政单位医疗")
    assert told.figure.delta == Decimal(3600)


def test_merged_projects_stand_against_their_sum(facts):
    told = _by_new(facts, "expenditure.project|project=康复经费|vintage=current")
    assert "merged" in told.states
    assert told.figure.old.amount == Decimal(1320000) + Decimal(685000)
    assert told.figure.old.raw == "132.00 + 68.50"
    assert len(told.old_places) == 2


def test_a_split_project_is_one_fact_with_all_names(facts):
    told = next(each for each in facts if each.states == ("changed", "split") and not each.leaf)
    assert told.figure.new.amount == Decimal(344000) + Decimal(58400)
    assert told.label.zh.count(" + ") == 1
    assert len(told.new_places) == 2


def test_blank_beside_a_figure_is_emptied_not_removed(facts):
    told = _by_old(facts, "revenue|function=2081199|vintage=carried_forward")
    fact = _by_old(facts, "expenditure.project|fund=government_funds|vintage=carried_forward")
    assert told.figure.state == "changed"  # printed as 0.00, which is a figure
    assert fact.figure.state == "emptied"
    assert fact.figure.new.amount is None
    assert fact.figure.delta is None
    assert fact.states == ("changed",)


def test_a_line_that_is_gone_is_removed_and_a_new_one_added(facts):
    gone = _by_old(facts, "expenditure|function=2080801")
    assert (gone.states, gone.figure.delta) == (("removed",), Decimal(-86400))
    come = _by_new(facts, "expenditure|function=2100799")
    assert (come.states, come.figure.delta) == (("added",), Decimal(1800))


def test_a_table_that_one_year_lacks_discloses_nothing():
    new = new_sample()
    kept = [index for index, table in enumerate(new.tables) if table.kind != "basic_economic"]
    moved = {old: at for at, old in enumerate(kept)}
    facts = tuple(
        replace(fact, places=places)
        for fact in new.facts
        if (
            places := tuple(
                replace(place, table=moved[place.table])
                for place in fact.places
                if place.table in moved
            )
        )
    )
    less = replace(new, tables=tuple(new.tables[index] for index in kept), facts=facts)
    told = facts_of(old_sample(), less)
    economic = [each for each in told if "economic" in dict(each.dimensions)]
    assert economic
    assert {each.states for each in economic} == {("not_disclosed",)}
    assert all(each.figure.delta is None for each in economic)


def _renamed(report, old, new):
    """The report with a fact under another key."""
    return replace(
        report,
        facts=tuple(
            replace(fact, id=new[0], dimensions=new[1]) if fact.id == old else fact
            for fact in report.facts
        ),
    )


def test_an_unstated_vintage_joins_all_through_the_cells():
    unstated = (
        "expenditure.basic|vintage=unstated",
        (("vintage", "unstated"),),
    )
    old = _renamed(old_sample(), "expenditure.basic", unstated)
    told = _by_new(facts_of(old, new_sample()), "expenditure.basic")
    assert told.figure.old_fact == unstated[0]


def test_another_vintage_never_joins():
    other = ("expenditure.basic|vintage=drawn_balance", (("vintage", "drawn_balance"),))
    old = _renamed(old_sample(), "expenditure.basic", other)
    facts = facts_of(old, new_sample())
    told = _by_new(facts, "expenditure.basic")
    assert told.figure.old_fact is None
    assert told.states == ("not_disclosed",)
    assert _by_old(facts, other[0]).states == ("not_disclosed",)


def test_evidence_that_contradicts_itself_joins_nothing():
    old, new = old_sample(), new_sample()
    tables, _ = tables_of(old, new)
    before = next(f for f in old.facts if f.id == "expenditure|function=2100501")
    # The same old fact is printed once more, beside another new line.
    stray = next(f for f in old.facts if f.id == "expenditure|function=2100502")
    both = replace(before, places=(*before.places, *stray.places))
    facts = tuple(both if f is before else f for f in old.facts if f is not stray)
    told = compare_facts(replace(old, facts=facts), new, tables, EVERYTHING)
    assert _by_old(told, before.id).figure.new_fact is None
    assert _by_new(told, "expenditure|function=2101101").figure.old_fact is None
    assert _by_new(told, "expenditure|function=2101102").figure.old_fact is None


def test_a_code_that_means_another_line_now_is_not_joined_by_its_key():
    """21005 was 行政事业单位医疗; that the new year prints its code again proves nothing."""
    new = new_sample()
    number = next(i for i, t in enumerate(new.tables) if t.kind == "expenditure")
    rows = tuple(
        replace(row, code="21005") if row.code == "21007" else row
        for row in new.tables[number].rows
    )
    used = with_table(new, number, replace(new.tables[number], rows=rows))
    used = _renamed(
        used,
        "expenditure|function=21007",
        ("expenditure|function=21005", (("function", "21005"),)),
    )
    told = facts_of(old_sample(), used)
    assert _by_new(told, "expenditure|function=21005").figure.old_fact is None
    assert (
        _by_new(told, "expenditure|function=21011").figure.old_fact == "expenditure|function=21005"
    )


def test_materiality_is_judged_by_amount():
    from exports.changes.model import Materiality

    told = facts_of(old_sample(), new_sample(), Materiality(amount=Decimal(100000)))
    assert _by_new(told, "expenditure").figure.material
    assert not _by_new(told, "expenditure|function=210").figure.material


def test_one_changed_amount_changes_one_fact():
    new = new_sample()
    changed = with_amount(new, "agency_operating|fund=general_public|vintage=unstated", "200000.00")
    told = [each for each in facts_of(new, changed) if each.states != ("unchanged",)]
    assert [each.figure.new_fact for each in told] == [
        "agency_operating|fund=general_public|vintage=unstated"
    ]
