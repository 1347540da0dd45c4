"""A finding's view of its pages: the page's one picture through a window, with frames drawn on."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exports.findings.page.markup import Markup, element
from exports.findings.page.words import FAULT, NO_PICTURE, OTHERS, both
from exports.findings.sights import Sight
from extractor.model.geometry import Box

_WIDEST = 1.55  # CSS pixels for a point: a page is legible and fits a screen
_SMALL = 0.75  # for a whole page on which nothing is framed: it only shows which page is meant
_GROWN = 1.5  # points between a cell and its frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG of the part `box` of a page, in points of the page as shown."""

    box: Box
    png: bytes


def store(number: int, pictures: Mapping[int, Picture]) -> Markup:
    """Every picture of document `number`, once; the figures refer to them."""
    images = [
        element(
            "image",
            id=_name(number, page),
            x=picture.box.x0,
            y=picture.box.y0,
            width=picture.box.width,
            height=picture.box.height,
            href="data:image/png;base64," + b64encode(picture.png).decode("ascii"),
        )
        for page, picture in pictures.items()
    ]
    return element("svg", element("defs", images), class_="store", aria_hidden="true")


def figure(number: int, sight: Sight, pictures: Mapping[int, Picture], alt: str) -> Markup:
    """One window, its caption naming the page; `alt` says in words what is framed."""
    caption = element("figcaption", f"第 {sight.page} 页", " ", _legend(sight))
    if sight.page not in pictures:
        return element("figure", caption, both(NO_PICTURE, "p", class_="missing"))
    header = None
    if sight.header is not None:
        name = f"第 {sight.page} 页该表的表头"
        header = _window(_name(number, sight.page), sight.header, (), name, "band")
    frames = [*(_frame(box, "other") for box in sight.others)]
    frames += [_frame(box, "fault") for box in sight.fault]
    name = f"第 {sight.page} 页：{alt}"
    scale = _WIDEST if frames else _SMALL
    window = _window(_name(number, sight.page), sight.window, frames, name, "window", scale)
    return element("figure", caption, element("div", header, window, class_="paper"))


def _legend(sight: Sight) -> list[Markup]:
    """What the frames that are there mean."""
    kinds = (("fault", FAULT, sight.fault), ("other", OTHERS, sight.others))
    return [
        element("span", element("i", class_=f"key {name}"), both(words), class_="legend")
        for name, words, boxes in kinds
        if boxes
    ]


def _window(
    picture: str,
    box: Box,
    frames: Sequence[Markup],
    alt: str,
    name: str,
    scale: float = _WIDEST,
) -> Markup:
    return element(
        "svg",
        element("title", alt),
        element("use", href=f"#{picture}"),
        frames,
        class_=name,
        role="img",
        viewBox=" ".join(f"{edge:.2f}" for edge in (box.x0, box.y0, box.width, box.height)),
        style=f"max-width:{box.width * scale:.0f}px",
    )


def _frame(box: Box, name: str) -> Markup:
    return element(
        "rect",
        class_=name,
        x=box.x0 - _GROWN,
        y=box.y0 - _GROWN,
        width=box.width + 2 * _GROWN,
        height=box.height + 2 * _GROWN,
        rx=1.5,
    )


def _name(number: int, page: int) -> str:
    return f"d{number}p{page}"
