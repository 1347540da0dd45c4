"""A slip of unit is no variance; another unit with the same amounts is no change."""

from dataclasses import replace
from decimal import Decimal

import pytest
from changed_reports import (
    figures_compared,
    in_unit,
    new_sample,
    old_sample,
    tables_of,
    with_cells,
)

from exports.changes.units import power

EXPENDITURE = 2


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("16934200", "1693.42", -4),
        ("1693.42", "16934200", 4),
        ("1443.66", "16934200", 4),
        ("100", "120000", 3),
        ("100", "1000", 0),
        ("100", "105", 0),
        ("100", "-1000000", 0),
        ("0", "1000000", 0),
    ],
)
def test_power_is_that_of_printed_units(old, new, expected):
    assert power(Decimal(old), Decimal(new)) == expected


@pytest.mark.parametrize("slipped", ["old", "new"])
def test_a_slip_of_ten_thousand_is_told_and_kept_out(slipped):
    old, new = old_sample(), new_sample()
    if slipped == "old":
        old = in_unit(old, EXPENDITURE, "yuan", slip=True)
    else:
        new = in_unit(new, EXPENDITURE, "yuan", slip=True)
    told = figures_compared(old, new)
    table = next(each for each in told.tables if each.new == EXPENDITURE)
    assert "unit_changed" in table.states
    assert [each.code for each in told.cautions] == ["unit-slip"]
    assert "10000" in told.cautions[0].message.zh
    assert "10000" in told.cautions[0].message.en
    slips = [each for each in told.facts if "unit_changed" in each.states]
    assert slips
    assert all(each.figure.delta is None and each.figure.percent is None for each in slips)
    assert not {n for n in told.movers if "unit_changed" in told.facts[n].states}
    assert all(abs(step.delta) < Decimal(10) ** 7 for w in told.waterfalls for step in w.steps)


def test_tables_that_slip_alike_share_one_caution():
    new = new_sample()
    for number in (0, 1, EXPENDITURE):
        new = in_unit(new, number, "yuan", slip=True)
    told = figures_compared(old_sample(), new)
    slipped = [each for each in told.tables if "unit_changed" in each.states]
    assert len(slipped) == 3
    (caution,) = told.cautions
    assert "3张表" in caution.message.zh
    assert slipped[0].title in caution.message.zh
    assert "3 tables" in caution.message.en


def test_lines_of_a_slip_say_so_but_for_those_that_came_or_went():
    new = in_unit(new_sample(), EXPENDITURE, "yuan", slip=True)
    tables, _ = tables_of(old_sample(), new)
    lines = next(each for each in tables if each.new == EXPENDITURE).lines
    for line in lines:
        if line.old and line.new:
            assert "unit_changed" in line.states
            assert line.material
            assert "unit" in line.differs
    assert {"added", "removed"} <= {state for line in lines for state in line.states}


def test_another_unit_with_equal_amounts_is_no_change_of_amounts():
    new = new_sample()
    converted = in_unit(new, EXPENDITURE, "yuan", slip=False)
    tables, cautions = tables_of(new, converted)
    table = next(each for each in tables if each.new == EXPENDITURE)
    assert cautions == ()
    assert {each.differs for each in table.lines} == {("unit",)}
    assert {figure.state for line in table.lines for figure in line.figures} == {"unchanged"}
    told = figures_compared(new, converted)
    assert {each.states for each in told.facts} == {("unchanged",)}
    assert told.movers == ()


def test_a_few_lines_that_grew_ten_thousandfold_are_changes():
    grown = with_cells(
        new_sample(),
        EXPENDITURE,
        lambda row, key, cell: (
            cell if row not in (8, 9) else replace(cell, amount=cell.amount * 10000)
        ),
    )
    tables, cautions = tables_of(new_sample(), grown)
    assert cautions == ()
    assert not any("unit_changed" in each.states for each in tables)
