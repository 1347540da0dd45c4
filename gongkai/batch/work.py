"""What a worker process does with one file: PDF in, report bytes and summary out."""

from dataclasses import dataclass
from pathlib import Path

from exports.json import to_bytes
from extractor.options import Options
from gongkai.batch.summary import Summary, summarise
from gongkai.isolation import report_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file to read."""

    path: Path
    options: Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The canonical report of one file and its summary. Nothing has been written yet."""

    report: bytes
    summary: Summary


def convert(job: Job) -> Converted:
    """Runs in a worker. Raises `GongkaiError`."""
    # The parent names this function and never reads: only the worker loads the readers.
    from extractor.pipeline import read_report

    report = read_report(job.path, job.options, report_pages)
    return Converted(report=to_bytes(report), summary=summarise(report))
