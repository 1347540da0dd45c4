"""How far a page is turned by a few degrees, and the page put straight."""

import cv2
import numpy as np

from extractor.engines.scan.picture import Picture

# The most that a sheet lies askew on the glass (degrees), and the steps in which that is sought.
_MOST = 5.0
_STEPS = (0.5, 0.1, 0.02)
# A picture this many times smaller shows the angle as well.
_SMALLER = 2
_INK = 128
# Less than this (degrees) moves no line by more than a stroke.
_STRAIGHT = 0.03
_MOST_POINTS = 150_000


def skew_of(picture: Picture) -> float:
    """Degrees by which the page's lines rise from left to right; 0 where they are straight.

    The right angle is that at which the ink falls on the fewest rows.
    """
    small = cv2.resize(
        picture, None, fx=1 / _SMALLER, fy=1 / _SMALLER, interpolation=cv2.INTER_AREA
    )
    y, x = np.nonzero(small < _INK)
    if y.size == 0:
        return 0.0
    every = 1 + y.size // _MOST_POINTS
    y, x = y[::every].astype(np.float64), x[::every] - small.shape[1] / 2
    best, reach = 0.0, _MOST
    for step in _STEPS:
        angles = best + np.arange(-reach, reach + step / 2, step)
        best = float(max(angles, key=lambda angle: _sharpness(x, y, angle)))
        reach = step
    best = round(best, 2)
    return best if abs(best) >= _STRAIGHT else 0.0


def straightened(picture: Picture, degrees: float) -> Picture:
    """The page turned about its middle so that lines rising by `degrees` become level."""
    if not degrees:
        return picture
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    turned: Picture = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=255
    )
    return turned


def _sharpness(x: Picture, y: Picture, degrees: float) -> float:
    """How unevenly the inked points fall on rows, taken at this angle."""
    rows = y + x * np.tan(np.radians(degrees))
    counts = np.bincount((rows - rows.min()).astype(np.int64))
    return float(np.square(counts, dtype=np.float64).sum())
