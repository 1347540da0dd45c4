"""Official letters under a red head, and the imprint that closes them."""

from __future__ import annotations

from dataclasses import dataclass

from typeset.flow import Flow
from typeset.marks import BLACK, Rule, Text
from typeset.prose import set_paragraph

_RED = "d7000f"
_PALE = "d9d9d9"
_HEAD_SIZE = 36.0
_TITLE_SIZE = 17.0
_SIZE = 12.0
_LINE = 24.0
_FOLIO_RISE = 54.0
_STAMP_SIZE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter: `title` line by line as printed, `folio` the number its own pages carry.

    `stamp` is printed pale above and below the letter.
    """

    head: str
    number: str
    title: tuple[str, ...]
    addressee: str
    body: tuple[str, ...]
    folio: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """The closing lines of a document: how open it is, who issued it when."""

    openness: str
    office: str
    date: str
    folio: str = ""


def set_letter(flow: Flow, letter: Letter) -> None:
    """Print `letter` from a new page on."""
    flow.new_page("prose")
    _set_stamp(flow, letter.stamp)
    _set_folio(flow, letter.folio)
    _set_head(flow, letter)
    for line in letter.title:
        flow.centred(line, flow.y + _TITLE_SIZE, _TITLE_SIZE, bold=True)
        flow.y += 1.6 * _TITLE_SIZE
    flow.y += _LINE
    flow.text(letter.addressee, flow.left, flow.y + 17, _SIZE)
    flow.y += _LINE
    for paragraph in letter.body:
        set_paragraph(flow, paragraph)


def _set_head(flow: Flow, letter: Letter) -> None:
    """Print the red name of the office, the letter's number and the red rule."""
    x = (flow.page.width - flow.face.width(letter.head, _HEAD_SIZE)) / 2
    flow.page.marks.append(
        Text(x=x, y=flow.y + 70, size=_HEAD_SIZE, text=letter.head, bold=True, colour=_RED)
    )
    flow.centred(letter.number, flow.y + 124, _SIZE)
    _set_rule(flow, flow.y + 138, 1.6, _RED)
    flow.y += 178


def _set_stamp(flow: Flow, stamp: str) -> None:
    if not stamp:
        return
    x = (flow.page.width - flow.face.width(stamp, _STAMP_SIZE)) / 2
    for y in (flow.y + 10, flow.bottom - 10):
        flow.page.marks.append(Text(x=x, y=y, size=_STAMP_SIZE, text=stamp, colour=_PALE))


def _set_folio(flow: Flow, folio: str) -> None:
    if not folio:
        return
    x = flow.right - flow.face.width(folio, _SIZE)
    flow.text(folio, x, flow.page.height - _FOLIO_RISE, _SIZE)


def set_imprint(flow: Flow, imprint: Imprint) -> None:
    """Print `imprint` below what stands on the page: office and date between two rules."""
    flow.y += _LINE
    flow.text(imprint.openness, flow.left, flow.y + 17, _SIZE, bold=True)
    flow.y += 1.5 * _LINE
    _set_rule(flow, flow.y, 0.6)
    flow.text(imprint.office, flow.left + _SIZE, flow.y + 17, _SIZE)
    end = flow.right - _SIZE - flow.face.width(imprint.date, _SIZE)
    flow.text(imprint.date, end, flow.y + 17, _SIZE)
    flow.y += _LINE
    _set_rule(flow, flow.y, 0.6)
    _set_folio(flow, imprint.folio)


def _set_rule(flow: Flow, y: float, width: float, colour: str = BLACK) -> None:
    start, end = (flow.left, y), (flow.right, y)
    flow.page.marks.append(Rule(start=start, end=end, width=width, colour=colour))
