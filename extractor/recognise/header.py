"""Captions, header and body of a grid: which rows name the columns, and each leaf's path.

A row belongs to the header because its words are header words and because it opens what a wider
cell above groups; never because of where it is printed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractor.model.amount import read_figure
from extractor.model.grid import Cell, Grid
from extractor.recognise.caption import is_caption
from layouts.normalise import compact, printed, without_year
from layouts.pattern import Pattern

Path = tuple[str, ...]

_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}|\d{6}")
_ENUMERATOR = re.compile(
    r"^(?:其中[:：])?(?:[一二三四五六七八九十]{1,3}[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]"
    r"|\d{1,2}[、.．]|[①-⑳])"
)
_OF_WHICH = re.compile(r"^其中[:：]?(?=.)")
_UNIT = re.compile(r"(?<=.)\((?:单位:)?(?:亿|百万|万|千)?元\)$")
_TOTALS = frozenset(
    {"合计", "总计", "小计", "收入总计", "支出总计", "本年收入合计", "本年支出合计"}
)
_YEAR = re.compile(r"20\d{2}")
_ORDINALS = re.compile(r"(?:栏次|行次)?\d{0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Rows 0..`top` are captions, `top`..`body` the header (an index row included).

    `leaves` has one path per lattice column, as printed; `plain` the same without year and 其中.
    `inline` are cells (row, column) of the first body row that still name columns: some forms
    print their 合计 beside the lowest header cells. `known` tells whether the words were
    recognised or the header is only inferred from spans.
    """

    top: int
    body: int
    index_row: int | None
    leaves: tuple[Path, ...]
    known: bool
    inline: frozenset[tuple[int, int]] = frozenset()

    @property
    def plain(self) -> tuple[Path, ...]:
        """Leaf paths as profiles compare them."""
        return tuple(tuple(plain_header(text) for text in path) for path in self.leaves)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every different header text, year removed, in reading order."""
        return tuple(dict.fromkeys(text for path in self.plain for text in path))


def read_header(grid: Grid, words: Pattern) -> Header:
    """Finds the header of a grid. A grid without one has `top == body` and empty paths."""
    slots = grid.slots()
    top = _caption_rows(slots)
    body, inline = _known_rows(slots, top, words)
    known = body > top
    if not known:
        body = _inferred_rows(slots, top)
    index_row = body if known and body < len(slots) and _is_index_row(slots[body]) else None
    return Header(
        top=top,
        body=body if index_row is None else body + 1,
        index_row=index_row,
        leaves=_leaf_paths(slots, top, body, inline),
        known=known,
        inline=inline,
    )


def plain_header(text: str) -> str:
    """A header as profiles compare it: without the year, 其中 and a unit in brackets."""
    return _UNIT.sub("", _OF_WHICH.sub("", without_year(text)))


def row_cells(slots: list[list[Cell]], row: int) -> list[Cell]:
    """The non-empty cells that begin in this row, left to right."""
    return [
        cell
        for column, cell in enumerate(slots[row])
        if cell.row == row and cell.col == column and cell.text.strip()
    ]


def _caption_rows(slots: list[list[Cell]]) -> int:
    """How many rows at the top hold only a title, a number, a body's name or a unit."""
    for row in range(len(slots)):
        cells = row_cells(slots, row)
        width = len(slots[row])
        if cells and not all(is_caption(cell.text, cell.col_span / width) for cell in cells):
            return row
        if not cells and not any(row_cells(slots, above) for above in range(row)):
            return row
    return 0


Inline = frozenset[tuple[int, int]]


def _known_rows(slots: list[list[Cell]], top: int, words: Pattern) -> tuple[int, Inline]:
    """The first body row, if the rows above it speak the words of headers; else `top`.

    A blank row inside the header is passed over if the header goes on below it.
    """
    end = top
    for row in range(top, len(slots)):
        cells = row_cells(slots, row)
        if not cells:
            continue
        if row - end > 1:
            break
        inline = _inline(slots, row, top, cells, words) if row > top else frozenset()
        if inline:
            return row, inline
        if any(_is_value(cell.text) for cell in cells):
            break
        if not _is_header_row(slots, row, top, cells, words):
            break
        end = row + 1
    spans = [cell.row + cell.row_span for row in slots[top:end] for cell in row]
    return (min(max([end, *spans]), len(slots)) if end > top else top), frozenset()


