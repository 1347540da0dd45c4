"""What the scanned sheets and catalogue say, and what is told of the file, against the truth of
the native sample."""

import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from likeness import distance, plain

from extractor.model.grid import SURE

NATIVE = Path(__file__).parents[2] / "samples" / "zezhou-2026"
PAGES = json.loads((NATIVE.with_name("zezhou-2026-scanned") / "pages.json").read_text("utf-8"))
PLACES = {page["native_page"]: page["page"] for page in PAGES["pages"]}
SHEETS = json.loads((NATIVE / "sheets.json").read_text("utf-8"))["forms"]
PARTS = json.loads((NATIVE / "catalogue.json").read_text("utf-8"))["parts"]
every_sheet = pytest.mark.parametrize("number", range(len(SHEETS)))
every_part = pytest.mark.parametrize("number", range(len(PARTS)))


def texts_of(want, form):
    """(printed, read, confidence) of all that a sheet says in words."""
    for key in ("supervisor", "implementer", "attribute", "duration"):
        yield want[key], form.fields[key].raw, form.fields[key].confidence
    for told, read in ((want["texts"], form.texts), (want["targets"], form.targets)):
        for key, printed in told.items():
            yield printed, read[key].raw, read[key].confidence
    for told, each in zip(want["indicators"], form.indicators, strict=True):
        yield told["level3"], each.level3, each.confidence


def kept(rows):
    """The rows of the catalogue that stand on pages of this file."""
    return [row for row in rows if row["page"] in PLACES]


def test_every_sheet_is_found_on_its_pages(scanned):
    forms = scanned.report.forms
    assert [form.pages for form in forms] == [tuple(sheet["pages"]) for sheet in SHEETS]
    assert [form.project for form in forms] == [sheet["project"] for sheet in SHEETS]
    assert {form.engine for form in forms} == {"scan"}


@every_sheet
def test_every_amount_is_exact(scanned, number):
    form = scanned.report.forms[number]
    for period, told in SHEETS[number]["funding"].items():
        for source, printed in told.items():
            cell = form.funding[period][source]
            figure = printed.replace(",", "")
            assert (cell.raw, cell.amount) == (printed, Decimal(figure) if figure else None)
            assert cell.status == ("printed" if figure else "blank")


@every_sheet
def test_every_indicator_is_in_its_place_with_its_target(scanned, number):
    want, form = SHEETS[number], scanned.report.forms[number]
    assert [
        (each.period, each.level1, each.level2, each.printed_level1, each.printed_level2)
        for each in form.indicators
    ] == [
        (
            told["period"],
            told["level1"],
            told["level2"],
            told.get("printed_level1"),
            told.get("printed_level2"),
        )
        for told in want["indicators"]
    ]
    targets = [plain(told["target"]) for told in want["indicators"]]
    assert [plain(each.target.raw) for each in form.indicators] == targets


@every_sheet
def test_the_date_of_filing(scanned, number):
    moment = datetime.strptime(SHEETS[number]["filled_at"], "%Y%m%d%H%M%S")
    assert scanned.report.forms[number].fields["filled_at"].value == moment.isoformat()


def test_texts_of_sheets_are_exact_or_flagged(scanned):
    """The long texts too: at most 5 characters of 1000 wrong, and no text wrong that seems sure."""
    every = [
        (plain(printed), plain(read), confidence)
        for want, form in zip(SHEETS, scanned.report.forms, strict=True)
        for printed, read, confidence in texts_of(want, form)
    ]
    wrong = [(printed, read, sure) for printed, read, sure in every if printed != read]
    assert len(every) > 450
    assert len(wrong) <= 0.01 * len(every)
    assert [(printed, read) for printed, read, sure in wrong if sure >= SURE] == []
    errors = sum(distance(printed, read) for printed, read, _ in wrong)
    assert errors <= 0.005 * sum(len(printed) for printed, _, _ in every)


def test_no_amount_of_a_scan_is_marked_proven_that_is_wrong(scanned):
    for want, form in zip(SHEETS, scanned.report.forms, strict=True):
        for period, cells in form.funding.items():
            for source, cell in cells.items():
                assert not cell.verified or cell.raw == want["funding"][period][source]


