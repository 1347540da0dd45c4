"""What a worker process does with one file: PDF or report in, exports and a summary out."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from exports.bundle import Notes, export_all
from exports.json import from_bytes
from exports.publication import UNKNOWN, Publication
from exports.spec import ExportedFile
from extractor.errors import GongkaiError, UnreadableFile
from extractor.model.report import Report
from extractor.options import Options
from gongkai.batch.summary import Summary, summarise
from gongkai.isolation import report_pages, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to put into `formats`.

    `kept` is its report, where an earlier run has made it; `there` the other formats that lie
    beside it and are up to date. `is_report` tells that the file is a report and no PDF;
    `about` is what the publisher says, for catalogue records.
    """

    path: Path
    options: Options
    formats: tuple[str, ...]
    kept: bytes | None = None
    there: Notes = field(default_factory=dict)
    is_report: bool = False
    about: Publication = UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The files of one document by format, its summary, and why formats are missing.

    Nothing has been written yet.
    """

    files: Mapping[str, tuple[ExportedFile, ...]]
    notes: Notes
    summary: Summary
    errors: tuple[GongkaiError, ...] = ()


def convert(job: Job) -> Converted:
    """Runs in a worker. Raises `GongkaiError`."""
    report = _report(job)
    with _uncollected():
        bundle = export_all(report, job.formats, job.there, job.about)
    return Converted(
        files=bundle.files, notes=bundle.notes, summary=summarise(report), errors=bundle.errors
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without searches for garbage: exporters build trees of hundreds of thousands of nodes, each
    search walks them all, and there is next to nothing to be found before they are written."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _report(job: Job) -> Report:
    """The report as an earlier run or another program left it, or read from the PDF now."""
    if job.kept is not None:
        return from_bytes(job.kept)
    if not job.is_report:
        # The parent names this function and never reads: only the worker loads the readers.
        from extractor.pipeline import read_report

        return read_report(job.path, job.options, report_pages, sightings())
    try:
        data = job.path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(job.path), reason=error.strerror or str(error)) from error
    return from_bytes(data, str(job.path))