def _is_header_row(
    slots: list[list[Cell]], row: int, top: int, cells: list[Cell], words: Pattern
) -> bool:
    judged = [(cell, _is_term(cell.text, words)) for cell in cells]
    if row == top:
        return _is_top_row(slots, row, judged, words)
    opened = [term for cell, term in judged if _opens(slots, row, top, cell)]
    closed = [
        term and (bool(opened) or compact(cell.text) not in _TOTALS)
        for cell, term in judged
        if not _opens(slots, row, top, cell)
    ]
    if opened:
        return sum(opened) * 2 >= len(opened) and all(closed)
    alone = all(slot.row < row or slot is cells[0] for slot in slots[row])
    return all(closed) and (len(closed) >= 2 or alone)


def _is_top_row(
    slots: list[list[Cell]], row: int, judged: list[tuple[Cell, bool]], words: Pattern
) -> bool:
    """At least two header words; or one heading over all columns with a header row below it."""
    terms = sum(term for _, term in judged)
    if terms * 2 >= len(judged) and terms >= min(2, len(slots[row])):
        return True
    below = row + judged[0][0].row_span
    if len(judged) > 1 or judged[0][0].col_span < len(slots[row]) or below >= len(slots):
        return False
    under = row_cells(slots, below)
    known = sum(_is_term(cell.text, words) for cell in under)
    return known >= 2 and known * 2 >= len(under)


def _opens(slots: list[list[Cell]], row: int, top: int, cell: Cell) -> bool:
    """Whether the cell is one of several below a wider header cell (blank ones passed over)."""
    above = row - 1
    while above > top and not slots[above][cell.col].text.strip():
        above -= 1
    return above >= top and slots[above][cell.col].col_span > cell.col_span


def _inline(
    slots: list[list[Cell]], row: int, top: int, cells: list[Cell], words: Pattern
) -> Inline:
    """Header cells in a row that otherwise belongs to the body: beside its 合计, or its figures."""
    opened = [cell for cell in cells if _opens(slots, row, top, cell)]
    others = [cell for cell in cells if not any(cell is other for other in opened)]
    if not opened or not all(_is_term(cell.text, words) for cell in opened):
        return frozenset()
    totals = [cell for cell in others if compact(cell.text) in _TOTALS]
    if not totals:
        return frozenset()
    return frozenset((cell.row, cell.col) for cell in opened)


def _is_term(text: str, words: Pattern) -> bool:
    return not _ENUMERATOR.match(text) and words.matches(plain_header(text))


def _is_value(text: str) -> bool:
    if _YEAR.fullmatch(compact(text)):
        return False
    figure = read_figure(text)
    return figure.status in ("printed", "dash") or bool(_CODE.fullmatch(compact(text)))


def _is_index_row(row: list[Cell]) -> bool:
    """Whether the row only numbers the columns: 1 2 3 …, maybe after 栏次."""
    texts = [compact(cell.text) for cell in _different(row) if cell.text.strip()]
    numbers = [int(text) for text in texts if text.isdecimal()]
    sequential = all(b - a == 1 for a, b in pairwise(numbers))
    plain = all(_ORDINALS.fullmatch(text) for text in texts)
    return len(numbers) >= 2 and sequential and plain and numbers[0] in (1, 2)


def _inferred_rows(slots: list[list[Cell]], top: int) -> int:
    """A header nobody knows the words of: as deep as the spans of its first row reach."""
    if top >= len(slots):
        return top
    body = top
    while body < len(slots):
        cells = row_cells(slots, body)
        if not cells or any(_is_value(cell.text) for cell in cells):
            return top if body == top else body
        if len(cells) == 1 and len(slots[body]) > 1 and body == top:
            return top
        deep = max(cell.row + cell.row_span for cell in slots[body])
        groups = any(cell.col_span > 1 for cell in cells) and len(cells) > 1
        body = max(body + 1, deep)
        if not groups:
            break
    return min(body, len(slots))


def _different(cells: Iterable[Cell]) -> list[Cell]:
    """Neighbouring slots of one merged cell count once."""
    result: list[Cell] = []
    for cell in cells:
        if not result or result[-1] is not cell:
            result.append(cell)
    return result


def _leaf_paths(slots: list[list[Cell]], top: int, body: int, inline: Inline) -> tuple[Path, ...]:
    columns = len(slots[0]) if slots else 0
    paths = []
    for column in range(columns):
        last = body + 1 if (body, column) in inline else body
        cells = _different(slots[row][column] for row in range(top, last))
        paths.append(tuple(text for cell in cells if (text := printed(cell.text))))
    return tuple(paths)
