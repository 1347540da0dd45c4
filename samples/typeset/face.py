"""The typeface: widths, glyph numbers, and the breaking of text into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pymupdf

# Droid Sans Fallback (Apache-2.0), the free Chinese face that PyMuPDF carries with it.
FACE_NAME = "cjk"

# A figure or a Latin word is broken only where it is wider than the line; every other
# character may end a line.
_TOKEN = re.compile(r"[0-9A-Za-z.,%]+|.")
_NEVER_FIRST = frozenset("，。、；：）】》”！？〕〉")
_NEVER_LAST = frozenset("（【《“〔〈")


class MissingGlyphError(ValueError):
    """A character of the source does not exist in the typeface."""


@dataclass(frozen=True, slots=True)
class Face:
    """One typeface, measured in points."""

    font: pymupdf.Font = field(default_factory=lambda: pymupdf.Font(FACE_NAME))

    def width(self, text: str, size: float) -> float:
        """Return the width of `text` set in one line, in points."""
        return float(self.font.text_length(text, size))

    def glyphs(self, text: str) -> str:
        """Return the glyph numbers of `text` as hexadecimal, four digits each."""
        return "".join(f"{self._glyph(character):04x}" for character in text)

    def _glyph(self, character: str) -> int:
        number = int(self.font.has_glyph(ord(character)))
        if number == 0:
            raise MissingGlyphError(f"no glyph for {character!r} (U+{ord(character):04X})")
        return number

    def lines(self, text: str, size: float, measure: float, indent: float = 0.0) -> list[str]:
        """Break `text` into lines no wider than `measure`; the first is shorter by `indent`."""
        lines, current, room = [], "", measure - indent
        for piece in self._pieces_within(text, size, measure):
            if current and self.width(current + piece, size) > room:
                lines.append(current)
                current, room = "", measure
            current += piece
        return [*lines, current]

    def _pieces_within(self, text: str, size: float, measure: float) -> Iterator[str]:
        """Yield the pieces of `text`; a piece that no line can hold is taken letter by letter."""
        for piece in _pieces(text):
            if self.width(piece, size) > measure:
                yield from piece
            else:
                yield piece

    def even_lines(self, text: str, size: float, measure: float) -> list[str]:
        """Break `text` into as many lines as `lines` does, but of about equal length."""
        lines = self.lines(text, size, measure)
        narrower = lines
        while len(narrower) == len(lines) and len(lines) > 1:
            lines = narrower
            measure -= size / 2
            narrower = self.lines(text, size, measure)
        return lines


def _pieces(text: str) -> list[str]:
    """Split `text` into the smallest pieces that may stand alone at either end of a line."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        joins = pieces and (token[0] in _NEVER_FIRST or pieces[-1][-1] in _NEVER_LAST)
        if joins:
            pieces[-1] += token
        else:
            pieces.append(token)
    return pieces
