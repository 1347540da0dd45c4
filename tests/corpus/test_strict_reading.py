"""The law: every cell inside a table is used, ignored by its profile, or reported.

Counted here from the grids themselves, without asking the code that keeps the accounts.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import asdict, is_dataclass
from decimal import Decimal

import pytest

from extractor.model.amount import UNIT_EXPONENT

BUDGETS = [
    "zezhou-2026",
    "sh_putuo_commerce_dept_budget_2025",
    "sh_putuo_commerce_unit_budget_2025",
    "sh_putuo_finance_dept_budget_2025",
    "sh_putuo_office_dept_budget_2025",
    "sh_putuo_office_unit_budget_2025",
    "sh_putuo_wanli_dept_budget_2024",
    "sh_putuo_wanli_dept_budget_2025",
    "swu_budget_2023",
]
OTHERS = [
    "sh_final_template_2024",
    "sh_putuo_finance_final_2024",
    "sh_putuo_finance_final_2024_ALTERED",
    "sh_putuo_planning_final_2024",
    "swu_final_2023",
    "bit_finance_measures",
    "mof_budget_review_measures",
    "duplicate_chars",
    "scan_with_hidden_ocr_text",
]
ALL = [*BUDGETS, *OTHERS]
BLANK = re.compile(r"\s+")
# Printed so, a text is an amount and nothing else: no code, year or number of a column.
AMOUNT = re.compile(r"[-−]?(\d{1,3}(,\d{3})+|\d+)\.\d+|\d{1,3}(,\d{3})+")
# Labels and heads that give a form or catalogue its shape; what they stand for is kept by name.
STRUCTURE = re.compile(
    r"(绩效指标|绩效)+|(负责人|经办人|联系电话):|填报日期:\d*|绩|效|指|标|指标|效指标|绩效指|(项目)?资金(\((万元|元)\))?|级指标|代码|编码"
    r"|(其中:)?(实施期|年度|中央|省级|市县\(区\)|单位|其他|上年|财政)(资金总额:?|财政资金|自筹|资金|结转|拨款)"
    r"|[一二三四]级(指标|目录)|指标值|分值(\(\d+\))?|总体目标|总|体|目"
)

every_document = pytest.mark.parametrize("stem", ALL)


def normal(text):
    return BLANK.sub("", unicodedata.normalize("NFKC", text or ""))


def grids_of(examination, reading):
    """The grids of one table. Glued tables share a grid."""
    return [examination.pages[page - 1].grids[index] for page, index in reading.grids]


def tables_of(examination):
    """The readings that became tables; forms and catalogues have their own."""
    return [reading for reading in examination.tables if reading.table is not None]


def labelled_of(examination):
    """(reading, the form or catalogue it became)."""
    report = examination.report
    for reading in examination.tables:
        if reading.form is not None:
            yield reading, report.forms[reading.form]
        if reading.catalogue is not None:
            yield reading, report.catalogues[reading.catalogue]


def part_of(report, reading):
    """The table, form or catalogue that a reading became."""
    if reading.table is not None:
        return report.tables[reading.table]
    return (
        report.forms[reading.form]
        if reading.form is not None
        else report.catalogues[reading.catalogue]
    )


def filled(grid):
    return [cell for cell in grid.cells if cell.text.strip()]


def sharing(examination):
    """Groups of tables: those that lie in the same grids are counted together."""
    groups = []
    for reading in examination.tables:
        grids = set(reading.grids)
        touching = [group for group in groups if group[1] & grids]
        groups = [group for group in groups if group not in touching]
        mine = (reading.table, reading.form, reading.catalogue)
        tables = {mine: reading}
        for group in touching:
            tables |= group[0]
        groups.append((tables, grids.union(*(group[1] for group in touching))))
    return groups


def places(report, table):
    """{(page, box): findings} of what findings show inside a table."""
    shown = defaultdict(list)
    for finding in report.findings:
        for place in finding.places:
            if place.table == table and place.box is not None:
                shown[place.page, place.box].append(finding.code)
    return shown


def reported_cells(report, table):
    return [
        place
        for finding in report.findings
        if finding.code == "CELL-001"
        for place in finding.places
        if place.table == table
    ]


def values(table):
    """{(page, box): raw} of every cell in the table's rows."""
    return {(cell.page, cell.box): cell.raw for row in table.rows for cell in row.cells.values()}


