"""The text of a cell from its printed lines, and its printed lines from text runs."""

from collections.abc import Iterable, Sequence

from extractor.model.page import Run
from extractor.source.lines import joined as line_text
from extractor.source.lines import rows_of

# Blocks whose scripts are written without blanks, punctuation and full-width forms included.
_UNSPACED = (
    ("\u2e80", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
    ("\ufe30", "\ufe4f"),
    ("\uff00", "\uffef"),
    ("\U00020000", "\U0003ffff"),
)


def unspaced(character: str) -> bool:
    """Whether the character belongs to a script that puts no blanks between words."""
    return any(first <= character <= last for first, last in _UNSPACED)


# Between figures that are not one: no figure has two blanks inside.
APART = "  "


def joined(lines: Sequence[str]) -> str:
    """Lines as one text: next to a Chinese character without a blank, else with one.

    Where digits meet, two blanks keep them from being read as one figure.
    """
    text = ""
    for line in lines:
        text += _between(text, line) + line
    return text


def _between(text: str, line: str) -> str:
    if not text or not line or unspaced(text[-1]) or unspaced(line[0]):
        return ""
    return APART if text[-1].isdecimal() and line[0].isdecimal() else " "


def printed_lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Stripped lines without the empty ones."""
    stripped = (line.strip() for text in texts for line in text.splitlines())
    return tuple(line for line in stripped if line)


def lines_of(runs: Sequence[Run]) -> tuple[str, ...]:
    """Runs of one cell as lines, top to bottom; runs on one baseline become one line."""
    return printed_lines(line_text(row) for row in rows_of(runs))
