"""JSON and SARIF: complete, stable, and valid against the official SARIF 2.1.0 schema."""

import hashlib
import json
from dataclasses import replace
from importlib import resources

import jsonschema_rs
import pytest

from exports.findings.listing import to_json
from exports.findings.sarif import FINGERPRINT, to_sarif
from exports.findings.view import Failure, view
from extractor.model.finding import Message, Place

# OASIS's own file, sarif-schema-2.1.0.json of SARIF 2.1.0 Errata 01, whoever ships it.
SCHEMA_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
FAILURE = Failure(
    uri="坏 的.pdf",
    code="IN-005",
    cause=Message(zh="PDF 已损坏", en="damaged"),
    action=Message(zh="重新下载", en="download again"),
)


@pytest.fixture(scope="session")
def sarif_schema():
    """The official schema, which the package `linceo` carries; used in tests only."""
    pytest.importorskip("linceo", reason="linceo, which carries the SARIF schema, is not installed")
    data = resources.files("linceo").joinpath("data/sarif-schema-2.1.0.json").read_bytes()
    assert hashlib.sha256(data).hexdigest() == SCHEMA_SHA256
    return jsonschema_rs.Draft4Validator(json.loads(data))


def sarif(*documents, failures=()):
    return json.loads(to_sarif(documents, failures, "1.2.3"))


def results(document):
    return sarif(document)["runs"][0]["results"]


def prints(document):
    return [result["partialFingerprints"][FINGERPRINT] for result in results(document)]


@pytest.mark.parametrize("failures", [(), (FAILURE,)])
@pytest.mark.parametrize("count", [0, 1, 2])
def test_sarif_is_valid(document, sarif_schema, failures, count):
    log = sarif(*[document] * count, failures=failures)
    assert [error.message for error in sarif_schema.iter_errors(log)] == []


def test_the_validator_would_tell(document, sarif_schema):
    log = sarif(document)
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not sarif_schema.is_valid(log)


def test_rules_are_the_catalogue(document):
    driver = sarif(document)["runs"][0]["tool"]["driver"]
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert driver["semanticVersion"] == "1.2.3"
    assert rules["SUM-001"]["defaultConfiguration"]["level"] == "error"
    assert rules["COD-001"]["defaultConfiguration"]["level"] == "note"
    assert rules["SUM-001"]["shortDescription"]["text"] == "横向合计不符\na row does not add up"
    assert "help" in rules["SUM-001"]
    assert "XYZ-999" in rules


def test_each_result_points_to_its_rule(document):
    rules = sarif(document)["runs"][0]["tool"]["driver"]["rules"]
    for result in results(document):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_result_names_cell_page_and_box(document):
    result = next(item for item in results(document) if item["ruleId"] == "SUM-001")
    (location,) = result["locations"]
    (logical,) = location["logicalLocations"]
    assert logical["kind"] == "cell"
    assert logical["fullyQualifiedName"].endswith("养老支出 › 预算数/合计")
    assert location["properties"]["page"] == 2
    assert location["properties"]["box"] == ["100.00", "200.00", "150.00", "215.00"]
    assert "region" not in location["physicalLocation"]
    assert [item["id"] for item in result["relatedLocations"]] == [1]
    assert result["properties"]["differenceYuan"] == "100000.00"


def test_paths_are_relative_uris(document):
    (artifact,) = sarif(document)["runs"][0]["artifacts"]
    assert artifact["location"]["uri"].endswith("/%E9%A2%84%E7%AE%97%202026.pdf")


def test_a_file_that_failed_is_not_clean(document):
    (invocation,) = sarif(document, failures=[FAILURE])["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["descriptor"]["id"] == "IN-005"


def test_fingerprints_tell_findings_apart(document):
    assert len(set(prints(document))) == len(document.told)


def test_fingerprints_outlive_pages_and_figures(report, document):
    moved = tuple(
        replace(
            found,
            observed="7.00" if found.observed else None,
            places=tuple(
                replace(place, page=3, box=None) if place.row is not None else place
                for place in found.places
            ),
        )
        for found in report.findings
    )
    again = view(replace(report, findings=moved), "other.pdf")
    assert prints(again) == prints(document)


def test_json_has_every_finding_with_its_places_in_words(document):
    entries = json.loads(to_json([document]))
    assert [entry["code"] for entry in entries] == [told.finding.code for told in document.told]
    entry = next(entry for entry in entries if entry["code"] == "SUM-001")
    assert entry["file"] == "各部门/预算 2026.pdf"
    assert entry["table"]["index"] == 0
    assert entry["difference_yuan"] == "100000.00"
    assert entry["places"][0]["row"] == {"index": 0, "code": "20805", "label": "养老支出"}
    assert entry["places"][0]["column"] == {"key": "total", "header": "预算数/合计"}
    assert entry["places"][0]["box"] == ["100.00", "200.00", "150.00", "215.00"]


def test_json_of_nothing_is_an_empty_array():
    assert json.loads(to_json([])) == []


def test_outputs_are_the_same_every_time(document):
    assert to_json([document]) == to_json([document])
    assert to_sarif([document], [], "1") == to_sarif([document], [], "1")


def test_half_a_surrogate_pair_does_not_stop_them(report):
    found = replace(report.findings[0], places=(Place(page=1),), observed="\ud800")
    odd = view(replace(report, findings=(found,)), "a.pdf")
    assert json.loads(to_json([odd]))
    assert sarif(odd)
