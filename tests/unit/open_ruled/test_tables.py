"""Tables without vertical rules, drawn here, read through camelot-stream to the cell."""

from collections.abc import Sequence
from pathlib import Path

import pymupdf
import pytest

from extractor.engines.registry import engine_named
from extractor.engines.spec import Request
from extractor.model.grid import Grid
from extractor.source.document import open_document

SIZE = 9.0
PITCH = 16.0
FONT = pymupdf.Font("cjk")


class Sheet:
    """A page to draw on; texts stand to the left, right or middle of a column."""

    def __init__(self) -> None:
        self.document = pymupdf.open()
        self.page = self.document.new_page(width=595, height=842)
        self.writer = pymupdf.TextWriter(self.page.rect)

    def text(self, text: str, left: float, right: float, y: float, align: str = "c") -> None:
        """Writes each line with its middle at y, y + 11, …"""
        for n, line in enumerate(text.split("\n")):
            room = right - left - 4 - FONT.text_length(line, SIZE)
            shift = {"l": 2.0, "c": 2.0 + room / 2, "r": 2.0 + room}[align]
            self.writer.append((left + shift, y + 11 * n + 3), line, FONT, SIZE)

    def rule(self, y: float, left: float = 50, right: float = 545, width: float = 0.8) -> None:
        self.page.draw_line((left, y), (right, y), width=width)

    def rows(
        self, rows: Sequence[Sequence[str]], edges: Sequence[float], align: str, y: float
    ) -> float:
        """Rows of one line each; gives the y below the last one."""
        for row in rows:
            for text, left, right, how in zip(row, edges[:-1], edges[1:], align, strict=True):
                if text:
                    self.text(text, left, right, y + PITCH / 2, how)
            y += PITCH
        return y

    def read(self, folder: Path, engine: str = "camelot-stream") -> tuple[Grid, ...]:
        path = folder / "open.pdf"
        self.writer.write_text(self.page)
        self.document.save(path)
        self.document.close()
        with open_document(path) as document:
            return engine_named(engine).read(document.page(1), Request(path=path))


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


def rows_of(grid: Grid) -> list[list[str]]:
    rows = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = cell.text
    return rows


def spans_of(grid: Grid) -> set[tuple[str, int, int, int, int]]:
    """Text, row, column and spans of the merged cells."""
    return {
        (cell.text, cell.row, cell.col, cell.row_span, cell.col_span)
        for cell in grid.cells
        if cell.row_span * cell.col_span > 1
    }


EDGES = (50.0, 110.0, 290.0, 375.0, 460.0, 545.0)
HEADER = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"]
BODY = [
    ["207", "文化旅游体育与传媒支出", "17,734.88", "10,011.31", "7,723.57"],
    ["20701", "文化和旅游", "16,314.88", "10,011.31", "6,303.57"],
    ["2070101", "行政运行", "4,694.72", "4,694.72", ""],
    ["229", "其他支出", "960.00", "", "960.00"],
    ["", "合计", "18,694.88", "10,011.31", "8,683.57"],
]


def three_lines(sheet: Sheet, body: Sequence[Sequence[str]], top: float) -> float:
    """A table with a rule above its header, one below it and one at its end."""
    sheet.rule(top)
    below = sheet.rows([HEADER], EDGES, "ccccc", top)
    sheet.rule(below, width=0.4)
    end = sheet.rows(body[:-1], EDGES, "clrrr", below)
    end = sheet.rows(body[-1:], EDGES, "ccrrr", end)
    sheet.rule(end)
    return end


def test_three_rules(sheet: Sheet, tmp_path: Path) -> None:
    sheet.text("2025年部门支出总体情况表", 50, 545, 70)
    sheet.text("单位：万元", 450, 545, 88, "r")
    end = three_lines(sheet, BODY, 100.0)
    sheet.text("注：本表含2025年结转 12.50 万元。", 50, 300, end + 14, "l")
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, *BODY]
    assert spans_of(grid) == set()
    assert grid.box == pytest.approx((50, 100, 545, end), abs=0.5)


