"""The sample's fourteen performance target sheets against what `sheets.json` says of them."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

SHEETS = range(14)


@pytest.fixture(scope="module")
def told(sample_folder):
    return json.loads((sample_folder / "sheets.json").read_text("utf-8"))["forms"]


@pytest.fixture(scope="module")
def read(report):
    return report.forms


def test_there_are_fourteen(told, read):
    assert [form.pages for form in read] == [tuple(form["pages"]) for form in told]
    assert {form.kind for form in read} == {"performance_sheet"}
    assert {form.unit for form in read} == {"yuan"}


@pytest.mark.parametrize("number", SHEETS)
def test_labels_have_their_values(told, read, number):
    want, form = told[number], read[number]

    assert form.project == want["project"]
    for key in ("supervisor", "implementer", "attribute", "duration"):
        assert form.fields[key].raw == want[key]
    assert {key: form.fields[key].raw for key in ("responsible", "handler", "phone")} == {
        "responsible": "",
        "handler": "",
        "phone": "",
    }
    moment = datetime.strptime(want["filled_at"], "%Y%m%d%H%M%S")
    assert form.fields["filled_at"].value == moment.isoformat()
    assert {key: text.raw for key, text in form.texts.items()} == want["texts"]
    assert {key: text.raw for key, text in form.targets.items()} == want["targets"]


@pytest.mark.parametrize("number", SHEETS)
def test_funds_are_in_yuan_and_blank_stays_blank(told, read, number):
    want, form = told[number], read[number]

    assert {
        period: {source: cell.raw for source, cell in cells.items()}
        for period, cells in form.funding.items()
    } == want["funding"]
    for cells in form.funding.values():
        for cell in cells.values():
            figure = cell.raw.replace(",", "")
            assert cell.amount == (Decimal(figure) if figure else None)
            assert cell.status == ("printed" if figure else "blank")


@pytest.mark.parametrize("number", SHEETS)
def test_indicators(told, read, number):
    want, form = told[number], read[number]

    assert [_plain(each) for each in form.indicators] == want["indicators"]


def _plain(indicator):
    told = {
        "period": indicator.period,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.level3,
        "target": indicator.target.raw,
        "printed_level1": indicator.printed_level1,
        "printed_level2": indicator.printed_level2,
    }
    return {key: text for key, text in told.items() if text is not None}


def test_every_cell_is_used(read):
    for form in read:
        assert form.reading.used == form.reading.cells > 0
        assert not form.unknown
