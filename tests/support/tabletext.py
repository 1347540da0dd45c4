"""Tables as text → reports, without any PDF: what `extractor.cases_drawn` draws, for tests."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from extractor.assemble.collect import Collector
from extractor.cases import COVER, codes
from extractor.cases_drawn import GridText, Part, draft, grid, page
from extractor.checks import check
from extractor.model.reading import PageReading
from extractor.model.report import Report
from layouts.read import ProfileSet, load
from layouts.vocabulary import load_vocabulary

__all__ = ["COVER", "GridText", "Part", "codes", "grid", "page"]


@cache
def profiles() -> ProfileSet:
    return load()


def collect(pages: Sequence[PageReading], using: ProfileSet | None = None) -> Collector:
    """Pages through a `Collector`, finished."""
    collector = Collector(using or profiles())
    for each in pages:
        collector.feed(each)
    collector.finish()
    return collector


def report(
    pages: Sequence[PageReading],
    using: ProfileSet | None = None,
    scanned: Sequence[int] = (),
    checked: bool = True,
) -> Report:
    """Pages → a report, as the pipeline makes it, checked unless told otherwise."""
    known = using or profiles()
    shown = [replace(each, kind="scanned") if each.number in scanned else each for each in pages]
    collector = collect(pages, known)
    result = draft(shown, collector, known)
    return check(result, known, collector.slips) if checked else result


def document(*tables: Sequence[Part], cover: Sequence[str] = COVER, **options) -> Report:
    """A report of a cover and one page for each of `tables`."""
    bodies = [page(2 + number, parts) for number, parts in enumerate(tables)]
    return report([page(1, cover), *bodies], **options)


def outcomes(read: Report, code: str) -> dict[str, int]:
    """How often the check `code` ended in each way, without the ways it never did."""
    counts = [each for each in read.checks if each.code == code]
    names = ("holds", "rounding", "broken", "not_applicable", "insufficient")
    sums = {name: sum(getattr(each, name) for each in counts) for name in names}
    return {name: value for name, value in sums.items() if value}


def amounts(read: Report) -> dict[str, str]:
    """Every fact by its id: the amount in yuan."""
    return {fact.id: f"{fact.amount:f}" for fact in read.facts}


def name_of(code):
    """The name of a functional code, as its list has it."""
    return load_vocabulary().codelists["functional"].names[str(code)]
