"""The two sides of a comparison: reports as recorded, PDFs read at once in worker processes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path

from exports.json import from_bytes
from extractor.errors import GongkaiError, UnreadableFile
from extractor.model.report import Report
from extractor.pipeline import Options, read_report
from gongkai.batch.run import Tick
from gongkai.isolation import TICK_SECONDS, Workers, report_pages, usable_processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One file to compare."""

    path: Path
    options: Options
    is_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What became of it: the report, or why there is none."""

    path: Path
    report: Report | None = None
    error: GongkaiError | None = None


def read_sides(
    sides: Sequence[Side], *, timeout: float, log_level: int, tick: Tick
) -> tuple[Read, ...]:
    """Every side in its order. A file that cannot be read stops no other."""
    found = {side.path: _recorded(side.path) for side in sides if side.is_report}
    pdfs = [side for side in sides if not side.is_report]
    if pdfs:
        found |= {read.path: read for read in _in_workers(pdfs, timeout, log_level, tick)}
    return tuple(found[side.path] for side in sides)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises `UnreadableFile`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error


def _recorded(path: Path) -> Read:
    try:
        return Read(path=path, report=from_bytes(read_bytes(path), str(path)))
    except GongkaiError as error:
        return Read(path=path, error=error)


def _in_workers(
    sides: Sequence[Side], timeout: float, log_level: int, tick: Tick
) -> Iterator[Read]:
    count = min(usable_processors(), len(sides))
    with Workers(count=count, timeout=timeout, log_level=log_level) as workers:
        futures = {side.path: workers.schedule(_read_pdf, side) for side in sides}
        waiting: set[Future[Report]] = set(futures.values())
        while waiting:
            _, waiting = wait(waiting, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
            tick(len(futures) - len(waiting), *workers.pages())
        yield from (_settle(workers, future, path) for path, future in futures.items())


def _read_pdf(side: Side) -> Report:
    """Runs in a worker. Raises `GongkaiError`."""
    return read_report(side.path, side.options, report_pages)


def _settle(workers: Workers, future: "Future[Report]", path: Path) -> Read:
    try:
        return Read(path=path, report=workers.settle(future, str(path)))
    except GongkaiError as error:
        return Read(path=path, error=error)
