"""Rules in a picture: long thin strokes, mended where a copy broke them.

They become the same `Rule`s as drawn ones, so that the same solver makes cells of them.
"""

from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture
from extractor.model.page import Rule
from extractor.source.rules import Interval, join_rules

# Ink of a rule may be thin and pale.
_INK = 170
# A stretch this long (pixels at 200 dpi: 4 mm) without a break may be part of a rule.
_STRETCH = 32
# Breaks up to this (pixels) are specks of dust.
_SPECK = 5
# Of a rule that a faint copy broke, dashes of this length are left, gaps of at most this, and
# the dashes are at least this share of it.
_DASH, _GAP, _DASHED = 12, 45, 0.4
# A gap and a dash: what of a rule is left beyond its last whole stretch.
_REST = _GAP + _STRETCH
# Beside a dash nothing is printed within this many pixels.
_CLEAR = 12
# A rule is no thicker than this (pixels); thicker strokes are bars and edges of the lid.
_THICKEST = 14
# A rule that meets no other is longer than any stroke of a heading (pixels).
_ALONE = 150
# At most this share of the pixels along the sides of a rule is ink; of a rule longer than this
# (pixels) one side is enough.
_BESIDE, _LONG = 0.15, 500
# Ends meet other rules within this distance (pixels).
_MEETS = 9
# A hairline is this much darker (grey levels) than what lies so far (pixels) on both its sides, for
# this share of a long stretch, as far as print lets it be seen. Print comes near a rule that runs
# down, rarely one that runs across: how long (pixels) the stretch is, how much of it is in view.
_DARKER, _ASIDE, _UNBROKEN = 12, 3, 0.85
_HAIR = {True: (121, 0.8), False: (301, 0.15)}
# No more rules in ink than these, in one direction, make no table.
_FEW = 3
# Along a hairline noise is evened out over so many pixels.
_EVENED = 5
# A break this long (points) in a rule is a fault of the copy: no cell is that narrow.
_BREAK = 12.0


class Piece(NamedTuple):
    """A stretch of a rule, in pixels: its middle line, its ends and its thickness."""

    horizontal: bool
    at: float
    start: int
    end: int
    thick: int


def pieces_of(picture: Picture) -> list[Piece]:
    """The stretches of all rules of a straight page."""
    ink = (picture < _INK).astype(np.uint8)
    whole = {
        horizontal: _whole(picture, ink, horizontal=horizontal) for horizontal in (True, False)
    }
    found = [
        piece
        for horizontal in (True, False)
        for piece in (
            *whole[horizontal],
            *(
                _ended(piece, whole[horizontal], whole[not horizontal])
                for piece in _broken(ink, horizontal=horizontal)
            ),
        )
    ]
    across = [piece for piece in found if piece.horizontal]
    down = [piece for piece in found if not piece.horizontal]
    return [
        piece
        for piece in found
        if _stands_clear(ink, piece)
        and (
            piece.end - piece.start >= _ALONE
            or _anchored(piece, down if piece.horizontal else across)
        )
    ]


def rules_from(pieces: Sequence[Piece], scale: float) -> tuple[Rule, ...]:
    """Pieces joined into rules in points; `scale` is pixels per point."""
    rules: list[Rule] = []
    for horizontal in (True, False):
        intervals: list[Interval] = [
            (piece.at / scale, piece.start / scale, piece.end / scale)
            for piece in pieces
            if piece.horizontal is horizontal
        ]
        rules += _mended(join_rules(intervals, horizontal=horizontal))
    return tuple(rules)


def without_rules(picture: Picture, pieces: Sequence[Piece]) -> Picture:
    """The page without its rules, so that only text is left."""
    bare = picture.copy()
    for horizontal, at, start, end, thick in pieces:
        half = thick / 2 + 1.5
        low, high = max(0, round(at - half)), round(at + half) + 1
        if horizontal:
            bare[low:high, start : end + 1] = 255
        else:
            bare[start : end + 1, low:high] = 255
    return bare