def test_a_column_blank_throughout_is_known_from_its_header(sheet: Sheet, tmp_path: Path) -> None:
    body = [[*row[:3], "", row[4]] for row in BODY]
    three_lines(sheet, body, 100.0)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, *body]


def test_two_tables_under_each_other(sheet: Sheet, tmp_path: Path) -> None:
    end = three_lines(sheet, BODY, 100.0)
    sheet.text("附表9", 50, 100, end + 20, "l")
    sheet.text("2025年国有资本经营预算支出情况表", 50, 545, end + 36)
    sheet.text("单位：元", 450, 545, end + 52, "r")
    top = end + 62
    sheet.rule(top)
    below = sheet.rows([HEADER], EDGES, "ccccc", top)
    sheet.rule(below)
    sheet.rule(below + PITCH)
    first, second = sheet.read(tmp_path)
    assert rows_of(first) == [HEADER, *BODY]
    assert rows_of(second) == [HEADER]
    assert first.box.y1 < end + 1 < top - 1 < second.box.y0


GROUPED = (50.0, 120.0, 215.0, 300.0, 370.0, 460.0, 545.0)
COSTS = [["229,500.00", "85,000.00", "112,500.00", "", "112,500.00", "32,000.00"]]


def grouped_header(sheet: Sheet, *, ruled: bool, single: float) -> None:
    """小计, 购置费 and 运行费 under one text; the others stand `single` points below the top."""
    sheet.rule(100)
    sheet.text("公务用车购置及运行费", 215, 460, 109)
    if ruled:
        sheet.rule(118, 219, 456, 0.4)
    for text, left, right in [("小计", 215, 300), ("购置费", 300, 370), ("运行费", 370, 460)]:
        sheet.text(text, left, right, 127)
    sheet.text("合计", 50, 120, 100 + single)
    sheet.text("因公出国\n（境）费", 120, 215, 95 + single)
    sheet.text("公务接待费", 460, 545, 100 + single)
    sheet.rule(136)
    sheet.rule(sheet.rows(COSTS, GROUPED, "rrrrrr", 136))


SPANS = {
    ("合计", 0, 0, 2, 1),
    ("因公出国（境）费", 0, 1, 2, 1),
    ("公务用车购置及运行费", 0, 2, 1, 3),
    ("公务接待费", 0, 5, 2, 1),
}


@pytest.mark.parametrize("ruled", [True, False])
def test_a_text_over_several_columns_spans_them(ruled: bool, sheet: Sheet, tmp_path: Path) -> None:
    grouped_header(sheet, ruled=ruled, single=18)
    (grid,) = sheet.read(tmp_path)
    assert spans_of(grid) == SPANS
    assert rows_of(grid)[1:] == [["", "", "小计", "购置费", "运行费", ""], *COSTS]


def test_without_proof_no_cell_spans_columns(sheet: Sheet, tmp_path: Path) -> None:
    """Single texts at the foot of the header: which columns the upper text heads is not shown."""
    grouped_header(sheet, ruled=False, single=27)
    (grid,) = sheet.read(tmp_path)
    assert not any(cell.col_span > 1 for cell in grid.cells)
    assert rows_of(grid)[-1:] == COSTS


PAIRED = (50.0, 200.0, 297.0, 450.0, 545.0)
HALVES = [
    ["一、一般公共预算拨款收入", "21,941,650.00", "一、文化旅游体育与传媒支出", "17,734,881.00"],
    ["二、政府性基金预算拨款收入", "960,000.00", "二、社会保障和就业支出", "2,451,529.00"],
    ["三、事业收入", "", "三、其他支出", "2,715,240.00"],
    ["收入总计", "22,901,650.00", "支出总计", "22,901,650.00"],
]


