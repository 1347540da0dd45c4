"""`gongkai check` on files that are no good: the error is told, the other files still come out."""

import json

import pytest


def make(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "code", "exit_code"),
    [
        ("note.pdf", b"hello", "IN-004", 3),
        ("empty.pdf", b"", "IN-003", 3),
        ("damaged.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 8, "IN-005", 3),
        ("broken.json", b'{"schema": ', "OUT-004", 7),
        ("other.json", b'{"a": 1}', "OUT-004", 7),
        ("array.json", b"[]", "OUT-004", 7),
        ("new.json", b'{"schema": "gongkai/report/9"}', "OUT-002", 7),
        ("bad.json", b'{"schema": "gongkai/report/1"}', "OUT-003", 7),
        ("report.txt", b'\n {"a": 1}', "OUT-004", 7),
    ],
)
def test_a_file_that_is_no_good(run, tmp_path, name, data, code, exit_code):
    ended = run("check", make(tmp_path, name, data))
    assert ended.code == exit_code
    assert ended.err.startswith(f"error {code}: ")
    assert ended.out == ""


def test_a_missing_file(run):
    ended = run("check", "absent.pdf")
    assert (ended.code, ended.err.split(":")[0]) == (3, "error IN-001")


def test_nothing_recognised_is_not_clean(run, prose_pdf):
    ended = run("check", prose_pdf)
    assert ended.code == 5
    assert "REC-001" in ended.err


@pytest.mark.parametrize("form", ["json", "sarif", "html"])
def test_others_still_come_out_and_the_failure_shows(run, tmp_path, table_pdf, form):
    bad = make(tmp_path, "note.pdf", b"hello")
    ended = run("check", bad, table_pdf("a.pdf"), "--format", form)
    assert ended.code == 3
    assert "IN-004" in ended.err
    if form == "json":
        assert isinstance(ended.value, list)
    elif form == "sarif":
        assert ended.value["runs"][0]["invocations"][0]["executionSuccessful"] is False
    else:
        assert "IN-004" in ended.out


def test_a_tampered_report_cannot_point_outside_itself(run, table_pdf):
    path = table_pdf("a.pdf")
    assert run("convert", path, "-o", "out", "-q").code == 0
    report = run.folder / "out" / "a" / "report.json"
    value = json.loads(report.read_text("utf-8"))
    message = {"zh": "《表》", "en": "table"}
    places = [{"table": 99, "row": 99, "column": "no", "page": 99}, {"table": 0, "row": 99}]
    value["findings"] = [
        {
            "code": "ZZZ-001", "outcome": "broken", "severity": "error", "message": message,
            "expected": None, "observed": None,
            "places": places,
        }
    ]  # fmt: skip
    report.write_text(json.dumps(value), "utf-8")
    for form in ("text", "json", "sarif", "html"):
        ended = run("check", report, "--pdf", path, "--format", form)
        assert ended.code == 1, ended.err
        assert "ZZZ-001" in ended.out


def test_a_result_that_cannot_be_written(run, table_pdf):
    (run.folder / "taken").mkdir()
    ended = run("check", table_pdf("a.pdf"), "--format", "json", "-o", "taken")
    assert ended.code == 7
    assert ended.err.startswith("error OUT-001: ")


def test_a_broken_profile_is_told_before_any_file_is_read(run, table_pdf):
    (run.folder / "bad.yaml").write_text("id: mine.bad\nextends: national.expenditure\nunti: 3\n")
    ended = run("check", table_pdf("a.pdf"), "--profiles", ".")
    assert (ended.code, ended.err.split(":")[0]) == (4, "error PRO-001")
