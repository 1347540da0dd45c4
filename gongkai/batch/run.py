"""One run: find, name, skip what is done, do the rest in workers, write what came out."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from exports.bundle import Notes, describers, in_order
from exports.json import FILE_NAME, from_bytes
from exports.publication import UNKNOWN, Publication
from extractor.engines.registry import engine_named
from extractor.engines.spec import SCAN
from extractor.errors import GongkaiError, NothingRecognised
from extractor.options import Options
from gongkai.batch.build import build_id, folder_id
from gongkai.batch.deliver import Making, deliver
from gongkai.batch.files import Found
from gongkai.batch.names import Naming, digest, name_outputs
from gongkai.batch.receipt import (
    OF_REPORT,
    RECEIPT_NAME,
    REPORT,
    Recipe,
    done_before,
    formats_noted,
    intact_notes,
    occupant,
    origin_of,
    recipe_kept,
)
from gongkai.batch.summary import Summary, summarise
from gongkai.batch.work import Converted, Job, convert
from gongkai.isolation import TICK_SECONDS, Workers

Status = Literal["converted", "exported", "skipped", "same", "failed"]
# (files done, pages of the file being read, its pages in all, whether scanned pages are meant)
Tick = Callable[[int, int, int, bool], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to do: which files, into which formats, where to, how, and with how many workers.

    `found.reports` are put into the formats as they are; for a PDF the report always comes too.
    """

    found: Found
    out: Path
    options: Options
    timeout: float
    jobs: int
    force: bool
    log_level: int
    formats: tuple[str, ...] = (REPORT,)
    about: Publication = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one file ended. A document in which nothing was recognised has a report *and* an error;
    so has one that could not be put into one of the formats.

    `output` is the report, or the folder of its exports; `files` are those of the formats asked
    for; `same_as` is the file of equal name and content that was converted instead. `renewed` are
    formats that lay there of another report and were made again, `removed` those that could not be;
    `other` is the folder of its name that holds another document, `older` a report of an earlier
    reading that a failed one has left in place.
    """

    path: Path
    status: Status
    output: Path | None = None
    summary: Summary | None = None
    error: GongkaiError | None = None
    same_as: Path | None = None
    files: Notes = field(default_factory=dict)
    renewed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    other: Path | None = None
    older: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A job, the folder of its document, and (of a report) the SHA-256 of its bytes."""

    job: Job
    folder: Path
    content: str = ""


def run(order: Order, tick: Tick) -> Iterator[Outcome]:
    """Yields each file's outcome as it is known; outputs are complete when yielded."""
    naming = name_outputs(order.found.files, order.found.reports, order.out)
    for outcome in _run(order, naming, tick):
        other = naming.others.get(outcome.path)
        yield outcome if other is None else replace(outcome, other=order.out / other)


def _run(order: Order, naming: Naming, tick: Tick) -> Iterator[Outcome]:
    for path, error in order.found.failures:
        yield Outcome(path=path, status="failed", error=error)
    tasks: list[_Task] = []
    for path, name in naming.folders.items():
        planned = _plan(order, path, order.out / name)
        if isinstance(planned, Outcome):
            yield planned
        else:
            tasks.append(planned)
    if tasks:
        yield from _do_all(order, tasks, tick)
    for path, first in naming.same.items():
        output = order.out / naming.folders[first] / FILE_NAME
        yield Outcome(path=path, status="same", output=output, same_as=first)


def _plan(order: Order, path: Path, folder: Path) -> _Task | Outcome:
    """What is left to do for one file; its outcome if an earlier run has done all of it."""
    if path in order.found.reports:
        return _plan_report(order, path, folder)
    wanted = dict.fromkeys((REPORT, *order.formats))
    if not order.force:
        planned = _plan_rest(order, path, folder, tuple(wanted))
        if planned is not None:
            return planned
    # What was written of an older reading must not stay beside the new report.
    formats = tuple(dict.fromkeys((*wanted, *formats_noted(folder))))
    job = Job(path=path, options=order.options, formats=formats, about=order.about)
    return _Task(job=job, folder=folder)


