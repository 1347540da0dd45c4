"""A report as a CKAN dataset: names that stay, types, keys, exact figures, blanks that are null."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from disclosures import small_report

from exports.ckan import dataset_of
from exports.ckan.dataset import dataset_name
from exports.tidy import tidy
from extractor.model.report import Issuer

CKAN_NAME = re.compile(r"[a-z0-9_-]{2,100}")
CKAN_TAG = re.compile(r"[\w .-]{2,100}")


def changed(**values):
    return replace(small_report(), **values)


def other_issuer(**values):
    return changed(issuer=replace(small_report().issuer, **values))


@pytest.fixture(scope="module")
def dataset():
    return dataset_of(small_report())


def test_the_name_is_what_ckan_takes(dataset):
    assert CKAN_NAME.fullmatch(dataset.name)
    assert all(CKAN_TAG.fullmatch(tag) for tag in dataset.tags)


def test_the_name_stays_when_figures_or_the_file_change():
    source = replace(small_report().source, sha256="0" * 64, name="other.pdf")
    assert dataset_name(changed(source=source, facts=())) == dataset_name(small_report())


@pytest.mark.parametrize(
    "other",
    [
        changed(fiscal_year=1999),
        changed(fiscal_year=None),
        changed(stage=None),
        other_issuer(name="另一个单位"),
        other_issuer(level="department"),
        other_issuer(region="140525"),
    ],
)
def test_every_disclosure_has_a_name_of_its_own(other):
    assert CKAN_NAME.fullmatch(dataset_name(other))
    assert dataset_name(other) != dataset_name(small_report())


def test_documents_without_an_issuer_do_not_meet():
    source = replace(small_report().source, sha256="0" * 64)
    nameless = changed(issuer=Issuer(name=None, level=None, region=None))
    assert dataset_name(nameless) != dataset_name(replace(nameless, source=source))


def test_every_tidy_table_is_there_with_its_key(dataset):
    tables = tidy(small_report())
    assert [(each.table, each.primary_key) for each in dataset.tables] == [
        (each.name, each.key) for each in tables
    ]
    assert len({each.id for each in dataset.tables}) == len(tables)


def test_keys_are_never_null_and_never_twice(dataset):
    for table in dataset.tables:
        keys = [tuple(record[name] for name in table.primary_key) for record in table.records]
        assert len(set(keys)) == len(keys)
        assert None not in {part for key in keys for part in key}


def test_amounts_are_text_digit_by_digit(dataset):
    facts = next(table for table in dataset.tables if table.table == "facts")
    types = {column.name: column.type for column in facts.columns}
    assert (types["amount"], types["page"], types["fact"]) == ("numeric", "int8", "text")
    assert {each["fact"]: each["amount"] for each in facts.records} == {
        fact.id: f"{fact.amount:f}" if "." in f"{fact.amount:f}" else f"{fact.amount}.00"
        for fact in small_report().facts
    }
    assert all(
        Decimal(each["amount"]) == fact.amount
        for each, fact in zip(facts.records, small_report().facts, strict=True)
    )


def test_blank_is_null_and_zero_is_zero(dataset):
    cells = next(table for table in dataset.tables if table.table == "cells")
    amounts = {each["status"]: each["amount"] for each in cells.records}
    assert amounts["blank"] is None
    assert amounts["dash"] is None
    assert "0.00" in {each["amount"] for each in cells.records}


def test_what_postgresql_cannot_hold_is_shown(dataset):
    source = replace(small_report().source, name="a\x00b\ud800.pdf")
    told = dataset_of(changed(source=source))
    assert told.tables[0].records[0]["file"] == "a␀b�.pdf"
    assert told.extras["gongkai_file"] == "a␀b�.pdf"


def test_equal_tables_have_equal_digests_and_a_changed_figure_changes_its_own_only(dataset):
    assert dataset_of(small_report()) == dataset
    first, *rest = small_report().facts
    other = dataset_of(changed(facts=(replace(first, amount=first.amount + 1), *rest)))
    differing = [
        mine.table
        for mine, its in zip(dataset.tables, other.tables, strict=True)
        if mine.sha256 != its.sha256
    ]
    assert differing == ["facts"]
