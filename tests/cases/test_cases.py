"""Every case in this folder: printed tables in, profile, rows, facts and findings out."""

from pathlib import Path

import pytest
from table_cases import actual_facts, actual_table, load_cases
from tabletext import codes, profiles

CASES = load_cases(Path(__file__).parent)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(strict=True, reason=case.xfail)] if case.xfail else [],
        )
        for case in CASES
    ],
)
def test_case(case):
    read = case.read()

    tables = case.expected_tables()
    found = [
        actual_table(table, set(expected))
        for table, expected in zip(read.tables, tables, strict=False)
    ]
    assert found == tables
    assert len(read.tables) == len(tables)
    assert codes(read) == sorted(case.expect.get("findings", ())), [
        found.message.zh for found in read.findings
    ]
    if "facts" in case.expect:
        assert actual_facts(read, case.expect["facts"]) == case.expect["facts"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_cell_is_lost(case):
    """Every non-empty cell is used, ignored by its profile, or reported."""
    for table in case.read().tables:
        reading = table.reading
        assert reading.used + reading.ignored + reading.reported == reading.cells


def test_every_built_in_profile_is_matched_by_a_case():
    matched = {
        table.get("profile") for case in CASES if not case.xfail for table in case.expected_tables()
    }
    assert {profile.id for profile in profiles().profiles} <= matched


def test_names_are_unique():
    names = [case.id for case in CASES]
    assert len(names) == len(set(names))
