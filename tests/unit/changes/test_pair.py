"""What kind of pair two reports are, which pairs are refused, and what is cautioned about."""

from dataclasses import replace

import pytest
from disclosures import small_report

from exports.changes.cautions import catalogue, caution
from exports.changes.pair import normalised, relation_of, require_comparable, require_pair
from extractor.errors import (
    InvalidReport,
    NothingInCommon,
    NothingRecognised,
    OtherBodies,
    OtherCurrencies,
    SameFileTwice,
)

REPORT = replace(small_report(), facts=())


def side(sha="b", name=None, level="unit", year=2026, stage="budget", **parts):
    """A report that differs from the small one in what is named."""
    return replace(
        REPORT,
        source=replace(REPORT.source, sha256=sha * 64, name=f"{sha}.pdf"),
        issuer=replace(REPORT.issuer, name=name or REPORT.issuer.name, level=level),
        fiscal_year=year,
        stage=stage,
        **parts,
    )


def codes(old, new):
    return [each.code for each in relation_of(old, new)[1]]


@pytest.mark.parametrize(
    ("old", "new", "relation", "cautioned"),
    [
        ({"year": 2025}, {"year": 2026}, "years", []),
        ({"year": 2026}, {"year": 2025}, "years", ["reversed"]),
        ({"year": 2023}, {"year": 2026}, "years", ["year_gap"]),
        ({"year": 2026}, {"year": 2023}, "years", ["reversed", "year_gap"]),
        ({}, {"stage": "final_accounts"}, "execution", ["execution"]),
        ({"year": 2025, "stage": "final_accounts"}, {}, "years", ["stage_and_year"]),
        ({"level": "department"}, {}, "bodies", ["level"]),
        ({"level": "department", "year": 2025}, {}, "years", ["level"]),
        ({}, {}, "revision", ["revision"]),
        ({"year": None}, {}, "years", ["unknown_year"]),
        ({}, {"stage": None}, "revision", ["unknown_stage", "revision"]),
    ],
)
def test_relation_and_cautions(old, new, relation, cautioned):
    one, other = side("c", **old), side("d", **new)
    found, _ = relation_of(one, other)
    assert (found, codes(one, other)) == (relation, cautioned)


def test_the_relation_does_not_depend_on_the_order():
    pairs = [({"year": 2025}, {}), ({}, {"stage": "final_accounts"}), ({"level": None}, {})]
    for old, new in pairs:
        one, other = side("c", **old), side("d", **new)
        assert relation_of(one, other)[0] == relation_of(other, one)[0]


@pytest.mark.parametrize(
    "name",
    [
        "泽州县残疾人联合会（本级）",
        "泽州县 残疾人联合会",
        "泽州县残疾人联合会本级",
        "(泽州县)残疾人联合会",
    ],
)
def test_a_name_is_the_same_however_it_is_written(name):
    assert normalised(name) == "泽州县残疾人联合会"
    old, new = side("c", year=2025), side("d", name=name)
    assert codes(old, new) == []
    require_pair(old, new)


def test_a_region_before_the_name_is_told():
    old, new = side("c", year=2025, name="残疾人联合会"), side("d")
    assert codes(old, new) == ["body_name"]
    require_pair(old, new)


def test_the_end_of_a_longer_name_is_another_body():
    with pytest.raises(OtherBodies):
        require_pair(side("c", name="人民政府办公室"), side("d", name="财政局人民政府办公室"))


def test_two_bodies_are_refused_and_cautioned_about():
    old, new = side("c", year=2025), side("d", name="泽州县财政局")
    with pytest.raises(OtherBodies) as refused:
        require_pair(old, new)
    assert "--any-pair" in refused.value.action_in("zh")
    assert codes(old, new) == ["other_body"]


def test_a_unit_that_its_department_names_is_no_other_body():
    prose = (replace(REPORT.narrative[0], text="本部门下属单位：泽州县 康复中心。"),)
    department = side("c", level="department", narrative=prose)
    unit = side("d", name="泽州县康复中心")
    require_pair(department, unit)
    require_pair(unit, department)
    assert codes(department, unit) == ["body_name", "level"]


def test_a_body_that_is_not_named_is_not_another():
    unnamed = replace(side("c", year=2025), issuer=replace(REPORT.issuer, name=None))
    require_pair(unnamed, side("d"))
    assert codes(unnamed, side("d")) == ["unknown_body"]


def test_one_file_twice():
    with pytest.raises(SameFileTwice):
        require_pair(REPORT, REPORT)
    assert codes(REPORT, REPORT) == ["same_file"]


def test_other_currencies_are_never_compared():
    dollars = tuple(replace(each, printed_unit="单位：万美元") for each in REPORT.tables)
    with pytest.raises(OtherCurrencies) as refused:
        require_comparable(REPORT, side("d", tables=dollars))
    assert "美元" in str(refused.value)


def test_a_fact_without_a_cell_cannot_be_compared():
    with pytest.raises(InvalidReport, match="no cell"):
        require_comparable(REPORT, small_report())


def test_nothing_recognised_or_nothing_in_common():
    empty = side("d", tables=(), forms=(), catalogues=(), narrative=())
    with pytest.raises(NothingRecognised):
        require_comparable(REPORT, empty)
    only_catalogue = side("d", tables=(), forms=(), narrative=())
    only_tables = side("c", forms=(), catalogues=(), narrative=())
    with pytest.raises(NothingInCommon):
        require_comparable(only_tables, only_catalogue)
    require_comparable(REPORT, only_catalogue)


def test_units_that_differ_are_told_once_for_all_their_tables():
    in_yuan = tuple(replace(each, unit="yuan") for each in REPORT.tables)
    _, cautions = relation_of(side("c", year=2025), side("d", tables=in_yuan))
    (told,) = cautions
    assert told.code == "unit"
    assert "由万元改为元" in told.message.zh
    assert "ten thousand yuan to yuan" in told.message.en


def test_every_caution_speaks_both_languages():
    for code, texts in catalogue().items():
        assert set(texts) == {"zh", "en"}, code
        assert texts["zh"].count("{") == texts["en"].count("{"), code
    assert caution("level").message.en.startswith("one is a department")
