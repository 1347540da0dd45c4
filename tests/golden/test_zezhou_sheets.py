"""The samples' performance target sheets against what each `sheets.json` says of them."""

import json
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from extractor.pipeline import Options, examine

SAMPLES = Path(__file__).parents[2] / "samples"
SHEETS = [
    *(("zezhou-2026", number) for number in range(14)),
    *(("zezhou-2025-constructed", number) for number in range(10)),
]
every_sheet = pytest.mark.parametrize(("sample", "number"), SHEETS)
every_sample = pytest.mark.parametrize("sample", sorted({sample for sample, _ in SHEETS}))


@cache
def both(sample):
    """(sheets as told, sheets as read) of a sample."""
    folder = SAMPLES / sample
    told = json.loads((folder / "sheets.json").read_text("utf-8"))["forms"]
    return told, examine(folder / f"{sample}.pdf", Options()).report.forms


@every_sample
def test_every_sheet_is_found(sample):
    told, read = both(sample)
    assert [form.pages for form in read] == [tuple(form["pages"]) for form in told]
    assert {form.kind for form in read} == {"performance_sheet"}
    assert {form.unit for form in read} == {"yuan"}


@every_sheet
def test_labels_have_their_values(sample, number):
    want, form = (forms[number] for forms in both(sample))

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


@every_sheet
def test_funds_are_in_yuan_and_blank_stays_blank(sample, number):
    want, form = (forms[number] for forms in both(sample))

    assert {
        period: {source: cell.raw for source, cell in cells.items()}
        for period, cells in form.funding.items()
    } == want["funding"]
    for cells in form.funding.values():
        for cell in cells.values():
            figure = cell.raw.replace(",", "")
            assert cell.amount == (Decimal(figure) if figure else None)
            assert cell.status == ("printed" if figure else "blank")


@every_sheet
def test_indicators(sample, number):
    want, form = (forms[number] for forms in both(sample))

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
    unsaid = {"printed_level1", "printed_level2"}
    return {key: text for key, text in told.items() if text is not None or key not in unsaid}


@every_sample
def test_every_cell_is_used(sample):
    for form in both(sample)[1]:
        assert form.reading.used == form.reading.cells > 0
        assert not form.unknown
