"""The contract of every exporter: valid for the outside tool, the same facts back, the same bytes.

A new format joins with a line in `ways_back` (or in `NO_FIGURES`, with the reason).
"""

import hashlib
import json
import os
import subprocess
import sys
from decimal import Decimal
from importlib import import_module
from pathlib import Path, PurePosixPath

import pytest
from disclosures import KINDS, disclosure
from ways_back import WAYS_BACK, XBRL, figures_in

from exports.bundle import export_all
from exports.json import from_bytes, to_bytes
from exports.registry import FORMATS, exporter_named, missing
from exports.spec import ExportedFile
from exports.tidy.figures import facts
from exports.validation.registry import VALIDATORS, fitting, ready_validator
from extractor.errors import NotExpressible, SchemaMismatch
from extractor.model.report import Report
from extractor.pipeline import Options, read_report

# The outside tools warn about themselves; Arelle leaves files open.
pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "zezhou-2026" / "zezhou-2026.pdf"
STANDARDS = ROOT.parent / "shared" / "standards"

NO_FIGURES = {"dcat": "tells of files, holds no figures"}
# Every kind of file an export may have, and who judges it.
JUDGED_BY = {name: name for name in VALIDATORS}


@pytest.fixture(scope="module")
def sample() -> Report:
    return read_report(SAMPLE, Options(), lambda *_: None)


@pytest.fixture(scope="module", params=["built by hand", "sample"])
def report(request, sample) -> Report:
    return sample if request.param == "sample" else disclosure()


def written(folder: Path, files: tuple[ExportedFile, ...]) -> Path:
    for file in files:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)
    return folder


def test_every_format_has_a_way_back_or_a_reason():
    assert set(WAYS_BACK) | set(NO_FIGURES) == set(FORMATS)
    assert set(FORMATS) <= set(JUDGED_BY)


@pytest.mark.parametrize("name", FORMATS)
def test_files_are_relative_sorted_and_of_its_name(name, report):
    exporter = exporter_named(name)
    paths = [file.path for file in exporter.export(report)]
    assert exporter.name == name
    assert exporter.media_type
    assert paths == sorted(set(paths))
    assert not any(path.is_absolute() or ".." in path.parts for path in paths)


@pytest.mark.parametrize("name", FORMATS)
def test_text_is_utf8_without_bom_and_with_lf(name, report):
    for file in exporter_named(name).export(report):
        if file.path.suffix in (".json", ".jsonld", ".csv", ".xml", ".xhtml", ".html", ".xbrl"):
            assert file.data.decode("utf-8")[0] != "\ufeff"
            assert b"\r" not in file.data


@pytest.mark.parametrize("name", WAYS_BACK)
def test_the_same_facts_come_back(name, report):
    files = exporter_named(name).export(report)
    assert figures_in(name, files) == {fact.id: fact.amount for fact in report.facts}


@pytest.mark.parametrize("name", FORMATS)
def test_the_outside_tool_accepts_it(name, report, tmp_path):
    lacking = missing(VALIDATORS[name].libraries)
    if lacking:
        pytest.skip(f"{', '.join(lacking)} not installed: pip install '.[validate]'")
    folder = written(tmp_path, exporter_named(name).export(report))
    judged = fitting(folder)
    assert name in {validator for validator, _ in judged}
    for validator, path in judged:
        verdict = ready_validator(validator).validate(path)
        assert verdict.problems == (), path
        assert verdict.checked.en


def digests(report: Report) -> dict[str, str]:
    files = [file for each in export_all(report, FORMATS).files.values() for file in each]
    return {str(file.path): hashlib.sha256(file.data).hexdigest() for file in files}


