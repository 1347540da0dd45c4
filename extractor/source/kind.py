"""What kind of page it is, and why: digital, scanned, mixed or blank."""

from typing import NamedTuple

from extractor.model.page import PageKind

# Shares of the page area from which on pictures are all of it, part of it, or anything at all.
FILLS = 0.7
_PART = 0.2
_SHOWS = 0.02
# Text shorter than this (glyphs) is a heading or a page number beside the picture that counts.
_BESIDE_ALL = 100
_BESIDE_PART = 30
# Without any glyph, this many drawn shapes that are no rules are text turned into outlines.
_OUTLINES = 60


class Evidence(NamedTuple):
    """What was counted on a page. `nameless` are glyphs whose character nobody recorded; `covered`
    those under an opaque picture, which count as `glyphs` only where the picture is not the page.
    """

    glyphs: int
    nameless: int
    hidden: int
    rules: int
    outlines: int
    image_share: float
    covered: int = 0


def judge(evidence: Evidence) -> tuple[PageKind, str]:
    """The page's kind and the reason in one phrase."""
    share = evidence.image_share
    covered = f"pictures cover {share:.0%} of the page"
    if evidence.covered:
        covered += f" and hide {evidence.covered} glyphs of text"
    if not evidence.glyphs:
        return _without_text(evidence, covered)
    if evidence.nameless * 2 > evidence.glyphs:
        return "scanned", "the text layer has glyphs but not their characters"
    if share >= _PART and evidence.glyphs < (_BESIDE_ALL if share >= FILLS else _BESIDE_PART):
        return "scanned", f"{covered}, {evidence.glyphs} glyphs of text"
    if share >= _PART:
        return "mixed", f"{evidence.glyphs} glyphs of text, {covered}"
    return "digital", f"{evidence.glyphs} glyphs of text"


def _without_text(evidence: Evidence, covered: str) -> tuple[PageKind, str]:
    if evidence.image_share >= _SHOWS:
        layer = ", the text layer is invisible" if evidence.hidden else ", no text"
        layer = "" if evidence.covered else layer
        return "scanned", covered + layer
    if evidence.outlines >= _OUTLINES:
        return "scanned", f"no text but {evidence.outlines} drawn outlines"
    if evidence.rules:
        return "digital", f"no text but {evidence.rules} rules"
    return "blank", "nothing is printed on it"
