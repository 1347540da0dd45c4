"""What continues an open table, and what begins another."""

import pytest
from tabletext import GridText, collect, page

HEADER = "科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出"
FIRST = ["支出总表", "单位：元", GridText(f"{HEADER}\n213 | 农林水支出 | 3 | 2 | 1")]
MORE = "221 | 住房保障支出 | 5 | 5 |"


def tables(*pages, start=1):
    collector = collect([page(start + number, parts) for number, parts in enumerate(pages)])
    return [assembled.table for assembled in collector.tables]


def labels(table):
    return [row.label for row in table.rows]


@pytest.mark.parametrize(
    "above",
    [
        [],
        ["- 2 -"],
        ["单位：元"],
        ["支出总表", "单位：元"],
        ["支出总表（续）"],
        ["支出总表(续)", "单位：元"],
        ["编制单位：某县水利局", "第2页"],
        ["某县水利局2026年部门预算"],
    ],
)
@pytest.mark.parametrize("header", [True, False])
def test_nothing_new_above_continues_the_table(above, header):
    grid = GridText(f"{HEADER}\n{MORE}" if header else MORE)
    found = tables(FIRST, [*above, grid])

    assert len(found) == 1
    assert found[0].pages == (1, 2)
    assert labels(found[0]) == ["农林水支出", "住房保障支出"]


@pytest.mark.parametrize(
    "above",
    [
        ["一般公共预算支出表"],
        ["部门预算单位构成表"],
        ["这一段文字说明了许多与上一张表毫不相干的事情，长到不可能是页眉。", "第二行也是。"],
    ],
)
def test_something_else_above_begins_another_table(above):
    found = tables(FIRST, [*above, GridText(f"{HEADER}\n{MORE}")])

    assert len(found) == 2
    assert [table.pages for table in found] == [(1,), (2,)]


def test_another_header_begins_another_table():
    other = "科目编码 | 科目名称 | 合计 | 财政拨款收入 | 事业收入"

    assert len(tables(FIRST, [GridText(f"{other}\n{MORE}")])) == 2


def test_other_columns_begin_another_table():
    assert len(tables(FIRST, [GridText("甲 | 5\n乙 | 6", widths=(33.0, 77.0))])) == 2


def test_a_page_between_ends_the_table():
    found = tables(FIRST, ["文字"], [GridText(MORE)])

    assert len(found) == 2


def test_a_second_grid_on_a_page_continues_nothing():
    found = tables([*FIRST, GridText(MORE)])

    assert len(found) == 2


def test_three_pages():
    found = tables(FIRST, [GridText(MORE)], [GridText("合计 | < | 8 | 7 | 1")])

    assert len(found) == 1
    assert found[0].pages == (1, 2, 3)
    assert [row.printed_row for row in found[0].rows] == [1, 2, 3]
    assert [row.page for row in found[0].rows] == [1, 2, 3]


def test_notes_under_the_last_page_belong_to_the_table():
    found = tables(FIRST, [GridText(MORE), "注：本表含上年结转。", "正文开始"])

    assert found[0].notes == ("注：本表含上年结转。",)


def test_a_wrapped_note_runs_on_to_its_full_stop():
    found = tables([*FIRST, "注：本表数据来自年初预算，", "不含调整。", "三、其他说明"])

    assert found[0].notes == ("注：本表数据来自年初预算，不含调整。",)


def test_text_that_is_no_note_is_none():
    assert tables([*FIRST, "本单位无其他情况。"])[0].notes == ()


def test_a_note_inside_the_grid():
    found = tables(
        [
            "支出总表",
            "单位：元",
            GridText(f"{HEADER}\n合计 | < | | |\n注：本表无数据 | < | < | < | <"),
        ]
    )

    assert found[0].notes == ("注：本表无数据",)
    assert found[0].state == "declared_empty"
    assert labels(found[0]) == ["合计"]


@pytest.mark.parametrize(
    "above",
    [
        ["单位支出总表", "单位：万元"],
        ["支出总表", "单位：万元"],
        ["单位：万元"],
        ["支出总表（上年结转）", "单位：元"],
        ["附表9", "单位：元"],
    ],
)
def test_another_unit_scope_or_number_begins_another_table(above):
    first = ["附表3", "支出总表（本年预算）", *FIRST[1:]]

    assert len(tables(first, [*above, GridText(f"{HEADER}\n{MORE}")])) == 2
