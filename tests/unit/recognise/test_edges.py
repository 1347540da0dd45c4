"""Specks at the ends of a scan's lines."""

from dataclasses import replace

import pytest
from tabletext import page

from extractor.recognise.edges import lines_between, lines_of, without_specks


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("巴溪县人民医院 O", "巴溪县人民医院"),
        ("° 巴溪县人民医院", "巴溪县人民医院"),
        ("l · 巴溪县人民医院 。 I", "巴溪县人民医院"),
    ],
)
def test_lone_letters_and_marks_are_taken_off(read, meant):
    assert without_specks(read) == meant


@pytest.mark.parametrize("text", ["附件A", "A B", "表 1", "O", "", "单位：万元", "2026 年预算 3"])
def test_everything_else_stays(text):
    assert without_specks(text) == text


def test_only_scans_are_read_without_specks():
    printed = page(1, ["某县人民医院 O"])
    scanned = replace(printed, kind="scanned")

    assert lines_of(printed) == ["某县人民医院 O"]
    assert lines_of(scanned) == ["某县人民医院"]
    assert [line.text for lines in lines_between(scanned) for line in lines] == ["某县人民医院"]
