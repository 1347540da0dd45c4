"""The two samples side by side against what is entered by hand in `changes.yaml`.

Every entry must be told in each of its tables, and nothing else may be told as anything but
changed or unchanged.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from exports.changes.model import Materiality
from exports.changes.tables import compare_tables
from exports.json import from_bytes
from layouts.crosswalk import Crosswalks, load_crosswalks

SAMPLES = Path(__file__).parents[2] / "samples"
OLD, NEW = "zezhou-2025-constructed", "zezhou-2026"
# What a line is told as, the weightier first: a project paid from another fund also has another
# document number, but what happened to it is that it moved.
TOLD = ("split", "merged", "moved", "recoded", "renamed", "added", "removed", "uncertain")
# The truth calls a removed line dropped.
KINDS = {"dropped": "removed"}


def _report(sample):
    path = SAMPLES / sample / "report.json"
    return from_bytes(path.read_bytes(), str(path))


@pytest.fixture(scope="module")
def reports():
    return _report(OLD), _report(NEW)


def _number(title):
    return int(re.search(r"\d+$", title)[0])


def _entered():
    """(table, kind, old lines, new lines, differs) of every entry in every table it names."""
    truth = yaml.safe_load((SAMPLES / OLD / "changes.yaml").read_text("utf-8"))
    return Counter(
        (
            table,
            KINDS.get(entry["kind"], entry["kind"]),
            _lines(entry.get("old")),
            _lines(entry.get("new")),
        )
        for entry in truth
        for table in (entry["table"], *entry.get("also", ()))
    )


def _lines(side):
    each = side if isinstance(side, list) else [side] if side else []
    return frozenset((line["code"], line["name"]) for line in each)


def _told(reports, crosswalks):
    changes = compare_tables(*reports, crosswalks, Materiality())
    return Counter(
        (
            _number(reports[1].tables[table.new].number),
            next(state for state in TOLD if state in line.states),
            frozenset((each.code, each.label) for each in line.old),
            frozenset((each.code, each.label) for each in line.new),
        )
        for table in changes
        for line in table.lines
        if set(line.states) & set(TOLD)
    )


@pytest.mark.parametrize(
    "crosswalks",
    [load_crosswalks(), Crosswalks(entries=(), lists=False)],
    ids=["with crosswalks", "without"],
)
def test_what_is_entered_is_told_and_nothing_else(reports, crosswalks):
    entered, told = _entered(), _told(reports, crosswalks)

    assert told - entered == Counter()
    assert entered - told == Counter()


def test_in_what_a_line_differs(reports):
    changes = compare_tables(*reports, load_crosswalks(), Materiality())
    projects = next(t for t in changes if t.kind == "projects")
    differs = {line.new[0].label: line.differs for line in projects.lines if line.new}

    assert differs["残疾人意外伤害保险"] == ("name",)
    assert differs["残疾人事业发展省级-辅助器具（晋财社【2025】152号）"] == ("document_number",)
    assert differs["残疾人事业发展中央-辅助器具（晋财社【2025】152号）"] == (
        "document_number",
        "fund",
    )
    assert differs["三、四级残疾人生活补贴"] == ()


def test_tables_of_one_kind_are_told_apart_by_what_year_they_are_of(reports):
    changes = compare_tables(*reports, load_crosswalks(), Materiality())

    assert [(table.old, table.new) for table in changes] == [(n, n) for n in range(13)]
    assert all(table.disclosed == "both" for table in changes)


def test_a_removed_line_follows_the_one_that_it_followed(reports):
    changes = compare_tables(*reports, load_crosswalks(), Materiality())
    codes = [(line.new or line.old)[0].code for line in changes[2].lines]

    assert codes[5:9] == ["2080506", "20808", "2080801", "20811"]


def test_a_merged_line_has_the_sum_of_its_parts(reports):
    changes = compare_tables(*reports, load_crosswalks(), Materiality())
    merged = next(line for line in changes[11].lines if "merged" in line.states)
    total = next(figure for figure in merged.figures if figure.column == "total")

    assert (total.old.raw, str(total.old.amount)) == ("132.00 + 68.50", "2005000.00")
    assert total.delta == 132000
