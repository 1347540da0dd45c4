"""Tables as text → reports, as if they had been read from pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tabletext import COVER, Part, page, report

from extractor.model.grid import Cell, Grid
from extractor.model.reading import PageReading
from extractor.model.report import Report

SURE, UNSURE = Decimal("0.999"), Decimal("0.4")


def pictured(*tables: Sequence[Part], unsure: Sequence[str] = (), blank: str = "1") -> Report:
    """A document of one table a page; `unsure` are the texts of cells that were read unsurely."""
    pages = [page(1, COVER)]
    for number, parts in enumerate(tables, start=2):
        pages.append(_pictured(page(number, parts), dict.fromkeys(unsure, UNSURE), Decimal(blank)))
    return report(pages)


def _pictured(read: PageReading, unsure: Mapping[str, Decimal], blank: Decimal) -> PageReading:
    def grid(each: Grid) -> Grid:
        return replace(each, cells=tuple(map(cell, each.cells)))

    def cell(each: Cell) -> Cell:
        confidence = unsure.get(each.text, SURE) if each.text else blank
        return replace(each, confidence=confidence)

    return replace(read, kind="scanned", grids=tuple(map(grid, read.grids)))
