"""`gongkai convert` on files that are well."""

import json

import pymupdf
import pytest

from exports.json import from_bytes


def report_of(run, name):
    return json.loads((run.folder / "out" / name / "report.json").read_bytes())


def test_one_file_gives_a_report_and_a_summary(run, table_pdf):
    ended = run("convert", table_pdf("budget.pdf"), "-o", "out")
    assert (ended.code, ended.err) == (0, "")
    assert "2026" in ended.out
    assert "支出总表" in ended.out
    assert "out/budget/report.json" in ended.out
    report = from_bytes((run.folder / "out/budget/report.json").read_bytes())
    assert report.tables[0].profile is not None
    assert report.source.name == "budget.pdf"


def test_the_bytes_depend_on_nothing_but_the_file(run, table_pdf):
    path = table_pdf("budget.pdf")
    run("convert", path, "-o", "one", LC_ALL="C")
    run("convert", path, "-o", "two", language="zh", LC_ALL="zh_CN.UTF-8", PYTHONHASHSEED="7")
    one, two = ((run.folder / out / "budget/report.json").read_bytes() for out in ("one", "two"))
    assert one == two
    assert str(path.parent).encode() not in one


def test_folders_are_searched_and_each_file_has_its_line(run, table_pdf):
    table_pdf("all/a.pdf")
    table_pdf("all/deep/b.PDF")
    ended = run("convert", run.folder.parent / "all", "-o", "out")
    assert ended.code == 0
    assert "2 files: 2 converted, 0 skipped, 0 failed" in ended.out
    assert report_of(run, "a")["source"]["name"] == "a.pdf"
    assert report_of(run, "b")["source"]["name"] == "b.PDF"


@pytest.mark.parametrize("turned", [False, True])
def test_stems_that_meet_get_the_same_names_in_any_order(run, table_pdf, turned):
    body = (("", "合计", "1.00", "1.00", ""),)
    files = [table_pdf("x/same.pdf"), table_pdf("y/same.pdf", body)]
    run("convert", *(reversed(files) if turned else files), "-o", "out")
    folders = {entry.name for entry in (run.folder / "out").iterdir()}
    assert folders == {f"same-{report_of(run, name)['source']['sha256'][:8]}" for name in folders}
    assert len(folders) == 2


def test_the_same_file_named_twice_is_converted_once(run, table_pdf):
    path = table_pdf("a.pdf")
    ended = run("convert", path, path, path.parent / "." / "a.pdf", "-o", "out", "--json")
    assert [file["status"] for file in ended.value["files"]] == ["converted"]


def test_work_done_is_not_done_again_unless_something_changed(run, table_pdf):
    path = table_pdf("a.pdf")

    def status(*options):
        return run("convert", path, "-o", "out", "--json", *options).value["files"][0]["status"]

    assert status() == "converted"
    assert status() == "skipped"
    assert status("--max-pages", 7) == "skipped"
    assert status("--engine", "ruled") == "converted"
    assert status() == "converted"
    assert status("--force") == "converted"
    (run.folder / "out/a/report.json").write_text("{}")
    assert status() == "converted"
    table_pdf("a.pdf", (("", "合计", "1.00", "1.00", ""),))
    assert status() == "converted"


def test_json_is_one_document_with_the_same_summary_when_skipped(run, table_pdf):
    path = table_pdf("a.pdf")
    first = run("convert", path, "-o", "out", "--json").value
    again = run("convert", path, "-o", "out", "--json").value
    assert first["exit_code"] == 0
    assert first["files"][0]["summary"] == again["files"][0]["summary"]
    assert first["files"][0]["summary"]["tables"][0]["rows"] == 3


def test_findings_decide_the_exit_code_only_if_asked(run, table_pdf):
    body = (
        ("", "合计", "30.00", "20.00", "10.00"),
        ("208", "社会保障和就业支出", "31.00", "20.00", "10.00"),
    )
    path = table_pdf("wrong.pdf", body)
    assert run("convert", path, "-o", "out").code == 0
    ended = run("convert", path, "-o", "out", "--fail-on", "error")
    assert ended.code == 1
    assert "31.00" in ended.out


def test_quiet_says_nothing_when_all_is_well(run, table_pdf):
    ended = run("convert", table_pdf("a.pdf"), "-o", "out", "-q")
    assert (ended.code, ended.out, ended.err) == (0, "", "")


def test_the_language_follows_the_locale(run, table_pdf):
    path = table_pdf("a.pdf")
    assert "报告已写入" in run("convert", path, "-o", "out", language="", LANG="zh_CN.UTF-8").out
    assert "用法：" in run("convert", "--help", language="", LC_ALL="zh_CN.UTF-8").out
    assert "Usage:" in run("convert", "--help", language="", LC_ALL="C.UTF-8").out


def test_a_file_name_that_is_not_text_stops_nothing(run, table_pdf):
    path = table_pdf("a.pdf")
    odd = path.with_name("odd\udcff\udce4.pdf")
    path.rename(odd)
    ended = run("convert", odd, table_pdf("b.pdf"), "-o", "out", "--json")
    # MuPDF cannot open a path that is not UTF-8; whether we read it or say so, we go on.
    assert ended.code in (0, 3)
    files = {file["path"]: file["status"] for file in ended.value["files"]}
    assert files[str(odd)] in ("converted", "failed")
    assert files[str(odd.with_name("b.pdf"))] == "converted"


def test_an_encrypted_file_opens_with_its_password(run, table_pdf):
    locked = {"encryption": pymupdf.PDF_ENCRYPT_AES_256, "user_pw": "s3cret", "owner_pw": "o"}
    path = table_pdf("locked.pdf", **locked)
    assert run("convert", path, "-o", "out", "--password", "s3cret").code == 0