def test_paired_halves(sheet: Sheet, tmp_path: Path) -> None:
    sheet.rule(100)
    sheet.text("收入", 50, 297, 108)
    sheet.text("支出", 297, 545, 108)
    sheet.rule(116, width=0.4)
    y = sheet.rows([["项目", "预算数", "项目", "预算数"]], PAIRED, "cccc", 116)
    sheet.rule(y, width=0.4)
    y = sheet.rows(HALVES[:-1], PAIRED, "lrlr", y)
    sheet.rule(sheet.rows(HALVES[-1:], PAIRED, "crcr", y))
    (grid,) = sheet.read(tmp_path)
    assert spans_of(grid) == {("收入", 0, 0, 1, 2), ("支出", 0, 2, 1, 2)}
    assert rows_of(grid)[1:] == [["项目", "预算数", "项目", "预算数"], *HALVES]


def test_a_table_that_goes_on_has_no_rule_at_its_end(sheet: Sheet, tmp_path: Path) -> None:
    sheet.rule(100)
    y = sheet.rows([HEADER], EDGES, "ccccc", 100)
    sheet.rule(y)
    sheet.rows(BODY, EDGES, "clrrr", y)
    sheet.text("— 10 —", 50, 545, 810)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, *BODY]


def test_a_table_that_goes_on_without_a_header(sheet: Sheet, tmp_path: Path) -> None:
    sheet.rule(60)
    y = sheet.rows(BODY[:3], EDGES, "clrrr", 60)
    sheet.rule(y, width=0.4)
    sheet.rule(sheet.rows(BODY[3:], EDGES, "clrrr", y))
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == BODY


def test_a_text_that_overflows_into_a_blank_cell_is_not_cut(sheet: Sheet, tmp_path: Path) -> None:
    long = "机关事业单位基本养老保险缴费支出及其他各项补助支出"
    body = [*BODY[:3], ["20899", long, "", "1.00", "1.00"], *BODY[3:]]
    three_lines(sheet, body, 100.0)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, *body]
    assert spans_of(grid) == {(long, 4, 1, 1, 2)}


@pytest.mark.parametrize("engine", ["camelot-network", "camelot-hybrid"])
def test_the_other_text_parsers_read_the_same(engine: str, sheet: Sheet, tmp_path: Path) -> None:
    three_lines(sheet, BODY, 100.0)
    (grid,) = sheet.read(tmp_path, engine)
    assert rows_of(grid) == [HEADER, *BODY]


def table(
    sheet: Sheet,
    header: Sequence[str],
    body: Sequence[Sequence[str]],
    edges: Sequence[float],
    align: str,
) -> None:
    sheet.rule(100)
    below = sheet.rows([header], edges, "c" * len(header), 100)
    sheet.rule(below, width=0.4)
    sheet.rule(sheet.rows(body, edges, align, below))


def test_a_total_apart_from_short_labels_is_no_column(sheet: Sheet, tmp_path: Path) -> None:
    body = [["201", "办公费", "1.00"], ["202", "水费", "2.00"]]
    edges = (50.0, 110.0, 400.0, 545.0)
    table(sheet, ["编码", "科目名称", "合计"], body, edges, "clr")
    sheet.rule(148 + PITCH)
    sheet.rows([["", "合　计", "3.00"]], edges, "ccr", 148)
    (grid,) = sheet.read(tmp_path)
    assert [row[0] for row in rows_of(grid)] == ["编码", "201", "202", ""]
    assert [row[2] for row in rows_of(grid)] == ["合计", "1.00", "2.00", "3.00"]
    assert grid.n_cols == 3


def test_a_header_over_two_columns_without_texts_of_their_own(sheet: Sheet, tmp_path: Path) -> None:
    body = [["201", "一般公共服务支出", "1,000.00"], ["20101", "人大事务", "1,000.00"]]
    sheet.rule(100)
    sheet.text("支出功能分类科目", 50, 300, 108)
    sheet.text("金额", 300, 545, 108)
    sheet.rule(116)
    sheet.rule(sheet.rows(body, (50, 110, 300, 545), "clr", 116))
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid)[1:] == body


