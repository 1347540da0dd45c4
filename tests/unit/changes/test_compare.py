"""The whole comparison: what the samples give, and nothing where nothing changed."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from exports.changes.compare import compare
from exports.changes.figures import figure_change
from exports.changes.model import Figure, Materiality
from exports.changes.read_json import from_bytes as read_changes
from exports.changes.summary import fates, has_changes, has_material_changes, headlines
from exports.changes.write_json import to_bytes
from exports.json import from_bytes
from extractor.errors import BrokenCrosswalk, NothingRecognised
from extractor.model.finding import Place

SAMPLES = Path(__file__).parents[3] / "samples"


def report(name):
    return from_bytes((SAMPLES / name / "report.json").read_bytes(), name)


@pytest.fixture(scope="module")
def old():
    return report("zezhou-2025-constructed")


@pytest.fixture(scope="module")
def new():
    return report("zezhou-2026")


@pytest.fixture(scope="module")
def changes(old, new):
    return compare(old, new)


def test_nothing_changed_in_one_report(old, new):
    for each in (old, new):
        same = compare(each, each)
        assert not has_changes(same)
        assert not has_material_changes(same)
        assert same.movers == ()
        assert [caution.code for caution in same.cautions] == ["same_file"]


def test_it_goes_through_json_and_back(changes):
    assert read_changes(to_bytes(changes)) == changes


def test_the_totals_and_the_story(changes):
    expenditure = next(each for each in headlines(changes) if each.concept == "expenditure")
    assert expenditure.figure.delta == Decimal("2497600")
    assert changes.facts[changes.movers[0]].label.zh == "重度残疾人体检经费"
    assert {each.outcome for each in changes.claims} <= {"agrees", "rounding"}


def test_a_line_of_three_tables_is_told_once(changes):
    told = [each for each in fates(changes) if each.new and each.new[0][1] == "行政单位医疗"]
    assert [(each.state, len(each.where)) for each in told] == [("recoded", 3)]


def test_thresholds_leave_the_figures_and_mark_what_matters(old, new, changes):
    asked = compare(old, new, Materiality(amount=Decimal(1_000_000)))
    assert [each.figure.delta for each in asked.facts] == [
        each.figure.delta for each in changes.facts
    ]
    material = [each for each in asked.facts if each.figure.material]
    assert 0 < len(material) < len(changes.facts)
    assert all(
        each.figure.delta is None or abs(each.figure.delta) >= 1_000_000 for each in material
    )


@pytest.mark.parametrize(
    ("old", "new", "asked", "told"),
    [
        ("100000", "104996", {"percent": "5"}, False),  # printed as 5.00 %
        ("100000", "105000", {"percent": "5"}, True),
        ("100000", "95004", {"percent": "5"}, False),
        ("60000", None, {"amount": "60000"}, True),
        ("60000", None, {"amount": "60001"}, False),  # emptied: it moved by all it was
        (None, "60000", {"amount": "60001"}, False),
    ],
)
def test_a_threshold_means_what_it_says(old, new, asked, told):
    place = Place(page=1)
    sides = [
        Figure(
            raw=each or "",
            amount=None if each is None else Decimal(each),
            status="blank" if each is None else "printed",
            decimals=0,
            place=place,
        )
        for each in (old, new)
    ]
    limits = Materiality(**{name: Decimal(value) for name, value in asked.items()})
    assert figure_change("total", *sides, limits).material is told


def test_a_report_without_anything_cannot_be_compared(old, new):
    empty = replace(new, tables=(), forms=(), catalogues=(), narrative=(), facts=())
    with pytest.raises(NothingRecognised):
        compare(old, empty)


def test_a_broken_crosswalk_is_told(old, new, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("codelist: functional\n", "utf-8")
    with pytest.raises(BrokenCrosswalk) as told:
        compare(old, new, crosswalks=(path, path))
    assert "mine.yaml" in str(told.value)
