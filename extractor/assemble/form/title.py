"""The title of a form: wrapped over lines, or left at the foot of the page before."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.model.page import TextLine
from extractor.recognise.caption import Caption
from layouts.normalise import compact, printed
from layouts.title import bare_title, names_a_table

_SAME_SIZE, _SAME_AXIS = 0.3, 8.0
_LEADING = 2.5
_MAX_LINES = 4
_HEADING = re.compile(
    r"^(?:[(（]?[一二三四五六七八九十百\d]+[)）、.．]|第[一二三四五六七八九十]+[部章节]|附[件表])"
)


def whole_title(lines: Sequence[TextLine], caption: Caption, bodies: Sequence[str]) -> Caption:
    """The caption with its title joined from the centred lines of one size that end with it."""
    at = next((i for i in reversed(range(len(lines))) if _ends(caption.title, lines[i].text)), None)
    if at is None or caption.title is None:
        return caption
    first = at
    while first > 0 and at - first < _MAX_LINES and _goes_on(lines[first - 1], lines[first]):
        first -= 1
    title = "".join(printed(line.text) for line in lines[first : at + 1])
    if len(title) <= len(caption.title):
        return caption
    return replace(caption, title=title, bare=bare_title(title, bodies))


def _ends(title: str | None, line: str) -> bool:
    return bool(title and compact(line)) and compact(title or "").endswith(compact(line))


def _goes_on(line: TextLine, below: TextLine) -> bool:
    """Whether a title goes on from one line to the next: same size, same axis, no end between."""
    middle = (line.box.x0 + line.box.x1 - below.box.x0 - below.box.x1) / 2
    return (
        abs(line.size - below.size) <= _SAME_SIZE
        and line.bold == below.bold
        and abs(middle) <= _SAME_AXIS
        and 0 <= below.box.y0 - line.box.y0 <= _LEADING * line.box.height
        and not names_a_table(line.text)
        and not _HEADING.match(compact(line.text))
        and not compact(line.text).endswith(("。", ":", "；", ";"))
    )
