"""PDF → Report: the calls in order, no logic of its own."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from extractor.assemble.collect import Collector
from extractor.assemble.facts import build_facts
from extractor.assemble.narrative.read import read_claims
from extractor.checks import check
from extractor.engines.spec import Request
from extractor.errors import BrokenProfile, EngineFailed, PictureTooLarge
from extractor.model.page import PageContent
from extractor.model.reading import PageReading, TableReading
from extractor.model.report import PageInfo, Report, Source
from extractor.options import Options
from extractor.recognise.pages import PageReader
from extractor.recognise.pictures import see_page
from extractor.recognise.sightings import PagesUnseen, Sightings
from extractor.source.document import Document, open_document
from layouts.problem import InvalidLayout
from layouts.read import ProfileSet, load

__all__ = [
    "Examination",
    "Options",
    "Progress",
    "examine",
    "load_profiles",
    "read_report",
    "see_pages",
]

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """A report with everything the reader saw on the way, for `inspect` and `explain`."""

    report: Report
    pages: tuple[PageReading, ...]
    tables: tuple[TableReading, ...]


def read_report(
    path: Path, options: Options, progress: Progress | None = None, seen: Path | None = None
) -> Report:
    """Reads one PDF into the canonical report.

    `progress` is called with (pages done, pages in all). `seen` is a folder to which `see_pages`
    brings sightings of scanned pages; without one they are seen here. Raises `InputError`,
    `ProfileError`, `EngineError`; with `seen`, `PagesUnseen` where a sighting is lacking. A
    document without any table gives a report without tables.
    """
    return _read(path, options, progress, seen, None).report


def examine(
    path: Path, options: Options, progress: Progress | None = None, seen: Path | None = None
) -> Examination:
    """Like `read_report`, keeping what the reader saw."""
    return _read(path, options, progress, seen, [])


def see_pages(wanted: PagesUnseen, folder: Path) -> None:
    """Looks at the pictures of pages; what is seen goes to `folder` for `read_report`.

    Raises `InputError`, `EngineError`.
    """
    request, sightings = wanted.request, Sightings(folder, wanted.request.path)
    with open_document(request.path, password=request.password) as document:
        for number in wanted.pages:
            try:
                sightings.put(number, see_page(document.page(number), request))
            except (PictureTooLarge, EngineFailed) as error:
                sightings.put(number, error)


def load_profiles(folders: tuple[Path, ...] = ()) -> ProfileSet:
    """The profiles, or `BrokenProfile` with every problem found."""
    try:
        return load(folders)
    except InvalidLayout as error:
        raise BrokenProfile(str(error.problems[0]), count=len(error.problems)) from error


def _read(
    path: Path,
    options: Options,
    progress: Progress | None,
    seen: Path | None,
    kept: list[PageReading] | None,
) -> Examination:
    profiles = load_profiles(options.profiles)
    with open_document(
        path,
        password=options.password,
        max_pages=options.max_pages,
        max_bytes=options.max_bytes,
    ) as document:
        request = Request(path=path, password=options.password)
        sightings = None if seen is None else Sightings(seen, path)
        reader = PageReader(
            profiles, request, options.engine, options.cross_check, options.ocr, sightings
        )
        collector = Collector(profiles)
        pages: list[PageInfo] = []
        for content in document.pages():
            try:
                page = reader.read(content)
            except PagesUnseen as unseen:
                raise PagesUnseen(
                    unseen.request, _from_pictures(document, content, reader)
                ) from None
            collector.feed(page)
            pages.append(_page_info(page))
            if kept is not None:
                kept.append(page)
            if progress is not None:
                progress(page.number, document.page_count)
        report = _report(document, pages, collector, profiles)
    report = replace(
        report,
        narrative=read_claims(report, profiles.vocabulary),
        findings=(*reader.told(), *report.findings),
    )
    report = check(report, profiles, collector.slips)
    return Examination(report=report, pages=tuple(kept or ()), tables=tuple(collector.readings))


def _from_pictures(document: Document, first: PageContent, reader: PageReader) -> tuple[int, ...]:
    """This page and those after it that are read from their pictures."""
    rest = (document.page(number) for number in range(first.number + 1, document.page_count + 1))
    return (first.number, *(page.number for page in rest if reader.reads_picture(page)))


def _page_info(page: PageReading) -> PageInfo:
    return PageInfo(
        number=page.number,
        kind=page.kind,
        width=Decimal(f"{page.width:.2f}"),
        height=Decimal(f"{page.height:.2f}"),
        reason=page.reason,
        watermark=page.watermark,
    )


def _report(
    document: Document, pages: list[PageInfo], collector: Collector, profiles: ProfileSet
) -> Report:
    identity = collector.finish()
    assembled = collector.tables
    told = [each.findings for each in assembled]
    told += [each.findings for each in collector.forms]
    told += [each.findings for each in collector.catalogues]
    return Report(
        source=Source(
            sha256=document.sha256,
            name=document.name,
            page_count=document.page_count,
            pages=tuple(pages),
        ),
        issuer=identity.issuer,
        fiscal_year=identity.year,
        stage=identity.stage,
        contents=tuple(collector.contents),
        tables=tuple(entry.table for entry in assembled),
        facts=build_facts(assembled, profiles.vocabulary),
        findings=tuple(finding for findings in told for finding in findings),
        checks=(),
        forms=tuple(entry.form for entry in collector.forms),
        catalogues=tuple(entry.catalogue for entry in collector.catalogues),
        narrative=collector.prose.paragraphs,
        glossary=collector.prose.glossary,
    )
