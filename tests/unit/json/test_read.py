"""JSON → Report: round trip, and refusals."""

import json
from dataclasses import replace

import pytest

from exports.json import from_bytes, to_bytes
from extractor.errors import InvalidReport, NotAReport, SchemaMismatch
from extractor.model.report import Issuer


def test_round_trip(report):
    data = to_bytes(report)
    assert from_bytes(data) == report
    assert to_bytes(from_bytes(data)) == data


def test_round_trip_of_a_report_that_knows_nothing(report):
    bare = replace(
        report,
        issuer=Issuer(name=None, level=None),
        fiscal_year=None,
        stage=None,
        contents=(),
        tables=(),
        facts=(),
        findings=(),
        checks=(),
    )
    assert from_bytes(to_bytes(bare)) == bare


def test_another_schema_version_is_refused_by_name(report):
    data = to_bytes(report).replace(b"gongkai/report/1", b"gongkai/report/2")
    with pytest.raises(SchemaMismatch) as caught:
        from_bytes(data, "old.json")
    assert caught.value.exit_code == 7
    assert caught.value.cause_in("en") == (
        "report old.json follows schema gongkai/report/2; this version reads gongkai/report/1"
    )


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"[]", b"{}", b'{"schema": "other/1"}', b"[" * 9999]
)
def test_what_is_no_report_is_refused(data):
    with pytest.raises(NotAReport):
        from_bytes(data)


def test_an_unknown_field_is_refused(report):
    document = json.loads(to_bytes(report))
    document["tables"][0]["colour"] = "red"
    with pytest.raises(InvalidReport, match="colour"):
        from_bytes(json.dumps(document).encode())


def test_a_fact_told_twice_is_refused(report):
    document = json.loads(to_bytes(report))
    document["facts"].append({**document["facts"][0], "amount": "1.00"})
    with pytest.raises(InvalidReport, match=f"facts/{len(report.facts)}/id: .* facts/0 too"):
        from_bytes(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("what", "value"),
    [("table", 99), ("row", 999), ("column", "nowhere"), ("table", None), ("row", None)],
)
def test_a_fact_whose_cell_is_not_there_is_refused(report, what, value):
    document = json.loads(to_bytes(report))
    document["facts"][0]["places"][0][what] = value
    with pytest.raises(InvalidReport, match=r"no such cell|not of type") as caught:
        from_bytes(json.dumps(document).encode())
    assert caught.value.exit_code == 7


def test_a_fact_that_is_printed_nowhere_is_refused(report):
    document = json.loads(to_bytes(report))
    document["facts"][0]["places"] = []
    with pytest.raises(InvalidReport):
        from_bytes(json.dumps(document).encode())
