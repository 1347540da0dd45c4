"""Movers and waterfall of the two samples against the cells as drawn, added up here by hand.

The cells come from the samples' own cells.json and the pairs of lines from changes.yaml; nothing
of the comparison is used to compute what it should say.
"""

import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from changed_reports import facts_of, new_sample, old_sample

from exports.changes.levels import moved
from exports.changes.movers import top_movers
from exports.changes.waterfall import waterfalls

SAMPLES = Path(__file__).parents[2] / "samples"
OLD, NEW = "zezhou-2025-constructed", "zezhou-2026"
BODY = ("合计", "泽州县残疾人联合会")


def _rows(sample, number):
    """The rows of a printed table as {column: text}, over all its pages."""
    pages = json.loads((SAMPLES / sample / "cells.json").read_text("utf-8"))["pages"]
    for page in pages:
        for table in page["tables"]:
            if table["number"] == number:
                rows = defaultdict(dict)
                for cell in table["cells"]:
                    rows[cell["r"]][cell["c"]] = cell["text"].strip()
                yield from (rows[at] for at in sorted(rows))


def _money(text):
    return Decimal(text.replace(",", "")).scaleb(4) if text else Decimal(0)


def _projects(sample, number):
    """Project → its 合计 in yuan."""
    return {
        row[0]: _money(row[1])
        for row in _rows(sample, number)
        if 0 in row and 1 in row and "." in row[1] and row[0] not in BODY
    }


def _items(sample, column):
    """Item code → the figure in one column of the table of expenditure, in yuan."""
    return {
        row[0]: _money(row[column])
        for row in _rows(sample, 3)
        if len(row.get(0, "")) == 7 and row[0].isdecimal()
    }


def _same(table):
    """Old line → the lines that count as one with it, by changes.yaml: codes or names."""
    groups = {}
    for entry in yaml.safe_load((SAMPLES / OLD / "changes.yaml").read_text("utf-8")):
        if table != entry["table"] or entry["kind"] in ("added", "dropped"):
            continue
        old, new = (
            each if isinstance(each, list) else [each] for each in (entry["old"], entry["new"])
        )
        group = tuple(each["code"] or each["name"] for each in new)
        groups |= {each["code"] or each["name"]: group for each in old}
    return groups


def _deltas(old, new, same):
    """What each line, or group of lines that are one, changed by; nothing that stayed."""
    of_new = {name: group for group in same.values() for name in group}
    found = defaultdict(Decimal)
    for name, amount in old.items():
        found[same.get(name, (name,))] -= amount
    for name, amount in new.items():
        found[of_new.get(name, (name,))] += amount
    return [delta for delta in found.values() if delta]


@pytest.fixture(scope="module")
def facts():
    return facts_of(old_sample(), new_sample())


def test_movers_are_those_that_the_cells_add_up_to(facts):
    expected = [
        *_deltas(_projects(OLD, 12), _projects(NEW, 12), _same(12)),
        *_deltas(_projects(OLD, 13), _projects(NEW, 13), {}),
        *_deltas(_items(OLD, 3), _items(NEW, 3), _same(3)),
    ]
    told = [moved(facts[number]) for number in top_movers(facts)]
    assert sorted(told) == sorted(expected)
    assert [abs(each) for each in told] == sorted((abs(e) for e in expected), reverse=True)


def test_the_largest_movers_are_what_a_person_finds(facts):
    told = [(facts[n].label.zh, moved(facts[n])) for n in top_movers(facts)[:5]]
    assert told == [
        ("重度残疾人体检经费", Decimal(2900000)),
        ("残疾人康复中心设备购置", Decimal(-400000)),
        ("行政运行", Decimal(197800)),
        ("残疾人就业创业扶持资金", Decimal(-180000)),
        ("康复经费", Decimal(132000)),
    ]


def test_steps_are_the_classes_of_the_table_of_expenditure(facts):
    classes = [
        {row[0]: _money(row[2]) for row in _rows(sample, 3) if len(row.get(0, "")) == 3}
        for sample in (OLD, NEW)
    ]
    totals = [
        next(_money(row[2]) for row in _rows(sample, 3) if row.get(2) and row[0] in (*BODY, ""))
        for sample in (OLD, NEW)
    ]
    whole = next(each for each in waterfalls(facts) if each.concept == "expenditure")
    assert {step.code: (step.old, step.new) for step in whole.steps} == {
        code: (classes[0][code], classes[1][code]) for code in classes[1]
    }
    assert [whole.old_total, whole.new_total] == totals
    assert whole.residual == 0