def test_the_catalogue_is_two_parts_and_the_turned_page_lies_in_the_first(scanned):
    assert [each.series for each in scanned.report.catalogues] == ["A", "B"]
    assert [each.pages for each in scanned.report.catalogues] == [
        tuple(dict.fromkeys(PLACES[row["page"]] for row in kept(part["entries"]))) for part in PARTS
    ]
    assert 52 in scanned.report.catalogues[0].pages


@every_part
def test_every_entry_is_exact(scanned, number):
    """Codes, levels and columns; names but for the width of a mark."""
    read = scanned.report.catalogues[number]
    assert [
        (entry.code, entry.level, entry.printed_column, entry.spots[0].page, plain(entry.name))
        for entry in read.entries
    ] == [
        (row["code"], row["level"], row["printed_column"], PLACES[row["page"]], plain(row["name"]))
        for row in kept(PARTS[number]["entries"])
    ]
    departments = [(plain(each.name), each.spots[0].page) for each in read.departments]
    assert departments == [
        (plain(row["name"]), PLACES[row["page"]]) for row in kept(PARTS[number]["departments"])
    ]


@every_part
def test_every_entry_stands_under_its_department(scanned, number):
    read = [entry.department for entry in scanned.report.catalogues[number].entries]
    told = [row["department"] for row in kept(PARTS[number]["entries"])]
    assert [plain(name or "") for name in read] == [plain(name or "") for name in told]


def test_every_cell_is_used(scanned):
    for each in (*scanned.report.forms, *scanned.report.catalogues):
        assert each.reading.used == each.reading.cells > 0


def test_the_native_pages_say_the_same_as_in_the_native_file(scanned, report):
    assert scanned.report.tables == report.tables
    assert scanned.report.facts == report.facts
    assert scanned.report.glossary[0].term == report.glossary[0].term
    assert len(scanned.report.glossary) == len(report.glossary)


def test_no_alarm_that_the_native_file_does_not_give(scanned, report):
    """A slip of the reading must not become a slip of the office. Of the native alarms those are
    missing that concern pages which are not in this file."""
    alarms, native = (
        Counter((found.code, found.message.zh) for found in each.findings if is_alarm(found))
        for each in (scanned.report, report)
    )
    assert alarms - native == Counter()
    gone = [
        found
        for found in report.findings
        if is_alarm(found) and {place.page for place in found.places} - PLACES.keys()
    ]
    assert (native - alarms).total() == len(gone)


def test_notes_on_the_scan_are_the_only_new_ones(scanned, report):
    """And those that name a page, a text or a count that is another in this file."""
    notes, native = (
        Counter((found.code, found.message.zh) for found in each.findings if not is_alarm(found))
        for each in (scanned.report, report)
    )
    assert {code for code, _ in notes - native} <= {"SCAN-004", "SCAN-005"}
    assert {code for code, _ in native - notes} <= {"CAT-007", "CAT-008"}


def test_every_corrected_text_keeps_what_was_read(scanned):
    told = [found for found in scanned.report.findings if found.code == "SCAN-005"]
    assert {(found.observed, found.expected) for found in told} <= {("O", "0")}
    settled = [
        cell
        for form in scanned.report.forms
        for cells in form.funding.values()
        for cell in cells.values()
        if cell.literal is not None
    ]
    assert {(cell.literal, cell.raw) for cell in settled} <= {("O", "0")}
    assert len(settled) == len(told)


def test_paragraphs_of_letters_are_whole_under_their_seals(scanned, report):
    """As on the native pages, but for a character or two at the seal; 仅供内部审核 is in none."""
    letters = {native: PLACES[native] for native in (43, 44, 99, 100)}
    read, told = (
        [plain(each.text) for each in whole.narrative if each.spots[0].page in pages]
        for whole, pages in ((scanned.report, letters.values()), (report, letters.keys()))
    )
    assert len(told) == 11
    assert [distance(a, b) <= 2 for a, b in zip(told, read, strict=True)] == [True] * 11
    assert not any("内部审核" in text for text in read)


def is_alarm(found):
    return found.severity != "info"
