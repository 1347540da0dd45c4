"""The catalogue of findings: every kind has its words, and every kind can happen."""

import re
import string
from functools import cache
from pathlib import Path

import pytest
from tabletext import COVER, GridText, page, profiles, report

from extractor.cases import load_cases
from extractor.findings import catalogue, finding
from layouts.read import load

CASES = Path(__file__).parents[2] / "cases"
HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"

# Kinds that no grid in memory can produce, and why.
ELSEWHERE = {
    "CELL-001": "every cell of a row has a place; no grid leaves one over",
    **{
        f"COD-10{number}": "told of codes and names by year; tested beside that check"
        for number in (2, 4, 5, 6)
    },
    **{
        f"WRD-00{number}": "told of the wording of prose; tested beside that check"
        for number in range(1, 7)
    },
    **{
        f"FORM-{number}": "told of performance sheets; test_forms.py and tests/unit/form"
        for number in ("001", "002", "003", "004", "005", "006", *range(101, 105), *range(201, 208))
    },
    **{
        f"NAR-0{number:02}": "told of what prose states; tests/unit/narrative"
        for number in range(1, 11)
    },
    "PAGE-001": "told of pages without text; tests/unit/scan",
    "PAGE-002": "told of watermarks; needs a PDF",
    **{f"SCAN-{number:03}": "told of pictures; tests/unit/scan" for number in range(1, 12)},
    "ENG-101": "told when two engines read one page; tests/unit/engines",
    "ENG-102": "told when another engine read a page; needs a PDF",
}

MINE = """
schema: gongkai/profile/1
id: mine.{name}
extends: national.expenditure
description: 某县的表 / of a county
unit: {{default: wan_yuan}}
columns:
  twin_one: {{role: amount, header: [追加数], concept: expenditure.business}}
  twin_two: {{role: amount, header: [追加数], concept: expenditure.to_superior}}
"""


def ledger(title, *rows, header=HEADER, unit="单位：元"):
    return [title, *([unit] if unit else []), GridText("\n".join([header, *rows]))]


def with_contents(entries, *tables):
    bodies = [page(3 + number, parts) for number, parts in enumerate(tables)]
    return [page(1, COVER), page(2, ["目录", *entries]), *bodies]


@cache
def produced():
    """Codes of every finding of the table cases and of the small documents below."""
    line = "213 | 农林水支出 | 3 | 3 |"
    spent, public = ledger("支出总表", line), ledger("一般公共预算支出表", line)
    documents = [
        with_contents(["政府性基金预算支出表...3"], ledger("2025年支出总表", line)),
        with_contents(["支出总表...3"], spent, public, spent),
        with_contents(["一般公共预算支出表...3", "2025年支出总表...4"], spent, public),
        with_contents(["一般公共预算基本支出总表...3"], ledger("一般公共预算基本支出表", line)),
        [page(1, COVER), page(2, spent), page(4, ledger("支出总表", "213 | 农 | 9 | 9 |"))],
        [
            page(1, COVER),
            page(
                2,
                [
                    "收支总表",
                    "单位：元",
                    GridText(
                        "收入 | < | 支出 | <\n项目 | 金额 | 项目 | 金额\n"
                        "收入总计 | 5 | 支出总计 | 9"
                    ),
                ],
            ),
        ],
    ]
    both = "221 | 住房保障支出 | 2 | 2 |"
    total = "合计 | < | 5 | 5 |"
    funds = ledger("政府性基金预算支出表", total)
    capital = ledger("国有资本经营预算支出表", total)
    general = ledger("一般公共预算支出表", "213 | 农 | 5 | 5 |", total)
    every = ledger("支出总表", line, both, total)
    documents += [
        with_contents([], every, general),
        with_contents([], ledger("财政拨款支出表", total), general, funds, capital),
    ]
    reports = [report(pages) for pages in documents]
    reports += [case.read(profiles()) for case in load_cases(CASES)]
    return {found.code: found for read in reports for found in read.findings}


def own_profiles(folder, *names):
    for name in names:
        (folder / f"{name}.yaml").write_text(MINE.format(name=name), "utf-8")
    return load([folder])


@pytest.fixture
def from_own_profiles(tmp_path):
    """Codes that only profiles of one's own can produce: a default unit, twins, a tie."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    table = ledger("支出总表", "213 | 农 | 3 | 3 | | 1", header=f"{HEADER} | 追加数", unit=None)
    pages = [page(1, COVER), page(2, table)]
    one = own_profiles(tmp_path / "one", "expenditure")
    two = own_profiles(tmp_path / "two", "expenditure", "other")
    return {found.code for using in (one, two) for found in report(pages, using).findings}


def test_every_kind_is_produced_by_a_test_or_explained(from_own_profiles):
    told = {*produced(), *from_own_profiles}

    assert set(catalogue()) - told - set(ELSEWHERE) == set()


def test_what_is_explained_is_in_the_catalogue_and_not_produced():
    assert set(ELSEWHERE) <= set(catalogue())
    assert set(ELSEWHERE) & set(produced()) == set()


def test_profiles_of_ones_own_are_told_about_ties_twins_and_default_units(from_own_profiles):
    assert {"TAB-002", "COL-002", "UNIT-002"} <= from_own_profiles


@pytest.mark.parametrize("code", sorted(catalogue()))
class TestKind:
    def test_has_a_severity_and_a_well_formed_code(self, code):
        assert re.fullmatch(r"[A-Z]{2,5}-\d{3}", code)
        assert catalogue()[code].severity in ("error", "warning", "info")

    def test_has_words_in_both_languages(self, code):
        kind = catalogue()[code]
        for message in (kind.title, kind.message, kind.explanation, kind.action):
            assert any("一" <= character <= "鿿" for character in message.zh)
            assert re.search(r"[A-Za-z]{2}", message.en)

    def test_names_the_same_data_in_both_languages(self, code):
        message = catalogue()[code].message
        assert fields(message.zh) <= fields(message.en) | {"title"}
        assert fields(message.en) <= fields(message.zh) | {"title"}

    def test_is_formatted_from_its_own_data(self, code):
        message = catalogue()[code].message
        names = fields(message.zh) | fields(message.en)
        data = dict.fromkeys(names, "值")
        data |= {f"{name}_{language}": "值" for name in names for language in ("zh", "en")}
        found = finding(code, **data)

        assert "{" not in found.message.zh + found.message.en
        assert found.code == code
        assert found.severity == catalogue()[code].severity


def fields(template):
    """The data that a template names; name_zh and name_en are one datum in two languages."""
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name]
    return {re.sub(r"_(zh|en)$", "", name) for name in names}


def test_every_message_of_every_case_is_filled():
    for found in produced().values():
        assert not re.search(r"[{}]", found.message.zh + found.message.en)
        assert found.message.zh
        assert found.message.en
