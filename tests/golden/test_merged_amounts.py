"""An amount printed over two columns or two rows belongs to neither alone: it is not guessed."""

from decimal import Decimal

import pymupdf
import pytest

from extractor.pipeline import Options, read_report

EDGES = (40, 120, 280, 370, 460, 550)
ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出", "项目支出"),
    ("", "合计", "30.00", "20.00", "10.00"),
    ("208", "社会保障和就业支出", "30.00", "20.00", "10.00"),
    ("20805", "行政事业单位养老支出", "10.00", "10.00", ""),
    ("20811", "残疾人事业", "20.00", "10.00", "10.00"),
)
MERGED = "77.00"
STRANGE = Decimal("770000")


def draw(path, row, col, row_span, col_span):
    """The table with one cell merged over others and `MERGED` in it."""
    covered = {(r, c) for r in range(row, row + row_span) for c in range(col, col + col_span)}
    with pymupdf.open() as document:
        page = document.new_page()
        page.insert_text((180, 70), "2026年部门支出总表", fontname="china-s", fontsize=16)
        page.insert_text((460, 92), "单位：万元", fontname="china-s", fontsize=9)
        for r, texts in enumerate(ROWS):
            for c, text in enumerate(texts):
                if (r, c) not in covered:
                    draw_cell(page, r, c, 1, 1, text)
        draw_cell(page, row, col, row_span, col_span, MERGED)
        document.save(path)


def draw_cell(page, row, col, row_span, col_span, text):
    top = 100 + 22 * row
    page.draw_rect((EDGES[col], top, EDGES[col + col_span], top + 22 * row_span), width=0.7)
    page.insert_text((EDGES[col] + 4, top + 15), text, fontname="china-s", fontsize=9)


@pytest.mark.parametrize("merged", [(3, 3, 1, 2), (3, 2, 2, 1)], ids=["columns", "rows"])
def test_a_merged_amount_is_told_and_makes_no_fact(tmp_path, merged):
    path = tmp_path / "merged.pdf"
    draw(path, *merged)
    report = read_report(path, Options())
    (table,) = report.tables
    assert table.reading.cells == table.reading.used + table.reading.reported
    assert STRANGE not in {fact.amount for fact in report.facts}
    assert any(MERGED in f.message.zh for f in report.findings if f.code == "NUM-001")
    assert not any(finding.severity == "error" for finding in report.findings)
