"""Words and shapes that several commands share when they talk to a person."""

from collections.abc import Sequence

from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from extractor.model.report import Level, Stage
from gongkai.cli.language import language
from gongkai.cli.texts import say


def stage_word(stage: Stage | None) -> str:
    """Budget or final accounts."""
    return say("value.unknown" if stage is None else f"stage.{stage}")


def level_word(level: Level | None) -> str:
    """Department or unit; nothing if unknown."""
    return "" if level is None else say(f"level.{level}")


def page_ranges(pages: Sequence[int]) -> str:
    """(5, 6, 7, 9) → 5–7, 9."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    comma = "、" if language() == "zh" else ", "
    return comma.join("–".join(str(page) for page in span) for span in ranges)


def table_name(title: str | None, kind: str) -> str:
    """The printed title, or what stands for it."""
    return title or say("table.untitled", kind=kind)


def document_heading(
    issuer: str | None, level: Level | None, year: int | None, stage: Stage | None, *, pages: int
) -> Text:
    """Whose document this is, of which year and stage."""
    body = level_word(level)
    enclosed = f"（{body}）" if language() == "zh" else f" ({body})"
    return Text.assemble(
        (issuer or say("value.no_issuer"), "bold"),
        enclosed if body else "",
        "  ",
        say("document.year", year=year or say("value.unknown")),
        "  ",
        stage_word(stage),
        "  ",
        (say("document.pages", count=pages), "dim"),
    )


def plain_table(family: str, keys: Sequence[str], *, right: Sequence[str]) -> Table:
    """A table without rules; headings are the texts `family.key`, `right` lists the numbers."""
    grid = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for key in keys:
        justify: JustifyMethod = "right" if key in right else "left"
        grid.add_column(say(f"{family}.{key}"), justify=justify, overflow="fold")
    return grid
