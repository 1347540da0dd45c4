"""A report in a few lines."""

import pytest

from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.geometry import Box
from extractor.model.report import Issuer, Report, Row, Source, Table
from extractor.model.value import Reading
from gongkai.batch.summary import summarise, worst_at_least

MESSAGE = Message(zh="不符", en="broken")


def row(printed_row: int, half=None) -> Row:
    return Row(
        role="item",
        code=None,
        label="",
        level=None,
        cells={},
        page=7,
        printed_row=printed_row,
        half=half,
    )


def table(profile) -> Table:
    return Table(
        kind="summary",
        title="收支总表",
        number=None,
        profile=profile,
        engine="ruled",
        unit="wan_yuan",
        printed_unit=None,
        state="filled",
        pages=(7, 8),
        notes=(),
        columns=(),
        rows=(row(1, "left"), row(1, "right"), row(2, "left")),
        reading=Reading(cells=0, used=0, ignored=0, reported=0),
    )


def finding(code, severity, *places) -> Finding:
    return Finding(
        code=code, outcome="broken", severity=severity, message=MESSAGE, places=tuple(places)
    )


@pytest.fixture
def report() -> Report:
    return Report(
        source=Source(sha256="0" * 64, name="x.pdf", page_count=9, pages=()),
        issuer=Issuer(name=None, level=None),
        fiscal_year=None,
        stage=None,
        contents=(),
        tables=(table("national.summary"), table(None)),
        facts=(),
        findings=(
            finding("TAB-001", "warning", Place(table=1)),
            finding("SUM-001", "error", Place(table=0, row=1), Place(table=0, row=2)),
            finding("SUM-001", "error", Place(page=3, box=Box(0, 0, 1, 1))),
        ),
        checks=(
            CheckCount(code="SUM-001", table=0, holds=4, broken=1),
            CheckCount(code="SUM-001", broken=1),
            CheckCount(code="BAL-001", holds=1),
        ),
    )


def test_the_halves_of_a_printed_row_are_one_row(report):
    assert summarise(report).tables[0].rows == 2


def test_a_table_counts_the_checks_that_miss_in_it_and_no_other_findings(report):
    assert [line.broken for line in summarise(report).tables] == [1, 0]


def test_outcomes_are_summed_over_all_checks(report):
    checks = summarise(report).checks
    assert (checks["holds"], checks["broken"], checks["insufficient"]) == (5, 2, 0)


def test_the_worst_findings_come_first_each_with_a_page(report):
    first = summarise(report).first_findings
    assert [(line.code, line.page, line.table) for line in first] == [
        ("SUM-001", 7, 0),
        ("SUM-001", 3, None),
        ("TAB-001", 7, 1),
    ]


def test_only_tables_that_a_profile_knew_are_recognised(report):
    assert summarise(report).recognised == 1


@pytest.mark.parametrize(
    ("severity", "expected"), [("error", True), ("warning", True), ("info", True)]
)
def test_a_threshold_is_met_by_worse_findings(report, severity, expected):
    assert worst_at_least(summarise(report), severity) is expected
