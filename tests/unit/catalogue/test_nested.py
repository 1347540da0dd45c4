"""Catalogues nested by department: nothing is lost, and everything stands below its parent."""

import json

import jsonschema_rs
import pytest
from tabletext import COVER, GridText, page, report

from exports.catalogue import flat_bytes, nested_bytes, nested_schema
from exports.json import from_bytes, to_bytes

TEXT = """
代码 | 一级目录 | 二级目录 | 三级目录 | 备注
A | 公共服务 | | |
教育局 | < | < | < | <
A | 公共服务 | | |
A02 | | 教育服务 | | 限本级
A0201 | | | 课程服务 |
A0202 | | | 体育服务 |
A0301 | | | 就业服务 |
民政局 | < | < | < | <
A | 公共服务 | | |
"""


@pytest.fixture(scope="module")
def read():
    return report([page(1, COVER), page(2, ["某县政府购买服务指导性目录", GridText(TEXT)])])


@pytest.fixture(scope="module")
def nested(read):
    return json.loads(nested_bytes(read))


def tree(entries):
    return {entry["code"]: tree(entry["entries"]) for entry in entries}


def test_codes_stand_below_their_departments_and_parents(nested):
    (only,) = nested["catalogues"]

    assert [(each["name"], tree(each["entries"])) for each in only["departments"]] == [
        (None, {"A": {}}),
        ("教育局", {"A": {"A02": {"A0201": {}, "A0202": {}}}, "A0301": {}}),
        ("民政局", {"A": {}}),
    ]


def test_an_entry_keeps_what_is_printed_of_it(nested):
    education = nested["catalogues"][0]["departments"][1]
    second = education["entries"][0]["entries"][0]

    assert (second["name"], second["level"], second["printed_column"]) == ("教育服务", 2, 2)
    assert second["texts"] == {"remark": "限本级"}
    assert (education["page"], second["page"]) == (2, 2)


def test_the_schema_is_closed_and_holds(nested):
    validator = jsonschema_rs.Draft202012Validator(nested_schema())

    assert validator.is_valid(nested)
    nested["catalogues"][0]["departments"][1]["head"] = "局长"
    assert not validator.is_valid(nested)


def test_flat_is_what_the_report_has(read):
    whole = json.loads(to_bytes(read))

    assert json.loads(flat_bytes(read)) == {"catalogues": whole["catalogues"]}
    assert from_bytes(to_bytes(read)) == read
