"""Figures, lines and matches of a comparison by hand, each in a call."""

from collections.abc import Sequence
from decimal import Decimal

from exports.changes.figures import figure_change
from exports.changes.model import (
    Figure,
    Line,
    LineChange,
    Match,
    Materiality,
)
from extractor.model.amount import read_figure, to_yuan
from extractor.model.finding import Message, Place
from extractor.model.geometry import Box

NOTHING_ASKED = Materiality()
_TEN_THOUSAND = Decimal(10_000)
_OLD_PAGE, _NEW_PAGE = 5, 6


def yuan(text: str) -> Decimal:
    """万元 as printed, in yuan."""
    return to_yuan(Decimal(text.replace(",", "")), "wan_yuan")


def said(zh: str, en: str) -> Message:
    """A message."""
    return Message(zh=zh, en=en)


def place(
    page: int, table: int | None = 0, row: int | None = 0, column: str | None = None
) -> Place:
    """A cell somewhere on a page: rows go down, columns to the right."""
    top = 120.0 + 24.0 * (row or 0)
    left = 320.0 + 60.0 * ("total", "basic", "project").index(column) if column in COLUMNS else 90.0
    return Place(
        table=table, row=row, column=column, page=page, box=Box(left, top, left + 56, top + 20)
    )


COLUMNS = ("total", "basic", "project")


def figure(raw: str | None, where: Place, *, unsure: bool = False) -> Figure | None:
    """A printed figure in 万元; None for a cell that is not there."""
    if raw is None:
        return None
    read = read_figure(raw)
    return Figure(
        raw=raw,
        amount=None if read.value is None else to_yuan(read.value, "wan_yuan"),
        status=read.status,
        decimals=None if read.value is None else read.places - 4,
        place=where,
        unsure=unsure,
    )


def figures(table: int, row: int, cells: dict[str, tuple[str | None, str | None, str]]) -> tuple:
    """Figure changes of a line: column → (old, new, why one is absent)."""
    return tuple(
        figure_change(
            column,
            figure(old, place(_OLD_PAGE + table, table, row, column)),
            figure(new, place(_NEW_PAGE + table, table, row, column)),
            NOTHING_ASKED,
            absent=absent or "added",
        )
        for column, (old, new, absent) in cells.items()
    )


def line(
    table: int, row: int, code: str | None, label: str, level: int = 3, *, new: bool, **more: object
) -> Line:
    """A line as one side prints it."""
    page = (_NEW_PAGE if new else _OLD_PAGE) + table
    role = "total" if level == 0 else "subtotal" if level < 3 else "item"
    parent = None if level == 0 else 0
    return Line(
        row=row,
        role=role,
        code=code,
        label=label,
        level=level,
        half=None,
        parent=parent,
        place=place(page, table, row),
        **more,
    )


def match(method: str, score: str = "1", zh: str = "", en: str = "") -> Match:
    """How two were taken for one."""
    return Match(method=method, score=Decimal(score), note=said(zh, en) if zh else None)


def change(
    states: Sequence[str],
    old: Sequence[Line],
    new: Sequence[Line],
    cells: tuple,
    how: Match | None = None,
    differs: Sequence[str] = (),
) -> LineChange:
    """What became of a line; it matters unless nothing changed."""
    return LineChange(
        states=tuple(states),
        old=tuple(old),
        new=tuple(new),
        match=how,
        differs=tuple(differs),
        figures=cells,
        material="unchanged" not in states,
    )


def same(
    table: int,
    row: int,
    code: str | None,
    label: str,
    level: int,
    cells: dict[str, tuple[str | None, str | None, str]],
) -> LineChange:
    """A line of one code and name in both years."""
    both = figures(table, row, cells)
    changed = any(each.state not in ("unchanged", "not_disclosed") for each in both)
    return change(
        ["changed" if changed else "unchanged"],
        [line(table, row, code, label, level, new=False)],
        [line(table, row, code, label, level, new=True)],
        both,
        match("key"),
    )


def three(old: Sequence[str | None], new: Sequence[str | None], absent: str = "") -> dict:
    """Cells of the three columns, old beside new."""
    return {
        key: (before, after, absent) for key, before, after in zip(COLUMNS, old, new, strict=True)
    }
