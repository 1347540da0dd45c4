"""One page, interpreted once: a single run of MuPDF yields its glyphs and its drawn shapes."""

from collections.abc import Sequence
from typing import Any

from extractor.model.geometry import Box
from extractor.model.page import PageContent, Run
from extractor.source.chains import Verticals, runs_of
from extractor.source.frame import Frame, turn_of
from extractor.source.glyphs import Line, direction_of, layers_of
from extractor.source.kind import Evidence, judge
from extractor.source.mupdf import MuPage, library
from extractor.source.rules import rules_of
from extractor.source.shapes import shapes_of

# Kinds of block in MuPDF's structured text.
_TEXT, _VECTOR = 0, 3
# What stands for a glyph whose character the file does not tell.
_NAMELESS = "\ufffd"


def read_page(page: MuPage) -> PageContent:
    """Interprets a PyMuPDF page. Raises what `mupdf.failures` lists."""
    blocks = _blocks(page)
    lines = [line for block in blocks if block["type"] == _TEXT for line in block["lines"]]
    frame = _frame(page, lines)
    layers = layers_of(lines, frame)
    vectors = [block for block in blocks if block["type"] == _VECTOR]
    shapes, outlines = shapes_of(page, vectors, frame)
    rules = rules_of(shapes)
    upright = runs_of(layers.upright, Verticals(rules))
    runs = _inside((*upright, *layers.sideways), frame)
    hidden = runs_of(layers.hidden, Verticals(()))
    share = _image_share(page, bool(runs))
    kind, reason = judge(_evidence(runs, hidden, len(rules), outlines, share))
    return PageContent(
        number=page.number + 1,
        width=page.rect.width,
        height=page.rect.height,
        kind=kind,
        reason=reason,
        turn=turn_of(frame.direction, page.rotation),
        runs=runs,
        rules=rules,
        watermark=tuple(layers.watermark),
        hidden=hidden,
        image_share=share,
    )


def _frame(page: MuPage, lines: Sequence[Line]) -> Frame:
    """The reading frame over the page before /Rotate, in which MuPDF gives coordinates."""
    width, height = page.rect.width, page.rect.height
    if page.rotation in (90, 270):
        width, height = height, width
    return Frame(direction_of(lines), width, height)


def _evidence(
    runs: Sequence[Run], hidden: Sequence[Run], rules: int, outlines: int, share: float
) -> Evidence:
    return Evidence(
        glyphs=sum([len(run.text) for run in runs]),
        nameless=sum([run.text.count(_NAMELESS) for run in runs]),
        hidden=len(hidden),
        rules=rules,
        outlines=outlines,
        image_share=share,
    )


def _blocks(page: MuPage) -> list[dict[str, Any]]:
    """MuPDF's rawdict blocks: text (type 0) and vectors (type 3) in the page before /Rotate.

    Pictures are never asked for: decoding them can take for ever on a hostile file.
    """
    pymupdf = library()
    flags = (
        pymupdf.TEXT_COLLECT_VECTORS
        | pymupdf.TEXT_INHIBIT_SPACES
        | pymupdf.TEXT_PRESERVE_WHITESPACE
    )
    blocks: list[dict[str, Any]] = page.get_textpage(flags=flags).extractRAWDICT()["blocks"]
    return blocks


def _inside(runs: Sequence[Run], frame: Frame) -> tuple[Run, ...]:
    """Drops runs whose centre is off the page: nobody sees them."""
    x0, y0, x1, y1 = frame.box((0.0, 0.0, frame.width, frame.height))
    return tuple(
        [
            run
            for run in runs
            if x0 <= (run.box[0] + run.box[2]) / 2 <= x1
            and y0 <= (run.box[1] + run.box[3]) / 2 <= y1
        ]
    )


def _image_share(page: MuPage, has_text: bool) -> float:
    """The share of the page, 0 to 1, that pictures cover.

    Pages whose resources name no picture are not looked at again, unless they have no text: a
    picture written into the page's content is not named.
    """
    if has_text and not page.get_images():
        return 0.0
    paper = Box(*page.rect)
    covered = sum(
        [
            _overlap(Box(*corners), paper)
            for kind, corners, *_ in page.get_bboxlog()
            if "image" in kind
        ]
    )
    area = paper.width * paper.height
    return min(1.0, covered / area) if area > 0 else 0.0


def _overlap(box: Box, paper: Box) -> float:
    """The area that both boxes cover."""
    width = min(box.x1, paper.x1) - max(box.x0, paper.x0)
    height = min(box.y1, paper.y1) - max(box.y0, paper.y0)
    return max(0.0, width) * max(0.0, height)
