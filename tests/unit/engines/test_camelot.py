"""The parts of the Camelot adapter that need no Camelot."""

import pytest

from extractor.engines.camelot.areas import open_areas, ruled_areas
from extractor.engines.camelot.columns import column_cuts
from extractor.engines.camelot.hints import hint_for
from extractor.engines.camelot.layout import open_table
from extractor.engines.camelot.merged import regions
from extractor.engines.camelot.rows import with_ruled_rows
from extractor.engines.camelot.tool import Margins, RawCell, RawTable
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run

BOUND = RawCell("", True, True, True, True)


def table(cells: list[list[RawCell]]) -> RawTable:
    """Slots of 50 × 20 points on a page 800 points high, the first row at its top."""
    return RawTable(
        columns=tuple((50.0 * c, 50.0 * (c + 1)) for c in range(len(cells[0]))),
        rows=tuple((800.0 - 20 * r, 780.0 - 20 * r) for r in range(len(cells))),
        cells=tuple(tuple(row) for row in cells),
        width=600.0,
        height=800.0,
        turn=0,
    )


def test_slots_without_a_rule_between_them_are_one_cell() -> None:
    wide = [BOUND._replace(text="项目\n", right=False), BOUND._replace(left=False)]
    found = regions(table([wide, [BOUND, BOUND._replace(text="1.00\n")]]))
    assert [(region.box, region.lines) for region in found] == [
        (Box(0, 0, 100, 20), ("项目",)),
        (Box(0, 20, 50, 40), ()),
        (Box(50, 20, 100, 40), ("1.00",)),
    ]


def test_text_spread_over_a_merged_cell_is_brought_together() -> None:
    tall = [
        [BOUND._replace(text="项目\n", bottom=False)],
        [BOUND._replace(text="资金\n", top=False)],
    ]
    assert [region.lines for region in regions(table(tall))] == [("项目", "资金")]


def test_an_edge_that_one_neighbour_has_is_an_edge() -> None:
    assert len(regions(table([[BOUND, BOUND._replace(left=False)]]))) == 2


def text(*words: str) -> list[RawCell]:
    return [BOUND._replace(text=word and f"{word}\n") for word in words]


def test_lines_between_two_rules_are_one_row() -> None:
    raw = table([text("208", ""), text("", "社会保障"), text("", "和就业"), text("210", "卫生")])
    one = with_ruled_rows(raw, [800.0, 740.0, 720.0])
    assert [[cell.text for cell in row] for row in one.cells] == [
        ["208\n", "社会保障\n和就业\n"],
        ["210\n", "卫生\n"],
    ]
    assert one.rows == ((800.0, 740.0), (740.0, 720.0))


def test_rules_round_the_table_only_join_nothing() -> None:
    raw = table([text("208"), text("210"), text("221"), text("229"), text("230")])
    assert with_ruled_rows(raw, [800.0, 780.0, 700.0]) == raw


def test_known_ends_of_rows_need_not_be_many() -> None:
    raw = table([text("208"), text("社会"), text("保障"), text("和就业"), text("支出")])
    one = with_ruled_rows(raw, [800.0], certain=True)
    assert len(one.rows) == 1


def test_rows_with_figures_below_each_other_stay_apart() -> None:
    raw = table([text("科目", "合计"), text("公用", "1.00"), text("人员", "2.00")])
    assert with_ruled_rows(raw, [800.0, 780.0, 740.0]) == raw


def page(rules: list[Rule], runs: list[Run]) -> PageContent:
    return PageContent(
        number=1,
        width=600.0,
        height=800.0,
        kind="digital",
        reason="",
        turn=0,
        runs=tuple(runs),
        rules=tuple(rules),
        watermark=(),
        hidden=(),
        image_share=0.0,
    )


def run(text: str, x0: float, x1: float, y: float) -> Run:
    return Run(text, Box(x0, y, x1, y + 9), 9.0, ())


THREE = [Rule(True, at, 50.0, 550.0) for at in (100.0, 122.0, 210.0)]


def test_three_long_rules_of_one_extent_are_an_open_table() -> None:
    underline = Rule(True, 60.0, 200.0, 400.0)
    box = Box(50.0, 100.0, 550.0, 210.0)
    assert ruled_areas(page([underline, *THREE], [])) == (box,)
    assert open_areas(page([underline, *THREE], [])) == (box,)


def test_a_vertical_rule_inside_closes_the_table() -> None:
    closed = page([*THREE, Rule(False, 300.0, 100.0, 210.0)], [])
    assert len(ruled_areas(closed)) == 1
    assert open_areas(closed) == ()


def test_two_rules_are_no_table() -> None:
    assert ruled_areas(page(THREE[:2], [])) == ()


RUNS = [
    run("项目", 150, 180, 105),
    run("208", 60, 80, 130),
    run("社会保障", 120, 200, 130),
    run("59.80", 300, 330, 130),
    run("210", 60, 80, 152),
    run("卫生健康", 120, 180, 152),
    run("15.60", 300, 330, 152),
]


def test_columns_are_cut_in_the_white_corridors() -> None:
    assert column_cuts(RUNS, 3) == (100, 250)


def test_a_merged_header_may_lie_across_a_corridor() -> None:
    assert column_cuts([*RUNS, run("2026年预算数", 150, 320, 110)], 3) == (100, 250)


def test_more_columns_than_corridors_give_no_cuts() -> None:
    assert column_cuts(RUNS, 9) == ()


def test_hints_count_from_the_bottom_of_the_media_box() -> None:
    one = page(THREE, RUNS)
    (area,) = ruled_areas(one)
    hint = hint_for(area, None, one, 3, Margins(10.0, 20.0, 0.0, 5.0))
    assert hint.area == (58.0, 707.0, 562.0, 593.0)
    assert hint.cuts == (110.0, 260.0)
    assert hint.row_rules == (705.0, 683.0, 595.0)
    assert hint.row_tolerance == 13
    assert not hint.certain


@pytest.mark.parametrize("columns", [None, 9])
def test_without_certain_columns_camelot_is_left_to_guess(columns: int | None) -> None:
    one = page(THREE, RUNS)
    hint = hint_for(ruled_areas(one)[0], None, one, columns, Margins(0.0, 0.0, 0.0, 0.0))
    assert hint.cuts == ()


def test_a_known_table_tells_its_cuts_and_the_ends_of_its_rows() -> None:
    one = page(THREE, RUNS)
    (area,) = ruled_areas(one)
    known = open_table(area, one)
    assert known is not None
    hint = hint_for(area, known, one, None, Margins(0.0, 0.0, 0.0, 0.0))
    assert hint.cuts == (100.0, 250.0)
    assert hint.row_rules == (678.0, 654.5)
    assert hint.row_tolerance is None
    assert hint.certain
