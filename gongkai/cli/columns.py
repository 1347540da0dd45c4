"""Plain text in columns where a Chinese character is as wide as two Latin ones."""

import shutil
import unicodedata
from collections.abc import Sequence

_INDENT = 2
_GAP = 2
_WIDEST_TERM = 26
_WIDEST_PAGE = 100
_NEVER_FIRST = "，。、；：！？）》」』】…,.;:!?)"


def display_width(text: str) -> int:
    """Columns the text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrap(text: str, width: int) -> list[str]:
    """Lines no wider than `width`, broken at blanks or beside wide characters."""
    lines = [""]
    for piece in _pieces(text):
        if display_width(lines[-1] + piece.rstrip()) > width and lines[-1]:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return lines


def fill(parts: Sequence[str], width: int) -> list[str]:
    """Parts side by side, two blanks between them, as many to a line as fit. A part is broken
    only where it is wider than a line."""
    lines: list[str] = []
    for part in filter(None, parts):
        longer = f"{lines[-1]}  {part}" if lines else part
        if lines and display_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.extend(wrap(part, width))
    return lines


def definitions(rows: Sequence[tuple[str, str]]) -> str:
    """Terms on the left, explanations on the right; a long term gets a line of its own."""
    page = min(shutil.get_terminal_size().columns, _WIDEST_PAGE)
    fitting = [display_width(term) for term, _ in rows if display_width(term) <= _WIDEST_TERM]
    left = _INDENT + max(fitting, default=0) + _GAP
    lines: list[str] = []
    for term, text in rows:
        first, *rest = wrap(text, max(page - left, 20))
        head = " " * _INDENT + term
        if display_width(head) + _GAP > left:
            lines.append(head)
            head = ""
        lines.append((head + " " * (left - display_width(head)) + first).rstrip())
        lines.extend(" " * left + line for line in rest)
    return "\n".join(lines)


def _pieces(text: str) -> list[str]:
    """What may not be broken: a word with the blank after it, or one wide character.

    Closing punctuation stays with what it closes.
    """
    pieces: list[str] = []
    glue = False
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        starts = not glue or wide
        if pieces and (character in _NEVER_FIRST or character == " " or not starts):
            pieces[-1] += character
        else:
            pieces.append(character)
        glue = not wide and character != " "
    return pieces
