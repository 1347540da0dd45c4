"""Sheets, catalogue, prose and findings of the constructed year beside the sample's.

What is true of the pair stands in `changes.yaml`; what is true of altered copies is made here.
"""

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from exports.changes.catalogue import compare_catalogues
from exports.changes.findings import compare_findings
from exports.changes.forms import compare_forms
from exports.changes.model import Materiality
from exports.changes.narrative import compare_narrative
from exports.json import from_bytes
from layouts.normalise import compact

SAMPLES = Path(__file__).parents[2] / "samples"
OLD, NEW = "zezhou-2025-constructed", "zezhou-2026"
PROJECTS = 12


@cache
def read(name):
    return from_bytes((SAMPLES / name / "report.json").read_bytes(), name)


@cache
def sheets():
    return compare_forms(read(OLD), read(NEW), Materiality())


def truth():
    """What became of the projects of the current year."""
    entries = yaml.safe_load((SAMPLES / OLD / "changes.yaml").read_text(encoding="utf-8"))
    return [each for each in entries if each["table"] == PROJECTS]


def names(side):
    listed = side if isinstance(side, list) else [side] if side else []
    return {compact(each["name"]) for each in listed}


def about(old=None, new=None):
    """The changes of the sheets of a project."""
    return [
        each
        for each in sheets()
        if (old and compact(each.old_project or "") in old)
        or (new and compact(each.new_project or "") in new)
    ]


def test_a_sheet_is_told_as_its_project_is():
    """A project that has a sheet in one year only is told as not disclosed where the other year
    lists it, and as added or removed where it does not."""
    told = [
        (entry["kind"], change)
        for entry in truth()
        for change in about(names(entry.get("old")), names(entry.get("new")))
    ]
    kinds = Counter((kind, change.states) for kind, change in told)
    assert kinds == {
        ("renamed", ("renamed", "changed")): 2,
        ("renamed", ("not_disclosed",)): 3,
        ("moved", ("renamed", "changed")): 1,
        ("merged", ("uncertain",)): 2,
        ("split", ("added",)): 1,
        ("added", ("added",)): 1,
        ("dropped", ("removed",)): 1,
    }


@pytest.mark.parametrize(
    "entry", [each for each in truth() if each["kind"] in ("renamed", "moved")]
)
def test_a_project_that_goes_on_has_its_sheet_in_both_years(entry):
    """Unless the older year, which prints ten sheets for sixteen projects, has none of it."""
    old, new = names(entry["old"]), names(entry["new"])
    (change,) = about(old, new)
    assert {compact(change.new_project)} == new
    if change.old is not None:
        difference = "name" if entry["differs"] == "wording" else entry["differs"]
        assert change.differs == (difference,)
        assert {compact(change.old_project)} == old
    else:
        assert change.match.note is not None


def test_the_sheets_of_both_years():
    assert [(each.states, each.old, each.new) for each in sheets()] == [
        (("added",), None, 0),
        (("changed",), 1, 1),
        (("changed",), 0, 2),
        (("changed",), 5, 3),
        (("renamed", "changed"), 2, 4),
        (("changed",), 9, 5),
        (("not_disclosed",), None, 6),
        (("added",), None, 7),
        (("renamed", "changed"), 7, 8),
        (("removed",), 8, None),
        (("added",), None, 9),
        (("not_disclosed",), None, 10),
        (("renamed", "changed"), 6, 11),
        (("not_disclosed",), None, 12),
        (("uncertain",), 3, 13),
        (("uncertain",), 4, 13),
    ]


def test_money_that_another_level_now_gives():
    (change,) = about({"残疾人事业发展中央-辅助器具(晋财社【2024】146号)"})
    annual = {
        each.column: each.delta for each in change.funding if each.column.startswith("annual.")
    }
    assert {key: str(delta) for key, delta in annual.items() if delta} == {
        "annual.central": "-56000.00",
        "annual.provincial": "50000.00",
        "annual.total": "-6000.00",
    }


def test_indicators_of_a_sheet_one_by_one():
    (change,) = about({"重度残疾人基本医疗保险补助"})
    annual = [each for each in change.indicators if each.period == "annual"]
    assert [(each.states, each.old.level3, each.new.level3, str(each.delta)) for each in annual][
        :4
    ] == [
        (("changed", "renamed"), "补助人数", "补贴人数", "-112"),
        (("unchanged",), "医保缴纳达标率", "医保缴纳达标率", "0"),
        (("unchanged",), "缴纳时间", "缴纳时间", "None"),
        (("changed", "renamed"), "补助标准", "补贴标准", "20"),
    ]


