"""Lines that are no rules: dirt on the glass, from edge to edge or through the print.

Taken for a rule, such a line cuts a figure in two, each half read as surely as a whole one. It is
taken out; what it crossed is for a person to look at.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture
from extractor.engines.scan.rulings import Piece, meets

_INK = 170
# A line from edge to edge of the sheet: this share of its length is inked, and no more than so
# many pixels of its width. The rules of a table end at the margins.
_WHOLE, _WIDEST = 0.97, 8
# Beside a line, ink this near (pixels) touches it.
_TOUCH = 2
# A line that ends in the open and cuts this many glyphs is no rule; with both ends in the open,
# one glyph is enough.
_CUTS = 2
# Strokes across a line that are longer (pixels) are no glyphs.
_ACROSS = 45
# Pieces this near (pixels) lie on one line.
_SAME = 3


class Judged(NamedTuple):
    """The pieces that are rules, and the page without the others. `doubt` is set (1) where a line
    runs through print."""

    pieces: list[Piece]
    picture: Picture
    doubt: Picture


def without_streaks(picture: Picture) -> tuple[Picture, Picture]:
    """The sheet as it lay on the glass without lines from edge to edge, and where those were (1).

    What they covered is bridged from one side to the other.
    """
    ink = (picture < _INK).astype(np.uint8)
    doubt = np.zeros_like(ink)
    mended = picture
    for axis in (0, 1):
        beside = np.ones((1, 3) if axis == 0 else (3, 1), np.uint8)
        shares = cv2.dilate(ink, beside).mean(axis=axis)
        for low, high in _narrow(shares >= _WHOLE):
            mended = picture.copy() if mended is picture else mended
            _bridge(mended if axis == 0 else mended.T, low, high)
            (doubt if axis == 0 else doubt.T)[:, low:high] = 1
    return mended, doubt


def judged(picture: Picture, pieces: Sequence[Piece]) -> Judged:
    """Parts rules from lines that run through the print of a straight page."""
    ink = (picture < _INK).astype(np.uint8)
    print_along = {horizontal: _print(ink, horizontal) for horizontal in (True, False)}
    doubt = np.zeros_like(ink)
    mended, kept = picture, []
    for piece in pieces:
        across = [other for other in pieces if other.horizontal is not piece.horizontal]
        cuts = _cuts(print_along[piece.horizontal], piece, across)
        lying = doubt.T if not piece.horizontal else doubt
        low, high = _band(piece, lying.shape[0])
        for start, end in cuts:
            lying[low:high, start:end] = 1
        ends = _open_ends(piece, pieces, across)
        if ends and not piece.horizontal:
            # What it parts may belong together, even where it runs between two digits.
            lying[low:high, piece.start : piece.end + 1] = 1
        if not cuts or not ends or len(cuts) + ends <= _CUTS:
            kept.append(piece)
            continue
        mended = picture.copy() if mended is picture else mended
        part = (mended if not piece.horizontal else mended.T)[piece.start : piece.end + 1]
        _bridge(part, low, high)
        lying[low:high, piece.start : piece.end + 1] = 1
    return Judged(kept, mended, doubt)


def _narrow(flags: Picture) -> list[tuple[int, int]]:
    """Where flags are set for a line's width; the dark edge of a lid is wider."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    pairs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(low, high) for low, high in pairs if high - low <= _WIDEST]


def _bridge(picture: Picture, low: int, high: int) -> None:
    """Fills columns `low` to before `high` evenly from the one before to the one behind."""
    width = picture.shape[1]
    left = picture[:, max(0, low - 1)].astype(np.float32)
    right = picture[:, min(width - 1, high)].astype(np.float32)
    for column in range(low, high):
        share = (column - low + 1) / (high - low + 1)
        picture[:, column] = np.rint(left * (1 - share) + right * share)


def _band(piece: Piece, most: int) -> tuple[int, int]:
    """The line's own pixels across it, its blurred sides included."""
    half = piece.thick / 2 + 1
    return max(0, round(piece.at - half)), min(most, round(piece.at + half) + 1)


def _cuts(ink: Picture, piece: Piece, across: Sequence[Piece]) -> list[tuple[int, int]]:
    """Where print touches the line on both its sides, other rules aside: glyphs it runs through."""
    lying = ink if piece.horizontal else ink.T
    low, high = _band(piece, lying.shape[0])
    span = slice(piece.start, piece.end + 1)
    before, behind = lying[max(0, low - _TOUCH) : low, span], lying[high : high + _TOUCH, span]
    if not before.size or not behind.size:
        return []
    near = np.ones(5, np.uint8)
    both = np.convolve(before.max(axis=0), near, "same") * np.convolve(
        behind.max(axis=0), near, "same"
    )
    for other in across:
        if other.start - 5 <= piece.at <= other.end + 5:
            middle, reach = round(other.at) - piece.start, other.thick // 2 + 6
            both[max(0, middle - reach) : max(0, middle + reach + 1)] = 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (both > 0).astype(np.int8), [0]))))
    return [
        (piece.start + int(start), piece.start + int(end))
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]


def _open_ends(piece: Piece, pieces: Sequence[Piece], across: Sequence[Piece]) -> int:
    """How many ends of the whole line, of which this is a piece, stand on no other rule."""
    same = [p for p in pieces if p.horizontal is piece.horizontal and abs(p.at - piece.at) <= _SAME]
    ends = (min(p.start for p in same), max(p.end for p in same))
    return sum(not meets(end, piece.at, across) for end in ends)


def _print(ink: Picture, horizontal: bool) -> Picture:
    """The ink without long strokes across such a line: those are rules that nobody saw."""
    size = (_ACROSS, 1) if horizontal else (1, _ACROSS)
    strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8))
    return cv2.subtract(ink, cv2.dilate(strokes, np.ones((5, 5), np.uint8)))
