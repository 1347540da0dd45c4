"""The solver on rules and runs made in memory: every case that is known to break table readers."""

from itertools import pairwise

import pytest

from extractor.engines.ruled import SolvedGrid, solve
from extractor.model.geometry import Box
from extractor.model.page import Rule, Run
from extractor.source.chains import Chain, Verticals, runs_of
from extractor.source.rules import Shape, join_rules, rules_of

XS = (50.0, 150.0, 250.0)
YS = (100.0, 120.0, 140.0)


def across(y, start, end):
    return Rule(True, y, start, end)


def down(x, start, end):
    return Rule(False, x, start, end)


def lattice(xs=XS, ys=YS):
    """Every rule of a full lattice."""
    return [
        *(across(y, xs[0], xs[-1]) for y in ys),
        *(down(x, ys[0], ys[-1]) for x in xs),
    ]


def run(text, x, y, size=10.0, bold=False):
    """A run whose glyphs are `size` wide, with its middle at height `y`."""
    centres = tuple(x + size * (place + 0.5) for place in range(len(text)))
    return Run(text, Box(x, y - size / 2, x + size * len(text), y + size / 2), size, centres, bold)


def texts(grid: SolvedGrid):
    return {(cell.row, cell.col): cell.text for cell in grid.cells if cell.text}


def shape_of(grid: SolvedGrid):
    return [(cell.row, cell.col, cell.row_span, cell.col_span) for cell in grid.cells]


def assert_covers_every_slot_once(grid: SolvedGrid):
    slots = [
        (row, col)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for col in range(cell.col, cell.col + cell.col_span)
    ]
    assert sorted(slots) == [(r, c) for r in range(grid.n_rows) for c in range(grid.n_cols)]


def only(grids):
    assert len(grids) == 1
    assert_covers_every_slot_once(grids[0])
    return grids[0]


def test_a_plain_lattice_gives_one_cell_per_slot():
    grid = only(solve(lattice(), [run("甲", 60, 110), run("1.00", 160, 130)]))

    assert (grid.n_rows, grid.n_cols) == (2, 2)
    assert texts(grid) == {(0, 0): "甲", (1, 1): "1.00"}
    assert grid.x_edges == XS
    assert grid.y_edges == YS
    assert grid.cells[3].box == Box(150, 120, 250, 140)


def test_missing_edges_merge_cells_across_and_down():
    rules = [
        across(100, 50, 250),
        across(120, 150, 250),
        across(140, 50, 250),
        across(160, 50, 250),
        down(50, 100, 160),
        down(150, 100, 140),
        down(250, 100, 160),
    ]

    grid = only(solve(rules, []))

    assert shape_of(grid) == [(0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 1, 2)]


def test_a_three_row_header():
    rules = [
        *(across(y, 50, 250) for y in (100, 160)),
        *(across(y, 150, 250) for y in (120, 140)),
        down(50, 100, 160),
        down(150, 100, 160),
        down(200, 140, 160),
        down(250, 100, 160),
    ]
    runs = [run("收入", 160, 110), run("预算", 160, 130), run("一", 160, 150), run("二", 210, 150)]

    grid = only(solve(rules, runs))

    assert shape_of(grid)[0] == (0, 0, 3, 1)
    assert texts(grid) == {(0, 1): "收入", (1, 1): "预算", (2, 1): "一", (2, 2): "二"}


def test_a_piece_of_rule_missing_keeps_the_columns_under_a_header_apart():
    rules = [
        across(100, 50, 250),
        across(140, 50, 250),
        down(50, 100, 140),
        down(150, 120, 140),
        down(250, 100, 140),
        down(300, 100, 140),
        across(100, 250, 300),
        across(120, 250, 300),
        across(140, 250, 300),
    ]
    runs = [run("合计", 100, 110), run("甲", 60, 130), run("乙", 160, 130)]

    grid = only(solve(rules, runs))

    assert texts(grid) == {(0, 0): "合计", (1, 0): "甲", (1, 1): "乙"}


def test_a_rule_that_floats_inside_a_merged_cell_does_not_split_it():
    rules = [
        *lattice((50.0, 250.0, 350.0), (100.0, 120.0, 140.0, 160.0)),
        down(150, 121, 139),
    ]
    rules = [rule for rule in rules if not (rule.horizontal and rule.at in (120, 140))] + [
        across(y, 250, 350) for y in (120.0, 140.0)
    ]

    grid = only(solve(rules, [run("合并单元格", 60, 130)]))

    assert texts(grid) == {(0, 0): "合并单元格"}


def test_l_shaped_groups_fall_into_rectangles():
    rules = [
        across(100, 50, 250),
        across(120, 150, 250),
        across(140, 50, 250),
        down(50, 100, 140),
        down(150, 120, 140),
        down(250, 100, 140),
    ]

    grid = only(solve(rules, [run("甲", 60, 110), run("乙", 160, 130)]))

    assert texts(grid)[1, 1] == "乙"


