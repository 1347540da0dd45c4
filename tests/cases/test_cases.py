"""Every case in this folder: printed tables in, profile, rows, facts and findings out."""

from pathlib import Path

import pytest
from tabletext import profiles

from extractor.cases import load_cases, run_case

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
    assert case.expect is not None
    assert "\n".join(run_case(case, profiles()).differences) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_cell_is_lost(case):
    """Every non-empty cell is used, ignored by its profile, or reported."""
    read = case.read(profiles())
    for each in (*read.tables, *read.catalogues):
        reading = each.reading
        assert reading.used + reading.ignored + reading.reported == reading.cells


def test_every_built_in_profile_is_matched_by_a_case():
    matched = {
        each.get("profile")
        for case in CASES
        if not case.xfail
        for each in (*case.expect["tables"], *case.expect.get("catalogues", ()))
    }
    assert {profile.id for profile in profiles().profiles if profile.is_table} <= matched


def test_names_are_unique():
    names = [case.id for case in CASES]
    assert len(names) == len(set(names))
