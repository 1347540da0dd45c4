"""What a worker process does with one file to check: PDF or report in, findings out."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.findings.page import Picture
from exports.findings.sights import Found, clips, sought
from exports.findings.view import Document, view
from exports.json import from_bytes
from extractor.errors import UnreadableFile
from extractor.model.finding import Severity
from extractor.model.report import Report
from extractor.pipeline import Options, read_report
from gongkai.batch.names import digest
from gongkai.isolation import report_pages, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One file. `uri` is how outputs call the PDF; None for a report whose PDF is not at hand,
    `pdf` is the PDF of a report."""

    path: Path
    uri: str | None
    options: Options
    least: Severity
    pictures: bool
    is_report: bool = False
    pdf: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings of one file, with the pictures of its pages if they were asked for and can
    be drawn. `other_pdf` tells that the PDF given is not the one the report was made from."""

    document: Document
    pictures: Mapping[int, Picture] | None = None
    found: Found | None = None
    other_pdf: bool = False


def check_file(job: Job) -> Checked:
    """Runs in a worker. Raises `GongkaiError`."""
    report = _report(job)
    document = view(report, job.uri or report.source.name, job.least)
    pdf = job.pdf if job.is_report else job.path
    if pdf is None or (not job.pictures and not job.is_report):
        return Checked(document=document)
    if job.is_report and digest(pdf) != document.sha256:
        return Checked(document=document, other_pdf=True)
    return _pictured(document, pdf, job) if job.pictures else Checked(document=document)


def _report(job: Job) -> Report:
    """The report as recorded, or read from the PDF now."""
    if not job.is_report:
        return read_report(job.path, job.options, report_pages, sightings())
    try:
        data = job.path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(job.path), reason=error.strerror or str(error)) from error
    return from_bytes(data, str(job.path))


def _pictured(document: Document, pdf: Path, job: Job) -> Checked:
    """Looks up the texts that findings without a box quote, then draws each page once."""
    from extractor.picture import Clip, draw_clips, find_texts

    password = job.options.password
    wanted = sought(document)
    found = dict(zip(wanted, find_texts(pdf, wanted, password), strict=True))
    boxes = clips(document, found)
    drawn = draw_clips(pdf, [Clip(page=page, box=box) for page, box in boxes.items()], password)
    pictures = {
        page: Picture(box=box, png=png)
        for (page, box), png in zip(boxes.items(), drawn, strict=True)
    }
    return Checked(document=document, pictures=pictures, found=found)
