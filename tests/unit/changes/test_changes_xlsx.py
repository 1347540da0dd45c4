"""The workbook of a comparison: what matters first, tables side by side, states in colour."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from small_changes import small_changes

from exports.changes.xlsx import to_xlsx
from exports.changes.xlsx.cells import STATE_FILL

CHANGES = small_changes()


@pytest.fixture(scope="module")
def book():
    return load_workbook(io.BytesIO(to_xlsx(CHANGES)))


def values(sheet):
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def row_of(sheet, text):
    return next(row for row in sheet.iter_rows() if any(cell.value == text for cell in row))


def test_the_bytes_are_the_same_each_time():
    assert to_xlsx(CHANGES) == to_xlsx(CHANGES)


def test_the_sheets(book):
    assert book.sheetnames[:5] == ["比较", "变化最大", "分类变动", "科目去向", "01 部门支出总表"]
    assert book.sheetnames[-1] == "事实"
    assert "上年数核对" in book.sheetnames


def test_the_summary_tells_whose_what_to_mind_and_the_totals(book):
    rows = values(book["比较"])
    assert rows[0][0] == "云岭县文化和旅游局：2025年预算 → 2026年预算"
    assert any(str(row[0]).startswith("! ") for row in rows)
    total = row_of(book["比较"], "支出")
    assert [cell.value for cell in total[1:5]] == [612.4, 668, 55.6, 9.08]
    assert total[3].number_format == "+#,##0.00;-#,##0.00;#,##0.00"


def test_every_sheet_is_linked_from_the_summary(book):
    linked = {cell.value for row in book["比较"].iter_rows() for cell in row if cell.hyperlink}
    assert linked == set(book.sheetnames[1:])


def test_movers_are_largest_first(book):
    rows = values(book["变化最大"])[1:]
    deltas = [abs(row[5]) for row in rows]
    assert deltas == sorted(deltas, reverse=True)
    assert rows[0][1:3] == ["2070109", "群众文化"]


def test_an_uncertain_mover_has_a_mark():
    changes = small_changes()
    first = changes.movers[0]
    facts = list(changes.facts)
    facts[first] = replace(facts[first], states=("uncertain", "changed"))
    book = load_workbook(io.BytesIO(to_xlsx(replace(changes, facts=tuple(facts)))))
    names = [str(row[2].value) for row in book["变化最大"].iter_rows(min_row=2)]
    assert [name.startswith("？") for name in names] == [True, False, False, False, False]


def test_the_waterfall_closes(book):
    rows = values(book["分类变动"])[1:]
    *steps, total = [row[5] for row in rows]
    assert total == pytest.approx(sum(steps))


def test_a_table_stands_side_by_side(book):
    sheet = book["01 部门支出总表"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert [cell.value for cell in sheet[4]][5:9] == ["2025年", "2026年", "增减", "%"]
    renamed = row_of(sheet, "行政单位离退休")
    assert [cell.value for cell in renamed[:9]] == [
        "2080501",
        "行政单位离退休",
        "改名、变化",
        "2080501",
        "归口管理的行政单位离退休",
        80,
        84,
        4,
        5,
    ]
    assert renamed[0].fill.fgColor.rgb == STATE_FILL["renamed"].fgColor.rgb


def test_blank_dash_absent_and_undisclosed_are_told_apart(book):
    sheet = book["01 部门支出总表"]
    total = row_of(sheet, "合计")
    assert [cell.value for cell in total[17:19]] == [598.1, "未公开"]
    recoded = row_of(sheet, "2101102")
    assert [cell.value for cell in recoded[13:15]] == [None, "—"]
    removed = row_of(sheet, "死亡抚恤")
    assert [cell.value for cell in removed[5:8]] == [12.4, None, -12.4]


def test_what_became_of_lines_stands_once(book):
    rows = values(book["科目去向"])[1:]
    assert [row[0] for row in rows[:3]] == ["需人工确认", "金额单位不同", "拆分"]
    assert len({tuple(row[:5]) for row in rows}) == len(rows)
