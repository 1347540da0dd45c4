"""The catalogue of findings and the tree of errors: complete, and the same in both languages."""

import string

import pytest

from extractor.findings import catalogue
from gongkai.cli.explain_codes import errors, findings, readable


def fields(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_every_finding_is_explained_in_both_languages(code):
    kind = catalogue()[code]
    for message in (kind.title, kind.message, kind.explanation, kind.action):
        assert message.zh
        assert message.en
    assert kind.example is not None, f"{code} has no example in extractor/findings.yaml"
    assert kind.example.zh
    assert kind.example.en


def test_codes_are_unique_among_findings_and_errors():
    assert not set(findings()) & set(errors())


def test_errors_are_those_that_are_raised():
    known = errors()
    assert known["IN-004"].exit_code == 3
    assert "IN-000" not in known
    assert "BUG-000" in known


@pytest.mark.parametrize("code", sorted(errors()))
def test_errors_name_the_same_data_in_both_languages(code):
    trouble = errors()[code]
    for message in (trouble.cause, trouble.action):
        assert fields(message.zh) == fields(message.en)


def test_fields_of_a_template_are_marked():
    assert readable("第 {page} 页：{datum}") == "第 ‹page› 页：‹datum›"
