"""What pages hold that tables do not: text set aside as a watermark."""

from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.report import PageInfo, Report


def tell_pages(report: Report) -> list[Finding]:
    """Each watermark with the pages that carry it."""
    pages = report.source.pages
    found = []
    texts = dict.fromkeys(text for page in pages for text in page.watermark)
    for text in texts:
        marked = [page for page in pages if text in page.watermark]
        places = tuple(Place(page=page.number) for page in marked)
        numbers = _numbers(marked)
        found.append(finding("PAGE-002", "not_applicable", pages=numbers, text=text, places=places))
    return found


def _numbers(pages: list[PageInfo]) -> str:
    """Page numbers as ranges: 3–7, 12."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page.number - 1:
            ranges[-1][1] = page.number
        else:
            ranges.append([page.number, page.number])
    return ", ".join(f"{a}–{b}" if a != b else str(a) for a, b in ranges)
