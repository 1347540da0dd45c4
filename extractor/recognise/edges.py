"""Specks beside a line of a scan: a punched hole or a stroke of a pen, read as a lone letter.

Only names and captions are read without them; prose stays as it was read.
"""

import re
from collections.abc import Sequence

from extractor.model.page import TextLine
from extractor.model.reading import PageReading

# A single Latin letter or mark, apart from the words of its line.
_SPECK = r"[A-Za-z○〇◯□·•*°'`,.。、|_~-]"
_EDGES = re.compile(rf"^(?:{_SPECK}\s+)+(?=\S)|(?<=\S)(?:\s+{_SPECK})+$")
_HAN = re.compile("[一-鿿]{2}")


def without_specks(text: str) -> str:
    """A line of Chinese without lone letters and marks at its ends; any other as it is."""
    bare = _EDGES.sub("", text.strip())
    return bare if bare != text.strip() and _HAN.search(bare) else text


def lines_between(page: PageReading) -> tuple[tuple[TextLine, ...], ...]:
    """The lines above, between and below the page's grids; of a scan without specks."""
    if page.kind != "scanned":
        return page.between
    return tuple(_cleared(lines) for lines in page.between)


def lines_of(page: PageReading) -> list[str]:
    """The texts of the page's lines; of a scan without specks."""
    lines = page.lines if page.kind != "scanned" else _cleared(page.lines)
    return [line.text for line in lines]


def _cleared(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    return tuple(line._replace(text=without_specks(line.text)) for line in lines)
