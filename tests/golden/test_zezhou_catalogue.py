"""The sample's service-purchase catalogue: every entry against its truth, and its slips, which
were listed from the print, not from what the program found."""

import json
from collections import Counter
from itertools import groupby

import pytest

# 行政审批: the four under A1601 bear codes of the level above; two of them come again.
SHORT = ["A1602", "A1603", "A1604", "A1605"]
SLIPS = {
    "CAT-001": [("住房和城乡建设", "160601")],
    "CAT-002": [("公安", "A180501"), ("小企业发展促进", "A150102")],
    "CAT-003": [
        ("人力资源和社会保障", "A1604"),
        ("自然资源", "A040102"),
        ("乡村振兴", "A060801"),
    ],
    "CAT-004": [],
    "CAT-005": [("行政审批", "A1604"), ("行政审批", "A1605")],
    "CAT-006": [("行政审批", code) for code in SHORT],
    "CAT-008": [("生态环境", "A170307"), (None, "B0604"), (None, "B0703"), (None, "B1005")],
    "CAT-009": [("小企业发展促进", "A050501")],
    "CAT-010": [],
}


@pytest.fixture(scope="module")
def parts(sample_folder):
    return json.loads((sample_folder / "catalogue.json").read_text("utf-8"))["parts"]


def entry_of(report, place):
    return report.catalogues[place.catalogue].entries[place.row]


def test_both_parts_are_read_and_nothing_else(report, parts):
    assert [each.series for each in report.catalogues] == ["A", "B"]
    assert [each.pages for each in report.catalogues] == [
        tuple(range(part["entries"][0]["page"], part["entries"][-1]["page"] + 1)) for part in parts
    ]
    assert all(table.profile is not None for table in report.tables)


@pytest.mark.parametrize("number", [0, 1])
def test_every_entry_is_as_printed(report, parts, number):
    read = [
        {
            "department": entry.department,
            "code": entry.code,
            "name": entry.name,
            "level": entry.level,
            "printed_column": entry.printed_column,
            "page": entry.spots[0].page,
        }
        for entry in report.catalogues[number].entries
    ]
    assert read == parts[number]["entries"]


@pytest.mark.parametrize("number", [0, 1])
def test_every_department_is_as_printed(report, parts, number):
    read = report.catalogues[number].departments
    assert [
        {"name": department.name, "page": department.spots[0].page} for department in read
    ] == parts[number]["departments"]


def test_every_cell_is_used(report):
    for catalogue in report.catalogues:
        assert catalogue.reading.used == catalogue.reading.cells > 0


@pytest.mark.parametrize("code", sorted(SLIPS))
def test_exactly_the_slips_of_the_print_are_told(report, code):
    told = [
        (entry.department, entry.code)
        for found in report.findings
        if found.code == code
        for entry in [entry_of(report, place) for place in found.places]
    ]
    assert Counter(told) == Counter(SLIPS[code])


def test_names_in_other_columns_are_told_once_for_each_department(report, parts):
    shifted = [
        (entry["department"], entry["code"])
        for part in parts
        for entry in part["entries"]
        if entry["printed_column"] not in (None, entry["level"])
        and not (entry["printed_column"] == 4 and entry["code"] in SHORT)
    ]
    found = [each for each in report.findings if each.code == "CAT-007"]
    told = [
        (entry.department, entry.code)
        for each in found
        for entry in [entry_of(report, place) for place in each.places]
    ]
    assert len(shifted) > 100
    assert Counter(told) == Counter(shifted)
    assert len(found) == len(list(groupby(shifted, key=lambda each: each[0])))


def test_parents_are_those_above_in_the_same_department(report):
    entries = report.catalogues[0].entries
    for index, entry in enumerate(entries):
        if entry.parent_entry is not None:
            parent = entries[entry.parent_entry]
            assert entry.parent_entry < index
            assert (parent.code, parent.department) == (entry.parent, entry.department)
    orphans = [entry.code for entry in entries if entry.level > 1 and entry.parent_entry is None]
    assert orphans == [
        "A1604", "A040102", "160601", "A060801", "A050501", "A06", "A14", "A15", "A17"
    ]  # fmt: skip


def test_a_code_without_its_letter_keeps_its_level_and_its_place(report):
    entry = next(each for each in report.catalogues[0].entries if each.code == "160601")
    assert (entry.level, entry.parent, entry.printed_parent) == (4, "1606", "A1606")