@pytest.mark.parametrize("gap", [1.5, 2.0])
def test_rules_with_gaps_at_every_crossing(gap):
    pieces_across = [
        (y, left + gap / 2, right - gap / 2) for y in YS for left, right in pairwise(XS)
    ]
    pieces_down = [(x, top + gap / 2, bottom - gap / 2) for x in XS for top, bottom in pairwise(YS)]
    rules = [
        *join_rules(pieces_across, horizontal=True),
        *join_rules(pieces_down, horizontal=False),
    ]

    grid = only(solve(rules, [run("甲", 60, 110)]))

    assert len(grid.cells) == 4


def test_double_rules_are_one():
    pieces_down = [(x + shift, 100, 140) for x in XS for shift in (0, 1.6)]
    pieces_across = [(y + shift, 50, 251.6) for y in YS for shift in (0, 1.6)]
    rules = [
        *join_rules(pieces_across, horizontal=True),
        *join_rules(pieces_down, horizontal=False),
    ]

    grid = only(solve(rules, []))

    assert (grid.n_rows, grid.n_cols) == (2, 2)


def test_dashed_rules():
    pieces_across = [(y, x, x + 2) for y in YS for x in range(50, 250, 4)]
    pieces_down = [(x, y, y + 2) for x in XS for y in range(100, 140, 4)]
    rules = [
        *join_rules(pieces_across, horizontal=True),
        *join_rules(pieces_down, horizontal=False),
    ]

    assert len(only(solve(rules, [])).cells) == 4


def test_one_stroked_rectangle_per_cell():
    shapes = [
        Shape(left - 0.25, top - 0.25, right + 0.25, bottom + 0.25, stroked=True, rectangle=True)
        for left, right in pairwise(XS)
        for top, bottom in pairwise(YS)
    ]

    grid = only(solve(rules_of(shapes), []))

    assert (grid.n_rows, grid.n_cols, len(grid.cells)) == (2, 2, 4)


def test_zebra_fills_are_no_rules():
    zebra = [Shape(50, 100, 250, 120, stroked=False, rectangle=True)]

    assert solve(rules_of(zebra), [run("甲", 60, 110)]) == []


def test_two_tables_six_points_apart():
    rules = [*lattice(), *lattice(XS, (146.0, 166.0, 186.0))]

    upper, lower = solve(rules, [run("上", 60, 110), run("下", 60, 156)])

    assert texts(upper) == {(0, 0): "上"}
    assert texts(lower) == {(0, 0): "下"}


def test_tables_come_top_to_bottom_then_left_to_right():
    right = lattice((300.0, 350.0, 400.0))
    below = lattice(XS, (200.0, 220.0, 240.0))

    grids = solve([*below, *right, *lattice()], [])

    assert [(grid.box.x0, grid.box.y0) for grid in grids] == [(50, 100), (300, 100), (50, 200)]


def test_text_overflowing_by_an_em_stays_in_its_cell():
    grid = only(solve(lattice(), [run("九个字的很长的名称呀", 60, 110)]))

    assert texts(grid) == {(0, 0): "九个字的很长的名称呀"}


@pytest.mark.parametrize("shift", [-9.0, 9.0])
def test_figures_above_or_below_the_middle_of_their_cell(shift):
    grid = only(solve(lattice(), [run("12.34", 160, 110 + shift)]))

    assert texts(grid) == {(0, 1): "12.34"}


def test_text_sitting_on_the_outer_rule_belongs_to_the_table():
    grid = only(solve(lattice(), [run("12.34", 160, 98.5)]))

    assert texts(grid) == {(0, 1): "12.34"}


def test_a_title_over_the_table_does_not():
    grid = only(solve(lattice(), [run("收支总表", 100, 92)]))

    assert texts(grid) == {}


def test_one_rectangle_round_prose_is_no_table():
    frame = [across(50, 40, 300), across(400, 40, 300), down(40, 50, 400), down(300, 50, 400)]

    assert solve(frame, [run("正文", 60, 110)]) == []


def test_a_frame_does_not_swallow_the_table_inside():
    frame = [across(50, 20, 300), across(400, 20, 300), down(20, 50, 400), down(300, 50, 400)]

    grid = only(solve([*frame, *lattice()], [run("甲", 60, 110), run("正文", 60, 300)]))

    assert grid.box == Box(50, 100, 250, 140)
    assert texts(grid) == {(0, 0): "甲"}


def test_text_of_a_table_inside_a_cell_belongs_to_the_inner_table():
    outer = lattice((20.0, 300.0, 400.0), (50.0, 200.0, 300.0))

    first, second = solve([*outer, *lattice()], [run("内", 60, 110), run("外", 60, 180)])

    assert texts(first) == {(0, 0): "外"}
    assert texts(second) == {(0, 0): "内"}


def test_single_rules_are_no_table():
    assert solve([across(60, 50, 550), across(62, 50, 550)], [run("页眉", 60, 50)]) == []
    assert solve([across(60, 50, 550), down(55, 20, 200)], [run("页眉", 60, 50)]) == []


