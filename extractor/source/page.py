"""One page, interpreted once: a single run of MuPDF yields its glyphs and its drawn shapes."""

from collections.abc import Sequence
from typing import Any

from extractor.model.geometry import Box
from extractor.model.page import PageContent, Run
from extractor.source.chains import Verticals, runs_of
from extractor.source.cover import Painted, covered_runs, painted_on, share_of_pictures
from extractor.source.frame import Frame, turn_of
from extractor.source.glyphs import Line, direction_of, layers_of
from extractor.source.kind import FILLS, Evidence, judge
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
    painted = _painted(page, bool(runs))
    share = share_of_pictures(painted, Box(0.0, 0.0, frame.width, frame.height))
    under = covered_runs(page, painted, runs, frame)
    if share >= FILLS:
        # A scan lies over its text layer: what is seen is the picture alone.
        runs, hidden = _without(runs, under), (*hidden, *under)
    evidence = _evidence(runs, hidden, len(rules), outlines, share)
    kind, reason = judge(evidence._replace(covered=_glyphs(under)))
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
        covered=under if share < FILLS else (),
    )


def _without(runs: tuple[Run, ...], others: tuple[Run, ...]) -> tuple[Run, ...]:
    taken = {id(run) for run in others}
    return tuple([run for run in runs if id(run) not in taken]) if taken else runs


def _glyphs(runs: Sequence[Run]) -> int:
    return sum([len(run.text) for run in runs])


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
        glyphs=_glyphs(runs),
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


def _painted(page: MuPage, has_text: bool) -> tuple[Painted, ...]:
    """What is painted on the page, where pictures may be.

    Pages whose resources name no picture are not looked at again, unless they have no text: a
    picture written into the page's content is not named.
    """
    return () if has_text and not page.get_images() else painted_on(page)
