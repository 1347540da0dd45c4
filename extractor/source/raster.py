"""A page drawn as a picture, at the resolution that readers of pictures work at.

What a picture would cost is asked before anything is decoded: a file of a few kilobytes can hold
a picture of billions of pixels.
"""

from dataclasses import dataclass
from pathlib import Path

from extractor.errors import PictureTooLarge
from extractor.source.mupdf import MuDocument, MuPage, library, open_pdf
from extractor.source.picture_size import pixels_told

# Pixels per inch at which pages are read, and the sizes of paper (points, long side) for which
# that holds: a page outside was measured in pixels, not in points, and counts as one of A4.
DPI = 200
_PAPER = (400.0, 1300.0)
_LONG_SIDE_A4 = 842.0
POINTS = 72
# Pixels that one picture, or all pictures of a page, may have: A1 at 300 dpi, more than a scan is.
MOST_PIXELS = 80_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A page as shown: `height` × `width` pixels of three bytes (RGB), top row first.

    `scale` is pixels per point. `native` is the resolution of its largest picture in pixels per
    inch of the page; 0 where it has none.
    """

    width: int
    height: int
    pixels: bytes
    scale: float
    native: float


def render(path: Path, password: str | None, number: int) -> Raster:
    """Draws page `number`, counted from 1, after /Rotate.

    Pictures of a lower resolution than ours are drawn at their own, and left to be enlarged.
    Raises `PictureTooLarge`, and what MuPDF raises.
    """
    with open_pdf(path) as document:
        if document.needs_pass:
            document.authenticate(password or "")
        _check_pixels(document, number)
        page = document.load_page(number - 1)
        native = _native_dpi(page)
        scale = _scale(page, native)
        matrix = library().Matrix(scale, scale)
        pixmap = page.get_pixmap(matrix=matrix, colorspace=library().csRGB, alpha=False)
        return Raster(
            width=pixmap.w, height=pixmap.h, pixels=pixmap.samples, scale=scale, native=native
        )


def working_scale(width: float, height: float) -> float:
    """Pixels per point at which a page of this size (points) is read."""
    long_side = max(width, height)
    within = _PAPER[0] <= long_side <= _PAPER[1]
    return DPI / POINTS * (1.0 if within else _LONG_SIDE_A4 / long_side)


def _scale(page: MuPage, native: float) -> float:
    wanted = working_scale(page.rect.width, page.rect.height)
    own = native / POINTS
    return min(wanted, own) if own > wanted / 4 else wanted


def _check_pixels(document: MuDocument, number: int) -> None:
    """Sums what the pictures of the page declare, in its dictionaries and in their own headers."""
    total = 0
    for xref, _, width, height, *_ in document.get_page_images(number - 1, full=True):
        total += max(width * height, _header_pixels(document, xref))
        if total > MOST_PIXELS:
            raise PictureTooLarge(str(number), found=total, limit=MOST_PIXELS)


def _header_pixels(document: MuDocument, xref: int) -> int:
    encoding = document.xref_get_key(xref, "Filter")[1]
    return pixels_told(document.xref_stream_raw(xref), encoding)


def _native_dpi(page: MuPage) -> float:
    """The resolution of the largest picture as placed on the page, in pixels per inch."""
    best = (0.0, 0.0)
    for info in page.get_image_info():
        x0, y0, x1, y1 = info["bbox"]
        area = abs((x1 - x0) * (y1 - y0))
        if area > 0:
            pixels = info["width"] * info["height"]
            best = max(best, (area, (pixels / area) ** 0.5 * POINTS))
    return best[1]
