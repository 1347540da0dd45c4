"""What formats share: lines of CSV under every Python, and what is made once of a report."""

import csv
import io

import pytest
from disclosures import disclosure

from exports.bundle import export_all
from exports.delimited import delimited
from exports.latest import Latest
from exports.registry import exporter_named
from extractor.errors import ExporterFailed


def test_line_breaks_inside_a_text_are_quoted():
    rows = [["a\rb", "c"], ["d\ne", "f\r\n"], ["g", ""], ['"', "h,i"]]
    text = delimited(rows)
    assert text.splitlines(keepends=True)[0] == '"a\r'
    assert text.endswith('"""","h,i"\n')
    assert list(csv.reader(io.StringIO(text, newline=""))) == rows


def test_a_report_is_asked_once_until_another_comes():
    asked = []
    latest = Latest(lambda report: asked.append(report) or len(asked))
    one, other = disclosure(), disclosure()
    assert (latest(one), latest(one), latest(other), latest(one)) == (1, 1, 2, 3)
    assert one == other


def test_what_fails_is_not_kept():
    latest = Latest(lambda report: 1 // report.fiscal_year)
    assert latest(disclosure()) == 0

    class Odd:
        fiscal_year = 0

    odd = Odd()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            latest(odd)


def test_a_mistake_of_ours_in_one_format_takes_no_other_with_it(monkeypatch):
    def fail(report):
        raise KeyError("nobody expected this")

    monkeypatch.setattr(exporter_named("xlsx"), "export", fail)
    bundle = export_all(disclosure(), ["json", "xlsx", "xml"])
    (error,) = bundle.errors
    assert set(bundle.files) == {"json", "xml"}
    assert isinstance(error, ExporterFailed)
    assert (error.exit_code, error.details["form"]) == (70, "xlsx")
    assert "nobody expected this" in str(error.details["traceback"])
