"""Report → JSON: the contract of `gongkai/report/1`."""

import json
from dataclasses import replace
from decimal import Decimal
from importlib import resources

import jsonschema_rs
import pytest

from exports.json import from_bytes, to_bytes
from exports.json.write import to_document
from extractor.errors import InvalidReport
from extractor.model.geometry import Box
from extractor.model.report import Issuer


def test_the_names_of_the_contract(report):
    document = json.loads(to_bytes(report))
    assert sorted(document) == [
        "catalogues", "checks", "contents", "facts", "findings", "fiscal_year", "forms",
        "glossary", "issuer", "narrative", "schema", "source", "stage", "tables",
    ]  # fmt: skip
    assert document["schema"] == "gongkai/report/1"
    assert document["forms"] == document["catalogues"] == document["narrative"] == []


def test_a_cell_keeps_its_raw_text_beside_yuan_and_place(report):
    cell = to_document(report)["tables"][0]["rows"][0]["cells"]["basic"]
    assert cell == {
        "raw": "21.34",
        "amount": "213400.00",
        "status": "printed",
        "page": 2,
        "box": ["310.20", "402.10", "355.00", "415.80"],
        "confidence": "1",
        "places": 2,
    }


def test_a_blank_cell_has_no_amount(report):
    cell = to_document(report)["tables"][0]["rows"][0]["cells"]["project"]
    assert (cell["raw"], cell["amount"], cell["status"]) == ("", None, "blank")


def test_places_name_only_what_they_know(report):
    places = to_document(report)["findings"][0]["places"]
    assert places[1] == {"page": 2}
    assert sorted(places[0]) == ["box", "column", "page", "row", "table"]


def test_dimensions_are_objects(report):
    row = to_document(report)["tables"][0]["rows"][1]
    assert row["dimensions"] == {"function": "2080501", "fund": "general"}


def test_no_floats_anywhere(report):
    json.loads(to_bytes(report), parse_float=lambda text: pytest.fail(f"a float: {text}"))


@pytest.mark.parametrize(
    ("edge", "text"), [(-0.001, "0.00"), (1.005, "1.00"), (12.0, "12.00"), (-3.456, "-3.46")]
)
def test_coordinates_have_two_decimals(report, edge, text):
    first = report.contents[0]
    place = replace(report.findings[0].places[0], box=Box(edge, 0, 1, 1))
    finding = replace(report.findings[0], places=(place,))
    document = to_document(replace(report, findings=(finding,), contents=(first,)))
    assert document["findings"][0]["places"][0]["box"][0] == text


@pytest.mark.parametrize(
    ("value", "text"), [("1", "1"), ("1.00", "1"), ("0.870", "0.87"), ("0", "0"), ("1E-7", None)]
)
def test_confidence_is_the_shortest_decimal(report, value, text):
    table = report.tables[0]
    row = table.rows[1]
    cell = replace(row.cells["basic"], confidence=Decimal(value))
    changed = replace(table, rows=(table.rows[0], replace(row, cells={"basic": cell})))
    document = to_document(replace(report, tables=(changed,)))
    written = document["tables"][0]["rows"][1]["cells"]["basic"]["confidence"]
    assert written == (text or "0.0000001")


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_cells(report):
    table = report.tables[0]
    row = table.rows[0]
    turned = replace(row, cells=dict(reversed(row.cells.items())))
    other = replace(report, tables=(replace(table, rows=(turned, *table.rows[1:])),))
    assert to_bytes(other) == to_bytes(report)


def test_an_invalid_report_is_never_written(report):
    broken = replace(report, issuer=Issuer(name="x", level="ministry"))
    with pytest.raises(InvalidReport, match="issuer/level"):
        to_bytes(broken)


def test_the_schema_is_a_closed_2020_12_schema():
    text = resources.files("exports.json").joinpath("report.schema.json").read_text("utf-8")
    schema = json.loads(text)
    jsonschema_rs.meta.validate(schema)
    objects = [schema, *schema["$defs"].values()]
    for entry in objects:
        if "properties" in entry:
            assert entry["additionalProperties"] is False


def test_a_fact_says_how_surely_it_was_read_only_where_it_was_read_from_a_picture(report):
    sure = report.facts[0]
    unsure = replace(sure, id="f2", confidence=Decimal("0.4"), review=True)
    proved = replace(sure, id="f3", confidence=Decimal("0.7"), verified=True)
    read = replace(report, facts=(sure, unsure, proved))
    plain, flagged, verified = to_document(read)["facts"]

    assert not {"confidence", "review", "verified"} & set(plain)
    assert (flagged["confidence"], flagged["review"]) == ("0.4", True)
    assert "verified" not in flagged
    assert (verified["verified"], "review" in verified) == (True, False)
    assert from_bytes(to_bytes(read)).facts == read.facts
