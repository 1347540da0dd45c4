"""From a drawn page to clean ink: grey, seals gone, shade divided out, watermarks lifted.

Pictures are arrays of bytes, height × width, 0 black and 255 white, unless something else is said.
OpenCV and NumPy are imported by whoever imports this module; the engine does so when it reads.
"""

from typing import Any, NamedTuple

import cv2
import numpy as np

from extractor.source.raster import Raster

# OpenCV's own annotations lose the type of the elements.
Picture = np.ndarray[Any, Any]

# The shade is measured on a picture this many times smaller, over this many of its pixels:
# wider than a stroke and a rule, narrower than a shaded cell.
_SMALLER = 4
_REACH = 9
# Strokes wider than this (pixels) are no text of a table; in grey they are a watermark.
_BROAD = 9
# A watermark's grey lies between these shares (%) of the way from ink to paper.
_GREY = (35, 92)
# Grey cores of text that is blurred are never this tall (pixels).
_TALL = 30
# Broad grey strokes on less than this share of the page are chance.
_WATERMARK_SHARE = 0.002
# The standard deviation of noise, where this is the median difference of two of its values.
_DEVIATION = 1.05
# A page that is darker than this is a negative, as on microfilm.
_NEGATIVE = 90
# From here on grey is paper.
_WHITE = 250
_GRAIN = 5
# A seal's colour differs from grey by this much, and its size is that of a seal (inches).
_COLOURED = 60
_SEAL = (0.9, 2.6)
_ROUND = (0.75, 1.33)


class Clean(NamedTuple):
    """A page ready to be read. `ink` is the level of its print, `contrast` 0 to 255 against the
    paper before anything was done, `watermark` whether grey print was lifted,
    `grain` the noise (standard deviation in grey levels), `doubt` where (1) dirt was taken out."""

    picture: Picture
    ink: int
    contrast: int
    watermark: bool
    grain: float
    doubt: Picture | None = None


def grey_of(raster: Raster, enlarged: float) -> Picture:
    """The page in grey, `enlarged` times. Coloured print is as dark as its darkest colour, a seal
    as light as its lightest: it hides nothing, for black print is black in every colour.
    """
    colours = np.frombuffer(raster.pixels, np.uint8).reshape(raster.height, raster.width, 3)
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    if _is_coloured(colours):
        darkest, lightest = colours.min(axis=2), colours.max(axis=2)
        grey = np.where(cv2.subtract(lightest, darkest) > _COLOURED, darkest, grey)
        for y, x in _seals(colours, raster.scale * 72):
            grey[y, x] = lightest[y, x]
    if np.median(grey[::_SMALLER, ::_SMALLER]) < _NEGATIVE:
        grey = 255 - grey
    if enlarged > 1:
        size = (round(raster.width * enlarged), round(raster.height * enlarged))
        grey = cv2.resize(grey, size, interpolation=cv2.INTER_CUBIC)
    return grey


def _is_coloured(colours: Picture) -> bool:
    """Whether anything is printed in colour; asked of every fourth pixel."""
    some = colours[::_SMALLER, ::_SMALLER]
    return bool((some.max(axis=2) - some.min(axis=2) > _COLOURED).any())


def _seals(colours: Picture, dpi: float) -> list[tuple[slice, slice]]:
    """Where round coloured prints of a seal's size are."""
    small = colours[::_SMALLER, ::_SMALLER].astype(np.int16)
    coloured = (small.max(axis=2) - small.min(axis=2) > _COLOURED).astype(np.uint8)
    if not coloured.any():
        return []
    joined = cv2.dilate(coloured, np.ones((5, 5), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    least, most = (inches * dpi / _SMALLER for inches in _SEAL)
    found = []
    for x, y, width, height, _ in stats[1:count]:
        round_enough = _ROUND[0] < width / height < _ROUND[1]
        if round_enough and least < max(width, height) < most:
            top, left = max(0, y - 2) * _SMALLER, max(0, x - 2) * _SMALLER
            bottom, right = (y + height + 2) * _SMALLER, (x + width + 2) * _SMALLER
            found.append((slice(top, bottom), slice(left, right)))
    return found


def cleaned(grey: Picture) -> Clean:
    """Divides the page by its paper, then by what is printed on it in broad grey strokes."""
    paper = _paper(grey)
    even = cv2.divide(grey, paper, scale=255)
    ink = _ink_level(even)
    contrast = int(np.median(paper)) * (255 - ink) // 255
    watermark, shade = _grey_print(even, ink)
    if watermark:
        even = cv2.divide(even, shade, scale=255)
    return Clean(_stretched(even, ink), ink, contrast, watermark, _grain(grey))


def _grain(grey: Picture) -> float:
    """The noise of the page (standard deviation in grey levels), by what neighbours differ."""
    here, there = grey[:-3:5, :-3:5].astype(np.int16), grey[3::5, 3::5].astype(np.int16)
    return float(np.median(np.abs(here - there))) * _DEVIATION


def _paper(grey: Picture) -> Picture:
    """The paper under the print: the lightest nearby, smoothed."""
    small = cv2.resize(grey, None, fx=1 / _SMALLER, fy=1 / _SMALLER, interpolation=cv2.INTER_AREA)
    light = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_REACH, _REACH), np.uint8))
    smooth = cv2.medianBlur(light, 5)
    full = cv2.resize(smooth, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.maximum(full, 1)


def _ink_level(even: Picture) -> int:
    """The grey of the darkest strokes: of the pixels well below paper, the darkest tenth."""
    counts = np.bincount(even.ravel(), minlength=256)[:200].cumsum()
    if counts[-1] == 0:
        return 0
    return int(np.searchsorted(counts, counts[-1] * 0.1))


def _grey_print(even: Picture, ink: int) -> tuple[bool, Picture]:
    """Whether there are broad strokes lighter than ink, and white paper with them on it.

    Text is thinner: closing removes it. The strokes are made half as wide again, as closing
    left only their cores.
    """
    square = np.ones((_BROAD, _BROAD), np.uint8)
    broad = cv2.morphologyEx(cv2.blur(even, (3, 3)), cv2.MORPH_CLOSE, square)
    paper = int(np.bincount(broad[::2, ::2].ravel(), minlength=256).argmax())
    low, high = (ink + (paper - ink) * share // 100 for share in _GREY)
    table = np.full(256, 255, np.uint8)
    table[low:high] = np.arange(low, high) * 255 // max(1, paper)
    shade = cv2.LUT(broad, table)
    large = _large((shade < 255).astype(np.uint8))
    found = bool(np.count_nonzero(large) > _WATERMARK_SHARE * shade.size)
    shade = np.where(large, shade, np.uint8(255))
    return found, cv2.erode(shade, np.ones((_BROAD + 4, _BROAD + 4), np.uint8))


def _large(mask: Picture) -> Picture:
    """The mask's pieces that are taller than a line of text."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    keep = stats[:, cv2.CC_STAT_HEIGHT] > _TALL
    keep[0] = False
    kept: Picture = keep[labels]
    return kept


def _stretched(even: Picture, ink: int) -> Picture:
    """Levels so that ink is black and paper is white, its noise included."""
    counts = np.bincount(even[::2, ::2].ravel(), minlength=256)
    white = min(_WHITE, ink + 1 + int(counts[ink + 1 :].argmax()) - _GRAIN)
    levels = np.arange(256, dtype=np.float32)
    table = np.clip((levels - ink) * 255 / max(1, white - ink), 0, 255).astype(np.uint8)
    return cv2.LUT(even, table)
