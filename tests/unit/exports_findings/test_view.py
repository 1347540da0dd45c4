"""Findings are grouped by table, their places resolved, their figures compared."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exports.findings.figures import figures_of
from exports.findings.places import resolve
from exports.findings.view import at_least, outcomes, view
from extractor.model.finding import Finding, Message, Place

CELL = Place(table=0, row=0, column="total")


def compared(report, observed, expected, place=CELL):
    found = Finding(
        code="SUM-001",
        outcome="broken",
        severity="error",
        message=Message(zh="", en=""),
        observed=observed,
        expected=expected,
    )
    return figures_of(found, None if place is None else resolve(report, place))


def test_groups_follow_the_document_then_its_tables(document):
    groups = [
        (group.table, [told.finding.code for told in group.told]) for group in document.groups
    ]
    assert groups == [
        (None, ["PRE-001", "XYZ-999", "COD-001"]),
        (0, ["SUM-001", "SUM-001", "YEAR-001"]),
    ]
    assert len(document.told) == 6


def test_lesser_findings_are_hidden_but_counted(report):
    shown = view(report, "a.pdf", "error")
    assert [told.finding.code for told in shown.told] == ["SUM-001", "SUM-001", "YEAR-001"]
    assert shown.totals == {"error": 3, "warning": 2, "info": 1}
    assert shown.hidden == 3


def test_at_least():
    assert at_least("error", "warning")
    assert at_least("warning", "warning")
    assert not at_least("info", "warning")


def test_a_cell_is_resolved_to_words_and_box(document):
    spot = document.groups[1].told[0].spots[0]
    assert (spot.page, spot.code, spot.label, spot.column) == (
        2,
        "20805",
        "养老支出",
        "预算数/合计",
    )
    assert spot.cell.raw == "1,130.00"


def test_a_row_has_the_box_of_its_cells(report):
    spot = resolve(report, Place(table=0, row=0))
    assert (spot.page, tuple(spot.box)) == (2, (100.0, 200.0, 200.0, 215.0))


@pytest.mark.parametrize("place", [Place(table=9, page=4), Place(page=4)])
def test_a_place_outside_the_tables_keeps_its_page(report, place):
    spot = resolve(report, place)
    assert (spot.page, spot.table, spot.label) == (4, None, None)


def test_a_table_without_a_page_is_looked_up_on_its_first(report):
    assert resolve(report, Place(table=0)).page == 2


def test_counts_of_all_groups(document):
    assert outcomes(document.counts) == {
        "holds": 5,
        "rounding": 0,
        "broken": 4,
        "not_applicable": 3,
        "insufficient": 0,
    }


def test_figures_in_the_unit_of_the_table(report):
    figures = compared(report, "1130.00", "1,120.00")
    assert (figures.observed, figures.expected, figures.unit) == ("1,130.00", "1,120.00", "万元")
    assert (figures.difference, figures.apart) == ("+10.00 万元", Decimal(100000))


def test_figures_in_two_units_are_apart_in_yuan(report):
    figures = compared(report, "3.20 万元", "32,001.00 元")
    assert (figures.observed, figures.unit, figures.difference) == ("3.20 万元", "", "−1.00 元")


def test_equal_figures_are_apart_by_nothing(report):
    assert compared(report, "5.00", "5").difference == "0.00 万元"


@pytest.mark.parametrize(
    ("observed", "expected", "place"),
    [("2025", "2026", Place(table=0)), ("2025", "2026", None), ("收入总表", "支出总表", CELL)],
)
def test_texts_and_years_are_not_apart(report, observed, expected, place):
    figures = compared(report, observed, expected, place)
    assert (figures.observed, figures.expected, figures.apart) == (observed, expected, None)


def test_without_a_known_unit_nothing_is_computed(report):
    bare = replace(report, tables=(replace(report.tables[0], unit=None),))
    assert compared(bare, "1.00", "2.00").apart is None


def test_one_figure_alone_is_none(report):
    assert compared(report, "1.00", None) is None


def test_a_code_of_another_version_is_told_as_such(document):
    told = document.groups[0].told[1]
    assert told.kind.code == "XYZ-999"
    assert "不认识" in told.kind.title.zh


def test_a_rounding_difference_is_called_one(report):
    found = replace(report.findings[0], outcome="rounding", severity="info")
    (told,) = view(replace(report, findings=(found,)), "a.pdf").told
    assert (told.title.zh, told.kind.title.zh) == ("横向合计不符（舍入差）", "横向合计不符")
