"""`gongkai diff` as people run it: two files in, the changes out, bad pairs told as such."""

import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from disclosures import small_report
from openpyxl import load_workbook
from report_parts import cell

from exports.json import to_bytes

SAMPLES = Path(__file__).parents[2] / "samples"
OLD = SAMPLES / "zezhou-2025-constructed" / "report.json"
NEW = SAMPLES / "zezhou-2026" / "report.json"
GROWN = (
    ("", "合计", "40.00", "25.00", "15.00"),
    ("208", "社会保障和就业支出", "40.00", "25.00", "15.00"),
    ("20805", "行政事业单位养老支出", "40.00", "25.00", "15.00"),
)


@pytest.fixture
def pdfs(table_pdf):
    return table_pdf("old.pdf"), table_pdf("new.pdf", GROWN)


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """Two reports of one body and two years, in which one total grew by 50 per cent."""
    report = small_report()
    table, *others = report.tables
    rows = table.rows[:4]
    facts = tuple(
        each
        for each in report.facts
        if each.places[0].table is not None and each.places[0].row < len(rows)
    )
    cells = {**rows[0].cells, "total": cell("2,540.13")}
    grown = replace(table, rows=(replace(rows[0], cells=cells), *rows[1:]))
    new = replace(report, tables=(grown, *others), facts=facts)
    old = replace(
        new,
        fiscal_year=2025,
        source=replace(new.source, sha256="b" * 64, name="old.pdf"),
        tables=(replace(table, rows=rows), *others),
    )
    folder = tmp_path_factory.mktemp("reports")
    for name, report in (("old", old), ("new", new)):
        (folder / f"{name}.json").write_bytes(to_bytes(report))
    return folder / "old.json", folder / "new.json"


@pytest.fixture(scope="module")
def reports():
    """The two sample reports as JSON values, to be changed and written anew."""
    return json.loads(OLD.read_bytes()), json.loads(NEW.read_bytes())


def written(run, name, document):
    path = run.folder / name
    data = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    path.write_text(data, "utf-8")
    return path


def left(folder):
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.rglob("*"))


def test_two_pdfs(run, pdfs):
    ended = run("diff", *pdfs)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[1].strip() == "old.pdf → new.pdf"
    rows = [line.split() for line in ended.out.splitlines()]
    assert ["expenditure", "30.00", "40.00", "+10.00", "+33.33%"] in rows


def test_a_pdf_beside_a_report(run, pdfs):
    assert run("convert", pdfs[0], "-o", "out", "-q").code == 0
    mixed = run("diff", "out/old/report.json", pdfs[1], "--format", "json")
    both = run("diff", *pdfs, "--format", "json")
    assert mixed.code == both.code == 0
    assert mixed.value == both.value
    assert both.value["schema"] == "gongkai/changes/1"


def test_the_samples_in_chinese(run):
    ended = run("diff", OLD, NEW, language="zh")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("泽州县残疾人联合会 · 单位\n2025年预算 → 2026年预算  两个年度\n")
    assert "2100501 → 2101101 行政单位医疗" in ended.out
    assert "残疾儿童康复救助经费 + 成年残疾人康复服务经费 → 康复经费" in ended.out
    assert "\x1b" not in ended.out


def test_one_file_with_itself_has_no_change(run):
    ended = run("diff", NEW, NEW, "--any-pair", "--fail-on", "changes")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "Nothing changed."
    assert "! both sides are the same file" in ended.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "changes"), 1),
        (("--fail-on", "material", "--min-amount", "846.71"), 1),
        (("--fail-on", "material", "--min-amount", "846.72"), 0),
        (("--fail-on", "material", "--min-percent", "50"), 1),
        (("--fail-on", "material", "--min-percent", "50.01", "--min-amount", "0"), 0),
    ],
)
def test_exit_codes(run, pair, options, code):
    assert run("diff", *pair, *options, "-q").code == code


