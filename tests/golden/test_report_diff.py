"""The difference of two reports, as a person reads it."""

import json

import pytest

from gongkai.report_diff import report_diff

CELL = {"amount": "2907800.00", "box": ["400.11", "174.00", "474.56", "197.00"], "raw": "290.78"}
ROWS = [{"cells": {"basic": CELL, "project": CELL}, "label": f"第{i}行" * 20} for i in range(9)]


def dumped(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def changed(**cell):
    rows = [
        *ROWS[:5],
        {**ROWS[5], "cells": {"basic": {**CELL, **cell}, "project": CELL}},
        *ROWS[6:],
    ]
    return dumped({"tables": [{"rows": rows}]})


OLD = changed()


def test_equal_reports_differ_in_nothing():
    assert report_diff(OLD, OLD) == []
    assert report_diff(OLD, json.dumps(json.loads(OLD), indent=4).encode()) == []


def test_a_changed_cell_is_one_line_with_its_place():
    hunk, *lines = report_diff(OLD, changed(raw="290.79"))
    assert hunk.startswith("@@ -")
    assert hunk.endswith(" @@ tables/0/rows/5/cells/basic")
    removed, added = (line for line in lines if line[0] != " ")
    assert (removed[0], added[0]) == ("-", "+")
    assert json.loads("{" + removed[1:] + "}") == {"basic": CELL}
    assert json.loads("{" + added[1:] + "}") == {"basic": {**CELL, "raw": "290.79"}}


@pytest.mark.parametrize("sign", ["+", "-"])
def test_a_row_more_or_less(sign):
    longer, shorter = dumped({"rows": ROWS}), dumped({"rows": ROWS[:-1]})
    lines = report_diff(shorter, longer) if sign == "+" else report_diff(longer, shorter)
    marked = [line for line in lines if line[0] in "+-"]
    assert {line[0] for line in marked} == {sign}
    assert "第8行" in "".join(marked)
    assert "rows/8" in lines[0]


def test_far_apart_changes_are_hunks_of_their_own():
    rows = [{**row, "label": "改"} if index in (0, 8) else row for index, row in enumerate(ROWS)]
    hunks = [line for line in report_diff(dumped(ROWS), dumped(rows)) if line.startswith("@@")]
    assert [hunk.rpartition(" ")[2].split("/")[0] for hunk in hunks] == ["0", "8"]


def test_what_is_not_json_is_refused():
    with pytest.raises(ValueError, match="Expecting value"):
        report_diff(b"<<<<<<< ours", OLD)
