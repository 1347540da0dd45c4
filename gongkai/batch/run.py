"""One run: find, name, skip what is done, read the rest in workers, write what came out."""

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from exports.atomic import write_atomically
from exports.json import FILE_NAME, from_bytes
from extractor.engines.registry import engine_named
from extractor.engines.spec import SCAN
from extractor.errors import GongkaiError, NothingRecognised
from extractor.options import Options
from gongkai.batch.build import build_id, folder_id
from gongkai.batch.files import Found
from gongkai.batch.names import digest, name_outputs
from gongkai.batch.receipt import RECEIPT_NAME, Recipe, keep_receipt, report_if_done
from gongkai.batch.summary import Summary, summarise
from gongkai.batch.work import Converted, Job, convert
from gongkai.isolation import TICK_SECONDS, Workers

Status = Literal["converted", "skipped", "same", "failed"]
# (files done, pages of the file being read, its pages in all)
Tick = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to do: which files, where to, how, and with how many workers."""

    found: Found
    out: Path
    options: Options
    timeout: float
    jobs: int
    force: bool
    log_level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one file ended. A document in which nothing was recognised has a report *and* an error.

    `same_as` is the file of equal name and content that was converted instead.
    """

    path: Path
    status: Status
    output: Path | None = None
    summary: Summary | None = None
    error: GongkaiError | None = None
    same_as: Path | None = None


def run(order: Order, tick: Tick) -> Iterator[Outcome]:
    """Yields each file's outcome as it is known; outputs are complete when yielded."""
    naming = name_outputs(order.found.files)
    for path, error in order.found.failures:
        yield Outcome(path=path, status="failed", error=error)
    pending: dict[Path, Path] = {}
    for path, name in naming.folders.items():
        folder = order.out / name
        done = None if order.force else _done_before(order, path, folder)
        if done is None:
            pending[path] = folder
        else:
            yield done
    if pending:
        yield from _read_all(order, pending, tick)
    for path, first in naming.same.items():
        output = order.out / naming.folders[first] / FILE_NAME
        yield Outcome(path=path, status="same", output=output, same_as=first)


def _done_before(order: Order, path: Path, folder: Path) -> Outcome | None:
    """The outcome of an earlier run, if it still stands. Files are hashed only if it may."""
    if not (folder / RECEIPT_NAME).is_file():
        return None
    try:
        recipe = _recipe(order, path, digest(path))
        report = report_if_done(folder, recipe)
        summary = None if report is None else summarise(from_bytes(report))
    except GongkaiError:
        # Whatever is wrong with the file or the old report, reading the file will tell.
        return None
    if summary is None:
        return None
    return _finished(path, "skipped", folder / FILE_NAME, summary)


def _read_all(order: Order, pending: dict[Path, Path], tick: Tick) -> Iterator[Outcome]:
    """Reads all of `pending` (file → output folder), yielding in the order of completion."""
    count = min(order.jobs, len(pending))
    with Workers(count=count, timeout=order.timeout, log_level=order.log_level) as workers:
        futures: dict[Future[Converted], Path] = {
            workers.schedule(convert, Job(path=path, options=order.options)): path
            for path in pending
        }
        while futures:
            done, _ = wait(futures, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                path = futures.pop(future)
                yield _deliver(order, workers, future, path, pending[path])
            tick(len(pending) - len(futures), *workers.pages())


def _deliver(
    order: Order, workers: Workers, future: "Future[Converted]", path: Path, folder: Path
) -> Outcome:
    """Writes what a worker made, report first: a receipt without its report means nothing."""
    try:
        made = workers.settle(future, str(path))
        write_atomically(folder / FILE_NAME, made.report)
        keep_receipt(folder, _recipe(order, path, made.summary.sha256), made.report)
    except GongkaiError as error:
        return Outcome(path=path, status="failed", error=error)
    return _finished(path, "converted", folder / FILE_NAME, made.summary)


def _finished(path: Path, status: Status, output: Path, summary: Summary) -> Outcome:
    error = None if summary.recognised else NothingRecognised(str(path))
    return Outcome(path=path, status=status, output=output, summary=summary, error=error)


def _recipe(order: Order, path: Path, source: str) -> Recipe:
    return Recipe(
        name=path.name.encode("utf-8", "replace").decode(),
        source=source,
        build=build_id(),
        options=_options_id(order.options),
    )


def _options_id(options: Options) -> str:
    """The options that decide bytes, and whether scanned pages can be read here. Limits and
    passwords only decide whether there are any."""
    folders = [folder_id(folder)[:16] for folder in options.profiles]
    scan = engine_named(SCAN).availability()
    reader = scan.version if scan.ready else "-"
    chosen = [options.engine or "-", options.cross_check or "-", options.ocr, reader]
    return " ".join([*chosen, *folders])
