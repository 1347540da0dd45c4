"""A folder of mixed exports: each file has its verdict, and not checked is not passed."""

import json

import pytest
from disclosures import disclosure

from exports import registry
from exports.bundle import export_all
from exports.validation.judging import judged
from extractor.errors import UnreadableFile
from gongkai.cli.app import run


@pytest.fixture
def folder(tmp_path):
    for files in export_all(disclosure(), ["json", "xml", "xlsx", "xbrl"]).files.values():
        for file in files:
            (tmp_path / file.path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.path).write_bytes(file.data)
    return tmp_path


@pytest.fixture
def lacking(monkeypatch):
    """As if these libraries were not installed."""

    def hide(*names):
        real = registry.find_spec
        monkeypatch.setattr(
            registry, "find_spec", lambda each: None if each in names else real(each)
        )

    return hide


def break_xml(folder):
    path = folder / "xml/report.xml"
    path.write_bytes(path.read_bytes().replace(b"16934200.00", "1693.42万元".encode()))


def verdicts(folder):
    return {each.name: each.is_valid for each in judged(folder)}


def test_a_missing_tool_keeps_no_other_from_judging(folder, lacking):
    lacking("arelle", "openpyxl")
    break_xml(folder)
    assert verdicts(folder) == {"json": True, "xml": False, "xlsx": None, "xbrl": None}
    installs = {each.name: each.install for each in judged(folder)}
    assert installs == {
        "json": None,
        "xml": None,
        "xlsx": "pip install 'gongkai[xlsx]'",
        "xbrl": "pip install 'gongkai[validate]'",
    }
    assert all(each.failure is None for each in judged(folder))


def test_a_file_that_cannot_be_read_keeps_no_other_from_judging(folder, lacking, monkeypatch):
    def refused(path):
        raise UnreadableFile(str(path), reason="Input/output error")

    lacking("arelle")
    monkeypatch.setattr("exports.json.validate.read", refused)
    failures = {each.name: each.failure for each in judged(folder)}
    assert isinstance(failures.pop("json"), UnreadableFile)
    assert set(failures.values()) == {None}
    assert verdicts(folder) == {"json": None, "xml": True, "xlsx": True, "xbrl": None}
    assert run(["validate", str(folder)]) == 3


@pytest.mark.parametrize(
    ("missing", "broken", "code"),
    [((), True, 1), (("openpyxl",), False, 7), (("openpyxl",), True, 1), ((), False, 0)],
)
def test_the_exit_code_tells_invalid_from_not_checked(
    folder, lacking, capsys, missing, broken, code
):
    lacking("arelle", *missing)
    if broken:
        break_xml(folder)
    paths = [str(folder / name) for name in ("report.json", "report.xlsx", "xml")]
    assert run(["validate", *paths]) == code
    told = capsys.readouterr()
    assert ("? xlsx" in told.out) == bool(missing)
    assert ("gongkai[xlsx]" in told.err) == bool(missing)
    assert run(["validate", *paths, "--json"]) == code
    value = json.loads(capsys.readouterr().out)
    assert value["exit_code"] == code
    assert {each["format"]: each["valid"] for each in value["files"]} == {
        "json": True,
        "xlsx": None if missing else True,
        "xml": not broken,
    }


def test_a_path_that_is_not_there_is_an_error_beside_the_verdicts(folder, capsys):
    assert run(["validate", str(folder / "report.json"), str(folder / "nowhere")]) == 3
    told = capsys.readouterr()
    assert "json" in told.out
    assert "IN-001" in told.err


def test_a_format_that_nobody_knows_is_a_mistake_in_the_command(folder, capsys):
    assert run(["validate", str(folder), "-f", "foo"]) == 2
    assert "foo" in capsys.readouterr().err
