"""Scans with known content: digital pages drawn as pictures, then spoilt as scanners spoil them.

What the page says is known from its digital text, so a reading of the picture can be measured.
Made scans are kinder than real ones: no folds, no photocopies of photocopies, no handwriting.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pymupdf

Array = np.ndarray[Any, Any]

STAMP = "仅供内部审核"
_POINTS = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoiling:
    """How a page is spoilt. Noise and shade are in grey levels (0 to 255), skew in degrees."""

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


SPOILINGS = (
    Spoiling(name="300 dpi", dpi=300),
    Spoiling(name="200 dpi", dpi=200),
    Spoiling(name="150 dpi", dpi=150),
    Spoiling(name="200 dpi, faint", dpi=200, fade=0.45, stamp=None),
    Spoiling(name="200 dpi, fax", dpi=200, two_tone=True, stamp=None, shade=10.0),
    Spoiling(name="150 dpi, noise and blur", dpi=150, noise=22.0, blur=1.4, quality=45),
)


def make_scan(source: Path, pages: list[int], spoiling: Spoiling, target: Path) -> None:
    """Writes the pages (counted from 1) as pictures into a PDF of their own."""
    with pymupdf.open(source) as document, pymupdf.open() as scan:
        for number in pages:
            page = document[number - 1]
            pixmap = page.get_pixmap(dpi=spoiling.dpi, alpha=False)
            picture = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.h, pixmap.w, 3)
            spoilt = spoil(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), spoiling, seed=number)
            sheet = scan.new_page(width=page.rect.width, height=page.rect.height)
            sheet.insert_image(sheet.rect, stream=_encoded(spoilt, spoiling))
        scan.save(target)


def spoil(picture: Array, spoiling: Spoiling, *, seed: int) -> Array:
    """The grey picture (height × width) as a scanner would give it; the same for the same seed."""
    random = np.random.default_rng(seed)
    ink = picture.astype(np.float32)
    ink += (255 - ink) * spoiling.fade
    if spoiling.stamp is not None:
        ink = np.minimum(ink, _stamp(picture.shape, spoiling))
    ink = _turned(ink, spoiling.skew * random.uniform(-1.1, 1.5))
    ink -= _shade(picture.shape, spoiling.shade, random)
    if spoiling.blur:
        ink = cv2.GaussianBlur(ink, (0, 0), spoiling.blur)
    ink += random.normal(0, spoiling.noise, ink.shape)
    return np.clip(ink, 0, 255).astype(np.uint8)


def chunks(pages: list[int], size: int) -> Iterator[list[int]]:
    """Consecutive parts of at most `size` pages."""
    for start in range(0, len(pages), size):
        yield pages[start : start + size]


def _turned(ink: Array, degrees: float) -> Array:
    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned: Array = cv2.warpAffine(
        ink, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return turned


def _shade(shape: tuple[int, ...], depth: float, random: np.random.Generator) -> Array:
    """A smooth shade: a corner of the lid that was not closed."""
    corners = random.uniform(0, depth, (3, 3)).astype(np.float32)
    shade: Array = cv2.resize(corners, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return shade


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
    drawn = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.h, pixmap.w)
    resized: Array = cv2.resize(drawn, (width, height)).astype(np.float32)
    return resized


def _encoded(picture: Array, spoiling: Spoiling) -> bytes:
    if spoiling.two_tone:
        _, picture = cv2.threshold(picture, 150, 255, cv2.THRESH_BINARY)
        return bytes(cv2.imencode(".png", picture, [cv2.IMWRITE_PNG_BILEVEL, 1])[1])
    quality = [cv2.IMWRITE_JPEG_QUALITY, spoiling.quality]
    return bytes(cv2.imencode(".jpg", picture, quality)[1])
