"""The scanned pages cell by cell against the truth of the native pages that they picture."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from likeness import distance, plain

from extractor.model.grid import Cell

SAMPLES = Path(__file__).parents[2] / "samples"
FIGURE = re.compile(r"[≥≤]?[\d.,]+%?")


def read_json(name):
    return json.loads((SAMPLES / name).read_text("utf-8"))


PAGES = read_json("zezhou-2026-scanned/pages.json")["pages"]
SCANNED = [page for page in PAGES if "scan" in page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A filled cell of a scanned page: what is printed, and what was made of it."""

    page: int
    printed: str
    cell: Cell

    @property
    def right(self) -> bool:
        return plain(self.printed) == plain(self.cell.text)


@pytest.fixture(scope="module")
def drawn():
    """{native page: tables} as they were drawn."""
    return {page["page"]: page["tables"] for page in read_json("zezhou-2026/cells.json")["pages"]}


@pytest.fixture(scope="module")
def lattices(scanned, drawn):
    """For each table of a scanned page: its page, the cells as drawn and as read, by place."""
    return [
        (page["page"], as_drawn(table), as_read(grid))
        for page in SCANNED
        for table, grid in zip(
            drawn[page["native_page"]], scanned.pages[page["page"] - 1].grids, strict=True
        )
    ]


@pytest.fixture(scope="module")
def pairs(lattices):
    return [
        Pair(page=page, printed=printed, cell=read[place])
        for page, wanted, read in lattices
        for place, printed in wanted.items()
        if printed and place in read
    ]


def as_drawn(table):
    return {(c["r"], c["c"], c["rs"], c["cs"]): c["text"] for c in table["cells"]}


def as_read(grid):
    return {(c.row, c.col, c.row_span, c.col_span): c for c in grid.cells}


def test_the_file_holds_what_its_list_of_pages_says(scanned):
    kinds = {page.number: page.kind for page in scanned.report.source.pages}
    told = {page["page"]: "scanned" if "scan" in page else "digital" for page in PAGES}
    assert kinds == told
    assert len(SCANNED) == 40


def test_every_kind_of_scan_is_there():
    ways = Counter(page["scan"]["way"] for page in SCANNED)
    assert ways == {"copier": 21, "fax": 10, "office": 4, "worn": 3, "fine": 2}
    assert sum(page["scan"]["stamped"] for page in SCANNED) >= 8
    assert [page["page"] for page in SCANNED if page["scan"]["turned"]] == [52]
    assert [page["page"] for page in SCANNED if page["scan"]["sealed"]] == [43, 44, 59, 60]


def test_at_least_99_of_100_tables_have_every_cell_in_its_place(lattices):
    exact = sum(wanted.keys() == read.keys() for _, wanted, read in lattices)
    assert len(lattices) == 39
    assert exact >= 0.99 * len(lattices)


def test_at_most_5_of_1000_characters_are_wrong(pairs):
    printed = sum(len(plain(pair.printed)) for pair in pairs)
    wrong = sum(
        distance(plain(pair.printed), plain(pair.cell.text)) for pair in pairs if not pair.right
    )
    assert printed > 30_000
    assert wrong <= 0.005 * printed


def test_at_least_99_of_100_cells_are_exact(pairs):
    assert len(pairs) > 2800
    assert sum(pair.right for pair in pairs) >= 0.99 * len(pairs)


def test_every_wrong_cell_is_for_a_person_to_look_at(scanned, pairs):
    told = {
        (place.page, place.box)
        for found in scanned.report.findings
        if found.code == "SCAN-004"
        for place in found.places
    }
    wrong = [pair for pair in pairs if not pair.right]
    assert {(pair.page, pair.cell.box) for pair in wrong} <= told


def test_few_cells_that_are_right_are_for_a_person_to_look_at(pairs):
    unsure = [pair for pair in pairs if pair.cell.unsure and pair.right]
    assert len(unsure) <= 0.06 * len(pairs)


def test_nothing_is_read_in_an_empty_cell(lattices):
    """Neither dust nor the stamp across the page."""
    filled = [
        (page, place, read[place].text)
        for page, wanted, read in lattices
        for place, printed in wanted.items()
        if not printed and place in read and read[place].text
    ]
    assert filled == []
    assert sum(not printed for _, wanted, _ in lattices for printed in wanted.values()) > 1700


def test_figures_are_read_as_figures(pairs):
    """A lone 0 may be read as O: the sheet tells that it is an amount, the lattice does not."""
    figures = [pair for pair in pairs if FIGURE.fullmatch(plain(pair.printed))]
    wrong = [pair for pair in figures if not pair.right]
    assert len(figures) > 200
    assert {(pair.printed, pair.cell.text) for pair in wrong} <= {("0", "O")}
    assert len(wrong) <= 0.03 * len(figures)
