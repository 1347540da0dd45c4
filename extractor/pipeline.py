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
from extractor.errors import BrokenProfile
from extractor.model.reading import PageReading, TableReading
from extractor.model.report import PageInfo, Report, Source
from extractor.options import Options
from extractor.recognise.pages import PageReader
from extractor.source.document import Document, open_document
from layouts.problem import InvalidLayout
from layouts.read import ProfileSet, load

__all__ = ["Examination", "Options", "Progress", "examine", "load_profiles", "read_report"]

Progress = Callable[[int, int], None]


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
    return _read(path, options, progress, None).report


def examine(path: Path, options: Options, progress: Progress | None = None) -> Examination:
    """Like `read_report`, keeping what the reader saw."""
    return _read(path, options, progress, [])


def load_profiles(folders: tuple[Path, ...] = ()) -> ProfileSet:
    """The profiles, or `BrokenProfile` with every problem found."""
    try:
        return load(folders)
    except InvalidLayout as error:
        raise BrokenProfile(str(error.problems[0]), count=len(error.problems)) from error


def _read(
    path: Path, options: Options, progress: Progress | None, kept: list[PageReading] | None
) -> Examination:
    profiles = load_profiles(options.profiles)
    with open_document(
        path,
        password=options.password,
        max_pages=options.max_pages,
        max_bytes=options.max_bytes,
    ) as document:
        request = Request(path=path, password=options.password)
        reader = PageReader(profiles, request, options.engine, options.cross_check, options.ocr)
        collector = Collector(profiles)
        pages: list[PageInfo] = []
        for content in document.pages():
            page = reader.read(content)
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
