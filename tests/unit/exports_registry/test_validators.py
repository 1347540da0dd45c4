"""Each validator refuses what is broken, and says what is wrong."""

import json

import pytest
from disclosures import disclosure

from exports.bundle import export_all
from exports.registry import FORMATS
from exports.validation.registry import fitting, ready_validator
from extractor.errors import MissingFile, NothingToValidate

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def files():
    made = export_all(disclosure(), FORMATS).files
    return {str(file.path): file.data for each in made.values() for file in each}


@pytest.fixture
def folder(files, tmp_path):
    for path, data in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    return tmp_path


def problems(name, path):
    return ready_validator(name).validate(path).problems


def change(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new))


def test_a_reformatted_report_is_noticed(folder):
    path = folder / "report.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=1), "utf-8")
    (found,) = problems("json", path)
    assert "RFC 8785" in found.message.zh


def test_a_report_that_violates_its_schema_is_refused(folder):
    change(folder / "report.json", b'"stage":"budget"', b'"stage":"draft"')
    assert "OUT" not in problems("json", folder / "report.json")[0].message.en


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b"16934200.00", b"16934201.00", "SHA-256"),
        (b",expenditure.basic,", b",expenditure.other,", "not there"),
        (b"16934200.00", b"16934200\xe5\x85\x83", "type"),
    ],
)
def test_frictionless_refuses_a_changed_table(folder, old, new, word):
    change(folder / "datapackage/data/facts.csv", old, new)
    found = problems("datapackage", folder / "datapackage/datapackage.json")
    assert any(word in each.message.en for each in found)


def test_roles_that_frictionless_lets_pass_are_refused(folder):
    path = folder / "datapackage/datapackage.json"
    descriptor = json.loads(path.read_bytes())
    descriptor["contributors"][0]["roles"] = "publisher"
    path.write_text(json.dumps(descriptor), "utf-8")
    (found,) = problems("datapackage", path)
    assert "list" in found.message.en


def test_csvw_refuses_a_duplicate_key(folder):
    path = folder / "datapackage/data/findings.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[1]]))
    assert problems("csvw", folder / "datapackage/csv-metadata.json")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"2026-01-01"', b'"yesterday"'),
        (b'"2026-12-31"', b'"2025-12-31"'),
        (b"sha256:ab", b"sha256:xy"),
        (b'"dcat:accessURL"', b'"dcat:somewhere"'),
    ],
)
def test_our_shape_refuses_what_the_official_ones_may_not(folder, old, new):
    change(folder / "dcat.jsonld", old, new)
    assert problems("dcat", folder / "dcat.jsonld")


def test_parquet_of_another_schema_is_refused(folder):
    import pyarrow
    from pyarrow import parquet

    path = folder / "parquet/facts.parquet"
    parquet.write_table(pyarrow.table({"amount": [1.5]}), path)
    assert "not of this version" in problems("parquet", path)[0].message.en
    path.write_bytes(b"PAR1 no")
    assert "not Parquet" in problems("parquet", path)[0].message.en


def test_a_formula_in_a_workbook_is_noticed(folder):
    from openpyxl import load_workbook

    path = folder / "report.xlsx"
    book = load_workbook(path)
    book["目录"]["Z1"] = "=1+1"
    book["目录"]["B6"].hyperlink.location = "'nowhere'!A1"
    book.save(path)
    assert {each.message.en for each in problems("xlsx", path)} >= {
        "it holds a formula",
        "the link leads nowhere",
    }
    path.write_bytes(b"no workbook")
    assert problems("xlsx", path)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b"16934200.00", "1693.42万元".encode(), "violates the schema"),
        (b'<report xmlns="', b'<report  xmlns="', "canonical bytes"),
        (b"gongkai/report/1", b"gongkai/report/2", "follows schema gongkai/report/2"),
        (b"</report>", b"", "is not a Gongkai report"),
    ],
)
def test_a_changed_plain_document_is_refused(folder, old, new, word):
    path = folder / "xml/report.xml"
    change(path, old, new)
    assert word in problems("xml", path)[0].message.en


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b">16934200.00<", ">1693.42万元<".encode(), "violates the schema"),
        (b"gk:StageBudgetMember", b"gk:FundOwnMember", "dimensions"),
        (b"<gk:ExpenditureBasic ", b"<gk:Gifts ", "element"),
    ],
)
def test_arelle_is_told_in_our_words(folder, old, new, word):
    pytest.importorskip("arelle", reason="Arelle is not installed: pip install '.[validate]'")
    path = folder / "xbrl/report.xbrl"
    change(path, old, new)
    if b"Gifts" in new:
        change(path, b"</gk:ExpenditureBasic>", b"</gk:Gifts>")
    found = problems("xbrl", path)
    assert any(word in each.message.en for each in found), found
    assert all(each.detail.startswith("[") for each in found)


def test_a_taxonomy_that_lies_elsewhere_is_given(folder):
    pytest.importorskip("arelle", reason="Arelle is not installed: pip install '.[validate]'")
    (package,) = (folder / "xbrl").glob("*.zip")
    elsewhere = package.rename(folder / "taxonomy.zip")
    validator, path = ready_validator("xbrl"), folder / "xbrl/report.xbrl"
    assert any("taxonomy was not loaded" in each.message.en for each in problems("xbrl", path))
    verdict = validator.validate(path, [elsewhere, folder / "shapes.ttl"])
    assert verdict.problems == ()
    assert "facts" in verdict.checked.en
    assert problems("dcat", folder / "dcat.jsonld") == ()
    assert ready_validator("dcat").validate(folder / "dcat.jsonld", [elsewhere]).problems == ()


def test_what_fits_is_found_by_name(folder, tmp_path):
    assert {name for name, _ in fitting(folder)} == {
        "json", "datapackage", "csvw", "dcat", "parquet", "xlsx",
        "xml", "xbrl", "xbrl-json", "xbrl-csv", "ixbrl", "xbri", "xbr",
    }  # fmt: skip
    by_file = [path for _, path in fitting(folder)]
    assert len(by_file) == len(set(by_file))
    assert fitting(folder, "dcat") == [("dcat", folder / "dcat.jsonld")]
    with pytest.raises(MissingFile):
        fitting(tmp_path / "nowhere")
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(NothingToValidate):
        fitting(empty)