def _whole(picture: Picture, ink: Picture, *, horizontal: bool) -> list[Piece]:
    """Unbroken stretches; hairlines count only where hardly a rule is in ink: beside such rules
    they are those of the sheet's other side shining through."""
    inked = _pieces(ink, horizontal=horizontal)
    long = [piece for piece in inked if piece.end - piece.start >= _ALONE]
    if sum(_stands_clear(ink, piece) for piece in long) > _FEW:
        return inked
    pale = _hairlines(picture, horizontal=horizontal)
    return _pieces(cv2.bitwise_or(ink, pale), horizontal=horizontal)


def _hairlines(picture: Picture, *, horizontal: bool) -> Picture:
    """1 on long thin lines that are lighter than ink: clean copies print a hairline in grey."""
    length, in_view = _HAIR[horizontal]
    along = (length, 1) if horizontal else (1, length)
    even = cv2.blur(picture, (_EVENED, 1) if horizontal else (1, _EVENED))
    axis = 0 if horizontal else 1
    sides = np.minimum(np.roll(even, _ASIDE, axis), np.roll(even, -_ASIDE, axis))
    # Beside ink nothing can be told: what is darker there is the edge of a stroke.
    hidden = cv2.dilate((even < _INK).astype(np.uint8), _line(2 * _ASIDE + 1, not horizontal))
    valley = (cv2.subtract(sides, even) >= _DARKER).astype(np.uint8)
    darker = cv2.subtract(valley, hidden)
    seen = cv2.blur(cv2.dilate(darker, _line(3, not horizontal)) * np.uint8(200), along)
    open_to_view = 200 - cv2.blur(hidden * np.uint8(200), along)
    long = (seen >= open_to_view * _UNBROKEN) & (open_to_view >= 200 * in_view)
    reach = cv2.dilate(long.astype(np.uint8), _line(length, horizontal))
    closed = cv2.morphologyEx(darker, cv2.MORPH_CLOSE, _line(_GAP, horizontal))
    return cv2.bitwise_and(closed, reach)


def _pieces(ink: Picture, *, horizontal: bool) -> list[Piece]:
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, _line(_SPECK, horizontal))
    return _stretches(
        cv2.morphologyEx(closed, cv2.MORPH_OPEN, _line(_STRETCH, horizontal)), horizontal
    )


def _broken(ink: Picture, *, horizontal: bool) -> list[Piece]:
    """Long rules of which a faint copy left only dashes."""
    dashes = _lonely(
        ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, _line(_DASH, horizontal)), horizontal
    )
    closed = cv2.morphologyEx(dashes, cv2.MORPH_CLOSE, _line(_GAP, horizontal))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _line(_ALONE, horizontal))
    return [piece for piece in _stretches(long, horizontal) if _is_dashed(dashes, piece)]


def _lonely(ink: Picture, dashes: Picture, horizontal: bool) -> Picture:
    """The dashes with nothing near on either side: strokes of glyphs have other strokes there.
    What that leaves of a stroke, shorter than a dash, is none."""
    near = cv2.subtract(ink, cv2.dilate(dashes, _line(5, not horizontal)))
    crowded = cv2.dilate(near, _line(2 * _CLEAR + 1, not horizontal))
    crowded = cv2.dilate(crowded, _line(_DASH, horizontal))
    alone = cv2.subtract(dashes, crowded)
    return cv2.morphologyEx(alone, cv2.MORPH_OPEN, _line(_DASH, horizontal))


def _is_dashed(dashes: Picture, piece: Piece) -> bool:
    """Whether dashes make up most of the piece, paper lying along both its sides."""
    lying = dashes if piece.horizontal else dashes.T
    half = piece.thick // 2 + 1
    low = max(0, round(piece.at) - half)
    band = lying[low : round(piece.at) + half + 1, piece.start : piece.end + 1]
    return bool(band.max(axis=0).mean() >= _DASHED)


