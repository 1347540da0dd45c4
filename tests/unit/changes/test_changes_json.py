"""A comparison as canonical JSON: there and back, valid, and nothing that is not in the schema."""

import json
from dataclasses import replace

import pytest
from small_changes import small_changes

from docs import changes_schema
from exports.changes.model import SCHEMA
from exports.changes.read_json import from_bytes, is_changes
from exports.changes.schema import first_violation, schema
from exports.changes.shapes import records, shapes
from exports.changes.write_json import to_bytes, to_document
from extractor.errors import InvalidChanges, NotChanges, SchemaMismatch

CHANGES = small_changes()
DATA = to_bytes(CHANGES)


def test_there_and_back():
    assert from_bytes(DATA) == CHANGES
    assert to_bytes(from_bytes(DATA)) == DATA


def test_the_bytes_are_canonical_and_hold_no_float():
    document = json.loads(DATA, parse_float=lambda text: pytest.fail(f"a float: {text}"))
    again = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() == DATA
    assert document["schema"] == SCHEMA


def test_money_keeps_its_decimals_and_other_numbers_have_no_idle_zeros():
    document = to_document(CHANGES)
    assert document["waterfalls"][0]["residual"] == "-100.00"
    change = document["tables"][0]["lines"][0]["figures"][0]
    assert (change["delta"], change["percent"]) == ("556000.00", "9.08")
    assert document["forms"][0]["indicators"][0]["old"]["value"] == "20"
    assert document["tables"][1]["lines"][3]["match"]["score"] == "0.82"


def test_a_place_names_only_what_it_knows():
    document = to_document(CHANGES)
    assert document["claims"][0]["new_place"] == {"paragraph": 0, "page": 10}


def test_the_schema_is_made_from_the_types():
    assert changes_schema.PATH.read_text("utf-8") == changes_schema.text(), changes_schema.COMMAND


def test_every_field_of_every_type_is_in_the_closed_schema():
    definitions = schema()["$defs"]
    for kind in records()[1:]:
        node = definitions[changes_schema._name(kind)]
        assert list(node["properties"]) == list(shapes(kind))
        assert node["additionalProperties"] is False


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.update(more=1),
        lambda document: document.pop("claims"),
        lambda document: document["facts"][0]["figure"].update(delta=1.5),
        lambda document: document["facts"][0].update(states=["vanished"]),
        lambda document: document["old"]["pages"][0].append("1.00"),
        lambda document: document["waterfalls"][0].update(old_total="1e6"),
    ],
)
def test_what_the_schema_refuses_is_not_read(spoil):
    document = json.loads(DATA)
    spoil(document)
    assert first_violation(document) is not None
    with pytest.raises(InvalidChanges):
        from_bytes(json.dumps(document).encode())


def test_an_invalid_comparison_is_not_written():
    with pytest.raises(InvalidChanges):
        to_bytes(replace(CHANGES, relation="friends"))


@pytest.mark.parametrize("data", [b"{", b"[]", b"{}", b'{"schema": "gongkai/report/1"}', b"\xff"])
def test_other_files_are_no_comparison(data):
    assert not is_changes(data)
    with pytest.raises(NotChanges):
        from_bytes(data)


def test_another_version_is_told_apart():
    data = b'{"schema": "gongkai/changes/9"}'
    assert is_changes(data)
    with pytest.raises(SchemaMismatch):
        from_bytes(data)
