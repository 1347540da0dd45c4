"""Seven real budgets, compared with what other tools and eyes found in them.

See expected/README.md for where the expected figures come from.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

EXPECTED = {
    path.stem: json.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "expected").glob("*.json"))
}
TABLES = [(stem, index) for stem in EXPECTED for index in range(9)]
BLANK = re.compile(r"\s+")


def normal(text: str | None) -> str:
    return BLANK.sub("", unicodedata.normalize("NFKC", text or ""))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def case(request, examined, document):
    """(expected, report) of a budget; skipped if it is absent or another edition."""
    stem = request.param
    expected, path = EXPECTED[stem], document(stem)
    if hashlib.sha256(path.read_bytes()).hexdigest() != expected["sha256"]:
        pytest.skip(f"{path.name} is another edition of the document")
    return expected, examined(stem).report


@pytest.fixture
def pair(request, examined, document):
    """(expected table, table of the report)."""
    stem, index = request.param
    document(stem)
    return EXPECTED[stem]["tables"][index], examined(stem).report.tables[index]


every_budget = pytest.mark.parametrize("case", EXPECTED, indirect=True)
every_table = pytest.mark.parametrize(
    "pair", TABLES, indirect=True, ids=[f"{stem}-{index + 1}" for stem, index in TABLES]
)


def amount_keys(table, half=None):
    return [
        column.key for column in table.columns if column.role == "amount" and column.half == half
    ]


def raw(row, key):
    return row.cells[key].raw if row is not None and key in row.cells else ""


def half_fields(table, row, half):
    label = "" if row is None else row.label
    return [label, *(raw(row, key) for key in amount_keys(table, half))]


def lines(table):
    """The rows in the canonical form that expected/README.md describes."""
    printed = {}
    for row in table.rows:
        printed.setdefault(row.printed_row, {})[row.half] = row
    for halves in printed.values():
        first = next(iter(halves.values()))
        if first.half is None:
            amounts = [raw(first, key) for key in amount_keys(table)]
            fields = [first.code, "/".join(first.printed_code), first.label, *amounts]
        else:
            fields = [
                field
                for half in ("left", "right")
                for field in half_fields(table, halves.get(half), half)
            ]
        yield "|".join([str(first.page), *map(normal, fields)])


@every_budget
def test_whose_document_it_is(case):
    expected, report = case
    identity = (report.issuer.name, report.issuer.level, report.fiscal_year, report.stage)
    names = ("issuer", "level", "fiscal_year", "stage")
    assert identity == tuple(expected[name] for name in names)


@every_budget
def test_nine_tables_and_no_other(case):
    expected, report = case
    assert [table.kind for table in report.tables] == [t["kind"] for t in expected["tables"]]
    assert all(table.profile for table in report.tables)


@every_table
def test_a_table(pair):
    expected, table = pair
    assert table.kind == expected["kind"]
    assert normal(table.title) == normal(expected["title"])
    assert (table.unit, table.state) == (expected["unit"], expected["state"])
    assert normal(table.printed_unit) == normal(expected["printed_unit"])
    assert list(table.pages) == expected["pages"]
    assert [normal(note) for note in table.notes] == [normal(n) for n in expected["notes"]]


@every_table
def test_its_columns(pair):
    expected, table = pair
    paths = ["/".join(normal(level) for level in column.path) for column in table.columns]
    assert paths == expected["columns"]
    assert {column.role for column in table.columns} <= {"code", "label", "amount"}


@every_table
def test_every_row_and_amount(pair):
    expected, table = pair
    rows = list(lines(table))
    known = expected["rows"].split()
    strange = [row for row in rows if digest(row)[:8] not in known]
    assert strange == []
    assert len(rows) == expected["row_count"]
    assert digest("\n".join(rows)) == expected["sha256"]


@every_table
def test_its_totals(pair):
    expected, table = pair
    last = max(row.printed_row for row in table.rows)
    bottom = [row for row in table.rows if row.printed_row == last]
    totals = [raw(row, key) for row in bottom for key in amount_keys(table, row.half)]
    assert totals == expected["totals"]
    assert {row.role for row in bottom} == {"total"}


@every_table
def test_blank_zero_and_dash_stay_apart(pair):
    _, table = pair
    for row in table.rows:
        for key in amount_keys(table, row.half):
            cell = row.cells.get(key)
            if cell is not None:
                status = "printed" if normal(cell.raw) else "blank"
                assert (cell.status, cell.amount is None) == (status, status == "blank")


@every_budget
def test_its_main_figures_are_facts(case):
    expected, report = case
    facts = {fact.id: fact for fact in report.facts}
    amounts = {name: facts[name].amount for name in expected["facts"] if name in facts}
    assert amounts == {name: Decimal(amount) for name, amount in expected["facts"].items()}


@every_budget
def test_every_row_of_figures_is_known_to_the_vocabulary(case):
    _, report = case
    assert [row.label for table in report.tables for row in table.rows if not row.resolved] == []


def _where(place):
    """The table, counted from 1; the page where a finding is about running text."""
    return (None, place.page) if place.table is None else (place.table + 1, None)


@every_budget
def test_its_defects_are_found_and_nothing_else(case):
    expected, report = case
    found = Counter(
        (finding.code, *_where(finding.places[0]), finding.severity, finding.outcome)
        for finding in report.findings
    )
    assert found == {
        (
            known["code"],
            known.get("table"),
            known.get("page"),
            known["severity"],
            known["outcome"],
        ): known["count"]
        for known in expected["findings"]
    }
