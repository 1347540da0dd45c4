"""`gongkai check`: findings for people and for their tools, from PDFs and from reports."""

import json

import pymupdf
import pytest

WRONG = (
    ("", "合计", "31.00", "20.00", "10.00"),
    ("208", "社会保障和就业支出", "31.00", "20.00", "10.00"),
    ("20805", "行政事业单位养老支出", "31.00", "20.00", "10.00"),
)


@pytest.fixture
def wrong_pdf(table_pdf):
    """A budget whose totals miss their parts by 1.00 万元."""
    return table_pdf("wrong.pdf", WRONG)


@pytest.fixture
def report_of(run):
    """Converts a PDF and gives its report."""

    def convert(path):
        assert run("convert", path, "-o", "out", "-q").code == 0
        return run.folder / "out" / path.stem / "report.json"

    return convert


def codes(ended):
    return [(entry["code"], entry["severity"]) for entry in ended.value]


def test_findings_are_shown_by_table_with_both_figures(run, wrong_pdf):
    ended = run("check", wrong_pdf)
    assert ended.code == 1
    assert ended.err == ""
    lines = ended.out.splitlines()
    title = next(index for index, line in enumerate(lines) if line.startswith("2026年部门支出总表"))
    assert "table 1 · page 1" in lines[title]
    assert lines[title + 1].startswith("  ✗ SUM-001  a row does not add up   page 1  ")
    figures = "printed 31.00 万元   checked against 30.00 万元   difference +1.00 万元"
    assert lines[title + 2].strip() == figures
    assert any(line.split()[:2] == ["total", "2"] or "total" in line.split() for line in lines)


def test_it_speaks_the_language_of_the_person(run, wrong_pdf):
    ended = run("check", wrong_pdf, language="zh")
    assert "横向合计不符" in ended.out
    assert "印数 31.00 万元   核对数 30.00 万元   差额 +1.00 万元" in ended.out


@pytest.mark.parametrize(
    ("fail_on", "code"), [((), 1), (("--fail-on", "never"), 0), (("--fail-on", "info"), 1)]
)
def test_exit_code_of_errors(run, wrong_pdf, fail_on, code):
    assert run("check", wrong_pdf, *fail_on).code == code


def test_exit_code_of_a_clean_file(run, table_pdf):
    clean = table_pdf("clean.pdf")
    ended = run("check", clean)
    assert ended.code == 0
    assert "No findings of this severity." in ended.out


def test_what_is_hidden_still_counts(run, wrong_pdf):
    ended = run("check", wrong_pdf, "--severity", "error", "--fail-on", "info")
    assert ended.code == 1


def test_several_files_are_shown_one_after_the_other(run, wrong_pdf, table_pdf):
    ended = run("check", table_pdf("clean.pdf"), wrong_pdf)
    assert ended.code == 1
    assert ended.out.index("clean.pdf") < ended.out.index("wrong.pdf")
    assert "2 files" in ended.out


def test_a_report_tells_what_is_recorded_in_it(run, wrong_pdf, report_of):
    report = report_of(wrong_pdf)
    from_pdf, from_report = (run("check", path, "--format", "json") for path in (wrong_pdf, report))
    assert from_report.code == 1
    assert from_report.value == from_pdf.value


def test_a_report_is_not_checked_again(run, wrong_pdf, report_of):
    report = report_of(wrong_pdf)
    value = json.loads(report.read_text("utf-8"))
    report.write_text(json.dumps({**value, "findings": []}), "utf-8")
    ended = run("check", report, "--format", "json")
    assert (ended.code, ended.value) == (0, [])


def test_json_names_file_table_and_cell(run, wrong_pdf):
    first = run("check", wrong_pdf, "--format", "json").value[0]
    assert first["file"] == "wrong.pdf"
    assert first["table"]["title"] == "2026年部门支出总表"
    assert first["places"][0]["column"]["header"] == "合计"
    assert first["places"][0]["raw"] == "31.00"
    assert first["difference_yuan"] == "10000.00"


def test_sarif_on_standard_output_and_in_a_file(run, wrong_pdf):
    printed = run("check", wrong_pdf, "--format", "sarif")
    written = run("check", wrong_pdf, "--format", "sarif", "-o", "deep/findings.sarif")
    assert (printed.code, written.code) == (1, 1)
    log = json.loads((run.folder / "deep" / "findings.sarif").read_text("utf-8"))
    assert log == printed.value
    assert log["runs"][0]["results"][0]["ruleId"] == "SUM-001"
    assert "written: deep/findings.sarif" in written.out


def test_html_shows_the_page_with_the_cell_framed(run, wrong_pdf):
    ended = run("check", wrong_pdf, "--format", "html", "-o", "findings.html")
    assert ended.code == 1
    page = (run.folder / "findings.html").read_text("utf-8")
    assert page.count("data:image/png;base64,") == 1
    assert '<rect class="fault"' in page


def test_html_of_a_report_without_and_with_its_pdf(run, wrong_pdf, report_of):
    report = report_of(wrong_pdf)
    bare = run("check", report, "--format", "html").out
    assert "data:image" not in bare
    pictured = run("check", report, "--pdf", wrong_pdf, "--format", "html").out
    assert pictured == run("check", wrong_pdf, "--format", "html").out


def test_the_pdf_must_be_the_one_of_the_report(run, wrong_pdf, table_pdf, report_of):
    report = report_of(wrong_pdf)
    ended = run("check", report, "--pdf", table_pdf("clean.pdf"), "--format", "html")
    assert ended.code == 2
    assert "clean.pdf" in ended.err


def test_options_that_would_do_nothing_are_refused(run, wrong_pdf, report_of):
    report = report_of(wrong_pdf)
    assert run("check", wrong_pdf, "--pdf", wrong_pdf).code == 2
    assert run("check", report, "--engine", "ruled").code == 2


def test_text_can_be_written_to_a_file(run, wrong_pdf):
    ended = run("check", wrong_pdf, "-o", "findings.txt")
    assert ended.code == 1
    text = (run.folder / "findings.txt").read_text("utf-8")
    assert "✗ SUM-001" in text
    assert "\x1b" not in text


def test_an_encrypted_file_is_checked_with_its_password(run, table_pdf):
    locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "s3cret", "owner_pw": "o"}
    path = table_pdf("locked.pdf", WRONG, **locked)
    assert run("check", path).code == 3
    ended = run("check", path, "--password", "s3cret", "--format", "html")
    assert ended.code == 1
    assert "data:image/png" in ended.out


def test_quiet_says_nothing(run, wrong_pdf):
    ended = run("check", wrong_pdf, "-q")
    assert (ended.code, ended.out) == (1, "")


def test_the_next_command_can_be_pasted(run, table_pdf):
    path = table_pdf("年初 (1).pdf", WRONG)
    assert f"gongkai check '{path}' --format html" in run("check", path).out
