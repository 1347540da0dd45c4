"""`gongkai export`, `convert --format` and `validate` as people run them."""

import json

import pytest
from disclosures import disclosure

from exports.json import to_bytes

OTHER = (("", "合计", "30.00", "20.00", "10.00"), ("205", "教育支出", "30.00", "20.00", "10.00"))


def exported(ended):
    """Status and formats of the only file."""
    (file,) = ended.value["files"]
    return file["status"], {each["format"] for each in file["exports"]}


def test_a_pdf_comes_out_in_every_format_in_one_step(run, table_pdf):
    path = table_pdf("a.pdf")
    ended = run("convert", path, "-o", "out", "-f", "xlsx,datapackage", "-f", "parquet", "--json")
    assert ended.code == 0
    assert exported(ended) == ("converted", {"json", "xlsx", "datapackage", "parquet"})
    folder = run.folder / "out" / "a"
    assert {each.name for each in folder.iterdir()} == {
        ".receipt.json", "datapackage", "parquet", "report.json", "report.xlsx"
    }  # fmt: skip


def test_another_format_is_made_without_reading_again(run, table_pdf):
    path = table_pdf("a.pdf")
    run("convert", path, "-o", "out")
    report = run.folder / "out/a/report.json"
    before = report.stat().st_mtime_ns
    assert exported(run("convert", path, "-o", "out", "-f", "xlsx", "--json")) == (
        "exported",
        {"json", "xlsx"},
    )
    assert report.stat().st_mtime_ns == before
    assert exported(run("export", path, "-o", "out", "-f", "xlsx", "--json"))[0] == "skipped"
    (run.folder / "out/a/report.xlsx").write_bytes(b"changed by hand")
    assert exported(run("export", path, "-o", "out", "-f", "xlsx", "--json"))[0] == "exported"
    assert (run.folder / "out/a/report.xlsx").read_bytes().startswith(b"PK")


def test_the_catalogue_record_knows_what_lies_beside_it(run, table_pdf):
    path = table_pdf("a.pdf")
    record = run.folder / "out/a/dcat.jsonld"

    def told():
        graph = json.loads(record.read_text("utf-8"))["@graph"]
        return {each["@id"] for each in graph if each["@type"] == "dcat:Distribution"}

    run("convert", path, "-o", "out", "-f", "dcat")
    assert told() == {"#json"}
    run("convert", path, "-o", "out", "-f", "xlsx")
    assert told() == {"#json", "#xlsx"}


def test_nothing_of_an_older_reading_stays(run, table_pdf):
    path = table_pdf("a.pdf")
    run("convert", path, "-o", "out", "-f", "datapackage")
    rows = run.folder / "out/a/datapackage/data/rows.csv"
    assert "行政事业单位养老支出" in rows.read_text("utf-8")
    table_pdf("a.pdf", OTHER)
    assert exported(run("convert", path, "-o", "out", "--json"))[0] == "converted"
    assert "行政事业单位养老支出" not in rows.read_text("utf-8")


def test_reports_are_exported_under_the_names_of_their_folders(run, table_pdf):
    files = [table_pdf("a.pdf"), table_pdf("b.pdf", OTHER)]
    run("convert", *files, "-o", "out")
    ended = run("export", "out", "-f", "datapackage", "-o", "published")
    assert ended.code == 0
    folder = run.folder / "published"
    assert sorted(each.name for each in folder.iterdir()) == ["a", "b"]
    assert {each.name for each in (folder / "a").iterdir()} == {".receipt.json", "datapackage"}
    again = run("export", "out/a/report.json", "-f", "json,dcat", "-o", "out", "--json")
    assert exported(again) == ("exported", {"json", "dcat"})


def test_all_is_every_format(run, table_pdf):
    from exports.registry import FORMATS

    ended = run("convert", table_pdf("a.pdf"), "-o", "out", "-f", "all,json", "--json")
    assert (ended.code, exported(ended)) == (0, ("converted", set(FORMATS)))
    assert run("export", "a.pdf", "-o", "out", "-f", "all,pdf").code == 2


def test_mistakes_are_told_with_what_to_do(run, table_pdf):
    path = table_pdf("a.pdf")
    unknown = run("export", path, "-f", "pdf", "-o", "out")
    assert (unknown.code, "no format pdf" in unknown.err) == (2, True)
    assert "datapackage" in unknown.err
    without = run("export", path, "-o", "out")
    assert (without.code, "--format" in without.err) == (2, True)
    assert not (run.folder / "out").exists()