def test_the_bytes_are_the_same_elsewhere_and_at_another_time(tmp_path):
    """Another process, folder, locale, time zone, hash seed; two years later by its clock."""
    (tmp_path / "report.json").write_bytes(to_bytes(disclosure()))
    script = (
        "import datetime, hashlib, json, time\n"
        "time.time = lambda: 1800000000.0\n"
        "from exports.bundle import export_all\n"
        "from exports.json import from_bytes\n"
        "from exports.registry import FORMATS\n"
        "report = from_bytes(open('report.json', 'rb').read())\n"
        "files = [f for each in export_all(report, FORMATS).files.values() for f in each]\n"
        "print(json.dumps({str(f.path): hashlib.sha256(f.data).hexdigest() for f in files}))\n"
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Shanghai",
        "LC_ALL": "C",
    }
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == digests(from_bytes(to_bytes(disclosure())))


@pytest.mark.parametrize("name", FORMATS)
def test_equal_reports_give_equal_bytes(name, report):
    """Read from the PDF or from report.json, whose mappings are in another order."""
    again = from_bytes(to_bytes(report))
    assert exporter_named(name).export(again) == exporter_named(name).export(report)


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_another_version_is_refused(name, tmp_path):
    """No exporter ever sees one: reading refuses it, and says what to do."""
    document = json.loads(to_bytes(disclosure()))
    document["schema"] = "gongkai/report/2"
    with pytest.raises(SchemaMismatch) as refused:
        exporter_named(name).export(from_bytes(json.dumps(document).encode(), "old.json"))
    assert refused.value.exit_code == 7
    assert "gongkai/report/2" in refused.value.cause_in("en")
    assert "gongkai convert" in refused.value.action_in("zh")


def test_one_format_that_fails_stops_no_other():
    huge = disclosure([Decimal("1" * 40)])
    made = export_all(huge, ["parquet", "datapackage"])
    assert set(made.files) == {"datapackage"}
    assert [type(error) for error in made.errors] == [NotExpressible]


@pytest.mark.parametrize(("depth", "slack"), [(1, 0), (2, 100), (3, 100)])
def test_what_may_be_summed_adds_up_to_the_printed_total(sample, depth, slack):
    """By classes, sections or items: the same total, but for rounding in the last place."""
    table = facts(sample)
    rows = zip(*(table.column(name) for name in ("concept", "breakdown", "amount")), strict=True)
    spent = [(by, amount) for concept, by, amount in rows if concept == "expenditure"]
    (total,) = [amount for by, amount in spent if by is None]
    parts = [amount for by, amount in spent if by == f"function@{depth}"]
    assert len(parts) > 3
    assert abs(sum(parts) - total) <= slack


class TestStandards:
    """The official schemas, where they lie beside the checkout; we do not ship them."""

    def test_the_data_package_is_one_of_version_2(self, report):
        import jsonschema_rs

        path = STANDARDS / "datapackage-2.0" / "datapackage.json"
        if not path.is_file():
            pytest.skip("the JSON Schemas of Data Package v2 are not at hand")
        schema = jsonschema_rs.validator_for(json.loads(path.read_bytes()))
        files = {file.path: file.data for file in exporter_named("datapackage").export(report)}
        descriptor = json.loads(files[PurePosixPath("datapackage/datapackage.json")])
        assert [error.message for error in schema.iter_errors(descriptor)] == []
        descriptor["contributors"] = [{"title": "x", "roles": "publisher"}]
        assert not schema.is_valid(descriptor)

    def test_the_record_keeps_to_dcat_ap(self, report, tmp_path):
        shapes = sorted((STANDARDS / "dcat-ap-3.0.1").glob("*.ttl"))
        if not shapes:
            pytest.skip("the shapes of DCAT-AP 3.0.1 are not at hand")
        files = export_all(report, FORMATS).files
        (path,) = (written(tmp_path, files["dcat"]) / file.path for file in files["dcat"])
        assert ready_validator("dcat").validate(path, shapes).problems == ()