def _ended(piece: Piece, whole: Sequence[Piece], crossing: Sequence[Piece]) -> Piece:
    """A broken rule without what follows a whole stretch of it and ends in the open: that is a
    stroke of a glyph on the rule's line, not the rule's last dash."""
    same = [
        each
        for each in whole
        if abs(each.at - piece.at) <= _SPECK and each.start < piece.end and each.end > piece.start
    ]
    first = min((each.start for each in same), default=piece.start)
    last = max((each.end for each in same), default=piece.end)
    if 0 < piece.end - last <= _REST and not meets(piece.end, piece.at, crossing):
        piece = piece._replace(end=last)
    if 0 < first - piece.start <= _REST and not meets(piece.start, piece.at, crossing):
        piece = piece._replace(start=first)
    return piece


def _stretches(strokes: Picture, horizontal: bool) -> list[Piece]:
    """Strokes as pieces; what is too thick for its length is none."""
    beside = (1, 3) if horizontal else (3, 1)
    count, _, stats, centres = cv2.connectedComponentsWithStats(cv2.dilate(strokes, _box(beside)))
    found = []
    for (x, y, width, height, area), (middle_x, middle_y) in zip(
        stats[1:count], centres[1:count], strict=True
    ):
        length, thick = (width, height) if horizontal else (height, width)
        # Its mean thickness tells a rule that runs a little askew from a bar.
        mean = max(1, round(area / length) - 2)
        if mean > _THICKEST or length < 3 * mean or thick > max(_THICKEST, length // 6):
            continue
        start = x if horizontal else y
        at = middle_y if horizontal else middle_x
        found.append(Piece(horizontal, float(at), int(start), int(start + length - 1), int(mean)))
    return found


def _line(length: int, horizontal: bool) -> Picture:
    """A structuring element of so many pixels in the direction of the rules."""
    return _box((length, 1) if horizontal else (1, length))


def _box(size: tuple[int, int]) -> Picture:
    """A structuring element of width × height pixels."""
    return np.ones((size[1], size[0]), np.uint8)


def _stands_clear(ink: Picture, piece: Piece) -> bool:
    """Whether paper lies along both sides: beside a stroke through a line of text, or along its
    foot, there is ink. Text that touches a rule is on one side, and the rule is long."""
    lying = ink if piece.horizontal else ink.T
    half = piece.thick / 2 + 2
    sides = (round(piece.at - half - 1), round(piece.at + half + 1))
    shares = [
        float(lying[max(0, side - 1) : side + 2, piece.start : piece.end + 1].mean())
        for side in sides
        if 0 <= side < lying.shape[0]
    ]
    judged = min if piece.end - piece.start >= _LONG else max
    return judged(shares, default=0.0) <= _BESIDE


def _anchored(piece: Piece, others: Sequence[Piece]) -> bool:
    """Whether both ends of the piece stand on other rules: strokes of glyphs do not."""
    return all(meets(end, piece.at, others) for end in (piece.start, piece.end))


def meets(end: int, at: float, others: Sequence[Piece]) -> bool:
    """Whether the end of a rule on the line `at` stands on a rule that crosses."""
    return any(
        abs(other.at - end) <= _MEETS
        and other.start - _MEETS <= at <= other.end + _MEETS
        and other.end - other.start >= 2 * _STRETCH
        for other in others
    )


def _mended(rules: Sequence[Rule]) -> list[Rule]:
    """Rules on one line, sorted by start, with the breaks of a faint copy closed."""
    mended: list[Rule] = []
    for rule in rules:
        last = mended[-1] if mended else None
        if last is not None and last.at == rule.at and rule.start - last.end <= _BREAK:
            mended[-1] = last._replace(end=max(last.end, rule.end))
        else:
            mended.append(rule)
    return mended