def test_a_wrapped_label_is_one_row(sheet: Sheet, tmp_path: Path) -> None:
    sheet.rule(100)
    y = sheet.rows([HEADER], EDGES, "ccccc", 100)
    sheet.rule(y, width=0.4)
    sheet.text("20899", 50, 110, y + 14)
    sheet.text("文化旅游体育与\n传媒支出", 110, 290, y + 8, "l")
    sheet.text("1.00", 290, 375, y + 14, "r")
    sheet.text("1.00", 375, 460, y + 14, "r")
    sheet.rule(y + 28)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, ["20899", "文化旅游体育与传媒支出", "1.00", "1.00", ""]]


def test_an_index_row_is_no_header(sheet: Sheet, tmp_path: Path) -> None:
    index = ["栏次", "", "1", "2", "3"]
    table(sheet, HEADER, [index, *BODY], EDGES, "clrrr")
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, index, *BODY]


THREE_LEVELS = (50.0, 120.0, 200.0, 270.0, 340.0, 410.0, 480.0, 545.0)


def test_three_levels_of_header(sheet: Sheet, tmp_path: Path) -> None:
    edges = THREE_LEVELS
    sheet.rule(100)
    sheet.text("2025年预算数", 200, 545, 108)
    sheet.rule(116, 202, 543, 0.4)
    sheet.text("合计", 200, 270, 132)
    sheet.text("财政拨款", 270, 410, 124)
    sheet.text("其他资金", 410, 545, 124)
    sheet.rule(132, 272, 408, 0.4)
    sheet.rule(132, 412, 543, 0.4)
    for column, text in enumerate(["一般公共预算", "政府性基金", "事业收入", "其他"], 3):
        sheet.text(text, edges[column], edges[column + 1], 140)
    sheet.text("科目编码", 50, 120, 124)
    sheet.text("科目名称", 120, 200, 124)
    sheet.rule(148)
    body = [["201", "一般公共服务", "9.00", "1.00", "", "3.00", "5.00"]]
    sheet.rule(sheet.rows(body, edges, "clrrrrr", 148))
    (grid,) = sheet.read(tmp_path)
    assert spans_of(grid) == {
        ("科目编码", 0, 0, 3, 1),
        ("科目名称", 0, 1, 3, 1),
        ("2025年预算数", 0, 2, 1, 5),
        ("合计", 1, 2, 2, 1),
        ("财政拨款", 1, 3, 1, 2),
        ("其他资金", 1, 5, 1, 2),
    }
    assert rows_of(grid)[2:] == [
        ["", "", "", "一般公共预算", "政府性基金", "事业收入", "其他"],
        *body,
    ]


def test_a_note_across_the_columns_is_one_cell(sheet: Sheet, tmp_path: Path) -> None:
    note = "注：本表反映部门本年度各项支出情况，含上年结转安排的支出。"
    y = 100.0
    sheet.rule(y)
    for row in [HEADER, *BODY]:
        y = sheet.rows([row], EDGES, "clrrr", y)
        sheet.rule(y, width=0.4)
    sheet.text(note, 50, 545, y + 8, "l")
    sheet.rule(y + 16)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid)[:-1] == [HEADER, *BODY]
    assert note in rows_of(grid)[-1]


@pytest.mark.parametrize("rotation", [90, 270])
def test_a_page_shown_sideways(rotation: int, sheet: Sheet, tmp_path: Path) -> None:
    three_lines(sheet, BODY, 100.0)
    sheet.writer.write_text(sheet.page)
    sheet.writer = pymupdf.TextWriter(sheet.page.rect)
    sheet.page.set_rotation(rotation)
    (grid,) = sheet.read(tmp_path)
    assert rows_of(grid) == [HEADER, *BODY]
    assert (grid.box.width, grid.box.height) == pytest.approx((96, 495), abs=1.5)
