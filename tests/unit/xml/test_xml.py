"""The plain XML document: all of the report, there and back, valid against the shipped schema."""

from dataclasses import replace

import pytest
from lxml import etree
from report_parts import turned

from exports.xml import XmlExporter
from exports.xml.read import from_xml
from exports.xml.schema import xml_schema
from exports.xml.shape import NAMESPACE, Keyed, Record, Scalar, Sequence, report_shape
from exports.xml.write import SCHEMA_FILE, to_xml
from extractor.errors import InvalidReport, NotAReport, SchemaMismatch


def find(data: bytes, path: str) -> list[etree._Element]:
    return etree.fromstring(data).findall(path, {None: NAMESPACE})


def test_a_report_comes_back_whole(report):
    assert from_xml(to_xml(report)) == report


def test_the_shipped_schema_is_the_one_of_the_report():
    """Written by `python -m exports.xml.schema`."""
    assert SCHEMA_FILE.read_bytes() == xml_schema()


def test_the_document_is_valid_and_canonical(report):
    data = to_xml(report)
    element = etree.fromstring(data)
    etree.XMLSchema(etree.parse(SCHEMA_FILE)).assertValid(element)
    assert etree.tostring(element, method="c14n2") + b"\n" == data
    assert to_xml(turned(report)) == data


def test_blank_zero_and_dash_stay_apart(report):
    cells = find(to_xml(report), ".//row[@code='2081104']/cells/cell")
    told = {cell.get("key"): (cell.get("status"), cell.get("amount")) for cell in cells}
    assert told == {
        "total": ("printed", "0.00"),
        "basic": ("dash", None),
        "project": ("printed", "0.00"),
    }
    blank = find(to_xml(report), ".//row[@code='2080501']/cells/cell[@key='project']")
    assert [(cell.get("status"), cell.get("amount"), cell.get("raw")) for cell in blank] == [
        ("blank", None, "")
    ]


def test_facts_tell_their_places(report):
    fact = find(to_xml(report), "facts/fact")[0]
    assert (fact.get("concept"), fact.get("amount")) == ("expenditure", "16934200.00")
    place = fact.find("places/place", {None: NAMESPACE})
    assert (place.get("page"), place.get("box")) == ("2", "10.00 20.00 30.50 40.25")


def test_sheets_catalogues_and_prose_are_told(report):
    data = to_xml(report)
    assert [e.get("level3") for e in find(data, "forms/form/indicators/indicator")] == ["体检人数"]
    assert [e.get("code") for e in find(data, "catalogues/catalogue/entries/entry")] == [
        "A04",
        "A0406",
    ]
    assert [e.text for e in find(data, "narrative/paragraph/text")] == [
        "基本支出1693.42万元，增长17.30%。"
    ]


def test_lines_and_marks_of_a_text_survive(report):
    overview = find(to_xml(report), "forms/form/texts/field_text/raw")[0]
    assert overview.text == "第一行\n第二行 & <尾>"


def test_characters_that_xml_cannot_hold_are_shown(report):
    odd = replace(report, issuer=replace(report.issuer, name="某\x0b局"))
    assert from_xml(to_xml(odd)).issuer.name == "某␋局"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'amount="16934200.00"', b'amount="1693.42\xe4\xb8\x87\xe5\x85\x83"'),
        (b'amount="16934200.00"', b'amount="1.69E+7"'),
        (b'status="dash"', b'status="nought"'),
        (b'fiscal_year="2026"', b'fiscal_year="MMXXVI"'),
        (b"<issuer ", b"<issuer shoe='1' "),
        (b'kind="expenditure" ', b""),
        (b'box="10.00 20.00 30.50 40.25"', b'box="10.00 20.00 30.50"'),
    ],
)
def test_an_altered_document_is_refused(report, old, new):
    data = to_xml(report)
    assert old in data
    with pytest.raises(InvalidReport):
        from_xml(data.replace(old, new, 1))


def test_another_version_is_refused_by_name(report):
    data = to_xml(report).replace(b'schema="gongkai/report/1"', b'schema="gongkai/report/2"')
    with pytest.raises(SchemaMismatch) as caught:
        from_xml(data, "old.xml")
    assert "gongkai/report/2" in caught.value.cause_in("zh")


@pytest.mark.parametrize("data", [b"", b"{}", b"<a/>", b"<report/>", b"<report"])
def test_what_is_no_report_is_refused(data):
    with pytest.raises(NotAReport):
        from_xml(data)


def test_entities_are_not_expanded(report):
    bomb = b'<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    data = bomb + to_xml(report).replace("某局".encode(), b"&a;")
    with pytest.raises(NotAReport, match="document type"):
        from_xml(data)


def test_every_part_of_the_shape_has_a_name():
    def check(shape) -> int:
        if isinstance(shape, Scalar):
            return 1
        if isinstance(shape, Sequence | Keyed):
            assert shape.one
            return check(shape.item)
        assert isinstance(shape, Record)
        return sum(check(each.shape) for each in shape.properties)

    assert check(report_shape()) > 100


def test_the_exporter_hands_out_document_and_schema(report):
    files = {str(each.path): each.data for each in XmlExporter().export(report)}
    assert files["xml/report.xml"] == to_xml(report)
    assert files["xml/report.xsd"] == SCHEMA_FILE.read_bytes()