def test_boxes_joined_by_connectors_are_no_table():
    def box(x0, y0, x1, y1):
        return [across(y0, x0, x1), across(y1, x0, x1), down(x0, y0, y1), down(x1, y0, y1)]

    rules = [
        *box(150, 100, 250, 130),
        down(200, 130, 160),
        across(160, 75, 325),
        *(down(x, 160, 190) for x in (75, 325)),
        *box(30, 190, 120, 220),
        *box(280, 190, 370, 220),
    ]

    assert solve(rules, [run("办公室", 160, 115)]) == []


def test_the_grid_lines_of_a_chart_are_no_table():
    rules = [down(100, 100, 300), *(across(y, 100, 350) for y in (150, 200, 250, 300))]

    assert solve(rules, [run("12.3", 200, 170)]) == []


def test_first_row_without_a_top_rule():
    rules = [
        across(120, 50, 250),
        across(140, 50, 250),
        *(down(x, 104, 140) for x in XS),
    ]

    grid = only(solve(rules, [run("续", 60, 112), run("9", 160, 112), run("下", 60, 130)]))

    assert (grid.n_rows, grid.n_cols) == (2, 2)
    assert grid.y_edges == (104, 120, 140)
    assert texts(grid) == {(0, 0): "续", (0, 1): "9", (1, 0): "下"}


def test_last_row_without_a_bottom_rule():
    rules = [across(100, 50, 250), across(120, 50, 250), *(down(x, 100, 136) for x in XS)]

    grid = only(solve(rules, [run("末", 60, 128)]))

    assert texts(grid) == {(1, 0): "末"}


def test_overshooting_verticals_without_text_make_no_row():
    rules = [across(100, 50, 250), across(120, 50, 250), *(down(x, 90, 120) for x in XS)]

    assert only(solve(rules, [run("甲", 60, 110)])).n_rows == 1


def test_open_left_and_right_sides():
    rules = [*(across(y, 50, 350) for y in YS), down(150, 100, 140), down(250, 100, 140)]

    grid = only(solve(rules, [run("左", 60, 110), run("右", 260, 130)]))

    assert grid.n_cols == 3
    assert texts(grid) == {(0, 0): "左", (1, 2): "右"}


def test_vertical_text_reads_top_to_bottom():
    rules = lattice((50.0, 64.0, 250.0), (100.0, 200.0, 220.0))
    glyphs = [run(text, 52, 110 + 12 * place) for place, text in enumerate("年度总体目标")]

    grid = only(solve(rules, glyphs[::-1]))

    assert texts(grid) == {(0, 0): "年度总体目标"}
    assert grid.cells[0].lines == tuple("年度总体目标")


def test_lines_join_without_a_blank_in_chinese_and_with_one_in_latin():
    rules = lattice(XS, (100.0, 140.0, 180.0))
    runs = [
        run("一般公共", 55, 110),
        run("预算支出", 55, 125),
        run("Service", 152, 110, size=8),
        run("purchase", 152, 125, size=8),
    ]

    grid = only(solve(rules, runs))

    assert texts(grid) == {(0, 0): "一般公共预算支出", (0, 1): "Service purchase"}
    assert grid.cells[0].lines == ("一般公共", "预算支出")


def test_runs_on_one_line_keep_the_gap_they_show():
    grid = only(solve(lattice(), [run("收", 60, 110), run("入", 110, 110), run("1", 160, 110)]))

    assert texts(grid) == {(0, 0): "收 入", (0, 1): "1"}


def test_indent_and_bold():
    runs = [run("款", 62, 110, bold=True), run("项", 70, 130), run("目", 82, 130, bold=True)]

    grid = only(solve(lattice(), runs))

    assert grid.cells[0].indent == 12
    assert grid.cells[0].bold
    assert grid.cells[2].indent == 20
    assert not grid.cells[2].bold


def test_neighbouring_texts_that_all_but_touch_are_cut_at_the_rule_between_them():
    # A figure flush right and a label flush left with one point of air on either side of a rule.
    glyphs = [(110.0 + 5 * place, 115.0 + 5 * place, "2,900,00"[place]) for place in range(8)]
    glyphs += [(151.0 + 10 * place, 161.0 + 10 * place, "年度资金"[place]) for place in range(4)]
    chain = Chain(
        115.0,
        "".join(glyph[2] for glyph in glyphs),
        [glyph[0] for glyph in glyphs],
        [glyph[1] for glyph in glyphs],
        10.0,
        False,
        105.0,
        115.0,
    )

    grid = only(solve(lattice(), runs_of([chain], Verticals(lattice()))))

    assert texts(grid) == {(0, 0): "2,900,00", (0, 1): "年度资金"}


def test_graph_paper_is_no_table_and_takes_no_time():
    edges = tuple(float(place) for place in range(0, 10_000, 4))

    assert solve(lattice(edges, edges), [run("图", 60, 110)]) == []
    assert solve(lattice(edges[:500], edges[:500]), [run("图", 60, 110)]) == []


def test_no_rules_no_tables():
    assert solve([], [run("正文", 60, 110)]) == []
