"""What formats share: lines of CSV under every Python, and what is made once of a report."""

import csv
import io

import pytest
from disclosures import disclosure

from exports.delimited import delimited
from exports.latest import Latest


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
