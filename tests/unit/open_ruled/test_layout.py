"""What rules and texts of a page tell of its open-ruled tables; no PDF, no Camelot."""

import pytest

from extractor.engines.camelot.areas import open_areas, ruled_areas
from extractor.engines.camelot.bands import row_bounds
from extractor.engines.camelot.centring import shared_out
from extractor.engines.camelot.columns import cuts_between
from extractor.engines.camelot.header import header_end, texts_in
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run


def run(text: str, x: float, y: float, size: float = 10.0) -> Run:
    """Text whose top left corner is (x, y): Chinese an em wide, figures half an em."""
    width = sum(size if ord(one) > 0x2000 else size / 2 for one in text)
    return Run(text, Box(x, y, x + width, y + size), size, (x + width / 2,))


def rule(at: float, start: float = 50.0, end: float = 550.0) -> Rule:
    return Rule(True, at, start, end)


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


HEADER = [run("科目名称", 60, 104), run("合计", 300, 104)]
BODY = [
    run("公用经费", 60, 124),
    run("1.00", 320, 124),
    run("人员", 60, 140),
    run("2.00", 320, 140),
]


def test_a_title_between_rules_parts_tables() -> None:
    title = run("国有资本经营预算支出情况表", 200, 170)
    again = [*(one._replace(box=Box(*_down(one.box, 100))) for one in HEADER)]
    rules = [rule(at) for at in (100, 120, 160, 200, 220, 240)]
    found = ruled_areas(page(rules, [*HEADER, *BODY, title, *again]))
    assert [(area.y0, area.y1) for area in found] == [(100, 160), (200, 240)]


def _down(box: Box, by: float) -> tuple[float, float, float, float]:
    return box.x0, box.y0 + by, box.x1, box.y1 + by


def test_a_table_that_goes_on_ends_with_its_last_row() -> None:
    number = run("10", 290, 780)
    (area,) = open_areas(page([rule(100), rule(120)], [*HEADER, *BODY, number]))
    assert area == Box(50, 100, 550, 152)


def test_rules_above_and_below_prose_are_no_table() -> None:
    prose = [run("本部门2025年预算安排如下", 60, y) for y in range(130, 700, 20)]
    heading = [run("云麓市文化广电和旅游局", 60, 104), run("2025", 500, 104)]
    assert open_areas(page([rule(100), rule(120), rule(750)][:2], [*heading, *prose])) == ()


def test_the_header_ends_at_the_last_rule_above_the_first_figure() -> None:
    area = Box(50, 100, 550, 160)
    assert header_end(area, [*HEADER, *BODY], [rule(100), rule(120), rule(160)]) == 120


def test_a_lone_text_above_the_figures_is_a_row_of_the_body() -> None:
    first = run("一、本年支出", 60, 124)
    body = [run("公用经费", 60, 144), run("1.00", 320, 144)]
    rules = [rule(at) for at in (100, 120, 140, 160)]
    assert header_end(Box(50, 100, 550, 160), [*HEADER, first, *body], rules) == 120


def test_a_body_that_begins_with_figures_has_no_header() -> None:
    assert header_end(Box(50, 120, 550, 160), BODY, [rule(120), rule(136), rule(160)]) == 120


def test_lines_of_a_wrapped_text_are_one_text() -> None:
    runs = [run("国有资本经营", 300, 104), run("预算", 320, 116), run("合计", 100, 110)]
    assert {text.lines for text in texts_in(runs, [])} == {("合计",), ("国有资本经营", "预算")}


def test_a_rule_between_lines_makes_two_texts() -> None:
    runs = [run("财政拨款", 300, 104), run("预算", 310, 116)]
    assert len(texts_in(runs, [rule(115, 290, 350)])) == 2


def test_columns_end_in_the_white_between_body_and_headers() -> None:
    heads = [one.box for one in HEADER]
    assert cuts_between(BODY, heads, 500, []) == (200.0,)


def test_a_cut_goes_to_the_end_of_a_short_rule_in_the_same_corridor() -> None:
    heads = [one.box for one in HEADER]
    assert cuts_between(BODY, heads, 500, [180.0]) == (180.0,)


def test_no_white_no_cuts() -> None:
    body = [run("公用经费", 60, y) for y in (124, 140, 156)]
    assert cuts_between(body, [Box(60, 104, 75, 114), Box(85, 104, 100, 114)], 500, []) is None


@pytest.mark.parametrize(
    ("centres", "edges", "shares"),
    [
        ((100, 300), (0, 50, 200, 250, 400), [(0, 2), (2, 4)]),
        ((50,), (0, 50, 100), [(0, 2)]),
        ((25, 75), (0, 50, 100), [(0, 1), (1, 2)]),
        ((20,), (0, 50, 100), None),
        ((), (0, 50, 100), None),
        ((10, 20, 30), (0, 50, 100), None),
    ],
)
def test_columns_are_shared_out_by_the_middles_of_texts(
    centres: tuple[float, ...], edges: tuple[float, ...], shares: list[tuple[int, int]] | None
) -> None:
    assert shared_out(centres, edges) == shares


def test_each_line_with_a_figure_is_a_row() -> None:
    assert row_bounds(BODY, []) == (137.0,)


def test_the_lines_of_a_label_belong_to_the_figure_between_them() -> None:
    wrapped = [run("机关事业单位", 60, 124), run("养老保险", 60, 136), run("1.00", 320, 130)]
    assert row_bounds(wrapped, []) == ()


def test_a_label_without_figures_is_a_row_of_its_own() -> None:
    assert row_bounds([*BODY, run("上年结转", 60, 156)], []) == (137.0, 153.0)


def test_a_rule_under_each_row_parts_them() -> None:
    assert row_bounds(BODY, [138.0]) == (138.0,)
