"""The same file gives the same bytes, whoever asks, where, when and in which order."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

import gongkai
from exports.json import from_bytes, to_bytes

SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026" / "zezhou-2026.pdf"
SURROUNDINGS = [
    {"LC_ALL": "C"},
    {"LC_ALL": "zh_CN.UTF-8", "language": "zh"},
    {"LC_ALL": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "4294967295"},
    {"TZ": "Pacific/Kiritimati"},
    {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONOPTIMIZE": "1"},
]


def convert(run, *arguments, **surroundings):
    """{name: bytes} of the reports that a run gives."""
    ended = run("convert", *arguments, "-o", "out", "--force", **surroundings)
    assert ended.code == 0, ended.err
    return {path.parent.name: path.read_bytes() for path in run.folder.glob("out/*/report.json")}


@pytest.fixture(scope="session")
def expected():
    """What every run must give: the bytes that this process makes of the sample."""
    return to_bytes(gongkai.convert(SAMPLE))


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=str)
def test_in_any_surroundings(run, expected, surroundings):
    assert convert(run, SAMPLE, **surroundings) == {"zezhou-2026": expected}


def test_in_another_working_directory_and_by_a_relative_path(run, expected, tmp_path):
    elsewhere = tmp_path / "别处"
    elsewhere.mkdir()
    shutil.copy(SAMPLE, elsewhere)
    there = replace(run, folder=elsewhere)
    assert convert(there, SAMPLE.name) == convert(run, SAMPLE) == {"zezhou-2026": expected}


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_any_order_and_company(run, expected, table_pdf, jobs):
    other = table_pdf("a-budget.pdf")
    forth = convert(run, SAMPLE, other, "-j", jobs)
    back = convert(run, other, SAMPLE.parent, "-j", jobs)
    assert forth == back
    assert forth["zezhou-2026"] == expected


def test_a_copy_under_another_name_differs_in_its_name_only(run, expected, tmp_path):
    copy = tmp_path / "另一个名称 2.PDF"
    shutil.copy(SAMPLE, copy)
    (report,) = convert(run, copy).values()
    document = json.loads(report)
    assert document["source"]["name"] == copy.name
    document["source"]["name"] = SAMPLE.name
    assert document == json.loads(expected)
    assert report.replace(copy.name.encode(), SAMPLE.name.encode()) == expected


def test_written_again_it_is_the_same(expected):
    assert to_bytes(from_bytes(expected)) == expected


def test_no_path_of_the_machine_is_in_it(expected):
    for folder in (SAMPLE.parent, Path(gongkai.__file__).parents[1], Path(tempfile.gettempdir())):
        assert str(folder).encode() not in expected
