"""The catalogues of one file, PDF or report, as JSON: what a worker process does."""

from dataclasses import dataclass
from pathlib import Path

from exports.catalogue import flat_bytes, nested_bytes
from exports.json import from_bytes
from extractor.errors import NoCatalogue, UnreadableFile
from extractor.model.report import Report
from extractor.pipeline import Options, read_report
from gongkai.isolation import report_pages, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which file, how it is read if it is a PDF, and in which shape its catalogues are wanted."""

    path: Path
    options: Options
    is_report: bool
    nested: bool


def catalogues(wanted: Wanted) -> bytes:
    """Runs in a worker. Raises `GongkaiError`; `NoCatalogue` if there is none."""
    report = _report(wanted)
    if not report.catalogues:
        raise NoCatalogue(str(wanted.path))
    return nested_bytes(report) if wanted.nested else flat_bytes(report)


def _report(wanted: Wanted) -> Report:
    if not wanted.is_report:
        return read_report(wanted.path, wanted.options, report_pages, sightings())
    try:
        data = wanted.path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(wanted.path), reason=error.strerror or str(error)) from error
    return from_bytes(data, str(wanted.path))