def test_a_figure_ten_times_as_large_is_seen_although_its_head_is_misprinted():
    (change,) = about({"社会保障经费"})
    told = {each.old.level3: each for each in change.indicators if each.old and each.new}
    assert told["临时救助标准"].new.level3 == "临时性救助补贴标准"
    assert str(told["临时救助标准"].delta) == "2700"


def test_the_catalogue_that_one_year_does_not_print():
    changes = compare_catalogues(read(OLD), read(NEW))
    assert [(each.series, each.disclosed, each.entries) for each in changes] == [
        ("A", "new", ()),
        ("B", "new", ()),
    ]


def altered():
    """The sample's catalogue with forty entries altered, and what was done to which."""
    catalogue = read(NEW).catalogues[0]
    entries = list(catalogue.entries)
    common = Counter(each.name for each in entries)
    codes = Counter((each.department, each.code) for each in entries)
    single = [
        index
        for index, each in enumerate(entries)
        if common[each.name] == codes[each.department, each.code] == 1 and len(each.name) > 6
    ]
    picked = single[:: len(single) // 40][:40]
    kinds = ("renamed", "recoded", "removed", "moved", "renamed recoded")
    done = {index: kinds[number % len(kinds)] for number, index in enumerate(picked)}
    for number, (index, kind) in enumerate(done.items()):
        entries[index] = _altered(entries[index], kind, f"A99{number:02}")
    kept = tuple(each for index, each in enumerate(entries) if done.get(index) != "removed")
    report = replace(read(NEW), catalogues=(replace(catalogue, entries=kept),))
    return report, done


def _altered(entry, kind, code):
    if "renamed" in kind:
        entry = replace(entry, name=entry.name[:-2] + "保障" + entry.name[-2:])
    if "recoded" in kind:
        entry = replace(entry, code=code)
    if kind == "moved":
        entry = replace(entry, department="某新设局")
    return entry


def test_every_alteration_of_the_catalogue_is_told_and_nothing_else():
    report, done = altered()
    change = compare_catalogues(read(NEW), report)[0]
    told = {each.old.place.row: " ".join(each.states) for each in change.entries}
    assert told == done
    assert change.unchanged == len(read(NEW).catalogues[0].entries) - len(done)


def test_the_same_in_the_other_direction():
    report, done = altered()
    back = compare_catalogues(report, read(NEW))[0]
    told = {each.new.place.row: " ".join(each.states) for each in back.entries}
    assert told == {row: kind.replace("removed", "added") for row, kind in done.items()}


def test_the_prose_of_both_years():
    changes = compare_narrative(read(OLD), read(NEW))
    by_key = {each.key: each for each in changes}
    running = by_key["单位预算情况说明/机关运行经费增减变动原因说明"]
    assert ("removed", "减少0.72") in [(each.kind, each.text) for each in running.segments]
    assert ("added", "增加6.61") in [(each.kind, each.text) for each in running.segments]
    described = [each for each in changes if each.key.startswith("单位预算情况说明")]
    assert len(described) == 19
    assert all(each.old is not None and each.new is not None for each in described)
    assert {each.states for each in changes if each.key == "term"} == {("unchanged",)}


def test_findings_of_both_years():
    """Old codes are gone; the slips of the new year's catalogue have come."""
    told = Counter((each.state, each.code) for each in compare_findings(read(OLD), read(NEW), ()))
    assert told["removed", "COD-101"] == 4
    assert told["removed", "COD-105"] == 1
    assert sum(told.values()) == len(read(OLD).findings) + len(read(NEW).findings)


@pytest.mark.parametrize("name", [OLD, NEW])
def test_a_sample_beside_itself(name):
    one = read(name)
    assert {each.states for each in compare_forms(one, one, Materiality())} == {("unchanged",)}
    assert not any(each.entries for each in compare_catalogues(one, one))
    assert {each.states for each in compare_narrative(one, one)} == {("unchanged",)}
    assert {each.state for each in compare_findings(one, one, ())} == {"unchanged"}
