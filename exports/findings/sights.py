"""What to show of the pages for a finding: windows on them, and the boxes drawn there.

Each page is pictured once, as far as any window of it reaches; every finding looks at that one
picture through its own window. Which pixels a picture holds is not known here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exports.findings.places import Spot
from exports.findings.view import Document, Told
from extractor.model.geometry import Box, hull

# A text of a finding that has no box: what is quoted in its message, sought on its page.
Sought = tuple[int, str]
Found = Mapping[Sought, tuple[Box, ...]]

MOST_PAGES = 60  # pictured for one document; beyond, the page says that there is no picture

# What is quoted may hold quotation marks itself: 无“三公”经费.
_QUOTED = re.compile("“((?:[^“”]|“[^“”]*”)+)”")
_TITLED = re.compile("《([^》]+)》")
_AROUND = 34.0  # points above and below the boxes
_MARGIN = 16.0  # points at the left and right edge of the page, where nothing is printed
_HEADER = 78.0  # points above a table's first row: its header, unit and title
_SAME_VIEW = 260.0  # texts of one message this close are shown in one window
_NEAR = 130.0  # a window this close below the first row is drawn up to the header


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A window on a page: the box at fault, and those it was compared with.

    `header` is a second window, above: the table's header, where it is out of sight otherwise.
    """

    page: int
    window: Box
    fault: tuple[Box, ...]
    others: tuple[Box, ...]
    header: Box | None = None


def sought(document: Document) -> tuple[Sought, ...]:
    """The texts whose boxes the sights of this document need, each once."""
    return tuple(dict.fromkeys(pair for told in document.told for pair in _sought(document, told)))


def sights(document: Document, told: Told, found: Found) -> tuple[Sight, ...]:
    """The windows of one finding, the page at fault first; none for a page that is not there."""
    return tuple(_sight(document, told, page, found) for page in _pages(document, told))


def clips(document: Document, found: Found) -> dict[int, Box]:
    """The part of each page to picture: page → the hull of all windows on it."""
    windows: dict[int, list[Box]] = {}
    for told in document.told:
        for sight in sights(document, told, found):
            parts = [sight.window] if sight.header is None else [sight.window, sight.header]
            windows.setdefault(sight.page, []).extend(parts)
    return {page: hull(boxes) for page, boxes in list(windows.items())[:MOST_PAGES]}


def _sought(document: Document, told: Told) -> list[Sought]:
    if any(spot.box is not None for spot in told.spots):
        return []
    message = told.finding.message.zh
    # Titles are set aside first: they may hold quotation marks.
    texts = [*_QUOTED.findall(_TITLED.sub("", message)), *_TITLED.findall(message)]
    return [(page, text) for page in _pages(document, told) for text in texts]


def _pages(document: Document, told: Told) -> list[int]:
    """The pages of the finding that the document has, in the finding's order."""
    pages = dict.fromkeys(spot.page for spot in told.spots)
    return [page for page in pages if page in document.page_sizes and page is not None]


def _texts(document: Document, told: Told, found: Found, page: int) -> list[tuple[Box, ...]]:
    """The quoted texts that are printed on the page, the most telling first."""
    boxes = (found.get(pair, ()) for pair in _sought(document, told) if pair[0] == page)
    return [each for each in boxes if each]


def _sight(document: Document, told: Told, page: int, found: Found) -> Sight:
    texts = _texts(document, told, found, page)
    fault = (*_boxes(told.spots[:1], page), *(texts[0] if texts else ()))
    others = _boxes(told.spots[1:], page)
    width, height = document.page_sizes[page]
    if not fault and not others:
        return Sight(page=page, window=Box(0.0, 0.0, width, height), fault=(), others=())
    around = hull([*fault, *others, *_near(texts)])
    edges = _edges(document, told, page)
    if edges and around.y0 - edges[0] < _NEAR:
        start, header = min(around.y0 - _AROUND, edges[0] - _HEADER), None
    else:
        start = max((y for y in edges if y <= around.y0 - _AROUND), default=around.y0 - _AROUND)
        header = _header(document, told, page, edges)
    end = min((y for y in edges if y >= around.y1 + _AROUND), default=around.y1 + _AROUND)
    window = _within(start, end, width, height)
    return Sight(page=page, window=window, fault=fault, others=others, header=header)


def _near(texts: list[tuple[Box, ...]]) -> list[Box]:
    """Other texts of the message close to the first, such as the title above a note: in view,
    but not framed."""
    first = texts[0][0] if texts else None
    return [
        box
        for boxes in texts[1:]
        for box in boxes
        if first is not None and abs(box.y0 - first.y0) < _SAME_VIEW
    ]


def _boxes(spots: Iterable[Spot], page: int) -> tuple[Box, ...]:
    return tuple(spot.box for spot in spots if spot.page == page and spot.box is not None)


def _edges(document: Document, told: Told, page: int) -> tuple[float, ...]:
    """The edges of the rows that the finding is about; windows end at them."""
    tables = (spot.table for spot in told.spots if spot.page == page)
    edges = (document.edges.get((table, page)) for table in tables if table is not None)
    return next((each for each in edges if each), ())


def _header(document: Document, told: Told, page: int, edges: tuple[float, ...]) -> Box | None:
    """The band above the table's first row, on the table's first page: others may print none."""
    tables = {spot.table for spot in told.spots if spot.page == page}
    firsts = {group.pages[:1] for group in document.groups if group.table in tables}
    if not edges or (page,) not in firsts:
        return None
    return _within(edges[0] - _HEADER, edges[0], *document.page_sizes[page])


def _within(y0: float, y1: float, width: float, height: float) -> Box:
    """A band of the page from margin to margin."""
    edge = min(_MARGIN, width / 4)
    return Box(edge, max(0.0, y0), width - edge, min(height, y1))
