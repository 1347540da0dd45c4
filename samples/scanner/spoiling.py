"""What a scanner does to a page: askew, unevenly lit, grainy, dusty, and pressed into a file.

Pictures are arrays of bytes, height × width for grey, height × width × 3 (RGB) for colour.
Made scans are kinder than real ones: no folds, no photocopies of photocopies, no handwriting.
"""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import pymupdf

Array = np.ndarray[Any, Any]

STAMP = "仅供内部审核"
_POINTS = 72
_INCH = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiling:
    """How a page is spoilt. Noise and shade are in grey levels (0 to 255), skew in degrees.

    `stamp` is the grey of a mark across the page, `fade` how far ink goes to white, `shift` how
    far the sheet may lie off its place (mm), `dust` the number of specks, `edge` the width (mm)
    of the dark strip where the lid does not cover the glass.
    """

    name: str
    dpi: int
    skew: float = 1.0
    noise: float = 5.0
    blur: float = 0.5
    shade: float = 25.0
    quality: int = 80
    stamp: int | None = 205
    fade: float = 0.0
    two_tone: bool = False
    shift: float = 0.0
    dust: int = 0
    edge: float = 0.0


def drawn(page: pymupdf.Page, dpi: int, *, coloured: bool = False) -> Array:
    """The page as a picture."""
    pixmap = page.get_pixmap(dpi=dpi, alpha=False)
    picture = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.h, pixmap.w, 3)
    return picture if coloured else cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)


def spoil(picture: Array, spoiling: Spoiling, *, seed: int) -> Array:
    """The picture as a scanner would give it; the same for the same seed."""
    random, chance = np.random.default_rng(seed), np.random.default_rng((seed, 1))
    ink = picture.astype(np.float32)
    ink += (255 - ink) * spoiling.fade
    if spoiling.stamp is not None:
        ink = np.minimum(ink, _as(ink, _stamp(picture.shape, spoiling)))
    ink = _laid(ink, spoiling.skew * random.uniform(-1.1, 1.5), _shift(spoiling, chance))
    ink -= _as(ink, _shade(picture.shape, spoiling.shade, random))
    _dirty(ink, spoiling, chance)
    if spoiling.blur:
        ink = cv2.GaussianBlur(ink, (0, 0), spoiling.blur)
    ink += random.normal(0, spoiling.noise, ink.shape)
    return np.clip(ink, 0, 255).astype(np.uint8)


def encoded(picture: Array, spoiling: Spoiling) -> bytes:
    """The picture as a file: PNG of one bit for a fax, else JPEG."""
    if spoiling.two_tone:
        _, picture = cv2.threshold(picture, 150, 255, cv2.THRESH_BINARY)
        return bytes(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_BILEVEL, 1])[1])
    if picture.ndim == 3:
        picture = cv2.cvtColor(picture, cv2.COLOR_RGB2BGR)
    quality = [cv2.IMWRITE_JPEG_QUALITY, spoiling.quality, cv2.IMWRITE_JPEG_OPTIMIZE, 1]
    return bytes(cv2.imencode(".jpg", picture, quality)[1])


def _as(ink: Array, grey: Array) -> Array:
    """The grey picture in as many channels as the ink has."""
    return grey[:, :, None] if ink.ndim == 3 else grey


def _shift(spoiling: Spoiling, chance: np.random.Generator) -> tuple[float, float]:
    """How far the sheet lies off its place, in pixels."""
    most = spoiling.shift / _INCH * spoiling.dpi
    return float(chance.uniform(-most, most)), float(chance.uniform(-most, most))


def _laid(ink: Array, degrees: float, shift: tuple[float, float]) -> Array:
    """The sheet as it lies on the glass."""
    height, width = ink.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += shift
    turned: Array = cv2.warpAffine(
        ink, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return turned


def _shade(shape: tuple[int, ...], depth: float, random: np.random.Generator) -> Array:
    """A smooth shade: a corner of the lid that was not closed."""
    corners = random.uniform(0, depth, (3, 3)).astype(np.float32)
    shade: Array = cv2.resize(corners, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return shade


def _dirty(ink: Array, spoiling: Spoiling, chance: np.random.Generator) -> None:
    """Puts dust and the edge of the lid on the picture."""
    height, width = ink.shape[:2]
    for _ in range(spoiling.dust):
        middle = (int(chance.integers(width)), int(chance.integers(height)))
        level = float(chance.uniform(70, 190))
        cv2.circle(ink, middle, int(chance.integers(0, 2)), (level,) * 3, -1)
    wide = round(spoiling.edge / _INCH * spoiling.dpi)
    if wide:
        dark = np.linspace(120, 0, wide, dtype=np.float32)
        strip = ink[:, :wide] if chance.uniform() < 0.5 else ink[:, ::-1][:, :wide]
        strip -= dark[None, :, None] if ink.ndim == 3 else dark[None, :]


def _stamp(shape: tuple[int, ...], spoiling: Spoiling) -> Array:
    """The watermark across the page, drawn by MuPDF at the same size."""
    height, width = shape[0], shape[1]
    points = (width * _POINTS / spoiling.dpi, height * _POINTS / spoiling.dpi)
    grey = (spoiling.stamp or 255) / 255
    with pymupdf.open() as document:
        page = document.new_page(width=points[0], height=points[1])
        middle = pymupdf.Point(points[0] / 2, points[1] / 2)
        start = pymupdf.Point(middle.x - 200, middle.y + 20)
        turn = (middle, pymupdf.Matrix(1, 1).prerotate(40))
        page.insert_text(
            start, STAMP, fontname="china-s", fontsize=64, color=(grey,) * 3, morph=turn
        )
        pixmap = page.get_pixmap(dpi=spoiling.dpi, colorspace=pymupdf.csGRAY, alpha=False)
    mark = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.h, pixmap.w)
    resized: Array = cv2.resize(mark, (width, height)).astype(np.float32)
    return resized
