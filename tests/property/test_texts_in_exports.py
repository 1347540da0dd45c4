"""Whatever characters a document prints, every format takes them and its outside tool agrees."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from disclosures import disclosure
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from exports.datapackage.read import table as csv_rows
from exports.parquet.read import table as parquet_rows
from exports.registry import exporter_named
from exports.validation.registry import fitting, ready_validator

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
FORMATS = ("datapackage", "parquet", "xlsx", "dcat")
# Half a surrogate pair, the marks of lines and of CSV, of formulas, of XML, and none at all.
AWKWARD = ["\ud800", "a\r\nb\rc\nd", 'x"y,z', "=1+1", "\x00\x0b\x1f", "\u2028\x85", "", " ", "NULL"]


def disclosure_with(text: str):
    report = disclosure()
    table = report.tables[0]
    rows = tuple(replace(row, label=text) for row in table.rows)
    fact = replace(report.facts[0], id=f"expenditure.project|project={text}-", dimensions=())
    term = replace(report.glossary[0], term=f"-{text}", definition=text)
    return replace(
        report,
        source=replace(report.source, name=f"{text}.pdf"),
        issuer=replace(report.issuer, name=text or None),
        tables=(replace(table, title=text, rows=rows, notes=(text,)), *report.tables[1:]),
        facts=(*report.facts, fact),
        glossary=(term,),
    )


def check(text: str) -> None:
    report = disclosure_with(text)
    expected = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    with TemporaryDirectory() as folder:
        for name in FORMATS:
            files = exporter_named(name).export(report)
            for file in files:
                target = Path(folder) / file.path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.data)
            if name == "datapackage":
                (row,) = csv_rows(files, "glossary")
                assert row["term"] == f"-{expected}"
            if name == "parquet":
                (row,) = parquet_rows(files, "glossary")
                assert row["term"] == f"-{expected}"
        for name, path in fitting(Path(folder)):
            assert ready_validator(name).validate(path).problems == (), (name, path.name)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts(text):
    check(text)


@given(st.text(st.characters(), max_size=12))
@example("\x1c")
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(text):
    check(text)