def test_quiet_says_nothing(run, pair):
    ended = run("diff", *pair, "-q")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_other_bodies_are_refused_unless_meant(run, reports):
    other = {**reports[1], "issuer": {**reports[1]["issuer"], "name": "泽州县财政局"}}
    path = written(run, "other.json", other)
    refused = run("diff", OLD, path)
    assert (refused.code, refused.out) == (3, "")
    assert refused.err.startswith("error CMP-002: ")
    assert "--any-pair" in refused.err
    meant = run("diff", OLD, path, "--any-pair", language="zh")
    assert meant.code == 0
    assert "! 两份文件的单位不同" in meant.out


def test_one_file_twice_is_refused(run, table_pdf):
    ended = run("diff", table_pdf("a.pdf"), table_pdf("b.pdf"))
    assert (ended.code, ended.err.split(":")[0]) == (3, "error CMP-001")


def test_the_wrong_way_round_is_said(run):
    ended = run("diff", NEW, OLD)
    assert ended.code == 0
    assert "! the first (2026) is later than the second (2025)" in ended.out
    assert "budget 2026 → budget 2025" in ended.out


def test_other_currencies_are_refused_always(run, reports):
    tables = [{**each, "printed_unit": "单位：万美元"} for each in reports[1]["tables"]]
    path = written(run, "dollars.json", {**reports[1], "tables": tables})
    ended = run("diff", OLD, path, "--any-pair")
    assert (ended.code, ended.err.split(":")[0]) == (3, "error CMP-004")


def test_nothing_recognised(run, pdfs, prose_pdf):
    ended = run("diff", pdfs[0], prose_pdf)
    assert (ended.code, ended.err.split(":")[0]) == (5, "error REC-001")


