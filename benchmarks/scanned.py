"""Scans with known content: digital pages drawn as pictures, then spoilt as scanners spoil them.

What the page says is known from its digital text, so a reading of the picture can be measured.
Made scans are kinder than real ones: no folds, no photocopies of photocopies, no handwriting.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pymupdf

# The samples are spoilt by the same code; it lies in the checkout, not in a package.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "samples"))

from scanner.spoiling import STAMP, Spoiling, drawn, encoded, spoil

__all__ = ["SPOILINGS", "STAMP", "Spoiling", "chunks", "make_scan", "spoil"]

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
            spoilt = spoil(drawn(page, spoiling.dpi), spoiling, seed=number)
            sheet = scan.new_page(width=page.rect.width, height=page.rect.height)
            sheet.insert_image(sheet.rect, stream=encoded(spoilt, spoiling))
        scan.save(target)


def chunks(pages: list[int], size: int) -> Iterator[list[int]]:
    """Consecutive parts of at most `size` pages."""
    for start in range(0, len(pages), size):
        yield pages[start : start + size]
