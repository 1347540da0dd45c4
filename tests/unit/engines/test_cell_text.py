"""How printed lines become the text of a cell."""

import pytest

from extractor.engines.cell_text import joined, lines_of, printed_lines
from extractor.model.geometry import Box
from extractor.model.page import Run


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ((), ""),
        (("一般公共预算", "拨款收入"), "一般公共预算拨款收入"),
        (("public", "budget"), "public budget"),
        (("2026", "年预算数"), "2026年预算数"),
        (("（万元）", "1.00"), "（万元）1.00"),
        (("97", "251.08"), "97  251.08"),
    ],
)
def test_lines_are_joined_as_their_script_is_written(lines: tuple[str, ...], text: str) -> None:
    assert joined(lines) == text


def test_lines_lose_their_ends_and_blank_ones_go() -> None:
    assert printed_lines(["体检人数 \n", "\n", " 5800人\n"]) == ("体检人数", "5800人")


def run(text: str, x: float, y: float) -> Run:
    return Run(text, Box(x, y, x + 9 * len(text), y + 9), 9.0, ())


def test_runs_of_one_baseline_are_one_line() -> None:
    runs = [run("人数", 60, 21), run("第二行", 10, 33), run("体检", 10, 20)]
    assert lines_of(runs) == ("体检 人数", "第二行")


def test_runs_that_touch_are_not_parted() -> None:
    assert lines_of([run("2026", 10, 20), run("年", 47, 20)]) == ("2026年",)
