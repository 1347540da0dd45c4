"""Pages filled from the top: the cursor, page breaks, and what the contents page will list."""

from __future__ import annotations

from dataclasses import dataclass, field

from typeset.face import Face
from typeset.marks import Page, Text

A4 = (595.0, 842.0)
_TOP = 64.0
_BOTTOM = 70.0
_SIDE = {"portrait": 46.0, "landscape": 48.0, "prose": 78.0}
_FOLIO_SIZE = 9.0
_FOLIO_RISE = 38.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the contents: its words, its depth (0 for a part) and its printed page number."""

    text: str
    depth: int
    folio: int


@dataclass(slots=True)
class Flow:
    """Pages in order and a cursor (`y`, the top of what comes next) on the last of them."""

    face: Face
    pages: list[Page] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    y: float = 0.0
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    form: str = ""

    def new_page(self, form: str) -> None:
        """Begin a page of the given form: 'portrait', 'landscape' or 'prose'."""
        width, height = A4[::-1] if form == "landscape" else A4
        self.pages.append(Page(width=width, height=height))
        self.form = form
        self.y, self.bottom = _TOP, height - _BOTTOM
        self.left, self.right = _SIDE[form], width - _SIDE[form]

    @property
    def page(self) -> Page:
        """The page being filled."""
        return self.pages[-1]

    @property
    def measure(self) -> float:
        """The width between the side margins."""
        return self.right - self.left

    def announce(self, text: str, depth: int) -> None:
        """Enter a heading of the current page into the contents."""
        self.entries.append(Entry(text=text, depth=depth, folio=len(self.pages)))

    def text(self, text: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
        """Put one line of text with its left edge at `x` and its baseline at `y`."""
        self.page.marks.append(Text(x=x, y=y, size=size, text=text, bold=bold))

    def centred(self, text: str, y: float, size: float, *, bold: bool = False) -> None:
        """Put one line of text in the middle of the page with its baseline at `y`."""
        x = (self.page.width - self.face.width(text, size)) / 2
        self.text(text, x, y, size, bold=bold)


def number_pages(face: Face, pages: list[Page]) -> None:
    """Print page numbers, from 1, in the middle of the foot of `pages`."""
    for number, page in enumerate(pages, start=1):
        text = str(number)
        x = (page.width - face.width(text, _FOLIO_SIZE)) / 2
        y = page.height - _FOLIO_RISE
        page.marks.append(Text(x=x, y=y, size=_FOLIO_SIZE, text=text))
