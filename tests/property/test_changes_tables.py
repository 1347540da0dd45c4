"""Comparing tables: a report with itself has no change, and turning a pair round turns what is
told of it, however one of them was altered."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.changes.model import Materiality
from exports.changes.tables import compare_tables
from exports.json import from_bytes
from layouts.crosswalk import load_crosswalks

SAMPLES = Path(__file__).parents[2] / "samples"
# A ledger by code, a paired table, one by name with a column of words, projects.
KEPT = (1, 3, 5, 11)


def _report(name):
    report = from_bytes((SAMPLES / name / "report.json").read_bytes(), name)
    return replace(report, tables=tuple(report.tables[n] for n in KEPT), facts=())


REPORTS = {name: _report(name) for name in ("zezhou-2025-constructed", "zezhou-2026")}
CROSSWALKS = load_crosswalks()
TURNED = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
NAMES = ("康复经费", "残疾人康复服务经费", "行政运行", "其他支出", "培训费（财社〔2026〕7号）", "")
CODES = ("2100501", "2101101", "2080501", "2010301", "30113", "0", None)
FACTORS = (Decimal(0), Decimal(1), Decimal("1.1"), Decimal(-1), Decimal(10000))

rows = st.integers(0, 200)
alterations = st.lists(
    st.one_of(
        st.tuples(st.just("rename"), rows, st.sampled_from(NAMES)),
        st.tuples(st.just("recode"), rows, st.sampled_from(CODES)),
        st.tuples(st.just("scale"), rows, st.sampled_from(FACTORS)),
        st.tuples(st.just("drop"), rows, st.none()),
        st.tuples(st.just("double"), rows, st.none()),
        st.tuples(st.just("swap"), rows, rows),
        st.tuples(st.just("column"), rows, st.none()),
    ),
    max_size=8,
)


def _altered(report, table, changes):
    """The report with one of its tables altered."""
    altered = report.tables[table]
    for change in changes:
        altered = _alter(altered, *change)
    tables = (*report.tables[:table], altered, *report.tables[table + 1 :])
    return replace(report, tables=tables)


def _alter(table, kind, number, value):
    if kind == "column" and table.columns:
        index = number % len(table.columns)
        return replace(table, columns=table.columns[:index] + table.columns[index + 1 :])
    if kind == "column" or not table.rows:
        return table
    index = number % len(table.rows)
    order = list(range(len(table.rows)))
    changed = table.rows[index]
    if kind == "rename":
        changed = replace(changed, label=value)
    elif kind == "recode":
        changed = replace(changed, code=value)
    elif kind == "scale":
        changed = replace(changed, cells={k: _scaled(c, value) for k, c in changed.cells.items()})
    elif kind == "drop":
        del order[index]
    elif kind == "double":
        order.insert(index, index)
    else:
        other = value % len(table.rows)
        order[index], order[other] = order[other], order[index]
    kept = {row: place for place, row in enumerate(order)}
    source = [*table.rows[:index], changed, *table.rows[index + 1 :]]
    return replace(
        table,
        rows=tuple(replace(source[row], parent=kept.get(source[row].parent)) for row in order),
    )


def _scaled(cell, factor):
    return cell if cell.amount is None else replace(cell, amount=cell.amount * factor)


def _lines(changes, *, turned=False):
    """What is told of every line, as a bag; with `turned` as the other direction should tell it."""
    return Counter(
        (*_ends(table, turned), *_sides(line, turned), _states(line, turned), _how(line))
        for table in changes
        for line in table.lines
    )


def _ends(table, turned):
    return (table.new, table.old) if turned else (table.old, table.new)


def _sides(line, turned):
    old, new = (tuple(each.row for each in side) for side in (line.old, line.new))
    return (new, old) if turned else (old, new)


def _states(line, turned):
    return frozenset(TURNED.get(each, each) if turned else each for each in line.states)


def _how(line):
    return (None if line.match is None else (line.match.method, line.match.score), line.differs)


def _compare(old, new):
    return compare_tables(old, new, CROSSWALKS, Materiality())


tables = st.integers(0, len(KEPT) - 1)
pairs = given(
    name=st.sampled_from(sorted(REPORTS)),
    table=tables,
    changes=alterations,
    against=st.sampled_from(sorted(REPORTS)),
)


@settings(deadline=None, max_examples=60)
@given(name=st.sampled_from(sorted(REPORTS)), table=tables, changes=alterations)
def test_a_report_has_not_changed_from_itself(name, table, changes):
    report = _altered(REPORTS[name], table, changes)

    told = {line.states for table in _compare(report, report) for line in table.lines}

    assert told <= {("unchanged",)}


@settings(deadline=None, max_examples=60)
@pairs
def test_turned_round_the_same_is_told_the_other_way(name, table, changes, against):
    old, new = _altered(REPORTS[name], table, changes), REPORTS[against]

    assert _lines(_compare(old, new)) == _lines(_compare(new, old), turned=True)


@settings(deadline=None, max_examples=60)
@pairs
def test_every_line_of_both_sides_is_told_once(name, table, changes, against):
    old, new = _altered(REPORTS[name], table, changes), REPORTS[against]
    told = _compare(old, new)

    for side, report in (("old", old), ("new", new)):
        rows = Counter(
            (getattr(change, side), each.row)
            for change in told
            for line in change.lines
            for each in getattr(line, side)
        )
        printed = [(n, row) for n, t in enumerate(report.tables) for row in range(len(t.rows))]
        assert rows == Counter(printed)


@settings(deadline=None, max_examples=40)
@given(table=st.sampled_from([0, 2]), row=rows)
def test_a_line_under_another_name_is_renamed(table, row):
    report = REPORTS["zezhou-2026"]
    index = 1 + row % (len(report.tables[table].rows) - 1)
    label = report.tables[table].rows[index].label
    altered = _altered(report, table, [("rename", index, f"新{label}")])

    told = [
        line for line in _compare(report, altered)[table].lines if line.states != ("unchanged",)
    ]

    assert [(line.states, line.differs) for line in told] == [(("renamed",), ("name",))]
    assert told[0].new[0].label == f"新{label}"


ITEMS = [
    (name, table, row)
    for name, report in REPORTS.items()
    for table in range(len(KEPT))
    for row, each in enumerate(report.tables[table].rows)
    if each.role == "item"
]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(ITEMS))
def test_a_dropped_line_is_removed(item):
    name, table, row = item
    report = REPORTS[name]
    altered = _altered(report, table, [("drop", row, None)])

    told = [
        line for line in _compare(report, altered)[table].lines if line.states != ("unchanged",)
    ]

    assert [line.states for line in told] in ([("removed",)], [("not_disclosed",)])
    assert [each.row for each in told[0].old] == [row]


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_a_table_in_another_unit_is_no_variance(name):
    report = REPORTS[name]
    changes = [("scale", row, Decimal(10000)) for row in range(len(report.tables[0].rows))]
    slipped = _altered(report, 0, changes)

    table = _compare(report, slipped)[0]
    figures = [figure for line in table.lines for figure in line.figures if figure.old.amount]

    assert {figure.state for figure in figures} == {"unit_changed"}
    assert {figure.delta for figure in figures} == {None}
    assert table.states == ("unit_changed",)
