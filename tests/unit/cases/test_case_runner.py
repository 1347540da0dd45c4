"""Cases as the product runs them: what passes, what is shown, what a broken file is told."""

from pathlib import Path

import pytest

from extractor.cases import load_cases, run_case
from extractor.cases_drawn import BadGrid, grid
from layouts.problem import InvalidLayout
from layouts.read import load

OURS = Path(__file__).parents[2] / "cases"
PROFILES = load()
PAGES = """
  pages:
    - - 支出总表
      - 单位：万元
      - grid: |
          科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
          213 | 农林水支出 | 3.00 | 2.00 | 1.00
"""
EXPECT = """
  expect:
    tables:
      - profile: national.expenditure
        unit: wan_yuan
        rows: |
          item | 213 | 1 | 农林水支出 | total=30000 basic=20000 project=10000 | function=213
    facts: {count: 3, "expenditure|function=213": "30000"}
"""


def write(tmp_path, text):
    file = tmp_path / "a.yaml"
    file.write_text(text, "utf-8")
    return file


def result(tmp_path, text):
    (case,) = load_cases(write(tmp_path, text))
    return run_case(case, PROFILES)


def problems(tmp_path, text):
    with pytest.raises(InvalidLayout) as caught:
        load_cases(write(tmp_path, text))
    return caught.value.problems


def test_a_case_passes(tmp_path):
    ended = result(tmp_path, f"- name: a{PAGES}{EXPECT}")
    assert (ended.passed, ended.differences) == (True, ())


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("unit: wan_yuan", "unit: yuan", ["tables.1.unit", "-yuan", "+wan_yuan"]),
        ("count: 3", "count: 4", ["facts.count", "-4", "+3"]),
        ("expenditure|function=213", "revenue", ["facts.revenue", "-30000", "+(no such fact)"]),
        ("project=10000", "project=1", ["tables.1.rows"]),
        ("profile: national.expenditure", "profile: null", ["-None", "+national.expenditure"]),
    ],
)
def test_a_difference_is_shown(tmp_path, before, after, shown):
    ended = result(tmp_path, f"- name: a{PAGES}{EXPECT.replace(before, after)}")
    assert not ended.passed
    assert [line for line in shown if line not in ended.differences] == []


def test_rows_are_shown_as_a_diff(tmp_path):
    ended = result(tmp_path, f"- name: a{PAGES}{EXPECT.replace('project=10000', 'project=1')}")
    minus, plus = (line for line in ended.differences if line[0] in "-+")
    assert ("project=1 |" in minus, "project=10000 |" in plus) == (True, True)


def test_without_expect_what_was_read_is_offered_and_can_be_pasted(tmp_path):
    shown = result(tmp_path, f"- name: a{PAGES}")
    assert not shown.passed
    pasted = result(tmp_path, f"- name: a{PAGES}" + "\n".join(shown.differences) + "\n")
    assert pasted.passed


def test_a_case_known_to_fail_must_fail(tmp_path):
    wrong = EXPECT.replace("count: 3", "count: 4")
    assert result(tmp_path, f"- name: a\n  xfail: why{PAGES}{wrong}").passed
    assert not result(tmp_path, f"- name: a\n  xfail: why{PAGES}{EXPECT}").passed


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        (f"- name: a{PAGES}  expct: {{}}\n", "0.expct (a)", "did you mean expect"),
        (f"- name: a{PAGES.replace('grid:', 'gird:')}", "0.pages.0.2.gird (a)", "grid, widths"),
        (
            f"- name: a{PAGES}{EXPECT.replace('wan_yuan', 'wanyuan')}",
            "0.expect.tables.0.unit (a)",
            "did you mean wan_yuan",
        ),
        (f"- name: a{PAGES.replace('| 1.00', '')}", "0.pages.0.2.grid (a)", "row 2 has 4 cells"),
        (f"- nam: a{PAGES}", "0.nam", "did you mean name"),
        ("name: a\n", "", "列表 list"),
        ("- name: [\n", "line 2, column 1", "not valid YAML"),
    ],
)
def test_a_broken_file_is_told_where_and_what_is_allowed(tmp_path, text, where, words):
    found = problems(tmp_path, text)
    assert found[0].path.name == "a.yaml"
    assert (where, True) in [(problem.where, words in problem.message) for problem in found]


def test_a_folder_without_cases_is_told(tmp_path):
    with pytest.raises(InvalidLayout, match="no case file"):
        load_cases(tmp_path)
    with pytest.raises(InvalidLayout, match="no such file"):
        load_cases(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("< | a\nb | c", "no cell to belong to"),
        ("^ | a\nb | c", "no cell to belong to"),
        ("a | <\n^ | b", "no rectangle"),
        ("\n", "empty"),
    ],
)
def test_a_grid_that_cannot_be_drawn(text, why):
    with pytest.raises(BadGrid, match=why):
        grid(text)


def test_our_own_cases_follow_the_format():
    cases = load_cases(OURS)
    assert len(cases) > 50
    assert len({case.id for case in cases}) == len(cases)
