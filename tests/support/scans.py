"""Tiny documents drawn in the test, then made pictures of, as a scanner would."""

import re
from pathlib import Path

import pymupdf
import pytest

from extractor.engines.registry import engine_named
from extractor.engines.spec import Request, Sighting
from extractor.source.document import open_document
from layouts.normalise import compact

DPI = 200
ROWS = (
    ("科目编码", "科目名称", "合计", "基本支出"),
    ("208", "社会保障和就业支出", "1,608.60", "253.31"),
    ("20805", "行政事业单位养老支出", "59.80", "59.80"),
    ("20811", "残疾人事业", "1,548.80", "193.51"),
    ("210", "卫生健康支出", "", "15.60"),
)
WIDTHS = (70.0, 190.0, 90.0, 90.0)
LEFT, TOP, ROW = 60.0, 120.0, 24.0


def extra() -> pytest.MarkDecorator:
    """Skips tests that read pictures where the extra is not installed."""
    found = engine_named("scan").availability()
    return pytest.mark.skipif(not found.ready, reason=f"{found.reason}: {found.hint}")


def need_extra() -> None:
    """Skips the test that asks for pictures to be read where the extra is not installed."""
    found = engine_named("scan").availability()
    if not found.ready:
        pytest.skip(f"{found.reason}: {found.hint}")


def new_page(width: float = 595, height: float = 400):
    document = pymupdf.open()
    return document, document.new_page(width=width, height=height)


def write(page, x: float, y: float, text: str, size: float = 10.5, **options) -> None:
    """Chinese and Western characters in a face of their own, as documents print them."""
    for part in re.findall(r"[\x20-\x7e]+|[^\x20-\x7e]+", text):
        face = "helv" if part.isascii() else "china-s"
        page.insert_text((x, y), part, fontname=face, fontsize=size, **options)
        x += pymupdf.get_text_length(part, face, size)


def draw_table(page, *, top: float = TOP, left: float = LEFT, rows=ROWS) -> None:
    """A ruled table, its texts at the left of their cells, below a title and above a number."""
    write(page, left + 110, top - 40, "2026年预算支出总表", 16)
    write(page, left, top - 10, "编制单位：松岭县残疾人联合会")
    write(page, left + 370, top - 10, "单位：万元")
    edges = [left + sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
    bottom = top + ROW * len(rows)
    for n in range(len(rows) + 1):
        page.draw_line((left, top + n * ROW), (edges[-1], top + n * ROW), width=0.7)
    for x in edges:
        page.draw_line((x, top), (x, bottom), width=0.7)
    for n, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            if text:
                write(page, x + 5, top + n * ROW + 16, text)


def table_document():
    document, page = new_page()
    draw_table(page)
    return document


def pixels_of(document, dpi: int = DPI):
    """The first page as an array of height × width × 3 (BGR)."""
    import numpy as np

    pixmap = document[0].get_pixmap(dpi=dpi, alpha=False)
    array = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.h, pixmap.w, 3)
    return array[:, :, ::-1].copy()


def grained(picture, deviation: float = 4.0, seed: int = 1):
    """The picture on paper with some grain."""
    import numpy as np

    noise = np.random.default_rng(seed).normal(0, deviation, picture.shape)
    return np.clip(picture + noise - 6, 0, 255).astype(np.uint8)


def as_scan(path: Path, picture, *, dpi: int = DPI, kind: str = ".jpg") -> Path:
    """A PDF of one page that is this picture and nothing else."""
    import cv2

    height, width = picture.shape[:2]
    with pymupdf.open() as document:
        page = document.new_page(width=width * 72 / dpi, height=height * 72 / dpi)
        page.insert_image(page.rect, stream=cv2.imencode(kind, picture)[1].tobytes())
        document.save(path)
    return path


def as_stream(path: Path, data: bytes, size: tuple[int, int], entries: str) -> Path:
    """A PDF of one page, 595 points wide, whose one picture is this encoded stream."""
    width, height = size
    tall = 595 * height / width
    with pymupdf.open() as document:
        page = document.new_page(width=595, height=tall)
        image = document.get_new_xref()
        head = f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} {entries} >>"
        document.update_object(image, head)
        document.update_stream(image, data, compress=False)
        document.update_object(image, head.replace(" >>", f" /Length {len(data)} >>"))
        content = document.get_new_xref()
        document.update_object(content, "<< >>")
        document.update_stream(content, f"q 595 0 0 {tall:.2f} 0 0 cm /Im0 Do Q".encode())
        document.xref_set_key(page.xref, "Contents", f"{content} 0 R")
        document.xref_set_key(page.xref, "Resources", f"<< /XObject << /Im0 {image} 0 R >> >>")
        document.save(path)
    return path


def see(path: Path, number: int = 1) -> Sighting:
    with open_document(path) as document:
        return engine_named("scan").see(document.page(number), Request(path=path))


def texts(grid) -> list[list[str]]:
    rows = [[""] * grid.n_cols for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = compact(cell.text)
    return rows


WANTED = [[compact(text) for text in row] for row in ROWS]
