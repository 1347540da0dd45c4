"""The ten performance sheets of the constructed year agree with its projects and its words."""

import re
from decimal import Decimal

import pytest
from zezhou_source import AMOUNT, added, cell, number, paragraphs, percent, sheets

BODY = "泽州县残疾人联合会"
OPERATIONS = Decimal("25.00")


def money_of(sheet):
    return number(sheet["funding"]["annual"]["total"])


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet["project"])
def test_a_sheet_has_the_money_of_its_project(sheet):
    """Yuan on the sheet, 10,000 yuan in the table; the sources add up to the total."""
    assert len(sheet["funding"]) == 2
    for half in sheet["funding"].values():
        total, *sources = map(number, half.values())
        assert total == cell(12, sheet["project"], 1) * 10000
        assert total == added(sources)


def first_number(text):
    return number(re.match(r"\d+", text)[0])


@pytest.mark.parametrize("sheet", sheets()[:-1], ids=lambda sheet: sheet["project"])
def test_numbers_times_standards_are_the_money_of_a_sheet(sheet):
    second, values = "", {"数量指标": [], "成本指标": []}
    for row in sheet["indicators"]:
        second = second if row[1] == "^" else row[1]
        if second in values:
            values[second].append(row[3])
    counts = [first_number(value) for value in values["数量指标"]]
    standards = [
        first_number(value) * (12 if value.endswith("月") else 1) for value in values["成本指标"]
    ]
    assert sum(a * b for a, b in zip(counts, standards, strict=True)) == money_of(sheet)


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet["project"])
def test_the_amounts_in_the_texts_are_the_money_of_a_sheet(sheet):
    """The overview ends with the total; several amounts before it are its parts."""
    *parts, total = map(number, AMOUNT.findall(sheet["texts"]["overview"]))
    assert total * 10000 == money_of(sheet)
    assert not parts or sum(parts) == total
    goals = {number(a) for goal in sheet["targets"].values() for a in AMOUNT.findall(goal)}
    assert goals == {total}


def test_what_the_narrative_says_of_the_sheets():
    assert [sheet["number"] for sheet in sheets()] == list(range(1, 11))
    assert sheets()[-1]["project"] == "残疾人事业综合业务经费"
    money = sum(map(money_of, sheets())) / 10000
    (text,) = [text for text in paragraphs(2025) if "本次公开绩效目标" in text]
    said = text[text.index("本次公开绩效目标") :]
    rate = Decimal(re.search(r"总额的([\d.]+)%", said)[1])
    assert rate == percent(money, cell(12, BODY, 1), rate)
    figures = [number(amount) for amount in AMOUNT.findall(said)]
    assert figures == [money, OPERATIONS, money - OPERATIONS]
    assert [int(n) for n in re.findall(r"(\d+)个", said)] == [10, 1, 9]
