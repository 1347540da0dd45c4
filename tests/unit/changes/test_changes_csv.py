"""A comparison as tidy CSV: exact amounts, pages of both sides, and no formulas."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_changes import small_changes

from exports.changes.csv import all_csv, facts_csv
from exports.changes.tidy import tidy
from exports.tidy.csv import from_csv
from extractor.model.finding import Message

CHANGES = small_changes()
FILES = {name: from_csv(data) for name, data in all_csv(CHANGES).items()}


def test_every_part_has_its_file():
    assert list(FILES) == [
        "facts.csv",
        "lines.csv",
        "funding.csv",
        "indicators.csv",
        "texts.csv",
        "catalogue.csv",
        "narrative.csv",
        "findings.csv",
        "claims.csv",
        "cautions.csv",
    ]
    assert all(FILES.values())


def test_a_row_for_each_fact_with_exact_amounts():
    assert len(FILES["facts.csv"]) == len(CHANGES.facts)
    row = next(each for each in FILES["facts.csv"] if each["code"] == "2080501")
    assert (row["old"], row["new"], row["delta"]) == ("800000.00", "840000.00", "40000.00")
    assert (row["percent"], row["states"]) == ("5", "renamed changed")
    assert (row["old_page"], row["new_page"], row["level"]) == ("5", "6", "leaf")
    assert facts_csv(CHANGES) == all_csv(CHANGES)["facts.csv"]


def test_the_leaves_of_a_breakdown_add_up():
    rows = [r for r in FILES["facts.csv"] if r["level"] == "leaf" and r["breakdown"] == "function"]
    kept = [row for row in rows if row["fund"] is None]
    assert sum(Decimal(row["new"] or 0) for row in kept) == Decimal("6680000.00")


def test_what_is_not_disclosed_is_empty_and_says_so():
    rows = [row for row in FILES["lines.csv"] if row["figure_state"] == "not_disclosed"]
    assert {(row["new"], row["delta"]) for row in rows} == {(None, None)}
    assert {row["column"] for row in rows} == {"prior", "total"}


def test_a_row_for_each_figure_of_each_line():
    figures = [
        figure for table in CHANGES.tables for line in table.lines for figure in line.figures
    ]
    assert len(FILES["lines.csv"]) == len(figures)
    split = next(row for row in FILES["lines.csv"] if (row["states"] or "").startswith("split"))
    assert split["new_label"] == "图书馆免费开放经费\n文化馆免费开放经费"


@pytest.mark.parametrize("label", ["=1+1", "@SUM(A1)", "+cmd", "-2+3", "\t=1"])
def test_text_is_never_a_formula(label):
    fact = replace(CHANGES.facts[0], label=Message(zh=label, en="x"))
    rows = from_csv(facts_csv(replace(CHANGES, facts=(fact,), movers=())))
    assert rows[0]["label_zh"] == f"'{label}"


@pytest.mark.parametrize("raw", ["-12.40", "—", "-"])
def test_printed_figures_and_dashes_stay_as_they_are(raw):
    first = CHANGES.facts[0]
    figure = replace(first.figure, old=replace(first.figure.old, raw=raw))
    rows = from_csv(facts_csv(replace(CHANGES, facts=(replace(first, figure=figure),), movers=())))
    assert rows[0]["old_raw"] == raw


def test_fields_are_named_once_and_rows_are_full():
    for table in tidy(CHANGES):
        names = [field.name for field in table.fields]
        assert len(set(names)) == len(names), table.name
        assert {len(row) for row in table.rows} <= {len(names)}, table.name
