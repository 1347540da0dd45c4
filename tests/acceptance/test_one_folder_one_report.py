"""A folder of results tells one report of one document, whatever is written there when."""

import json
import os

import pytest
from disclosures import disclosure, small_report

from exports.json import to_bytes
from extractor.errors import OutputUnwritable
from gongkai.cli.app import run as run_here

BODY = (("", "合计", "1.00", "1.00", ""),)


@pytest.fixture
def given(run):
    """Makes a report at a path."""

    def make(path, report):
        target = run.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(to_bytes(report))
        return target

    return make


def sources(folder):
    """Folder → the PDF that each report, package or page in it names."""
    return {
        entry.name: {
            digest
            for path in entry.rglob("*")
            if path.suffix in (".json", ".xml")
            for digest in (small_report().source.sha256, disclosure().source.sha256)
            if digest in path.read_text("utf-8")
        }
        for entry in folder.iterdir()
    }


def test_two_disclosures_of_one_name_do_not_mix(run, given):
    one, other = given("a/x.json", disclosure()), given("b/x.json", small_report())
    assert run("export", one, "-f", "datapackage,xml", "-o", "out").err == ""
    ended = run("export", other, "-f", "xml", "-o", "out")
    assert ended.code == 0
    assert "out/x holds another document" in ended.err
    second = f"x-{'a' * 8}"
    assert sources(run.folder / "out") == {"x": {"ab" * 32}, second: {"a" * 64}}
    assert (run.folder / "out/x/datapackage/datapackage.json").is_file()


def test_an_edited_report_renews_what_lies_there(run, given):
    path = given("a/x.json", disclosure())
    run("export", path, "-f", "datapackage,xml", "-o", "out")
    document = json.loads(path.read_bytes())
    document["facts"][0]["amount"] = "1.00"
    path.write_text(json.dumps(document))
    ended = run("export", path, "-f", "xml", "-o", "out", "--json")
    (told,) = ended.value["files"]
    assert told["renewed"] == ["datapackage"]
    assert "datapackage lay there already" in ended.err
    facts = (run.folder / "out/x/datapackage/data/facts.csv").read_text("utf-8")
    assert ",1.00," in facts
    again = run("export", path, "-f", "xlsx", "-o", "out")
    assert again.err == ""
    assert (run.folder / "out/x/datapackage/datapackage.json").is_file()


def test_what_cannot_be_renewed_goes(run, given):
    path = given("a/x.json", disclosure())
    run("export", path, "-f", "xbrl,xml", "-o", "out")
    document = json.loads(path.read_bytes())
    document["facts"][0]["dimensions"] = {"colour": "red"}
    path.write_text(json.dumps(document))
    (told,) = run("export", path, "-f", "xml", "-o", "out", "--json").value["files"]
    assert told["removed"] == ["xbrl"]
    assert not list((run.folder / "out/x").rglob("*.xbrl"))


def test_a_second_pdf_of_one_name_joins_and_is_counted_once(run, table_pdf):
    first, second = table_pdf("a/x.pdf"), table_pdf("b/x.pdf", BODY)
    run("convert", first, "-o", "out")
    run("convert", second, "-o", "out")
    run("convert", first, second, "-o", "out")
    reports = [json.loads(each.read_bytes()) for each in run.folder.glob("out/*/report.json")]
    assert len(reports) == len({each["source"]["sha256"] for each in reports}) == 2
    assert (run.folder / "out/x/report.json").is_file()


def test_exporting_its_report_keeps_a_folder_of_its_pdf(run, table_pdf):
    path = table_pdf("x.pdf")
    run("convert", path, "-o", "out")
    run("export", "out/x/report.json", "-f", "xlsx", "-o", "out")
    (told,) = run("convert", path, "-f", "xlsx", "-o", "out", "--json").value["files"]
    assert told["status"] == "skipped"
    table_pdf("x.pdf", BODY)
    run("convert", path, "-o", "out")
    assert [each.name for each in (run.folder / "out").iterdir()] == ["x"]


def test_what_an_earlier_reading_left_is_named(run, table_pdf):
    path = table_pdf("x.pdf")
    run("convert", path, "-o", "out")
    path.write_bytes(b"%PDF-1.7 damaged")
    ended = run("convert", path, "-o", "out")
    assert ended.code == 3
    assert "out/x/report.json is of an earlier reading" in ended.err


@pytest.mark.parametrize("form", ["datapackage", "parquet", "xbrl-csv", "dcat"])
def test_what_is_stopped_half_way_is_no_whole(run, given, monkeypatch, form):
    """As if the program had been killed after each of the first writes."""
    from gongkai.batch import deliver

    path, folder = given("a/x.json", disclosure()), run.folder / "out/x"
    run("export", path, "-f", form, "-o", "out")
    whole = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
    path.write_bytes(to_bytes(disclosure()).replace(b"16934200.00", b"16934300.00"))
    written = []

    def stopped(target, data):
        if len(written) == 1:
            raise OutputUnwritable(str(target), reason="killed")
        written.append(target)
        target.write_bytes(data)

    monkeypatch.setattr(deliver, "write_atomically", stopped)
    assert run_here(["export", str(path), "-f", form, "-o", str(run.folder / "out"), "-q"]) == 7
    from exports.registry import FORMATS

    opening = {each for each in whole if each.name in FORMATS[form].opens}
    assert opening
    assert not any(each.is_file() for each in opening)
    (folder / ".left.csv.999999999.partial").write_bytes(b"half")
    assert run("export", path, "-f", "xml", "-o", "out").code == 0
    assert all(each.is_file() for each in whole)
    assert not list(folder.rglob("*.partial"))


def test_what_another_program_is_writing_stays(tmp_path):
    from exports.atomic import sweep, write_atomically

    left = [tmp_path / f".{name}.partial" for name in ("a.csv.999999999", "b.csv.1", "c", "d.e")]
    old = tmp_path / f".f.csv.{os.getppid()}.partial"
    for path in (*left, old):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {each.name for each in left[1:]}
    killed = tmp_path / ".x.json.999999999.partial"
    killed.write_bytes(b"half")
    write_atomically(tmp_path / "x.json", b"{}")
    assert not killed.exists()
