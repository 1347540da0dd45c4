"""What can stand on a page, as plain values. Lengths are points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Box = tuple[float, float, float, float]

BLACK = "000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text: `x` is its left edge, `y` its baseline, `spacing` is added per letter.

    `colour` is rrggbb.
    """

    x: float
    y: float
    size: float
    text: str
    spacing: float = 0.0
    bold: bool = False
    colour: str = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight stroke between two points; `colour` is rrggbb."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float = 0.6
    colour: str = BLACK


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """A slice of a disc; angles are turns clockwise from twelve o'clock, `colour` is rrggbb."""

    centre: tuple[float, float]
    radius: float
    start: float
    end: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A small filled square in a legend; (x, y) is its top left corner."""

    x: float
    y: float
    side: float
    colour: str


Mark = Text | Rule | Wedge | Swatch


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCell:
    """A table cell as printed: first row and column, spans, text without layout breaks, box."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """The part of a table that stands on one page; `continued` when its start is on another.

    `number` counts the tables of one `kind`: the ruled tables of the report, or its forms. It is
    None where the print does not number the table.
    """

    number: int | None
    title: str
    continued: bool
    rows: int
    columns: int
    cells: tuple[PlacedCell, ...]
    kind: Literal["table", "sheet", "catalogue"] = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of a catalogue as printed: a department (no code), or a code with its name.

    `column` counts the level columns from 1; None where the row prints no name.
    """

    series: str
    code: str
    name: str
    column: int | None


@dataclass(slots=True, kw_only=True)
class Page:
    """A page being filled: its size, its marks in printing order, what they mean."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)
    tables: list[PlacedTable] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