def _plan_report(order: Order, path: Path, folder: Path) -> _Task | Outcome:
    """All that is asked for. Beside it, what lies there of another report is made again, and so are
    the catalogue records: a folder tells one report."""
    try:
        content = digest(path)
    except GongkaiError as error:
        return Outcome(path=path, status="failed", error=error)
    # A catalogue record tells of the report too, so that has to lie beside it.
    wanted = (*((REPORT,) if describers(order.formats) else ()), *order.formats)
    noted, there = formats_noted(folder), {}
    holder = occupant(folder)
    if holder is not None and holder.report == content:
        noted = describers(noted)
        there = intact_notes(folder)
    elif (folder / FILE_NAME).is_file() and not os.path.samefile(folder / FILE_NAME, path):
        noted = (REPORT, *noted)
    formats = tuple(dict.fromkeys((*wanted, *noted)))
    job = Job(
        path=path,
        options=order.options,
        formats=formats,
        there={name: files for name, files in there.items() if name not in formats},
        is_report=True,
        about=order.about,
    )
    return _Task(job=job, folder=folder, content=content)


def _plan_rest(
    order: Order, path: Path, folder: Path, wanted: tuple[str, ...]
) -> _Task | Outcome | None:
    """What an earlier run left to do, if its report still stands. Files are hashed only then."""
    if not (folder / RECEIPT_NAME).is_file():
        return None
    try:
        done = done_before(folder, recipe(order, path, digest(path)), order.about)
        summary = None if done is None else summarise(from_bytes(done.report))
    except GongkaiError:
        # Whatever is wrong with the file or the old report, reading the file will tell.
        return None
    if done is None or summary is None:
        return None
    missing = [name for name in wanted if name not in done.notes]
    if not missing:
        files = {name: done.notes[name] for name in wanted}
        return _finished(path, "skipped", folder / FILE_NAME, summary, files=files)
    formats = tuple(dict.fromkeys((*missing, *describers(formats_noted(folder)))))
    there = {name: files for name, files in done.notes.items() if name not in formats}
    job = Job(
        path=path,
        options=order.options,
        formats=formats,
        kept=done.report,
        there=there,
        about=order.about,
    )
    return _Task(job=job, folder=folder)


def _do_all(order: Order, tasks: list[_Task], tick: Tick) -> Iterator[Outcome]:
    """Does all the tasks, yielding in the order of completion."""
    count = min(order.jobs, len(tasks))
    with Workers(
        count=count, most=order.jobs, timeout=order.timeout, log_level=order.log_level
    ) as workers:
        futures: dict[Future[Converted], _Task] = {
            workers.schedule(convert, task.job): task for task in tasks
        }
        while futures:
            done, _ = wait(futures, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                yield _settle(order, workers, future, futures.pop(future))
            tick(len(tasks) - len(futures), *workers.pages())


def _settle(order: Order, workers: Workers, future: "Future[Converted]", task: _Task) -> Outcome:
    """Writes what a worker made and tells how it ended."""
    job = task.job
    try:
        made = workers.settle(future, str(job.path))
        removed = deliver(task.folder, job, made, _making(order, task, made.summary.sha256))
    except GongkaiError as error:
        older = task.folder / FILE_NAME
        left = older if not job.is_report and older.is_file() else None
        return Outcome(path=job.path, status="failed", error=error, older=left)
    lying = {**job.there, **made.notes}
    files = {name: lying[name] for name in in_order(lying) if name in (REPORT, *order.formats)}
    status: Status = "exported" if job.is_report or job.kept is not None else "converted"
    output = task.folder if job.is_report else task.folder / FILE_NAME
    finished = _finished(job.path, status, output, made.summary, files, made.errors)
    asked = {*files, *describers(made.files)}
    renewed = tuple(name for name in in_order(made.files) if name not in asked)
    return replace(finished, renewed=renewed, removed=removed)


def _making(order: Order, task: _Task, source: str) -> Making:
    """A report that lies with what was made from it leaves the recipe of the whole as it is."""
    path, holder = task.job.path, occupant(task.folder)
    made_from, origin = recipe(order, path, source), origin_of(path)
    if not task.job.is_report:
        return Making(recipe=made_from, origin=origin)
    kept = recipe_kept(task.folder)
    if kept is not None and holder is not None and holder.report == task.content:
        return Making(recipe=kept, origin=holder.origin or origin)
    return Making(recipe=replace(made_from, options=f"{OF_REPORT}{task.content}"), origin=origin)


def _finished(
    path: Path,
    status: Status,
    output: Path,
    summary: Summary,
    files: Notes,
    errors: tuple[GongkaiError, ...] = (),
) -> Outcome:
    unknown = () if summary.recognised else (NothingRecognised(str(path)),)
    # An export that failed weighs more (exit code 7) than a document we do not know (5).
    error = next(iter((*errors, *unknown)), None)
    return Outcome(
        path=path, status=status, output=output, summary=summary, error=error, files=files
    )


def recipe(order: Order, path: Path, source: str) -> Recipe:
    """What decides the bytes of a document's report."""
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
