"""The workbook: merged headers, both halves on a line, text that stays text."""

import io
import zipfile
from decimal import Decimal

import pytest
from disclosures import disclosure
from openpyxl import Workbook, load_workbook

from exports.registry import exporter_named
from exports.xlsx.header import Block, blocks, depth
from exports.xlsx.names import table_names
from exports.xlsx.style import number_format, put_number, put_text, width_of
from extractor.errors import NotExpressible


@pytest.fixture(scope="module")
def data():
    return exporter_named("xlsx").export(disclosure())[0].data


@pytest.fixture(scope="module")
def book(data):
    return load_workbook(io.BytesIO(data))


def test_a_heading_spans_its_columns_and_a_lone_one_its_rows():
    paths = [("项目", "编码"), ("项目", "名称"), ("合计",), ("其中", "本年", "基金")]
    assert depth(paths) == 3
    assert list(blocks(paths)) == [
        Block("项目", 0, 0, 0, 1),
        Block("编码", 1, 0, 2, 0),
        Block("名称", 1, 1, 2, 1),
        Block("合计", 0, 2, 2, 2),
        Block("其中", 0, 3, 0, 3),
        Block("本年", 1, 3, 1, 3),
        Block("基金", 2, 3, 2, 3),
    ]


def test_equal_last_headings_are_not_merged():
    assert len(list(blocks([("金额",), ("金额",)]))) == 2


def test_sheets_are_contents_findings_tables_facts_and_the_rest(book):
    assert book.sheetnames[:6] == [
        "目录", "问题", "01 预算支出总表 一", "02 summary", "03 国有资本经营预算表", "事实"
    ]  # fmt: skip
    assert {"绩效指标", "目录条目", "文字中的数字", "名词解释"} <= set(book.sheetnames)
    assert all(len(name) <= 31 for name in table_names(disclosure()))


def test_a_table_looks_as_it_is_printed(book):
    sheet = book["01 预算支出总表 一"]
    assert sheet["A1"].value == "2026年预算支出总表[一]"
    assert "万元" in sheet["B2"].value
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {"A3:C3", "D3:D4", "E3:F3"} <= merged
    assert sheet.freeze_panes == "E5"
    assert [sheet.cell(6, n).value for n in (1, 2, 3, 4)] == ["208", "05", "01", "印零"]
    assert sheet["E5"].value == 1693.42
    assert sheet["E5"].number_format == "#,##0.00"
    assert sheet["E6"].fill.fgColor.rgb.endswith("F8CBC6")


def test_both_halves_of_a_line_stand_side_by_side(book):
    rows = [[cell.value for cell in row] for row in book["02 summary"].iter_rows(min_row=5)]
    assert [row[:3] for row in rows] == [["拨款", 7.5, "教育"], [None, None, "卫生"]]


def test_contents_and_findings_lead_to_the_cells(book):
    assert book["目录"]["B6"].hyperlink.location == "'01 预算支出总表 一'!A1"
    assert book["问题"]["I2"].value == "E6"
    assert book["问题"]["I2"].hyperlink.location == "'01 预算支出总表 一'!E6"
    assert book["问题"]["I4"].hyperlink.location == "'目录条目'!A3"
    assert book["目录条目"]["D3"].value == "A0406"


def test_nothing_in_it_knows_when_it_was_written(data):
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in parts.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_text_is_no_formula_and_a_code_no_number(book):
    cell = next(
        cell for row in book["名词解释"].iter_rows() for cell in row if cell.value == "=三公经费"
    )
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert book["事实"]["A1"].value.endswith("\nfact")


@pytest.fixture
def cell():
    return Workbook().active["A1"]


def test_what_excel_would_round_stands_as_text(cell):
    put_number(cell, Decimal("12345678901234.56"), 2)
    assert (cell.data_type, cell.value) == ("s", "12345678901234.56")


def test_characters_that_xml_lacks_are_marked(cell):
    put_text(cell, "a\x00b\ud800")
    assert cell.value == "a\ufffdb\ufffd"


def test_a_text_is_never_cut_short(cell):
    with pytest.raises(NotExpressible):
        put_text(cell, "长" * 32_768)


def test_formats_and_widths():
    assert (number_format(0), number_format(2)) == ("#,##0", "#,##0.00")
    assert width_of("科目\nabc") == 4
