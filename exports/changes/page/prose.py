"""Texts with what went out and what came in, paragraph by paragraph."""

from itertools import groupby

from exports.changes.model import Segment, TextChange
from exports.changes.page import words
from exports.changes.page.places import View, page_links
from exports.findings.page.markup import Child, Markup, element

_LONG = 160  # characters of unchanged text from which its middle is folded
_KEPT = 40


def narrative(view: View) -> list[Markup]:
    """The paragraphs under their headings, in the document's order."""
    return [
        element(
            "section",
            element("h3", label),
            [_paragraph(view, each) for each in texts],
            element("p", class_="folded"),
            class_="block prose",
        )
        for label, texts in groupby(view.changes.narrative, key=lambda each: each.label)
    ]


def marked(text: TextChange) -> list[Child]:
    """The text with `<del>` and `<ins>`; a text of one side is wholly one of them."""
    if text.segments:
        return [_segment(each) for each in text.segments]
    if text.old is None or text.new is None:
        only = text.new if text.old is None else text.old
        return [element("ins" if text.old is None else "del", only or "")]
    if text.old == text.new:
        return [text.new]
    return [element("del", text.old), " ", element("ins", text.new)]


def _paragraph(view: View, text: TextChange) -> Markup:
    note = text.match.note.zh if text.match is not None and text.match.note is not None else ""
    return element(
        "p",
        words.badges(text.states),
        " " if text.states != ("unchanged",) else None,
        marked(text) if text.states != ("unchanged",) else (text.new or text.old or ""),
        " ",
        page_links(view, text.old_place, text.new_place),
        element("small", note, class_="why") if note else None,
        data_s=" ".join(text.states),
    )


def _segment(segment: Segment) -> Child:
    if segment.kind == "same":
        return _shortened(segment.text)
    return element("del" if segment.kind == "removed" else "ins", segment.text)


def _shortened(text: str) -> Child:
    """A long stretch that both sides have, its middle folded away but there."""
    if len(text) < _LONG:
        return text
    start, middle, end = text[:_KEPT], text[_KEPT:-_KEPT], text[-_KEPT:]
    return [
        start,
        element(
            "details",
            element("summary", f"…（{len(middle)} 字相同）…"),
            element("span", middle),
            class_="same",
        ),
        end,
    ]
