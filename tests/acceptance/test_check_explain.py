"""`gongkai explain`: every code, in the person's language."""

import pytest


def test_all_codes_are_listed(run):
    out = run("explain").out
    assert "SUM-001" in out
    assert "IN-004" in out
    assert "IN-000" not in out


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("a row does not add up", "what to do")), ("zh", ("横向合计不符", "怎么办", "举例"))],
)
def test_a_finding_is_explained(run, language, words):
    ended = run("explain", "sum-001", language=language)
    assert ended.code == 0
    for word in words:
        assert word in ended.out


def test_an_error_is_explained(run):
    out = run("explain", "IN-008").out
    assert "--password" in out
    assert "exit code 3" in out


def test_json_has_both_languages(run):
    finding, error = run("explain", "SUM-001", "IN-004", "--json").value["codes"]
    assert (finding["kind"], finding["severity"]) == ("finding", "error")
    assert finding["example"]["zh"]
    assert (error["kind"], error["exit_code"]) == ("error", 3)


def test_an_unknown_code_names_the_nearest(run):
    ended = run("explain", "SUM-0001")
    assert ended.code == 2
    assert "SUM-001" in ended.err


def test_both_commands_explain_themselves_with_an_example(run):
    for command in ("check", "explain"):
        for language, word in (("en", "Example"), ("zh", "示例")):
            ended = run(command, "--help", language=language)
            assert ended.code == 0
            assert word in ended.out
