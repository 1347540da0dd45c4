"""From pages to the bytes of a PDF: one content stream a page, one embedded subset typeface."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import singledispatch

import pymupdf

from typeset.face import Face
from typeset.marks import BLACK, Page, Rule, Swatch, Text, Wedge

_FONT = "F0"
# A second stroke around the glyphs stands for the bold cut that the typeface lacks.
_BOLD_STROKE = 0.028


def render(pages: Sequence[Page], face: Face, metadata: Mapping[str, str]) -> bytes:
    """Return the PDF of `pages`; the same input gives the same bytes."""
    document = pymupdf.open()
    for page in pages:
        _add_page(document, page, face)
    document.subset_fonts()
    document.set_metadata(dict(metadata))
    # A fresh file identifier would make every build different.
    return bytes(document.tobytes(garbage=3, deflate=True, deflate_fonts=True, no_new_id=True))


def _add_page(document: pymupdf.Document, page: Page, face: Face) -> None:
    target = document.new_page(width=page.width, height=page.height)
    target.insert_font(fontname=_FONT, fontbuffer=face.font.buffer)
    # PDF measures upwards from the bottom left corner; this turns the page over once for all.
    flip = f"1 0 0 -1 0 {_number(page.height)} cm"
    operators = "\n".join([flip, *(_operators(mark, face) for mark in page.marks)])
    stream = document.get_new_xref()
    document.update_object(stream, "<<>>")
    document.update_stream(stream, operators.encode("ascii"))
    target.set_contents(stream)


@singledispatch
def _operators(mark: object, face: Face) -> str:
    raise TypeError(f"cannot print {type(mark).__name__}")


@_operators.register
def _text(mark: Text, face: Face) -> str:
    weight = f"2 Tr {_number(mark.size * _BOLD_STROKE)} w" if mark.bold else "0 Tr"
    return _coloured(
        mark.colour,
        f"BT /{_FONT} {_number(mark.size)} Tf {weight} {_number(mark.spacing)} Tc "
        f"1 0 0 -1 {_number(mark.x)} {_number(mark.y)} Tm <{face.glyphs(mark.text)}> Tj ET",
    )


@_operators.register
def _rule(mark: Rule, face: Face) -> str:
    stroke = f"{_number(mark.width)} w {_point(mark.start)} m {_point(mark.end)} l S"
    return _coloured(mark.colour, stroke)


def _coloured(code: str, operators: str) -> str:
    """Return `operators` in a colour; black is what a page begins with."""
    if code == BLACK:
        return operators
    return f"q {_colour(code)} rg {_colour(code)} RG {operators} Q"


@_operators.register
def _swatch(mark: Swatch, face: Face) -> str:
    box = " ".join(_number(value) for value in (mark.x, mark.y, mark.side, mark.side))
    return f"q {_colour(mark.colour)} rg {box} re f Q"


@_operators.register
def _wedge(mark: Wedge, face: Face) -> str:
    pieces = max(1, math.ceil((mark.end - mark.start) * 4))
    step = (mark.end - mark.start) / pieces
    arcs = " ".join(_arc(mark, mark.start + n * step, step) for n in range(pieces))
    path = f"{_point(mark.centre)} m {_point(_on_circle(mark, mark.start))} l {arcs} h"
    return f"q {_colour(mark.colour)} rg 1 1 1 RG 0.5 w {path} B Q"


def _arc(mark: Wedge, start: float, step: float) -> str:
    """Return a Bézier curve for an arc of at most a quarter turn."""
    end = start + step
    pull = 4 / 3 * math.tan(math.tau * step / 4)
    first, last = _on_circle(mark, start), _on_circle(mark, end)
    leaving, arriving = _on_circle(mark, start + 0.25), _on_circle(mark, end + 0.25)
    handles = (
        tuple(p + pull * (t - c) for p, t, c in zip(first, leaving, mark.centre, strict=True)),
        tuple(p - pull * (t - c) for p, t, c in zip(last, arriving, mark.centre, strict=True)),
    )
    return " ".join(_point(point) for point in (*handles, last)) + " c"


def _on_circle(mark: Wedge, turn: float) -> tuple[float, float]:
    angle = math.tau * turn
    x, y = mark.centre
    return x + mark.radius * math.sin(angle), y - mark.radius * math.cos(angle)


def _colour(code: str) -> str:
    return " ".join(_number(int(code[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _point(point: Sequence[float]) -> str:
    return " ".join(_number(value) for value in point)


def _number(value: float) -> str:
    """Return a PDF number: three decimals, no exponent, no needless zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