@every_document
def test_the_account_of_each_table_balances(examined, stem):
    report = examined(stem).report
    for part in (*report.tables, *report.forms, *report.catalogues):
        reading = part.reading
        assert reading.cells == reading.used + reading.ignored + reading.reported
        assert min(reading.used, reading.ignored, reading.reported) >= 0


@every_document
def test_the_account_covers_every_cell_of_the_grids(examined, stem):
    examination = examined(stem)
    for tables, grids in sharing(examination):
        counted = sum(
            len(filled(examination.pages[page - 1].grids[index])) for page, index in grids
        )
        parts = [part_of(examination.report, reading) for reading in tables.values()]
        assert sum(part.reading.cells for part in parts) == counted, [p.title for p in parts]


@every_document
def test_every_grid_belongs_to_a_table(examined, stem):
    """No grid is dropped, but for contents that are drawn as one."""
    examination = examined(stem)
    taken = {grid for reading in examination.tables for grid in reading.grids}
    contents = {entry.page for entry in examination.report.contents}
    lost = [
        (page.number, index)
        for page in examination.pages
        for index in range(len(page.grids))
        if page.number not in contents and (page.number, index) not in taken
    ]
    assert lost == []


@every_document
def test_every_reported_cell_is_shown_by_a_finding(examined, stem):
    examination = examined(stem)
    report = examination.report
    for reading in tables_of(examination):
        cells = {
            (grid.page, cell.box): cell.text
            for grid in grids_of(examination, reading)
            for cell in filled(grid)
        }
        shown = reported_cells(report, reading.table)
        assert len(shown) == report.tables[reading.table].reading.reported
        assert all((place.page, place.box) in cells for place in shown)


@every_document
def test_every_column_that_nobody_knows_is_told(examined, stem):
    """Its cells are kept under a key of their own, and a finding names its header."""
    report = examined(stem).report
    for table in report.tables:
        unknown = [column for column in table.columns if column.role == "unknown"]
        holding = [c for c in unknown if any(raw(row, c.key) for row in table.rows)]
        told = [f.message.zh for f in report.findings if f.code in ("COL-001", "COL-002")]
        for column in holding:
            assert any(" / ".join(column.path) in text for text in told if column.path), column


def raw(row, key):
    return row.cells[key].raw if key in row.cells else ""


@every_document
def test_every_amount_is_in_the_report_with_page_and_box(examined, stem):
    examination = examined(stem)
    for reading in tables_of(examination):
        table = examination.report.tables[reading.table]
        kept = values(table)
        shown = places(examination.report, reading.table)
        lost = [
            (grid.page, cell.row, cell.col, cell.text)
            for grid in grids_of(examination, reading)
            for cell in filled(grid)
            if AMOUNT.fullmatch(normal(cell.text))
            and normal(kept.get((grid.page, cell.box))) != normal(cell.text)
            and "CELL-001" not in shown[grid.page, cell.box]
            and not shares(examination, reading)
        ]
        assert lost == [], table.title


def shares(examination, reading):
    """Whether another table lies in one of the same grids."""
    grids = Counter(grid for other in examination.tables for grid in other.grids)
    return any(grids[grid] > 1 for grid in reading.grids)


def said(report, table, reading):
    """Everything the report says of a table, text by text without blanks."""
    texts = [table.title, table.number, table.printed_unit, report.issuer.name, *table.notes]
    texts += [level for column in table.columns for level in column.path]
    for row in table.rows:
        texts += [row.label, *row.printed_code, *(cell.raw for cell in row.cells.values())]
    texts += [
        text
        for finding in report.findings
        if any(place.table == reading.table for place in finding.places)
        for text in (finding.message.zh, finding.observed)
    ]
    return {normal(text) for text in texts}


