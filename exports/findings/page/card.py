"""One finding on the page: what it is, both figures, the picture, why, and what to do."""

from collections.abc import Mapping

from exports.findings.figures import Figures
from exports.findings.page import words
from exports.findings.page.markup import Markup, element
from exports.findings.page.sight import Picture, figure
from exports.findings.page.words import both
from exports.findings.places import Spot
from exports.findings.sights import Found, sights
from exports.findings.view import Document, Told
from extractor.model.finding import Message


def card(
    document: Document,
    number: int,
    told: Told,
    anchor: str,
    pictures: Mapping[int, Picture] | None,
    found: Found,
) -> Markup:
    """The finding as an article. Without `pictures` it has none and does not miss them."""
    severity = told.finding.severity
    return element(
        "article",
        _head(told, anchor),
        _where(told.first),
        None if told.figures is None else _figures(told.figures),
        element("p", told.finding.message.zh, class_="message"),
        element("p", told.finding.message.en, class_="message", lang="en"),
        None if pictures is None else _figures_of_pages(document, number, told, pictures, found),
        _explained(told),
        id=anchor,
        class_=f"finding {severity}",
    )


def place_words(spot: Spot | None) -> str:
    """Row label and column header, as far as the place says."""
    if spot is None:
        return ""
    sheet = f"《{spot.title}》" if spot.form is not None and spot.title else ""
    row = " ".join(part for part in (sheet, spot.code, spot.label) if part)
    return " ／ ".join(part for part in (row, spot.column) if part)


def _head(told: Told, anchor: str) -> Markup:
    severity = told.finding.severity
    return element(
        "h3",
        element("span", words.SIGNS[severity], " ", words.SEVERITY[severity].zh, class_="badge"),
        " ",
        told.title.zh,
        " ",
        element("small", told.title.en, lang="en"),
        element("a", told.finding.code, class_="code", href=f"#{anchor}"),
    )


def _where(spot: Spot | None) -> Markup | None:
    """Page and cell; nothing for a finding about the document."""
    page = f"第 {spot.page} 页" if spot is not None and spot.page is not None else ""
    parts = [part for part in (page, place_words(spot)) if part]
    return element("p", "　".join(parts), class_="where") if parts else None


def _figures(figures: Figures) -> Markup:
    unit = f" {figures.unit}" if figures.unit else ""
    entries = [
        (words.OBSERVED, figures.observed + unit),
        (words.EXPECTED, figures.expected + unit),
    ]
    if figures.difference is not None:
        entries.append((words.DIFFERENCE, figures.difference))
    return element(
        "dl",
        (element("div", both(term, "dt"), element("dd", value)) for term, value in entries),
        class_="figures",
    )


def _figures_of_pages(
    document: Document, number: int, told: Told, pictures: Mapping[int, Picture], found: Found
) -> list[Markup]:
    cell = place_words(told.first)
    raw = told.first.cell.raw if told.first is not None and told.first.cell is not None else ""
    alt = f"框出“{cell}”{raw}" if cell else told.title.zh
    return [figure(number, sight, pictures, alt) for sight in sights(document, told, found)]


def _explained(told: Told) -> Markup:
    entries: list[tuple[Message, Message | None]] = [
        (words.WHY, told.kind.explanation),
        (words.ACTION, told.kind.action),
    ]
    return element(
        "dl",
        (
            element("div", both(term, "dt"), both(text, "dd"))
            for term, text in entries
            if text is not None and text.zh
        ),
        class_="explained",
    )
