"""Documents of other kinds: each is read without an exception, and prose yields no table."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from exports.json import from_bytes, to_bytes
from extractor.engines.registry import engine_named

# A scan is read where the extra is installed; where it is not, that is told.
SCAN = "scan_with_hidden_ocr_text"
READS_SCANS = engine_named("scan").availability().ready
PROSE = ["bit_finance_measures", "mof_budget_review_measures"]
WITHOUT_TABLES = [*PROSE, "duplicate_chars", *([] if READS_SCANS else [SCAN])]
# document → the titles of its tables in the order of its pages. In Shanghai a list of the member
# units comes first; it has no title.
FINAL_ACCOUNTS_OF_SHANGHAI = (
    "",
    "收入支出决算总表",
    "收入决算表",
    "支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "财政拨款“三公”经费支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
)
TITLES = {
    "swu_final_2023": (
        "高等学校收支决算总表",
        "高等学校收入决算表",
        "高等学校支出决算表",
        "高等学校财政拨款支出决算表",
    ),
    "sh_final_template_2024": FINAL_ACCOUNTS_OF_SHANGHAI,
    "sh_putuo_finance_final_2024": FINAL_ACCOUNTS_OF_SHANGHAI,
    # Whoever altered this copy took one table out.
    "sh_putuo_finance_final_2024_ALTERED": tuple(
        title for title in FINAL_ACCOUNTS_OF_SHANGHAI if title != "支出决算表"
    ),
    "sh_putuo_planning_final_2024": FINAL_ACCOUNTS_OF_SHANGHAI,
}
AMOUNT = re.compile(r"\d{1,2},\d{3}")
WITH_TABLES = [*TITLES, "swu_budget_2023"]
YEARS = {"swu_final_2023": 2023, "swu_budget_2023": 2023}


@pytest.mark.parametrize("stem", WITHOUT_TABLES)
def test_a_document_without_tables_has_none(examined, stem):
    """Among them: a page border that looks like a table of one cell, and scanned pages."""
    report = examined(stem).report
    assert report.tables == ()
    assert report.facts == ()


@pytest.mark.parametrize("stem", PROSE)
def test_nothing_is_wrong_with_prose(examined, stem):
    assert examined(stem).report.findings == ()


@pytest.mark.skipif(not READS_SCANS, reason="the extra scan is not installed")
def test_the_one_table_of_a_scan_is_read(examined):
    """A list of loans over two pages, of no known form; its total is the sum of its lines."""
    (table,) = examined(SCAN).report.tables
    assert (table.kind, table.engine, table.pages) == ("unknown", "scan", (1, 2))
    printed = [cell.raw for row in table.rows for cell in row.cells.values()]
    amounts = [int(text.replace(",", "")) for text in printed if AMOUNT.fullmatch(text)]
    assert amounts[-1] == sum(amounts[:-1]) == 15700


@pytest.mark.skipif(READS_SCANS, reason="the extra scan is installed: the pages are read")
def test_pages_that_were_not_read_are_told(examined):
    """Scanned pages need OCR; a report that is silent about them would be taken for complete."""
    report = examined(SCAN).report
    scanned = {page.number for page in report.source.pages if page.kind == "scanned"}
    told = {place.page for finding in report.findings for place in finding.places}
    assert scanned
    assert scanned <= told


@pytest.mark.parametrize("stem", [*WITHOUT_TABLES, *WITH_TABLES])
def test_its_report_is_valid_and_can_be_read_again(examined, stem):
    report = examined(stem).report
    written = to_bytes(report)
    assert to_bytes(from_bytes(written)) == written


@pytest.mark.parametrize("stem", TITLES)
def test_every_table_is_found_under_its_title(examined, stem):
    report = examined(stem).report
    titles = tuple(table.title for table in report.tables)
    assert len(titles) == len(TITLES[stem])
    assert all(known in (title, "") for title, known in zip(titles, TITLES[stem], strict=True))


def test_a_table_that_was_taken_out_is_missed(examined):
    """The contents still announce it. The unaltered document misses nothing."""

    def missed(stem):
        findings = examined(stem).report.findings
        return [finding.message.zh for finding in findings if finding.code == "PRE-001"]

    (told,) = missed("sh_putuo_finance_final_2024_ALTERED")
    assert "“支出决算表”" in told or "《支出决算表》" in told
    assert missed("sh_putuo_finance_final_2024") == []


@pytest.mark.parametrize("stem", WITH_TABLES)
def test_whose_document_it_is(examined, stem):
    report = examined(stem).report
    assert report.fiscal_year == YEARS.get(stem, 2024)
    assert report.stage == ("budget" if stem == "swu_budget_2023" else "final_accounts")
    assert report.issuer.name is not None


def test_the_four_tables_of_a_university_are_recognised(examined):
    tables = examined("swu_budget_2023").report.tables[:4]
    assert [(table.pages, table.unit) for table in tables] == [
        ((7,), "wan_yuan"),
        ((8,), "wan_yuan"),
        ((9,), "wan_yuan"),
        ((10,), "wan_yuan"),
    ]
    assert [table.kind for table in tables[1:]] == [
        "revenue",
        "expenditure",
        "general_expenditure",
    ]


@pytest.mark.parametrize("stem", WITHOUT_TABLES)
def test_the_program_ends_with_5_and_keeps_the_report(document, tmp_path, stem):
    done = convert(document(stem), tmp_path)
    assert done.returncode == 5, done.stderr
    assert "REC-001" in done.stderr
    assert from_bytes((tmp_path / "out" / stem / "report.json").read_bytes()).tables == ()


def convert(path, folder):
    """Runs the program as people do, in an empty folder."""
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "gongkai", "convert", str(path), "-o", "out"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": root, "GONGKAI_LANG": "en"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
