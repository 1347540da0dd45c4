"""PDF → Report: the calls in order, no logic of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from extractor.model.reading import PageReading, TableReading
from extractor.model.report import Report

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read. `engine` forces one engine; `cross_check` names a second opinion.

    `profiles` are folders that stack before the built-in profiles.
    """

    password: str | None = None
    max_pages: int = 5000
    max_bytes: int = 1 << 30
    engine: str | None = None
    cross_check: str | None = None
    profiles: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A report with everything the reader saw on the way, for `inspect` and `explain`."""

    report: Report
    pages: tuple[PageReading, ...]
    tables: tuple[TableReading, ...]


def read_report(path: Path, options: Options, progress: Progress | None = None) -> Report:
    """Reads one PDF into the canonical report.

    `progress` is called with (pages done, pages in all). Raises `InputError`, `ProfileError`,
    `EngineError`. A document without any table gives a report without tables.
    """
    return examine(path, options, progress).report


def examine(path: Path, options: Options, progress: Progress | None = None) -> Examination:
    """Like `read_report`, keeping what the reader saw."""
    raise NotImplementedError
