"""What a real CKAN holds after `gongkai publish ckan`.

The tests follow each other: a portal is filled, left alone, filled further, changed and changed
back, as it would be over the years.
"""

import signal
import subprocess
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import gongkai
from exports.ckan import dataset_of
from exports.ckan.dataset import dataset_name
from exports.json import from_bytes, to_bytes

SAMPLES = Path(gongkai.__file__).parents[1] / "samples"
THIS_YEAR = SAMPLES / "zezhou-2026" / "report.json"
YEAR_BEFORE = SAMPLES / "zezhou-2025-constructed" / "report.json"


def report_in(path):
    return from_bytes(path.read_bytes())


def changed_report():
    """The disclosure corrected by its issuer: other figures, lines gone, paragraphs gone."""
    report = report_in(THIS_YEAR)
    table, *tables = report.tables
    kept = len(table.rows) - 3
    first, *rest = _printed_still(report.facts[:-20], kept)
    corrected = replace(first, amount=first.amount + Decimal("100.00"))
    tables = (replace(table, rows=table.rows[:kept]), *tables)
    return replace(report, facts=(corrected, *rest), tables=tables, narrative=report.narrative[5:])


def _printed_still(facts, kept):
    """The facts without the places below the first table's `kept` rows."""
    for fact in facts:
        places = tuple(each for each in fact.places if each.table or each.row < kept)
        if places:
            yield replace(fact, places=places)


@pytest.fixture
def changed(tmp_path):
    path = tmp_path / "report.json"
    path.write_bytes(to_bytes(changed_report()))
    return path


def expected(table):
    """The rows with numerics as text, as both sides can be compared exactly."""
    return [{name: _text(value) for name, value in row.items()} for row in table.records]


def held(rows):
    return [{name: _text(value) for name, value in row.items()} for row in rows]


def _text(value):
    return value if value is None or isinstance(value, bool) else str(value)


def assert_holds(desk, report):
    """Every row of every table, exactly, nothing more and nothing less."""
    for table in dataset_of(report).tables:
        assert held(desk.read.rows(table.id)) == expected(table), table.table


def modified(desk, report):
    package = desk.read.action("package_show", id=dataset_name(report))
    return [package["metadata_modified"], *(each["last_modified"] for each in package["resources"])]


def test_a_dry_run_makes_nothing(desk):
    ended = desk.publish(THIS_YEAR, "--dry-run")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "would be created" in ended.stdout
    assert desk.read.answer("package_show", id=dataset_name(report_in(THIS_YEAR)))[0] == 404


def test_a_stranger_may_not(desk):
    ended = desk.publish(THIS_YEAR, token=desk.portal.stranger)
    assert ended.returncode == 8
    assert "PUB-002" in ended.stderr
    assert desk.portal.stranger not in ended.stderr
    assert desk.read.answer("package_show", id=dataset_name(report_in(THIS_YEAR)))[0] == 404


def test_an_unknown_organisation(desk):
    ended = desk.publish(THIS_YEAR, "--org", "nobody")
    assert (ended.returncode, "PUB-007" in ended.stderr) == (8, True)


def test_a_disclosure_arrives_whole(desk):
    ended = desk.publish(THIS_YEAR)
    assert (ended.returncode, ended.stderr) == (0, "")
    report = report_in(THIS_YEAR)
    assert_holds(desk, report)
    package = desk.read.action("package_show", id=dataset_name(report))
    assert package["title"] == "泽州县残疾人联合会2026年预算"
    assert package["organization"]["name"] == desk.portal.organisation
    extras = {each["key"]: each["value"] for each in package["extras"]}
    assert (extras["fiscal_year"], extras["stage"]) == ("2026", "budget")


def test_every_amount_reads_back_exactly(desk):
    """Twice, by the API and by the download, against the report itself."""
    report = report_in(THIS_YEAR)
    facts = next(each for each in dataset_of(report).tables if each.table == "facts")
    amounts = {fact.id: fact.amount for fact in report.facts}
    assert len(amounts) > 200
    searched = {row["fact"]: row["amount"] for row in desk.read.rows(facts.id)}
    downloaded = {row["fact"]: Decimal(row["amount"]) for row in desk.read.download(facts.id)}
    assert searched == downloaded == amounts
    assert all(isinstance(amount, Decimal) for amount in searched.values())


def test_blank_is_not_zero(desk):
    cells = next(each for each in dataset_of(report_in(THIS_YEAR)).tables if each.table == "cells")
    amounts = {(row["status"], row["amount"]) for row in desk.read.rows(cells.id)}
    assert ("blank", None) in amounts
    assert {amount for status, amount in amounts if status != "printed"} == {None}
    assert None not in {amount for status, amount in amounts if status == "printed"}


def test_columns_have_the_types_that_were_said(desk):
    for table in dataset_of(report_in(THIS_YEAR)).tables:
        fields = desk.read.action("datastore_info", id=table.id)["fields"]
        assert [(each["id"], each["type"]) for each in fields] == [
            (each.name, each.type) for each in table.columns
        ]
        assert [each["info"]["label"] for each in fields] == [each.label for each in table.columns]


def test_the_primary_key_holds(desk):
    facts = next(each for each in dataset_of(report_in(THIS_YEAR)).tables if each.table == "facts")
    status, answer = desk.read.answer(
        "datastore_upsert",
        resource_id=facts.id,
        method="insert",
        force=True,
        records=[dict(facts.records[0])],
    )
    assert status == 409
    assert "duplicate key" in str(answer["error"])


def test_again_nothing_happens(desk):
    report = report_in(THIS_YEAR)
    before = modified(desk, report)
    ended = desk.publish(THIS_YEAR)
    assert (ended.returncode, "unchanged" in ended.stdout) == (0, True)
    assert modified(desk, report) == before


def test_another_year_lies_beside_it(desk):
    before = modified(desk, report_in(THIS_YEAR))
    assert desk.publish(YEAR_BEFORE).returncode == 0
    assert_holds(desk, report_in(YEAR_BEFORE))
    assert modified(desk, report_in(THIS_YEAR)) == before


def test_what_vanished_is_gone_and_what_the_portal_added_stays(desk, changed):
    name = dataset_name(report_in(THIS_YEAR))
    desk.read.action("package_patch", id=name, license_id="cc-by", tags=[{"name": "残联"}])
    other = desk.read.action("resource_create", package_id=name, name="PDF", url="https://a.org/")
    assert desk.publish(changed).returncode == 0
    assert_holds(desk, changed_report())
    package = desk.read.action("package_show", id=name)
    assert package["license_id"] == "cc-by"
    assert [each["name"] for each in package["tags"]] == ["残联"]
    assert other["id"] in {each["id"] for each in package["resources"]}


def test_a_killed_run_is_finished_by_the_next(desk):
    """Back to the disclosure as it was, with the program killed after its second table."""
    process = subprocess.Popen(
        desk.command(THIS_YEAR, "--force", "-v"),
        env=desk.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    for _ in range(2):
        process.stderr.readline()
    process.send_signal(signal.SIGKILL)
    process.stderr.close()
    assert process.wait() == -signal.SIGKILL
    assert desk.publish(THIS_YEAR).returncode == 0
    assert_holds(desk, report_in(THIS_YEAR))


def test_a_dataset_taken_off_comes_back(desk):
    name = dataset_name(report_in(THIS_YEAR))
    desk.read.action("package_delete", id=name)
    assert desk.publish(THIS_YEAR).returncode == 0
    assert desk.read.action("package_show", id=name)["state"] == "active"
    assert_holds(desk, report_in(THIS_YEAR))
