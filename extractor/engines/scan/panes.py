"""The pages on one sheet: an open book is two, read one after the other."""

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture
from extractor.engines.scan.rulings import pieces_of

_INK = 140
# An open book is wider than this share of its height.
_WIDE = 1.2
# Between its pages, near the middle (shares of the width), nothing is printed for this share.
_MIDDLE, _GUTTER = (0.44, 0.56), 0.025
# Each page has at least this share of the ink.
_FILLED = 0.1
_SMALLER = 4


def fold_of(picture: Picture) -> int | None:
    """Where (pixels from the left) an open book is folded; None where the sheet is one page.

    A rule that crosses the fold joins both sides: then it is one wide page.
    """
    height, width = picture.shape
    if width < _WIDE * height:
        return None
    low, high = (round(share * width) for share in _MIDDLE)
    band = _empty_columns(picture[:, low:high])
    if band is None or band[1] - band[0] < _GUTTER * width:
        return None
    fold = low + (band[0] + band[1]) // 2
    if any(p.horizontal and p.start < fold < p.end for p in pieces_of(picture)):
        return None
    return fold if _both_filled(picture, fold) else None


def _empty_columns(middle: Picture) -> tuple[int, int] | None:
    """The widest stretch of columns without ink; the line of the fold itself does not count."""
    ink = (cv2.medianBlur(middle, 3) < _INK).mean(axis=0)
    printed = (ink > 0.002) & (ink < 0.5)
    edges = np.flatnonzero(np.diff(np.concatenate(([1], printed, [1])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    if not starts.size:
        return None
    widest = int((ends - starts).argmax())
    return int(starts[widest]), int(ends[widest])


def _both_filled(picture: Picture, fold: int) -> bool:
    ink = picture[::_SMALLER, ::_SMALLER] < _INK
    left = int(np.count_nonzero(ink[:, : fold // _SMALLER]))
    right = int(np.count_nonzero(ink[:, fold // _SMALLER :]))
    return min(left, right) > _FILLED * (left + right)
