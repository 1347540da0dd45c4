"""`gongkai catalogue`: the catalogues of a PDF or a report, flat or nested."""

import json
import shutil
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026" / "zezhou-2026.pdf"


@pytest.fixture
def sample(run):
    """A copy of the sample in the folder that the program runs in."""
    return Path(shutil.copy(SAMPLE, run.folder))


def test_flat_on_standard_output_as_in_the_report(run, sample):
    ended = run("catalogue", sample)

    assert ended.code == 0
    assert [each["series"] for each in ended.value["catalogues"]] == ["A", "B"]
    assert len(ended.value["catalogues"][0]["entries"]) == 1802


def test_nested_from_a_pdf_and_from_its_report_are_the_same(run, sample):
    assert run("convert", sample, "-o", "out").code == 0
    report = run.folder / "out" / "zezhou-2026" / "report.json"
    assert run("catalogue", sample, "--nested", "-o", "one.json").code == 0
    assert run("catalogue", report, "--nested", "-o", "two.json").code == 0

    one, two = ((run.folder / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two
    assert len(json.loads(one)["catalogues"][0]["departments"]) == 48


def test_a_file_without_any_is_told(run, prose_pdf):
    ended = run("catalogue", prose_pdf, language="zh")

    assert (ended.code, ended.out) == (5, "")
    assert "REC-002" in ended.err
    assert "没有目录" in ended.err


def test_the_file_that_is_read_is_never_replaced(run, sample):
    ended = run("catalogue", sample, "-o", sample)

    assert ended.code == 2
    assert sample.read_bytes() == SAMPLE.read_bytes()
