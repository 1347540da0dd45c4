"""A chain of glyphs: a piece of text on one baseline with the place of every glyph."""

from typing import NamedTuple

Edges = list[float]


class Chain(NamedTuple):
    """Glyphs in reading order; `lefts` and `rights` are their edges in points."""

    base: float
    text: str
    lefts: Edges
    rights: Edges
    size: float
    bold: bool
    top: float
    bottom: float


def part(chain: Chain, start: int, end: int) -> Chain:
    """The glyphs from `start` to `end`."""
    base, text, lefts, rights, size, bold, top, bottom = chain
    return Chain(
        base, text[start:end], lefts[start:end], rights[start:end], size, bold, top, bottom
    )


def join(left: Chain, right: Chain) -> Chain:
    """Both chains as one."""
    return Chain(
        left.base,
        left.text + right.text,
        left.lefts + right.lefts,
        left.rights + right.rights,
        max(left.size, right.size),
        left.bold and right.bold,
        min(left.top, right.top),
        max(left.bottom, right.bottom),
    )
