"""Pictures of pages: what the reader saw drawn over the page, and plain clips of it.

Drawn are cells, merged cells, row and column numbers and text.

Colours are Okabe and Ito's, which stay apart for colour-blind eyes; nothing is told by colour
alone: merged cells also carry their spans, text outside tables is underlined.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.errors import Damaged
from extractor.model.geometry import Box, hull
from extractor.model.grid import Cell, Grid
from extractor.model.reading import PageReading
from extractor.source.mupdf import MuDocument, MuPage, failures, library, open_pdf
from layouts.normalise import compact

Colour = tuple[float, float, float]

BLUE: Colour = (0.0, 0.447, 0.698)
ORANGE: Colour = (0.902, 0.624, 0.0)
GREEN: Colour = (0.0, 0.62, 0.451)
VERMILION: Colour = (0.835, 0.369, 0.0)

_SCALE = 2.0
_LONGEST_SIDE = 4000.0  # pixels; a page may claim to be as large as a football field
_FADE = 0.55  # how much of the page's own ink is washed out
_CHINESE = "china-s"
_LATIN = "helv"
_INDEX_SIZE = 6.0
_SMALLEST = 3.0
_LARGEST = 7.0
_BELOW = 14.0  # room under a line outside tables, in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """A part of a page (counted from 1), in points of the page as shown."""

    page: int
    box: Box


def draw_clips(
    path: Path, clips: Sequence[Clip], password: str | None = None, *, scale: float = _SCALE
) -> tuple[bytes, ...]:
    """A PNG in shades of grey of each clip, as printed. Raises `Damaged`.

    `scale` is pixels for a point; very large clips get fewer.
    """
    try:
        with _opened(path, password) as source:
            return tuple(_clip(_page(source, clip.page), clip.box, scale) for clip in clips)
    except failures() as error:
        pages = ", ".join(str(clip.page) for clip in clips)
        raise Damaged(path.name, reason=f"pages {pages}: {error}") from error


def find_texts(
    path: Path, wanted: Sequence[tuple[int, str]], password: str | None = None
) -> tuple[tuple[Box, ...], ...]:
    """For each (page, text): where the text is printed, one box for each line that it takes, in
    points of the page as shown; nothing where it is not found. Blanks do not count."""
    try:
        with _opened(path, password) as source:
            return tuple(_find(_page(source, page), compact(text)) for page, text in wanted)
    except failures() as error:
        raise Damaged(path.name, reason=str(error)) from error


def _opened(path: Path, password: str | None) -> MuDocument:
    source = open_pdf(path)
    if source.needs_pass:
        source.authenticate(password or "")
    return source


def _page(source: MuDocument, number: int) -> MuPage:
    """The page, counted from 1. Raises `ValueError` if there is none."""
    if not 1 <= number <= source.page_count:
        raise ValueError(f"there is no page {number}")
    return source[number - 1]


def _clip(page: MuPage, box: Box, wanted: float) -> bytes:
    pymupdf = library()
    scale = min(wanted, _scale(pymupdf.Rect(box)))
    picture = page.get_pixmap(
        matrix=pymupdf.Matrix(scale, scale),
        clip=pymupdf.Rect(box),
        colorspace=pymupdf.csGRAY,
        alpha=False,
    )
    data: bytes = picture.tobytes("png")
    return data


def _find(page: MuPage, text: str) -> tuple[Box, ...]:
    """The first place whose characters, line after line, are those of `text`."""
    lines = _characters(page)
    printed = [letter for line in lines for letter, _ in line]
    start = "".join(printed).find(text) if text else -1
    if start < 0:
        return ()
    end, position, found = start + len(text), 0, []
    for line in lines:
        inside = [box for at, (_, box) in enumerate(line, position) if start <= at < end]
        position += len(line)
        if inside:
            found.append(hull(inside))
    return tuple(found)


def _characters(page: MuPage) -> list[list[tuple[str, Box]]]:
    """The printed characters line by line, normalised as texts are compared, each with its box."""
    lines = [
        line for block in page.get_text("rawdict")["blocks"] for line in block.get("lines", ())
    ]
    return [
        [
            (letter, Box(*(library().Rect(glyph["bbox"]) * page.rotation_matrix)))
            for span in line["spans"]
            for glyph in span["chars"]
            for letter in compact(glyph["c"])
        ]
        for line in lines
    ]


def draw_page(path: Path, reading: PageReading, password: str | None = None) -> bytes:
    """A PNG of page `reading.number` as shown, with the reading drawn over it.

    Raises `Damaged` if the page cannot be drawn.
    """
    pymupdf = library()
    try:
        with _opened(path, password) as source, pymupdf.open() as canvas:
            page = _faded_copy(source, reading.number, canvas)
            _draw(page, reading)
            return _png(page)
    except failures() as error:
        raise Damaged(path.name, reason=f"page {reading.number}: {error}") from error


def _faded_copy(source: MuDocument, number: int, canvas: MuDocument) -> MuPage:
    """A new page as large as the shown one, with its picture washed out.

    Drawing on a copy keeps every coordinate in the frame of the page as shown, whatever its
    rotation and crop box.
    """
    original = source[number - 1]
    scale = _scale(original.rect)
    picture = original.get_pixmap(matrix=library().Matrix(scale, scale), alpha=False)
    page = canvas.new_page(width=original.rect.width, height=original.rect.height)
    page.insert_image(page.rect, pixmap=picture)
    page.draw_rect(page.rect, color=None, fill=(1, 1, 1), fill_opacity=_FADE)
    return page


def _png(page: MuPage) -> bytes:
    scale = _scale(page.rect)
    data: bytes = page.get_pixmap(matrix=library().Matrix(scale, scale), alpha=False).tobytes("png")
    return data


def _scale(shown: Any) -> float:  # noqa: ANN401 - a PyMuPDF rectangle
    longest = float(max(shown.width, shown.height, 1.0))
    return min(_SCALE, _LONGEST_SIDE / longest)


def _draw(page: MuPage, reading: PageReading) -> None:
    for grid in reading.grids:
        _draw_grid(page, grid)
    for line in reading.lines:
        x0, _, x1, y1 = line.box
        page.draw_line((x0, y1), (x1, y1), color=GREEN, width=0.7)
        _write(page, line.text, Box(x0, y1, x1, y1 + _BELOW), GREEN)


def _draw_grid(page: MuPage, grid: Grid) -> None:
    for cell in grid.cells:
        _draw_cell(page, cell)
    for column, x0 in sorted({cell.col: cell.box.x0 for cell in grid.cells}.items()):
        _label(page, str(column), x0 + 1, grid.box.y0 - 1.5)
    for row, y0 in sorted({cell.row: cell.box.y0 for cell in grid.cells}.items()):
        _label(page, str(row), grid.box.x0 - 9, y0 + _INDEX_SIZE)
    page.draw_rect(grid.box, color=BLUE, width=1.6)


def _draw_cell(page: MuPage, cell: Cell) -> None:
    merged = cell.row_span > 1 or cell.col_span > 1
    tint = ORANGE if merged else BLUE
    # Neighbours differ in strength, so that a missing rule between them is seen at once.
    strength = 0.10 if (cell.row + cell.col) % 2 else 0.22
    page.draw_rect(cell.box, color=tint, width=0.5, fill=tint, fill_opacity=strength)
    if merged:
        spans = f"{cell.row_span}×{cell.col_span}"
        _label(page, spans, cell.box.x1 - 12, cell.box.y1 - 1)
    _write(page, " ".join(cell.lines) or cell.text, cell.box, VERMILION)


def _label(page: MuPage, text: str, x: float, y: float) -> None:
    page.insert_text((x, y), text, fontsize=_INDEX_SIZE, fontname=_LATIN, color=BLUE)


def _write(page: MuPage, text: str, box: Box, colour: Colour) -> None:
    """Text as read, on one line at the top of its box, as large as fits."""
    if not text:
        return
    font = _LATIN if text.isascii() else _CHINESE
    unit = library().get_text_length(text, fontname=font, fontsize=1.0)
    size = max(_SMALLEST, min(_LARGEST, box.height * 0.4, box.width / max(unit, 0.1)))
    where = (box.x0 + 1, box.y0 + size)
    page.insert_text(where, text, fontsize=size, fontname=font, color=colour)
