"""Tables glued into one grid."""

import pytest
from tabletext import grid, profiles

from extractor.recognise.split import split_grid

GLUED = """
    支出总表 | < | <
    科目编码 | 科目名称 | 合计
    213 | 农林水支出 | 5
    附表2 | < | <
    收入总表 | < | <
    科目编码 | 科目名称 | 合计
    213 | 农林水支出 | 6
"""


def known(bare):
    return any(p.recognition.titles.matches(bare) for p in profiles().profiles)


def split(text):
    return split_grid(grid(text), known)


def texts(part):
    return [cell.text for cell in part.cells]


def test_one_table_stays_the_same_grid():
    whole = grid("支出总表 | <\n科目名称 | 合计\n农林水支出 | 5")

    assert split_grid(whole, known) == (whole,)


def test_a_title_in_the_middle_begins_a_table_with_the_number_above_it():
    first, second = split(GLUED)

    assert texts(first)[-1] == "5"
    assert texts(second)[:2] == ["附表2", "收入总表"]
    assert (first.n_rows, second.n_rows) == (3, 4)


def test_parts_hold_every_cell_once_and_are_whole_grids():
    whole = grid(GLUED)
    parts = split_grid(whole, known)

    assert [text for part in parts for text in texts(part)] == texts(whole)
    for part in parts:
        assert len(part.slots()) == part.n_rows
        assert all(len(row) == part.n_cols for row in part.slots())
        assert len(part.x_edges) == part.n_cols + 1
        assert len(part.y_edges) == part.n_rows + 1
        assert part.box.y0 == part.y_edges[0]


def test_columns_that_only_the_other_table_draws_are_dropped():
    first, second = split("""
        支出总表 | < | < | <
        科目名称 | < | 合计 | <
        农林水支出 | < | 5 | <
        收入总表 | < | < | <
        科目编码 | 科目名称 | 合计 | 上年结转
        213 | 农林水支出 | 6 | 1
    """)

    assert (first.n_cols, second.n_cols) == (2, 4)
    assert first.x_edges == (0.0, 80.0, 160.0)


@pytest.mark.parametrize(
    "row",
    [
        "支出总表 | 说明 | <",
        "支出总表 | |",
        "奇特总表 | < | <",
    ],
)
def test_what_is_no_title_row_cuts_nothing(row):
    assert (
        len(split(f"科目编码 | 科目名称 | 合计\n213 | 农林水支出 | 5\n{row}\n221 | 住房 | 6")) == 1
    )


def test_a_cell_across_the_cut_prevents_it():
    parts = split("""
        科目编码 | 科目名称 | 合计 | 备注
        213 | 农林水支出 | 5 | 说明
        收入总表 | < | < | ^
        213 | 农林水支出 | 6 | ^
    """)

    assert len(parts) == 1


def test_three_tables():
    assert len(split(GLUED + "支出总表 | < | <\n科目编码 | 科目名称 | 合计")) == 3
