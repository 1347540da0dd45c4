"""The contents page: what the document announces, so that what is missing can be told."""

import re
from collections.abc import Sequence

from extractor.model.report import Contents
from layouts.normalise import compact, printed

_HEADING = frozenset({"目录", "目次"})
_ENTRY = re.compile(r"(?P<text>.*?)(?P<leader>[.·・…—_-]*)(?P<page>\d{1,4})?")
_MIN_SHARE = 0.6


def is_contents(lines: Sequence[str], previous_was: bool) -> bool:
    """Whether a page is (or continues) the contents: its heading, or entries that end in pages."""
    plain = [compact(line) for line in lines if compact(line)]
    if any(text in _HEADING for text in plain[:6]):
        return True
    if not previous_was or not plain:
        return False
    led = sum(bool(re.search(r"[.·]{3,}\d{0,4}$", text)) for text in plain)
    return led >= _MIN_SHARE * len(plain)


def read_contents(lines: Sequence[str], page: int) -> list[Contents]:
    """Every entry of a contents page, in order, its printed page number apart."""
    entries = []
    for line in lines:
        text = printed(line)
        match = _ENTRY.fullmatch(text)
        if match is None or text in _HEADING or not match["text"]:
            continue
        number = match["page"] if match["leader"] or not text.isdecimal() else None
        entries.append(Contents(text=match["text"], printed_page=number, page=page))
    return entries
