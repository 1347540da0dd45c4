"""Misread texts set right, where only one reading is possible. The literal reading is kept.

Two rules, no more: figures that look-alike characters spoil, in a column of figures; and words of
the closed list of headers. Names, codes and prose are never touched: two names that differ by one
character may be two people. A text that was read surely stays as it is, whatever it says.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.amount import is_plain_figure, read_figure
from extractor.model.grid import Cell, Grid
from layouts.normalise import compact

FIGURE_RULE = "figure.look_alike"
LABEL_RULE = "label.closed_list"

_DIGITS = str.maketrans("OoQ〇○lI|;；，。·", "00000111,,,..")
# A column is one of figures if at least this share of its filled cells are.
_FIGURES = 0.5
# Words shorter than this have too many neighbours.
_SHORTEST = 4


def settled(grid: Grid, words: frozenset[str]) -> Grid:
    """The grid with misread figures and header words set right; `words` are compact."""
    figures = _figure_columns(grid)
    cells = [
        _settled(cell, words, figures=cell.col in figures) if cell.text else cell
        for cell in grid.cells
    ]
    return replace(grid, cells=tuple(cells))


def figure_meant(text: str) -> str | None:
    """The figure that a text is once look-alikes are digits; None where it is one as it stands, or
    none even then."""
    if read_figure(text).status in ("printed", "dash"):
        return None
    right = text.translate(_DIGITS)
    return right if right != text and is_plain_figure(right) else None


def _settled(cell: Cell, words: frozenset[str], *, figures: bool) -> Cell:
    figure = figure_meant(cell.text) if figures else None
    if figure is not None:
        return _with(cell, figure, FIGURE_RULE)
    word = _word(cell, words)
    return cell if word is None else _with(cell, word, LABEL_RULE)


def _with(cell: Cell, text: str, rule: str) -> Cell:
    return replace(cell, text=text, lines=(text,), literal=cell.text, rule=rule)


def _figure_columns(grid: Grid) -> set[int]:
    """Columns most of whose filled cells, one column wide, are figures."""
    filled: dict[int, list[bool]] = {}
    for cell in grid.cells:
        if cell.text and cell.col_span == 1:
            is_figure = read_figure(cell.text).status == "printed"
            filled.setdefault(cell.col, []).append(is_figure)
    return {col for col, each in filled.items() if sum(each) >= max(1, _FIGURES * len(each))}


def _word(cell: Cell, words: frozenset[str]) -> str | None:
    """The one word of the list that differs from an unsurely read text in one character, unless
    the text makes sense as it stands: headers are made of the same words over and over."""
    text = compact(cell.text)
    if not cell.unsure or len(text) < _SHORTEST or text in words:
        return None
    near = [word for word in words if len(word) == len(text) and _apart(word, text) == 1]
    if len(near) != 1 or _is_usual(text, near[0], words):
        return None
    return near[0]


def _is_usual(text: str, word: str, words: frozenset[str]) -> bool:
    """Whether the character in which a text differs from a word stands beside its neighbour in
    other words of the list: 科目 for 项目 is another header, 项自 is none."""
    at = next(place for place, (a, b) in enumerate(zip(text, word, strict=True)) if a != b)
    pairs = [text[place : place + 2] for place in (at - 1, at) if place >= 0]
    return any(
        len(pair) == 2 and pair.isalnum() and pair in known for known in words for pair in pairs
    )


def _apart(first: Sequence[str], second: Sequence[str]) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True))
