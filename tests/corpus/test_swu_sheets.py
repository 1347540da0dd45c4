"""The 24 sheets of a university, two forms on most pages, nearly all broken over a page.

See expected/README.md for where the expected rows come from.
"""

from pathlib import Path

import pytest

STEM = "swu_budget_2023"
EXPECTED = Path(__file__).parent / "expected" / f"{STEM}.sheets.tsv"
SOURCES = ("total", "fiscal_appropriation", "carried_forward", "other")
BROKEN_TEXT = 14


@pytest.fixture(scope="module")
def told():
    forms = []
    for line in EXPECTED.read_text("utf-8").splitlines():
        kind, *cells = line.split("\t")
        if kind == "form":
            forms.append((cells[1:], []))
        else:
            forms[-1][1].append(tuple(cells))
    return forms


@pytest.fixture(scope="module")
def report(examined):
    return examined(STEM).report


def plain(text):
    return "".join(text.split())


def test_every_form_with_its_project_and_funds(told, report):
    assert [
        [
            str(form.pages[0]),
            plain(form.project),
            form.fields["implementer"].raw,
            *(form.funding["annual"][source].raw for source in SOURCES),
        ]
        for form in report.forms
    ] == [head for head, _ in told]
    assert {form.unit for form in report.forms} == {"wan_yuan"}
    assert {tuple(form.funding) for form in report.forms} == {("annual",)}


def test_every_indicator_and_none_lost_at_a_page_break(told, report):
    assert sum(len(rows) for _, rows in told) == 233
    for form, (_, rows) in zip(report.forms, told, strict=True):
        read = [
            (
                str(each.spots[0].page),
                each.level1,
                each.level2,
                plain(each.level3),
                plain(each.target.raw),
                each.weight,
            )
            for each in form.indicators
        ]
        assert read == rows
        assert not any(each.printed_level1 or each.printed_level2 for each in form.indicators)


def test_titles_wrapped_over_lines_are_whole(report):
    for form in report.forms:
        name = plain(form.project).replace("（", "(").replace("）", ")")
        assert form.title.replace("（", "(").replace("）", ")") == f"{name}绩效目标表"


def test_a_text_broken_over_the_page_is_one(report):
    goal = report.forms[BROKEN_TEXT].targets["annual"]
    assert [spot.page for spot in goal.spots] == [31, 32]
    assert goal.raw.startswith("1.深入学习")
    assert "典型经验和做法，总结推广" in goal.raw
    assert len(plain(goal.raw)) == 448


def test_every_cell_is_used(report):
    assert all(form.reading.used == form.reading.cells for form in report.forms)
    assert not [each for each in report.findings if each.code.startswith("FORM")]