def test_both_bad_files_are_told(run, tmp_path):
    paths = []
    for name, data in (("note.pdf", b"hello"), ("broken.json", b'{"schema": ')):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    ended = run("diff", *paths)
    assert (ended.code, ended.out) == (7, "")
    assert "error IN-004" in ended.err
    assert "error OUT-004" in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        (OLD,),
        (OLD, NEW, OLD),
        (OLD, NEW, "--min-amount", "many"),
        (OLD, NEW, "--min-amount", "-1"),
        (OLD, NEW, "--min-percent", "NaN"),
        (OLD, NEW, "--top", "0"),
        (OLD, NEW, "--format", "docx"),
        (SAMPLES, NEW),
    ],
)
def test_usage(run, arguments):
    ended = run("diff", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("usage error: ")


def test_a_missing_file(run):
    ended = run("diff", OLD, "absent.pdf")
    assert (ended.code, ended.err.split(":")[0]) == (3, "error IN-001")


def test_a_crosswalk_that_is_none(run):
    (run.folder / "mine.yaml").write_text("entries: 3\n", "utf-8")
    ended = run("diff", OLD, NEW, "--crosswalk", "mine.yaml")
    assert (ended.code, ended.err.split(":")[0]) == (4, "error CMP-007")
    assert "mine.yaml" in ended.err


def test_a_file_to_be_read_is_never_replaced(run, pdfs):
    before = pdfs[0].read_bytes()
    ended = run("diff", *pdfs, "-o", os.path.relpath(pdfs[0], run.folder))
    assert ended.code == 2
    assert pdfs[0].read_bytes() == before


@pytest.mark.parametrize("name", ["c.json", "c.xlsx", "c.csv", "c.txt"])
def test_the_name_of_the_output_says_the_form(run, pair, name):
    ended = run("diff", *pair, "-o", name)
    assert (ended.code, ended.out) == (0, f"written: {name}\n")
    data = (run.folder / name).read_bytes()
    assert left(run.folder) == [name]
    if name.endswith("json"):
        assert json.loads(data)["schema"] == "gongkai/changes/1"
    elif name.endswith("xlsx"):
        assert "比较" in load_workbook(io.BytesIO(data)).sheetnames
    elif name.endswith("csv"):
        assert data.decode().startswith("concept,")
    else:
        assert "泽州县 残疾人联合会" in data.decode()


@pytest.mark.parametrize(
    "given", [("-o", "c.doc"), ("-o", "c"), ("-o", "c.json", "--format", "csv")]
)
def test_a_name_that_says_no_form_or_another_is_told(run, pair, given):
    ended = run("diff", *pair, *given)
    assert ended.code == 2
    assert "format" in ended.err
    assert left(run.folder) == []


def test_a_name_without_a_form_takes_the_one_asked_for(run, pair):
    assert run("diff", *pair, "-o", "c.doc", "--format", "text", "-q").code == 0
    assert "泽州县 残疾人联合会" in (run.folder / "c.doc").read_text("utf-8")


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_a_reader_that_has_gone_is_no_answer(pair, form):
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as gone:
        ended = subprocess.run(
            [sys.executable, "-m", "gongkai", "diff", *map(str, pair), "--format", form],
            env={**os.environ, "PYTHONPATH": str(SAMPLES.parent)},
            stdout=gone,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (141, b"")


def test_a_page_that_links_both_pdfs(run, pdfs):
    pytest.importorskip("gongkai.side_by_side")
    ended = run("diff", *pdfs, "-o", "c.html")
    assert (ended.code, ended.out) == (0, "written: c.html\n")
    text = (run.folder / "c.html").read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    assert "../old.pdf#page=1" in text
    assert "../new.pdf#page=1" in text


def test_csv_into_a_folder(run, pair):
    assert run("diff", *pair, "--format", "csv", "-o", "tables", "-q").code == 0
    names = left(run.folder / "tables")
    assert len(names) == 10
    assert {"facts.csv", "lines.csv", "claims.csv"} <= set(names)
    facts = run("diff", *pair, "--format", "csv").out
    assert facts == (run.folder / "tables" / "facts.csv").read_text("utf-8")


def test_a_comparison_is_put_into_another_form_later(run, pair):
    assert run("diff", *pair, "-o", "c.json", "-q").code == 0
    again = run("diff", "c.json", "--format", "json")
    assert again.code == 0
    assert again.out == (run.folder / "c.json").read_text("utf-8")
    assert run("diff", "c.json", "-o", "c.xlsx", "-q").code == 0
    assert run("diff", "c.json", "--min-amount", "3").code == 2
    assert run("diff", "c.json", "-o", "c.json").code == 2


@pytest.mark.parametrize("name", ["broken.json", "new.json"])
def test_a_comparison_that_is_no_good(run, name):
    texts = {
        "broken.json": '{"schema":"gongkai/changes/1"}',
        "new.json": '{"schema":"gongkai/changes/9"}',
    }
    (run.folder / name).write_text(texts[name], "utf-8")
    ended = run("diff", name)
    assert ended.code == 7
    assert ended.err.startswith(f"error {'CMP-005' if name == 'broken.json' else 'OUT-002'}: ")


def test_nothing_is_left_half_written(run, pair):
    (run.folder / "c.json").mkdir()
    ended = run("diff", *pair, "-o", "c.json")
    assert (ended.code, ended.err.split(":")[0]) == (7, "error OUT-001")
    assert left(run.folder) == ["c.json"]


def test_two_runs_give_the_same_bytes(run, pair):
    for name in ("a.json", "b.json", "a.xlsx", "b.xlsx"):
        assert run("diff", *pair, "-o", name, "-q").code == 0
    for form in ("json", "xlsx"):
        assert (run.folder / f"a.{form}").read_bytes() == (run.folder / f"b.{form}").read_bytes()


@pytest.mark.parametrize(("language", "word"), [("zh", "用法："), ("en", "Usage: ")])
def test_the_help_page(run, language, word):
    ended = run("diff", "--help", language=language)
    assert ended.code == 0
    assert ended.out.startswith(word)
    assert "gongkai diff" in ended.out
    for option in ("--min-amount", "--crosswalk", "--any-pair", "--fail-on", "--profiles"):
        assert option in ended.out
