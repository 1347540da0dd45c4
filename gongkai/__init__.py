"""Gongkai (公开): published Chinese budgets and final accounts as checked, canonical data.

>>> import gongkai
>>> report = gongkai.convert("samples/zezhou-2026/zezhou-2026.pdf")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from exports.changes.model import ChangeSet
    from extractor.model.page import Ocr
    from extractor.model.report import Report

__all__ = ["__version__", "compare", "convert"]
__version__ = "0.1.0"


def convert(
    path: str | os.PathLike[str],
    *,
    password: str | None = None,
    engine: str | None = None,
    ocr: Ocr = "auto",
    profiles: Iterable[str | os.PathLike[str]] = (),
    max_pages: int = 5000,
    max_bytes: int = 1 << 30,
) -> Report:
    """Reads one PDF into the canonical report.

    `ocr` is auto (scanned pages are read where gongkai[scan] is installed), force (every page by
    its picture) or never. `profiles` are folders of layout profiles that stack before the built-in
    ones. Raises `extractor.errors.GongkaiError` with a code, the cause and the next action.
    """
    from pathlib import Path

    from extractor.pipeline import Options, read_report

    options = Options(
        password=password,
        engine=engine,
        ocr=ocr,
        profiles=tuple(Path(folder) for folder in profiles),
        max_pages=max_pages,
        max_bytes=max_bytes,
    )
    return read_report(Path(path), options)


def compare(
    old: Report, new: Report, *, crosswalks: Iterable[str | os.PathLike[str]] = ()
) -> ChangeSet:
    """Everything that changed from one report to the other.

    `crosswalks` are files that say which line became which; they come before the built-in ones.
    Raises `extractor.errors.GongkaiError` if the two have nothing that can be compared.
    """
    from pathlib import Path

    from exports.changes.compare import compare as compare_reports

    return compare_reports(old, new, crosswalks=[Path(file) for file in crosswalks])
