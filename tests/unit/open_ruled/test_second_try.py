"""When a page is tried with a second engine: under a known title something looks like a table."""

from pathlib import Path

import pytest

from extractor.engines.spec import Attempt, Request
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run
from extractor.recognise.pages import PageReader
from layouts.read import ProfileSet, load

TITLE = "2025年部门支出总体情况表"
TOP = [Rule(True, at, 50.0, 550.0) for at in (100.0, 120.0, 140.0)]


@pytest.fixture(scope="module")
def profiles() -> ProfileSet:
    return load()


def page(lines: list[tuple[float, str]], rules: list[Rule]) -> PageContent:
    """Lines at their y; their words stand 30 points apart."""
    runs = []
    for y, line in lines:
        x = 60.0
        for word in line.split():
            width = sum(10.0 if ord(one) > 0x2000 else 5.0 for one in word)
            runs.append(Run(word, Box(x, y, x + width, y + 10), 10.0, (x + width / 2,)))
            x += width + 30
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


class Nothing:
    """An engine that finds no table."""

    name = "nothing"
    kinds = frozenset({"digital"})

    def read(self, page: PageContent, request: Request) -> tuple[()]:
        return ()


def tries(
    content: PageContent, profiles: ProfileSet, monkeypatch: pytest.MonkeyPatch
) -> list[Attempt]:
    monkeypatch.setattr("extractor.recognise.pages.engine_named", lambda name: Nothing())
    reader = PageReader(profiles, Request(path=Path("open.pdf")), None, None)
    reader.read(content)
    return reader.attempts


HEADER = "科目编码 科目名称 合计 基本支出 项目支出"


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ([(60.0, TITLE), (105.0, HEADER), (125.0, "229 其他支出 960.00 0.00 960.00")], []),
        ([(60.0, TITLE), (105.0, HEADER)], TOP),
        ([(60.0, TITLE), *((y, f"20{y:.0f} 其他支出 1200") for y in (105.0, 125.0, 145.0))], []),
    ],
)
def test_a_title_over_amounts_or_open_rules_is_tried(
    lines: list[tuple[float, str]],
    rules: list[Rule],
    profiles: ProfileSet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert tries(page(lines, rules), profiles, monkeypatch) != []


PROSE = "决算 0.00 万元，占 0.00 ；公务接待费支出决算 0.39 万元，占 100.00"


@pytest.mark.parametrize(
    "lines",
    [
        [(60.0, "目录"), *((80.0 + 20 * n, f"{n} {TITLE} {n + 6}") for n in range(1, 10))],
        [(60.0, "目录"), *((80.0 + 20 * n, f"附表{n} {TITLE} …… {n + 6}") for n in range(1, 10))],
        [(60.0, TITLE), *((80.0 + 20 * n, PROSE) for n in range(9))],
        [(60.0, TITLE)],
        [(60.0, "关于印发办法的通知"), *((80.0 + 20 * n, "甲 1.00 2.00") for n in range(9))],
    ],
)
def test_contents_and_prose_are_not_tried(
    lines: list[tuple[float, str]], profiles: ProfileSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert tries(page(lines, []), profiles, monkeypatch) == []
