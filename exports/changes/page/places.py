"""Where a figure is printed: links into both PDFs, and which pages are pictured."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from exports.changes.model import ChangeSet, Document
from exports.changes.words import short_names
from exports.findings.page.markup import Child, Markup, element
from exports.findings.page.sight import Picture
from extractor.model.finding import Place

Side = Literal["old", "new"]

MOST_PAGES = 60  # pictured of one side; figures beyond open the PDF alone
_ZOOM = 150
_ABOVE = 60.0  # points left in view above and beside the cell
_LETTER: Mapping[Side, str] = {"old": "o", "new": "n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """URLs of both PDFs as the page should call them (best relative); None where there is none."""

    old: str | None = None
    new: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictures:
    """Pictures of whole pages by number, of each side."""

    old: Mapping[int, Picture] = field(default_factory=dict)
    new: Mapping[int, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every part of the page needs: the comparison, what the two are called in a word, and
    what figures can lead to."""

    changes: ChangeSet
    old: str
    new: str
    links: Links
    pictures: Pictures

    def name(self, side: Side) -> str:
        """2025年."""
        return self.old if side == "old" else self.new


def view_of(changes: ChangeSet, links: Links, pictures: Pictures) -> View:
    """The view of a comparison."""
    old, new = short_names(changes)
    return View(changes=changes, old=old.zh, new=new.zh, links=links, pictures=pictures)


def linked(
    view: View, side: Side, place: Place | None, *text: Child, key: int = 0, what: str = ""
) -> Markup:
    """A text that leads to where it is printed: into the PDF, and to the page's picture if there
    is one. `key` pairs the two sides of one figure within a line; `what` names it."""
    if place is None or place.page is None:
        return element("span", *text)
    url = _url(view, side, place)
    pictured = place.page in _pictures(view, side)
    named = {
        "class_": _LETTER[side],
        "title": f"{view.name(side)} {where(place)}" + (f" {what}" if what else ""),
        "data_at": _at(place) if pictured or url else None,
        "data_k": str(key) if pictured else None,
    }
    if url is None and not pictured:
        return element("span", *text, class_=named["class_"], title=named["title"])
    if url is None:
        return element("a", *text, role="button", tabindex="0", **named)
    return element("a", *text, href=url, **named)


def where(place: Place) -> str:
    """第9页 第3行."""
    listed = (place.table, place.form, place.catalogue) != (None, None, None)
    row = f" 第{place.row + 1}行" if place.row is not None and listed else ""
    return f"第{place.page}页{row}"


def page_links(view: View, old: Place | None, new: Place | None) -> Markup | None:
    """Small links to the page on each side, as far as there are."""
    sides: tuple[tuple[Side, Place | None], ...] = (("old", old), ("new", new))
    found: list[Child] = []
    for side, place in sides:
        if place is not None and place.page is not None:
            found += [" · " if found else "", view.name(side), " ",
                      linked(view, side, place, f"第{place.page}页")]  # fmt: skip
    return element("small", found, class_="where") if found else None


def pages_shown(changes: ChangeSet, side: Side) -> tuple[int, ...]:
    """The pages of a side that are worth a picture, in their order: those that hold a compared
    table first, then sheets, prose and catalogues, as far as `MOST_PAGES` go."""
    document = changes.old if side == "old" else changes.new
    pages = dict.fromkeys(place.page for place in _places(changes, side) if place is not None)
    there = [page for page in pages if page is not None and 1 <= page <= len(document.pages)]
    return tuple(sorted(there[:MOST_PAGES]))


def page_size(document: Document, page: int) -> tuple[Decimal, Decimal]:
    """Width and height of a page in points. Raises `IndexError` if there is none."""
    return document.pages[page - 1]


def _places(changes: ChangeSet, side: Side) -> Iterator[Place | None]:
    is_old = side == "old"
    for table in changes.tables:
        for line in table.lines:
            yield from (each.place for each in (line.old if is_old else line.new))
            for change in line.figures:
                figure = change.old if is_old else change.new
                yield None if figure is None else figure.place
    for form in changes.forms:
        yield form.old_place if is_old else form.new_place
        for indicator in form.indicators:
            one = indicator.old if is_old else indicator.new
            yield None if one is None else one.place
    yield from (each.old_place if is_old else each.new_place for each in changes.claims)
    for text in changes.narrative:
        if text.states != ("unchanged",):
            yield text.old_place if is_old else text.new_place
    for catalogue in changes.catalogues:
        for entry in catalogue.entries:
            there = entry.old if is_old else entry.new
            yield None if there is None else there.place


def _pictures(view: View, side: Side) -> Mapping[int, Picture]:
    return view.pictures.old if side == "old" else view.pictures.new


def _at(place: Place) -> str:
    """Page and box in points."""
    edges = [] if place.box is None else [f"{edge:.1f}".removesuffix(".0") for edge in place.box]
    return ",".join([str(place.page), *edges])


def _url(view: View, side: Side, place: Place) -> str | None:
    """The PDF at the cell. `zoom` takes a percentage, then left and top in points from the top
    left corner of the page as shown (PDF open parameters); `page` must come first."""
    base = view.links.old if side == "old" else view.links.new
    if base is None:
        return None
    if place.box is None:
        return f"{base}#page={place.page}"
    left, top = (max(0, round(edge - _ABOVE)) for edge in place.box[:2])
    return f"{base}#page={place.page}&zoom={_ZOOM},{left},{top}"