def is_said(text, texts):
    """As a text of its own; three characters and more also as a part of another text."""
    return text in texts or (len(text) >= 3 and any(text in other for other in texts))


@pytest.mark.parametrize("stem", ALL)
def test_no_word_of_a_table_is_lost(examined, stem):
    """What the report does not say is what the table's profile ignores: neither more nor less."""
    examination = examined(stem)
    report = examination.report
    for reading in tables_of(examination):
        table = report.tables[reading.table]
        if shares(examination, reading):
            continue
        texts = said(report, table, reading)
        missing = [
            (grid.page, cell.row, cell.col, cell.text)
            for grid in grids_of(examination, reading)
            for cell in filled(grid)
            if not is_said(normal(cell.text), texts)
        ]
        assert len(missing) == table.reading.ignored, (table.title, missing)


def every_text(value):
    """Every text in a form or catalogue, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for each in pair for text in every_text(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in every_text(each)]
    return every_text(asdict(value)) if is_dataclass(value) else []


@every_document
def test_no_word_of_a_form_or_catalogue_is_lost(examined, stem):
    """What stands in a cell is said by the form or catalogue, or by a finding, or is ignored."""
    examination = examined(stem)
    findings = [text for f in examination.report.findings for text in (f.message.zh, f.observed)]
    for reading, part in labelled_of(examination):
        texts = {normal(text) for text in [*every_text(part), *findings]}
        joined = "\n".join(texts)
        missing = [
            (grid.page, cell.row, cell.col, cell.text)
            for grid in grids_of(examination, reading)
            for cell in filled(grid)
            if normal(cell.text) not in joined
        ]
        lost = [each for each in missing if not STRUCTURE.fullmatch(normal(each[3]))]
        assert len(lost) <= part.reading.ignored, (part.title, lost)


@every_document
def test_places_of_a_fact_print_its_amount(examined, stem):
    """In yuan, as exactly as the place prints it; a place that says otherwise is told."""
    report = examined(stem).report
    told = {
        (place.table, place.row, place.column)
        for finding in report.findings
        if finding.code.startswith("FACT-")
        for place in finding.places
    }
    assert report.facts or stem not in BUDGETS
    for fact in report.facts:
        for place in fact.places:
            table = report.tables[place.table]
            cell = table.rows[place.row].cells[place.column]
            assert (cell.page, cell.box) == (place.page, place.box)
            assert cell.status == "printed"
            assert cell.amount == amount_of(cell.raw, table.unit)
            agrees = fact.amount == cell.amount or rounds_to(fact, cell, table)
            assert agrees or (place.table, place.row, place.column) in told, fact.id


def rounds_to(fact, cell, table):
    """Whether the place prints fewer digits than the fact has, and these digits."""
    last_digit = UNIT_EXPONENT[table.unit] - cell.places
    coarser = -last_digit < fact.decimals
    return coarser and abs(fact.amount - cell.amount) <= Decimal(5).scaleb(last_digit - 1)


def amount_of(text, unit):
    """The amount in yuan that a text prints, read without the program's own reader."""
    return Decimal(normal(text).replace(",", "").replace("−", "-")).scaleb(UNIT_EXPONENT[unit])


@every_document
def test_every_amount_the_vocabulary_knows_is_in_one_fact(examined, stem):
    report = examined(stem).report
    used = Counter(
        (place.table, place.row, place.column) for fact in report.facts for place in fact.places
    )
    assert set(used.values()) <= {1}
    for index, table in enumerate(report.tables):
        known = {column.key for column in table.columns if column.concept is not None}
        for number, row in enumerate(table.rows):
            for key, cell in row.cells.items():
                if row.resolved and key in known and cell.amount is not None:
                    assert used[index, number, key] == 1, (table.title, row.label, key)


@every_document
def test_findings_point_to_what_is_there(examined, stem):
    report = examined(stem).report
    for finding in report.findings:
        for place in finding.places:
            if place.table is None:
                continue
            table = report.tables[place.table]
            assert place.page is None or place.page in table.pages
            if place.row is not None:
                row = table.rows[place.row]
                assert place.column is None or place.column in row.cells
