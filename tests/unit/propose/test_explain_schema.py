"""What a malformed profile is told: the path, the nearest right word, everything allowed."""

import pytest

from layouts.lint import lint

GOOD = "schema: gongkai/profile/1\nid: mine.a\nextends: national.expenditure\n"


@pytest.mark.parametrize(
    ("addition", "where", "words"),
    [
        (
            "unti: {default: yuan}\n",
            "unti",
            ["did you mean unit", "是不是 unit", "halves"],
        ),
        ("kind: expnditure\n", "kind", ["did you mean expenditure", "three_public"]),
        ("rows: {by: func}\n", "rows.by", ["did you mean function", "economic"]),
        ("columns: {a: {role: amout, header: [x]}}\n", "columns.a.role", ["amount", "ignored"]),
        ("columns: {a: {role: text, header: x}}\n", "columns.a.header", ["write: [x]"]),
        (
            "columns: {a: {role: text, header: [{literl: x}]}}\n",
            "columns.a.header.0.literl",
            ["did you mean literal", "regex, term"],
        ),
        (
            "columns: {a: {role: text, header: [{literal: x, regex: y}]}}\n",
            "columns.a.header.0",
            ["only one of these", "literal, regex, term"],
        ),
        ("columns: {a: {role: text, header: [5]}}\n", "columns.a.header.0", ['quote it: "5"']),
        ("recognise: {headers_all: [{trem: x}]}\n", "recognise.headers_all.0.trem", ["term"]),
        ("columns: {Größe: {role: text, header: [x]}}\n", "columns", ["small Latin letters"]),
        ("years: {from: '2020'}\n", "years.from", ["whole number", "null"]),
        ("dimensions: {function: 208}\n", "dimensions.function", ['quote it: "208"']),
        ("columns: {a: {header: [x]}}\n", "columns.a", ["'role' is missing"]),
        ("abstract: maybe\n", "abstract", ["true / false"]),
    ],
)
def test_a_mistake_is_told_with_what_is_allowed(tmp_path, addition, where, words):
    file = tmp_path / "mine" / "a.yaml"
    file.parent.mkdir()
    file.write_text(GOOD + addition, "utf-8")

    found = {p.where: p.message for p in lint((file.parent,)) if p.path == file}
    assert where in found
    assert [word for word in words if word not in found[where]] == []
