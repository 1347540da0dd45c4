"""Which rows of a grid are its header, and each leaf's path."""

import pytest
from tabletext import grid, profiles

from extractor.recognise.header import read_header, row_cells


def header(text):
    return read_header(grid(text), profiles().header_words)


def test_one_row():
    found = header("""
        科目编码 | 科目名称 | 合计
        213 | 农林水支出 | 5
    """)

    assert (found.top, found.body, found.index_row, found.known) == (0, 1, None, True)
    assert found.leaves == (("科目编码",), ("科目名称",), ("合计",))


def test_three_rows_with_merged_groups():
    found = header("""
        项目 | < | < | 2026年预算数 | < | <
        功能分类科目编码 | < | 科目名称 | 合计 | 基本支出 | <
        类 | 款 | ^ | ^ | 人员经费 | 公用经费
        213 | 03 | 水利 | 5 | 5 |
    """)

    assert found.body == 3
    assert found.leaves[0] == ("项目", "功能分类科目编码", "类")
    assert found.leaves[2] == ("项目", "科目名称")
    assert found.leaves[4] == ("2026年预算数", "基本支出", "人员经费")
    assert found.plain[4] == ("预算数", "基本支出", "人员经费")


def test_a_cell_that_reaches_below_the_last_header_row_deepens_the_header():
    found = header("""
        科目编码 | 科目名称 | 合计 | 基本支出
        ^ | ^ | ^ | ^
        213 | 农林水支出 | 5 | 5
    """)

    assert found.body == 2


def test_a_header_alone_is_a_header():
    found = header("科目编码 | 科目名称 | 合计 | 基本支出")

    assert (found.body, found.known) == (1, True)


@pytest.mark.parametrize(
    "row",
    [
        "213 | 农林水支出 | |",
        "| 一、农林水支出 | |",
        "合计 | < | |",
        "| 合计 | |",
        "| 甲县水利局 | |",
        "| | - | -",
        "0 | 农林水支出 | 0 | 0",
    ],
)
def test_a_body_row_without_figures_is_no_header(row):
    found = header(f"科目编码 | 科目名称 | 合计 | 基本支出\n{row}")

    assert found.body == 1


def test_enumerated_labels_are_never_header_words():
    found = header("""
        收入 | < | 支出 | <
        项目 | 金额 | 项目 | 金额
        一、政府性基金预算收入 | | 一、政府性基金预算支出 |
        （一）一般公共预算收入 | | 1.一般公共预算支出 |
    """)

    assert found.body == 2


def test_a_year_alone_is_a_header_and_no_figure():
    found = header("""
        项目 | 2026 | 项目 | 2026
        财政拨款收入 | 5 | 农林水支出 | 5
    """)

    assert found.body == 1
    assert found.plain == (("项目",), ("",), ("项目",), ("",))


@pytest.mark.parametrize(
    "row", ["栏次 | | 1 | 2", "1 | 2 | 3 | 4", "| | 1 | 2", "行次 | 1 | 2 | 3", "| 2 | 3 | 4"]
)
def test_an_index_row_is_set_apart(row):
    found = header(f"科目编码 | 科目名称 | 合计 | 基本支出\n{row}\n213 | 农林水支出 | 5 | 5")

    assert (found.index_row, found.body) == (1, 2)
    assert found.leaves[2] == ("合计",)


@pytest.mark.parametrize(
    "row", ["| 合计 | 1 | 2", "213 | 农林水支出 | 1 | 2", "| | 5 | 6", "| | 1 | 3"]
)
def test_a_row_of_figures_is_no_index_row(row):
    assert header(f"科目编码 | 科目名称 | 合计 | 基本支出\n{row}").index_row is None


def test_captions_inside_the_grid_stand_above_the_header():
    found = header("""
        附表3 | < | <
        2026年部门支出总表 | < | <
        单位名称：某县水利局 | < | 单位：万元
        科目编码 | 科目名称 | 合计
        213 | 农林水支出 | 5
    """)

    assert (found.top, found.body) == (3, 4)
    assert found.leaves == (("科目编码",), ("科目名称",), ("合计",))


def test_a_blank_row_below_a_title_belongs_to_the_captions():
    found = header("""
        2026年部门支出总表 | < | <
        | |
        科目编码 | 科目名称 | 合计
        213 | 农林水支出 | 5
    """)

    assert (found.top, found.body) == (2, 3)


def test_a_row_with_one_cell_begins_no_header_of_several_columns():
    found = header("""
        说明文字 | < | <
        甲 | 乙 | 5
    """)

    assert (found.known, found.body) == (False, 0)
    assert found.leaves == ((), (), ())


def test_unknown_words_are_a_header_as_deep_as_their_spans():
    found = header("""
        品目 | 规格 | 单价 | <
        ^ | ^ | 原价 | 现价
        计算机 | 台式 | 5 | 4
    """)

    assert (found.known, found.body) == (False, 2)
    assert found.leaves[3] == ("单价", "现价")


def test_unknown_words_without_groups_are_one_row():
    found = header("""
        品目 | 规格
        计算机 | 台式
        打印机 | 激光
    """)

    assert (found.known, found.body) == (False, 1)


def test_figures_at_the_top_leave_no_header():
    found = header("""
        213 | 农林水支出 | 5
        221 | 住房保障支出 | 6
    """)

    assert (found.known, found.top, found.body) == (False, 0, 0)


def test_of_which_is_no_part_of_a_header_word():
    found = header("""
        科目编码 | 科目名称 | 合计 | 其中：基本支出
        213 | 农林水支出 | 5 | 5
    """)

    assert found.leaves[3] == ("其中：基本支出",)
    assert found.plain[3] == ("基本支出",)


def test_texts_are_each_header_word_once():
    found = header("""
        收入 | < | 支出 | <
        项目 | 2026年预算数 | 项目 | 2026年预算数
        财政拨款收入 | 5 | 农林水支出 | 5
    """)

    assert found.texts == ("收入", "项目", "预算数", "支出")


def test_row_cells_are_the_cells_that_begin_in_the_row():
    slots = grid("甲 | 乙 | <\n^ | | 丙").slots()

    assert [cell.text for cell in row_cells(slots, 0)] == ["甲", "乙"]
    assert [cell.text for cell in row_cells(slots, 1)] == ["丙"]
