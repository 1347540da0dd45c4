"""The raw call of Camelot: one page in, plain tables out. Nothing of Camelot leaves this file."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from extractor.model.page import Turn

Flavour = Literal["lattice", "stream", "network", "hybrid"]

# How Camelot names the direction in which the text of a page runs, and how far we call it turned.
_TURNS: dict[str, Turn] = {"": 0, "clockwise": 90, "anticlockwise": 270}
# Rules are read from the page's vectors: as exact as from an image of the page, 10 times faster.
_FROM_VECTORS = frozenset({"lattice", "hybrid"})
# How Camelot's text layer groups glyphs. A gap of half a character ends a text: at Camelot's own
# full character, texts of neighbouring cells become one, of which it loses the second half where a
# merged cell follows. Without `boxes_flow` a contents page takes milliseconds instead of 20 s;
# it orders boxes of text that no parser looks at.
_LAYOUT = {"char_margin": 0.5, "boxes_flow": None}


class RawCell(NamedTuple):
    """One slot: its text as Camelot gives it, and on which sides a rule bounds it."""

    text: str
    left: bool
    right: bool
    top: bool
    bottom: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """A table in Camelot's space: origin at the bottom left of the media box, text upright.

    `columns` are (left, right) and `rows` (top, bottom); `width` and `height` are the media box
    after Camelot turned the page by `turn`.
    """

    columns: tuple[tuple[float, float], ...]
    rows: tuple[tuple[float, float], ...]
    cells: tuple[tuple[RawCell, ...], ...]
    width: float
    height: float
    turn: Turn


class Hints(NamedTuple):
    """Where to look, in Camelot's space.

    `area` is (left, top, right, bottom); `cuts` are the x between columns; `row_rules` the y of
    rules between rows; text whose baselines lie within `row_tolerance` is one row. If
    `certain`, cells end at every cut and every rule.
    """

    area: tuple[float, float, float, float]
    cuts: tuple[float, ...]
    row_rules: tuple[float, ...]
    row_tolerance: int | None
    certain: bool = False


class Margins(NamedTuple):
    """What the crop box cuts off the media box, on the page as shown (after /Rotate)."""

    left: float
    top: float
    right: float
    bottom: float


def check_opens(path: Path, password: str | None) -> None:
    """Raises what playa raises on a file it cannot read, which its own `open` would leave open."""
    import playa

    _silence_logs()
    with path.open("rb") as file:
        playa.Document(file, password=password or "")


def read_tables(
    path: Path, password: str | None, page: int, flavour: Flavour, hints: Sequence[Hints] = ()
) -> tuple[RawTable, ...]:
    """All tables of one page. Opening costs Camelot 2 ms, so that nothing is kept open."""
    from camelot.io import read_pdf

    tables = read_pdf(
        str(path),
        pages=str(page),
        password=password,
        flavor=flavour,
        layout_kwargs=_LAYOUT,
        **_options(flavour, hints),
    )
    return tuple(_raw(table) for table in tables)


def crop_margins(path: Path, password: str | None, page: int) -> Margins:
    """Camelot counts from the media box; the page as shown ends at its crop box."""
    import playa

    with playa.open(path, password=password or "", space="page") as document:
        one = document.pages[page - 1]
        media, crop, quarter_turns = one.mediabox, one.cropbox, one.rotate % 360 // 90
    left, bottom = max(0.0, crop[0] - media[0]), max(0.0, crop[1] - media[1])
    right, top = max(0.0, media[2] - crop[2]), max(0.0, media[3] - crop[3])
    sides = [left, top, right, bottom]
    # A quarter turn clockwise puts the bottom on the left, the left on top, and so on.
    return Margins(*(sides[(side - quarter_turns) % 4] for side in range(4)))


@cache
def _silence_logs() -> None:
    """Keeps the libraries' complaints about damaged files off standard error."""
    for name in ("camelot", "playa"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _options(flavour: Flavour, hints: Sequence[Hints]) -> dict[str, Any]:
    # A text that crosses a rule belongs to two cells. Where columns are only guessed it is more
    # often a header over several columns, which must not be cut.
    certain = bool(hints) and all(hint.certain for hint in hints)
    options: dict[str, Any] = {"split_text": flavour == "lattice" or certain}
    if flavour in _FROM_VECTORS:
        options["engine"] = "vector"
    if hints:
        options["table_areas"] = [_commas(hint.area) for hint in hints]
    if hints and all(hint.cuts for hint in hints):
        options["columns"] = [_commas(hint.cuts) for hint in hints]
    tolerances = [hint.row_tolerance for hint in hints if hint.row_tolerance]
    if tolerances:
        options["row_tol"] = min(tolerances)
    return options


def _commas(numbers: Sequence[float]) -> str:
    return ",".join(f"{number:.2f}" for number in numbers)


def _raw(table: Any) -> RawTable:  # noqa: ANN401 - Camelot has no types
    width, height = table.pdf_size
    return RawTable(
        columns=tuple((float(left), float(right)) for left, right in table.cols),
        rows=tuple((float(top), float(bottom)) for top, bottom in table.rows),
        cells=tuple(tuple(_raw_cell(cell) for cell in row) for row in table.cells),
        width=float(width),
        height=float(height),
        turn=_TURNS[table.rotation],
    )


def _raw_cell(cell: Any) -> RawCell:  # noqa: ANN401 - Camelot has no types
    return RawCell(cell.text, cell.left, cell.right, cell.top, cell.bottom)
