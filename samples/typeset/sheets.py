"""Performance target sheets: one form in one ruled grid, broken over pages where it must be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal, Self

from typeset import lattice
from typeset.breaking import Gauge, Row, break_rows
from typeset.flow import Flow
from typeset.marks import PlacedTable
from typeset.ruling import box_of, placed, set_lines, set_rules

_LEFT, _UP = lattice.FROM_LEFT, lattice.FROM_ABOVE
# Columns: the form's own label, level 1, then level 2, level 3 and value of either half.
_COLUMNS = 8
_SPACE_BEFORE = 30.0
_ALIGN = {"l": "left", "c": "centre", "r": "right"}
PERIODS = ("implementation_period", "annual")
SOURCES = ("total", "central", "provincial", "local", "self_raised", "other")
TEXTS = ("overview", "basis", "necessity", "safeguards", "plan")


# A printed row of indicators: level 1, then level 2, level 3 and value of either half.
Indicator = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet as written in its source file, with the words that all sheets share.

    `labels` gives the label of every field, of every source of funds (one for either half) and of
    the headings; `goal_label` and `indicator_label` say whether a vertical label begins beside the
    header of its block or below it, `foot` how label and date of filing share the last row.
    """

    number: int
    title: str
    year: str
    labels: Mapping[str, Any]
    place: Literal["new", "follow"]
    text_size: float
    row_height: float
    widths: tuple[float, ...]
    project: str
    supervisor: str
    implementer: str
    attribute: str
    duration: str
    funding: Mapping[str, Mapping[str, str]]
    texts: Mapping[str, str]
    targets: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    filled_at: str
    goal_label: Literal["beside", "below"] = "below"
    indicator_label: Literal["beside", "below"] = "beside"
    foot: Literal["own", "shared", "stacked"] = "own"

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Make a sheet from the mapping in its source."""
        lists = {
            "widths": tuple(data["widths"]),
            "indicators": tuple(tuple(row) for row in data["indicators"]),
        }
        return cls(**{**data, **lists})


def set_sheet(flow: Flow, sheet: Sheet) -> None:
    """Print `sheet` on a new page, or after what is there, and go on to new pages."""
    if sheet.place == "new":
        flow.new_page("portrait")
    else:
        flow.y += _SPACE_BEFORE
    _set_title(flow, sheet)
    gauge = _gauge(flow, sheet)
    waiting, continued = compose(sheet), False
    while waiting:
        rows, waiting = break_rows(waiting, gauge, flow.bottom - flow.y)
        _set_fragment(flow, sheet, gauge, rows, continued=continued)
        if waiting:
            flow.new_page("portrait")
            continued = True


def _set_title(flow: Flow, sheet: Sheet) -> None:
    flow.centred(sheet.title, flow.y + 14, 15, bold=True)
    flow.centred(sheet.year, flow.y + 33, 10)
    flow.y += 40


def _gauge(flow: Flow, sheet: Sheet) -> Gauge:
    scale = flow.measure / sum(sheet.widths)
    edges = accumulate((width * scale for width in sheet.widths), initial=flow.left)
    return Gauge(
        face=flow.face,
        size=sheet.text_size,
        across=tuple(round(edge, 2) for edge in edges),
        row_height=sheet.row_height,
    )


def compose(sheet: Sheet) -> list[Row]:
    """Return all rows of the form, as if it stood on one endless page."""
    return [
        *_head(sheet),
        *_funds(sheet),
        *(_text(sheet.labels[name], sheet.texts[name]) for name in TEXTS),
        *_goals(sheet),
        *_indicators(sheet),
        _foot(sheet),
    ]


def _head(sheet: Sheet) -> list[Row]:
    def pair(left: str, right: str) -> Row:
        texts = {name: getattr(sheet, name) for name in (left, right)}
        slots = (sheet.labels[left], _LEFT, texts[left], _LEFT, _LEFT)
        return Row(slots=(*slots, sheet.labels[right], texts[right], _LEFT), align="cclllcll")

    name = (sheet.labels["project"], _LEFT, sheet.project, *[_LEFT] * 5)
    return [
        Row(slots=name, align="ccllllll"),
        pair("supervisor", "implementer"),
        pair("attribute", "duration"),
    ]


def _funds(sheet: Sheet) -> list[Row]:
    """Return a row for every source of funds; the label of the block covers them all."""
    rows: list[Row] = []
    for source in SOURCES:
        label = (sheet.labels["funding"], _LEFT) if not rows else (_UP, _UP)
        halves: list[str] = []
        for words, period in zip(sheet.labels[source], PERIODS, strict=True):
            halves += [words, _LEFT, sheet.funding[period][source]]
        rows.append(Row(slots=(*label, *halves), align="ccllrllr"))
    return rows


def _text(label: str, text: str) -> Row:
    return Row(slots=(label, _LEFT, text, *[_LEFT] * 5), align="ccllllll", splits=True)


def _goals(sheet: Sheet) -> list[Row]:
    left, right = sheet.labels["periods"]
    goal = sheet.labels["goal"]
    texts = (sheet.targets[PERIODS[0]], *[_LEFT] * 3, sheet.targets[PERIODS[1]], _LEFT, _LEFT)
    beside = sheet.goal_label == "beside"
    heads = (goal, left, *[_LEFT] * 3) if beside else (left, *[_LEFT] * 4)
    return [
        Row(slots=(*heads, right, _LEFT, _LEFT), align="c" * _COLUMNS),
        Row(slots=(_UP if beside else goal, *texts), align="clllllll", splits=True),
    ]


def _indicators(sheet: Sheet) -> list[Row]:
    label = sheet.labels["indicators"]
    beside = sheet.indicator_label == "beside"
    below = [_UP if beside else label, *[_UP] * (len(sheet.indicators) - 1)]
    head = (label if beside else "", *sheet.labels["indicator_heads"])
    rows = [(mark, *indicator) for mark, indicator in zip(below, sheet.indicators, strict=True)]
    return [Row(slots=slots, align="c" * _COLUMNS) for slots in (head, *rows)]


def _foot(sheet: Sheet) -> Row:
    """Return the last row; all but the date of filing is left to be filled in by hand."""
    *others, filed = sheet.labels["foot"]
    head = (others[0], _LEFT, "", others[1], "", others[2])
    date = {
        "own": (filed, sheet.filled_at),
        "shared": (f"{filed} {sheet.filled_at}", _LEFT),
        "stacked": ("", f"{filed} {sheet.filled_at}"),
    }
    return Row(slots=(*head, *date[sheet.foot]), align="l" * _COLUMNS)


def _set_fragment(
    flow: Flow, sheet: Sheet, gauge: Gauge, rows: Sequence[Row], *, continued: bool
) -> None:
    """Print the rows that stand on one page and note the cells that can be seen there."""
    cells = lattice.cells_of([row.slots for row in rows])
    down = [round(edge, 2) for edge in accumulate(gauge.heights(rows), initial=flow.y)]
    set_rules(flow, lattice.owners_of(cells, len(rows), _COLUMNS), gauge.across, down)
    parts = []
    for cell, seen in zip(cells, lattice.without_hidden_columns(cells), strict=True):
        box = box_of(cell, gauge.across, down)
        lines = [line.strip() for line in gauge.lines(cell)]
        align = _ALIGN[rows[cell.row].align[cell.column]]
        set_lines(flow, lines, box, gauge.size, align, gauge.indent(cell))
        parts.append(placed(seen, box))
    flow.page.tables.append(
        PlacedTable(
            number=sheet.number,
            title=sheet.title,
            continued=continued,
            rows=len(rows),
            columns=len(lattice.shown_columns(cells)),
            cells=tuple(parts),
            kind="sheet",
        )
    )
    flow.y = down[-1]
