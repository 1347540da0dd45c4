"""Everything that is not a table: cover, contents, headings and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from typeset.flow import Entry, Flow
from typeset.marks import Text

_SIZE = 12.0
_LINE = 24.0
# The first line of a paragraph stands in by two letters, as is usual in Chinese.
_INDENT = 2 * _SIZE
_DOT_SPACING = 1.2
_CONTENTS_LINE = 18.5


def set_part(flow: Flow, text: str, form: str) -> None:
    """Begin a part: a new page and its heading in the middle."""
    flow.new_page(form)
    flow.announce(text, depth=0)
    flow.centred(text, flow.y + 16, 18, bold=True)
    flow.y += 40


def set_section(flow: Flow, text: str, listed_as: str) -> None:
    """Print a section's heading (一、…); `listed_as` is its name in the contents."""
    _make_room(flow, 3 * _LINE)
    flow.announce(listed_as, depth=1)
    flow.y += 8
    flow.text(text, flow.left + _INDENT, flow.y + 17, 14, bold=True)
    flow.y += 28


def set_subsection(flow: Flow, text: str, listed_as: str) -> None:
    """Print a subsection's heading; an empty `listed_as` keeps it out of the contents."""
    _make_room(flow, 2 * _LINE)
    if listed_as:
        flow.announce(listed_as, depth=2)
    flow.text(text, flow.left + _INDENT, flow.y + 17, _SIZE, bold=True)
    flow.y += _LINE


def set_paragraph(flow: Flow, text: str) -> None:
    """Print a paragraph, both margins straight, and go on to new pages where it must."""
    lines = flow.face.lines(text, _SIZE, flow.measure, _INDENT)
    for number, line in enumerate(lines):
        _make_room(flow, _LINE)
        indent = _INDENT if number == 0 else 0.0
        spare = flow.measure - indent - flow.face.width(line, _SIZE)
        is_last = number == len(lines) - 1
        spacing = 0.0 if is_last else spare / (len(line) - 1)
        flow.page.marks.append(
            Text(x=flow.left + indent, y=flow.y + 17, size=_SIZE, text=line, spacing=spacing)
        )
        flow.y += _LINE


def _make_room(flow: Flow, height: float) -> None:
    if flow.y + height > flow.bottom:
        flow.new_page(flow.form)


def set_cover(flow: Flow, lines: Sequence[tuple[str, float, float]]) -> None:
    """Print the cover: lines of (text, size, baseline), each in the middle."""
    flow.new_page("prose")
    for text, size, baseline in lines:
        flow.centred(text, baseline, size, bold=True)


def set_contents(flow: Flow, heading: str, entries: Sequence[Entry]) -> None:
    """Print the contents: one line per entry, dots from its words to its page number."""
    flow.new_page("prose")
    flow.centred(heading, flow.y + 16, 18, bold=True)
    flow.y += 48
    for entry in entries:
        _make_room(flow, _CONTENTS_LINE)
        _set_entry(flow, entry)
        flow.y += _CONTENTS_LINE


def _set_entry(flow: Flow, entry: Entry) -> None:
    size = 11.0
    baseline = flow.y + 15
    start = flow.left + entry.depth * 1.5 * size
    folio = str(entry.folio)
    end = flow.right - flow.face.width(folio, size)
    flow.text(entry.text, start, baseline, size, bold=entry.depth == 0)
    _set_leader(flow, start + flow.face.width(entry.text, size) + 4, end - 4, baseline)
    flow.text(folio, end, baseline, size)


def _set_leader(flow: Flow, start: float, end: float, baseline: float) -> None:
    """Fill the way from `start` to `end` with dots that line up with those of other entries."""
    pitch = flow.face.width(".", 11.0) + _DOT_SPACING
    count = int((end - start) / pitch)
    flow.page.marks.append(
        Text(x=end - count * pitch, y=baseline, size=11.0, text="." * count, spacing=_DOT_SPACING)
    )
