"""Text that nobody sees because an opaque picture was painted over it later.

A scan is often laid over its own recognised text; a pasted patch hides a figure. MuPDF's log of
what is painted tells the order; nothing is decoded.
"""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractor.model.geometry import Box
from extractor.model.page import Run
from extractor.source.frame import Frame
from extractor.source.mupdf import MuPage

# A text is covered if at least this share of its box is.
_COVERED = 0.9
# An entry of a graphics state that lets shine through what lies below.
_SHEER = re.compile(r"/ca\s*(?:0|0?\.\d+)(?![\d.])|/BM\s*/(?!Normal|Compatible)|/SMask\s*(?!/None)")
_REFERENCE = re.compile(r"(\d+) 0 R")
# MuPDF's words for a picture and for a stencil through which ink is laid, as for a page of one bit.
_PICTURES = frozenset({"fill-image", "fill-imgmask"})
# Indices into an entry of PyMuPDF's list of a page's pictures.
_XREF, _SMASK = 0, 1


class Painted(NamedTuple):
    """What was painted on the page before /Rotate, in order: its kind in MuPDF's words, its box."""

    kind: str
    box: Box


def painted_on(page: MuPage) -> tuple[Painted, ...]:
    """Everything painted, first to last."""
    return tuple([Painted(kind, Box(*corners)) for kind, corners, *_ in page.get_bboxlog()])


def share_of_pictures(painted: Sequence[Painted], paper: Box) -> float:
    """The share of the page, 0 to 1, that pictures cover; overlaps count twice."""
    covered = sum([_common(each.box, paper) for each in painted if each.kind in _PICTURES])
    area = paper.width * paper.height
    return min(1.0, covered / area) if area > 0 else 0.0


def covered_runs(
    page: MuPage, painted: Sequence[Painted], runs: Sequence[Run], frame: Frame
) -> tuple[Run, ...]:
    """The runs (in the reading frame) that lie under a picture nothing shines through."""
    last = max((n for n, each in enumerate(painted) if each.kind == "fill-image"), default=-1)
    if not any("text" in each.kind for each in painted[:last]):
        return ()
    pictures = _opaque(page, painted)
    under: list[Box] = []
    over: list[Box] = []
    for number, (kind, box) in enumerate(painted):
        if kind in ("fill-text", "stroke-text"):
            hidden = any(n > number and _lies_in(box, picture) for n, picture in pictures)
            (under if hidden else over).append(Box(*frame.box(box)))
    if not under:
        return ()
    return tuple([run for run in runs if _around(run, under) and not _around(run, over)])


def _opaque(page: MuPage, painted: Sequence[Painted]) -> list[tuple[int, Box]]:
    """The pictures that hide what is below, with their places in the order of painting."""
    if _is_sheer(page):
        return []
    sheer = [
        Box(*page.get_image_bbox(item)) for item in page.get_images(full=True) if _mask(page, item)
    ]
    return [
        (number, each.box)
        for number, each in enumerate(painted)
        if each.kind == "fill-image" and not any(_same(each.box, box) for box in sheer)
    ]


def _mask(page: MuPage, item: Sequence[Any]) -> bool:
    """Whether a picture of the page has a mask, so that parts of it are not painted."""
    explicit = page.parent.xref_get_key(item[_XREF], "Mask")[0]
    return bool(item[_SMASK]) or explicit != "null"


def _is_sheer(page: MuPage) -> bool:
    """Whether a graphics state of the page paints anything translucent or blended."""
    document = page.parent
    kind, states = document.xref_get_key(page.xref, "Resources/ExtGState")
    if kind == "null":
        return False
    texts = [document.xref_object(int(states.split()[0])) if kind == "xref" else states]
    texts += [document.xref_object(int(xref)) for xref in _REFERENCE.findall(texts[0])]
    return any(_SHEER.search(text) for text in texts)


def _around(run: Run, boxes: Sequence[Box]) -> bool:
    """Whether the middle of a run is in any of the boxes."""
    x, y = (run.box[0] + run.box[2]) / 2, (run.box[1] + run.box[3]) / 2
    return any(box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1 for box in boxes)


def _lies_in(box: Box, picture: Box) -> bool:
    area = box.width * box.height
    return area > 0 and _common(box, picture) >= _COVERED * area


def _same(one: Box, other: Box) -> bool:
    return all(abs(a - b) < 1 for a, b in zip(one, other, strict=True))


def _common(box: Box, other: Box) -> float:
    """The area that both boxes cover."""
    width = min(box.x1, other.x1) - max(box.x0, other.x0)
    height = min(box.y1, other.y1) - max(box.y0, other.y0)
    return max(0.0, width) * max(0.0, height)
