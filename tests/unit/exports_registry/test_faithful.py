"""What the outside tools let pass, but the report beside the files does not say."""

import json
from decimal import Decimal

import pytest
from disclosures import disclosure, small_report

from exports.bundle import export_all
from exports.json.canonical import dumps
from exports.registry import FORMATS
from exports.validation.judging import judged
from exports.xlsx.data import columns_by_name
from gongkai.cli.app import run

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def written(report, formats, folder):
    for files in export_all(report, formats).files.values():
        for file in files:
            (folder / file.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / file.path).write_bytes(file.data)
    return folder


@pytest.fixture
def folder(tmp_path):
    return written(disclosure(), FORMATS, tmp_path)


def problems(path, name=None):
    return [
        (each.path.name, found)
        for each in judged(path, name)
        for found in getattr(each.verdict, "problems", ())
    ]


def told(path, name=None):
    return [f"{each.where}: {each.message.en} {each.detail}" for _, each in problems(path, name)]


def change(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_what_is_as_exported_passes(folder):
    assert told(folder) == []
    checked = {each.name: each.verdict.checked.en for each in judged(folder)}
    assert sum("compared with report.json" in each for each in checked.values()) == 10


@pytest.mark.parametrize(
    ("name", "path", "old", "new"),
    [
        ("xbrl", "xbrl/report.xbrl", b">42", b">41"),
        ("xbrl-json", "xbrl-json/facts.json", b'"42', b'"41'),
        ("xbrl-csv", "xbrl-csv/funding_amount.csv", b",42", b",41"),
        ("ixbrl", "ixbrl/report.xhtml", b'scale="4">42.00<', b'scale="3">42.00<'),
    ],
)
def test_a_figure_that_arelle_lets_pass(tmp_path, name, path, old, new):
    pytest.importorskip("arelle", reason="Arelle is not installed: pip install '.[validate]'")
    folder = written(small_report(), ("json", name), tmp_path)
    change(folder / path, old, new)
    found = told(folder / name, name)
    assert any("not as in report.json: expected 42" in each for each in found), found


def test_a_fact_that_is_gone(folder):
    pytest.importorskip("arelle", reason="Arelle is not installed: pip install '.[validate]'")
    path = folder / "xbrl/report.xbrl"
    lines = path.read_bytes().splitlines(keepends=True)
    gone = next(each for each in lines if b"<gk:TableTitle " in each)
    path.write_bytes(b"".join(each for each in lines if each is not gone))
    assert any("TableTitle" in each and "missing" in each for each in told(folder / "xbrl"))


def test_an_amount_of_the_plain_document_is_held_against_its_print_and_the_report(folder):
    path = folder / "xml/report.xml"
    change(path, b'amount="16934200.00"', b'amount="16934100.00"')
    assert any("“1,693.42” says (16934200.00 yuan)" in each for each in told(folder / "xml"))
    change(path, b'raw="1,693.42"', b'raw="1,693.41"')
    assert any("in none of its cells" in each for each in told(folder / "xml"))


def test_a_text_of_the_plain_document_is_held_against_the_report(folder):
    change(folder / "xml/report.xml", "残疾人".encode(), "健全人".encode())
    assert any("健全人" in each for each in told(folder / "xml"))


@pytest.mark.parametrize("what", ["cell", "fact"])
def test_a_report_that_contradicts_itself_needs_no_other_file(folder, tmp_path, what):
    document = json.loads((folder / "report.json").read_bytes())
    if what == "cell":
        document["tables"][0]["rows"][0]["cells"]["basic"]["amount"] = "1.00"
    else:
        document["facts"][0]["amount"] = "1.00"
    lone = tmp_path / "lone" / "report.json"
    lone.parent.mkdir()
    lone.write_bytes(dumps(document))
    (found, *_) = told(lone)
    assert ("is not what" if what == "cell" else "in none of its cells") in found
    assert run(["validate", str(lone), "-q"]) == 1


def test_a_figure_of_the_workbook(folder):
    from openpyxl import load_workbook

    path = folder / "report.xlsx"
    book = load_workbook(path)
    sheet = book["事实"]
    column = columns_by_name([each.value for each in sheet[1]])["amount"]
    cell = sheet.cell(2, column + 1)
    cell.value = 1.5
    book.save(path)
    assert any("found 1.5" in each for each in told(path))


def test_a_row_of_parquet_and_a_table_that_is_gone(folder):
    import pyarrow
    from pyarrow import parquet

    path = folder / "parquet/facts.parquet"
    table = parquet.read_table(path)
    place = table.schema.get_field_index("amount")
    amounts = [Decimal("1.00"), *table.column("amount").to_pylist()[1:]]
    column = pyarrow.array(amounts, table.schema.field("amount").type)
    parquet.write_table(table.set_column(place, table.schema.field("amount"), column), path)
    (folder / "parquet/cells.parquet").unlink()
    found = told(folder / "parquet")
    assert any(" amount: not as in report.json: expected " in each for each in found), found
    assert any("cells.parquet: missing" in each for each in found)


@pytest.mark.parametrize(
    "lost",
    [
        "datapackage/datapackage.json",
        "datapackage/csv-metadata.json",
        "parquet/documents.parquet",
        "xml/report.xml",
        "xbrl/report.xbrl",
        "xbrl-csv/facts-metadata.json",
    ],
)
def test_a_set_without_the_file_that_opens_it(folder, lost, capsys):
    (folder / lost).unlink()
    place = (folder / lost).parent
    assert any(f"{lost}: missing" in each for each in told(place))
    assert run(["validate", str(place), "-q"]) == 1
    assert lost in capsys.readouterr().out


@pytest.mark.parametrize("change_it", ["digest", "size", "file", "gone"])
def test_the_record_is_held_against_its_files(folder, change_it):
    record, xlsx = folder / "dcat.jsonld", folder / "report.xlsx"
    document = json.loads(record.read_bytes())
    told_of = next(each for each in document["@graph"] if each["@id"] == "#xlsx")
    if change_it == "digest":
        told_of["spdx:checksum"]["spdx:checksumValue"]["@value"] = "cd" * 32
    elif change_it == "size":
        told_of["dcat:byteSize"]["@value"] = "7"
    elif change_it == "file":
        xlsx.write_bytes(xlsx.read_bytes() + b" ")
    else:
        xlsx.unlink()
    record.write_text(json.dumps(document), "utf-8")
    found = told(record)
    assert found
    assert all("report.xlsx" in each for each in found)


def test_a_record_that_lies_alone_is_judged_by_itself(folder, tmp_path):
    alone = tmp_path / "alone" / "dcat.jsonld"
    alone.parent.mkdir()
    alone.write_bytes((folder / "dcat.jsonld").read_bytes())
    assert told(alone) == []