def test_a_report_of_another_version_is_refused(run, table_pdf):
    run("convert", table_pdf("a.pdf"), "-o", "out")
    report = run.folder / "out/a/report.json"
    report.write_bytes(report.read_bytes().replace(b"gongkai/report/1", b"gongkai/report/9"))
    ended = run("export", report, "-f", "xlsx", "-o", "elsewhere")
    assert ended.code == 7
    assert "OUT-002" in ended.err
    assert "gongkai convert" in ended.err
    assert not (run.folder / "elsewhere" / "a").exists()


def test_what_is_exported_is_valid_until_someone_changes_it(run, table_pdf):
    run("convert", table_pdf("a.pdf"), "-o", "out", "-f", "datapackage,dcat,parquet,xlsx")
    good = run("validate", "out", "--json")
    assert good.code == 0
    assert {each["format"] for each in good.value["files"]} == {
        "json", "datapackage", "csvw", "dcat", "parquet", "xlsx"
    }  # fmt: skip
    facts = run.folder / "out/a/datapackage/data/facts.csv"
    facts.write_bytes(facts.read_bytes().replace(b"300000.00", b"300000,00"))
    bad = run("validate", "out/a/datapackage", language="zh")
    assert bad.code == 1
    assert "SHA-256" in bad.out


def test_xbrl_and_xml_in_one_step(run, table_pdf):
    pytest.importorskip("arelle", reason="Arelle is not installed: pip install '.[validate]'")
    run("convert", table_pdf("a.pdf"), "-o", "out", "-f", "xbrl,xml")
    good = run("validate", "out", "--json")
    assert (good.code, good.err) == (0, "")
    assert {each["format"] for each in good.value["files"]} == {"json", "xbrl", "xml"}
    instance = run.folder / "out/a/xbrl/report.xbrl"
    instance.write_bytes(instance.read_bytes().replace(b">300000.00<", b">310000.00<"))
    bad = run("validate", "out/a/xbrl", language="zh")
    assert bad.code == 1
    assert "合计与分项之和不符" in bad.out


def test_validating_nothing_is_no_success(run, prose_pdf):
    assert run("validate", prose_pdf).code == 7
    assert run("validate", "nowhere").code == 3
    assert run("validate", prose_pdf, "-f", "odt").code == 2


@pytest.mark.parametrize("command", ["export", "validate"])
@pytest.mark.parametrize(("language", "heading"), [("zh", "示例："), ("en", "Examples:")])
def test_help_has_examples_in_both_languages(run, command, language, heading):
    shown = run(command, "--help", language=language).out
    assert heading in shown
    assert f"gongkai {command} out/" in shown


def test_a_report_named_otherwise_is_still_one(run):
    (run.folder / "mine.txt").write_bytes(to_bytes(disclosure()))
    ended = run("export", "mine.txt", "-f", "xlsx", "-o", "out")
    assert ended.code == 0
    assert (run.folder / "out/mine/report.xlsx").is_file()


def test_what_the_publisher_says_stands_in_the_record(run, table_pdf):
    path, about = table_pdf("a.pdf"), ("--about", "issued=2026-02-13")
    record = run.folder / "out/a/dcat.jsonld"

    def issued():
        (dataset, *_) = json.loads(record.read_text("utf-8"))["@graph"]
        return dataset.get("dct:issued", {}).get("@value")

    assert run("convert", path, "-o", "out", "-f", "dcat").code == 0
    assert issued() is None
    assert exported(run("convert", path, "-o", "out", "-f", "dcat", *about, "--json"))[0] == (
        "exported"
    )
    assert issued() == "2026-02-13"
    again = run("convert", path, "-o", "out", "-f", "dcat", *about, "--json")
    assert exported(again)[0] == "skipped"
    run("export", "out/a/report.json", "-o", "published", "-f", "dcat", *about)
    assert (run.folder / "published/a/dcat.jsonld").read_text("utf-8") == record.read_text("utf-8")
    wrong = run("export", path, "-o", "out", "-f", "dcat", "--about", "issued=yesterday")
    assert (wrong.code, "issued=yesterday" in wrong.err) == (2, True)


def test_a_record_is_made_again_when_a_file_that_it_told_of_is_gone(run, table_pdf):
    path = table_pdf("a.pdf")
    run("convert", path, "-o", "out", "-f", "xlsx,dcat")
    (run.folder / "out/a/report.xlsx").unlink()
    run("convert", path, "-o", "out", "-f", "xml")
    assert "report.xlsx" not in (run.folder / "out/a/dcat.jsonld").read_text("utf-8")
    assert "xml/report.xml" in (run.folder / "out/a/dcat.jsonld").read_text("utf-8")
