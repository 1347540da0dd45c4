"""Print too pale to be read with the rest: what is left of it is never told as a sure blank."""

from collections.abc import Sequence

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture
from extractor.engines.scan.textlines import Spot

# After smoothing, this is darker than paper with its noise (grey levels).
_FAINT = 230
# In shares of the usual height: glyphs are this tall, at most this wide where they touch, and
# their strokes fill this much.
_TALL, _WIDE, _FILLED = (0.45, 1.35), 8.0, 0.06


def faint_of(bare: Picture, ink: Picture, usual: int) -> Picture:
    """1 where there is print of the size of text that is paler than what counts as ink."""
    pale = (cv2.blur(bare, (3, 3)) < _FAINT).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(pale, connectivity=8)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    keep = (heights >= _TALL[0] * usual) & (heights <= _TALL[1] * usual)
    keep &= (widths <= _WIDE * usual) & (stats[:, cv2.CC_STAT_AREA] >= _FILLED * usual * usual)
    keep[0] = False
    keep[np.bincount(labels[ink > 0], minlength=count) > 0] = False
    faint: Picture = keep.astype(np.uint8)[labels]
    return faint


def is_glyphs(spot: Spot, usual: int) -> bool:
    """Whether a spot is as tall as text; a speck and a piece of a seal are not."""
    low, high = (share * usual for share in _TALL)
    return low <= spot.bottom - spot.top <= high


def leaves(spot: Spot, box: tuple[int, int, int, int]) -> bool:
    """Whether a spot reaches the edge of its cell, as strokes do that go on beyond it."""
    return (
        spot.left <= box[0] or spot.top <= box[1] or spot.right >= box[2] or spot.bottom >= box[3]
    )


def darkened(crop: Picture) -> Picture:
    """The crop with its own darkest print as black."""
    low = float(np.percentile(crop, 2))
    levels = (np.arange(256) - low) * 255 / max(1.0, 255 - low)
    return cv2.LUT(crop, np.clip(levels, 0, 255).astype(np.uint8))


def meet(spot: Spot, others: Sequence[Spot]) -> bool:
    """Whether a spot overlaps any other."""
    return any(
        spot.left < each.right
        and each.left < spot.right
        and spot.top < each.bottom
        and each.top < spot.bottom
        for each in others
    )