class TestDifferentThings:
    """Blank, zero, dash and not disclosed survive as different things."""

    WANTED = frozenset((label, cell.status, cell.amount) for label, cell in KINDS.items())

    def test_in_a_data_package(self):
        from exports.datapackage.read import table

        files = exporter_named("datapackage").export(disclosure())
        labels = {(row["table"], row["row"]): row["label"] for row in table(files, "rows")}
        found = {
            (
                labels[(row["table"], row["row"])],
                row["status"],
                None if row["amount"] is None else Decimal(row["amount"]),
            )
            for row in table(files, "cells")
            if row["table"] == "1" and row["column"] == "basic"
        }
        assert found == self.WANTED

    def test_in_parquet(self):
        from exports.parquet.read import table

        files = exporter_named("parquet").export(disclosure())
        labels = {(row["table"], row["row"]): row["label"] for row in table(files, "rows")}
        found = {
            (labels[(row["table"], row["row"])], row["status"], row["amount"])
            for row in table(files, "cells")
            if row["table"] == 1 and row["column"] == "basic"
        }
        assert found == self.WANTED

    def test_in_a_workbook(self):
        from exports.xlsx.read import sheet

        files = exporter_named("xlsx").export(disclosure())
        rows = sheet(files[0].data, "01 预算支出总表 一")
        shown = {row[3]: row[4] for row in rows if row[3] in KINDS}
        assert shown == {
            "合计": 1693.42,
            "印零": 0,
            "空白": None,
            "横线": "-",
            "不是数": "1,69.3",
            "负数": -3.5,
        }

    @pytest.mark.parametrize("name", ["json", "xml"])
    def test_in_the_whole_report(self, name):
        from exports.xml.read import from_xml

        files = {file.path.name: file.data for file in exporter_named(name).export(disclosure())}
        back = from_bytes(files["report.json"]) if name == "json" else from_xml(files["report.xml"])
        rows = back.tables[0].rows
        cells = {(row.label, row.cells["basic"]) for row in rows}
        assert {(label, cell.status, cell.amount) for label, cell in cells} == self.WANTED
        assert {cell.raw for _, cell in cells} == {cell.raw for cell in KINDS.values()}
        assert {key for row in rows for key in row.cells} == {"basic", "note"}

    @pytest.mark.parametrize("name", XBRL)
    def test_in_xbrl(self, name):
        """A figure is a fact; what is none has a status, and no amount at all."""
        from exports.xbrl.read import facts as xbrl_facts

        report = disclosure()
        files = exporter_named(name).export(report)
        amounts = figures_in(name, files)
        told = [(each, dict(each.axes)) for each in xbrl_facts(files) if each.name == "CellStatus"]
        status = {
            axes["RowAxis"]: each.value
            for each, axes in told
            if axes["TableAxis"] == "1" and axes["ColumnAxis"] == "basic"
        }
        ids = {fact.places[0].row: fact.id for fact in report.facts if fact.places[0].table == 0}
        found = {
            (label, status.get(str(index + 1), "printed"), amounts.get(ids.get(index, "")))
            for index, label in enumerate(KINDS)
        }
        assert found == self.WANTED
        assert len(amounts) == len(ids)
        assert {axes["ColumnAxis"] for _, axes in told if axes["TableAxis"] == "1"} == {"basic"}

    def test_in_ckan(self):
        from exports.ckan import dataset_of

        tables = {table.table: table.records for table in dataset_of(disclosure()).tables}
        labels = {(row["table"], row["row"]): row["label"] for row in tables["rows"]}
        found = {
            (
                labels[(row["table"], row["row"])],
                row["status"],
                None if row["amount"] is None else Decimal(str(row["amount"])),
            )
            for row in tables["cells"]
            if row["table"] == 1 and row["column"] == "basic"
        }
        assert found == self.WANTED

    @pytest.mark.parametrize("name", ["datapackage", "parquet"])
    def test_a_column_that_is_not_printed_has_no_cells(self, name):
        rows = import_module(f"exports.{name}.read").table(
            exporter_named(name).export(disclosure()), "cells"
        )
        assert {row["column"] for row in rows if str(row["table"]) == "1"} == {"basic", "note"}
