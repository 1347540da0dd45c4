"""The whole page: summary on top, then file by file and table by table what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from exports.findings.page import words
from exports.findings.page.card import card, place_words
from exports.findings.page.markup import Markup, element
from exports.findings.page.sight import Picture, store
from exports.findings.page.tally import bar, group_name, tally
from exports.findings.page.words import both, filled
from exports.findings.sights import Found
from exports.findings.view import Document, Failure, Group
from extractor.model.finding import SEVERITIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A document with the pictures of its pages; None where its PDF was not at hand."""

    document: Document
    pictures: Mapping[int, Picture] | None
    found: Found


def to_html(pictured: Sequence[Pictured], failures: Sequence[Failure]) -> bytes:
    """One page over all files. It loads nothing, runs nothing, and names no moment and no host."""
    heading = element("h1", words.TITLE.zh, " ", words.english(words.TITLE))
    body = element(
        "body",
        element("header", heading, class_="top"),
        [_failure(failure) for failure in failures],
        element("main", [_document(n, each) for n, each in enumerate(pictured, start=1)]),
        element("footer", both(words.NOTE, "p")),
    )
    page = element("html", _head(pictured), body, lang="zh-CN")
    return b"<!DOCTYPE html>\n" + page.html.encode("utf-8", "replace") + b"\n"


def _head(pictured: Sequence[Pictured]) -> Markup:
    style = resources.files("exports.findings.page").joinpath("style.css").read_text("utf-8")
    names = "、".join(each.document.issuer.name or each.document.uri for each in pictured[:3])
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{words.TITLE.zh}　{names}" if names else words.TITLE.zh),
        element("style", Markup(style)),
    )


def _failure(failure: Failure) -> Markup:
    return element(
        "section",
        element("h2", failure.uri),
        element("p", element("b", words.FAILED.zh, " ", failure.code), "　", failure.cause.zh),
        element("p", failure.cause.en, lang="en"),
        element("p", failure.action.zh, " ", words.english(failure.action)),
        class_="failure",
    )


def _document(number: int, pictured: Pictured) -> Markup:
    document = pictured.document
    anchors = {
        (group.part, group.table): _anchor(number, group) for group in document.groups if group.told
    }
    return element(
        "section",
        _summary(document),
        _contents(number, document),
        [_group(number, group, pictured) for group in document.groups if group.told],
        None if document.told else both(words.CLEAN, "p", class_="clean"),
        tally(document, anchors),
        store(number, pictured.pictures or {}),
        class_="document",
    )


def _summary(document: Document) -> Markup:
    hidden = filled(words.HIDDEN, count=document.hidden)
    return element(
        "section",
        element("h2", document.issuer.name or document.uri),
        element("p", _identity(document), class_="identity"),
        element("p", document.uri, class_="uri"),
        element(
            "ul", [_total(document, index) for index in range(len(SEVERITIES))], class_="totals"
        ),
        both(hidden, "p", class_="hidden") if document.hidden else None,
        bar(document),
        class_="summary",
    )


def _identity(document: Document) -> str:
    level = document.issuer.level
    stage = document.stage
    parts = [
        words.LEVELS[level] if level else "",
        f"{document.fiscal_year} 年" if document.fiscal_year else "",
        words.STAGES[stage].zh if stage else "",
        f"共 {len(document.page_sizes)} 页",
    ]
    return "　".join(part for part in parts if part)


def _total(document: Document, index: int) -> Markup:
    severity = SEVERITIES[index]
    count = document.totals[severity]
    return element(
        "li",
        element("b", str(count)),
        element("span", words.SIGNS[severity], " ", words.SEVERITY[severity].zh),
        words.english(words.SEVERITY[severity]),
        class_=severity if count else "none",
    )


def _contents(number: int, document: Document) -> Markup | None:
    """Links to every table and finding."""
    groups = [group for group in document.groups if group.told]
    if not groups:
        return None
    entries = [
        element(
            "li",
            element("a", group_name(group), href=f"#{_anchor(number, group)}"),
            element("ol", _links(number, group)),
        )
        for group in groups
    ]
    return element("nav", both(words.CONTENTS, "h3"), element("ul", entries), aria_label="目录")


def _links(number: int, group: Group) -> list[Markup]:
    return [
        element(
            "li",
            element(
                "a",
                element("span", words.SIGNS[told.finding.severity], class_=told.finding.severity),
                f" {told.finding.code} ",
                place_words(told.first) or told.title.zh,
                href=f"#{_anchor(number, group)}-{index}",
            ),
        )
        for index, told in enumerate(group.told, start=1)
    ]


def _group(number: int, group: Group, pictured: Pictured) -> Markup:
    anchor = _anchor(number, group)
    pages = f"第 {words.page_ranges(group.pages)} 页" if group.pages else ""
    prefix = "" if group.table is None else f"表 {group.table + 1}　"
    cards = [
        card(
            pictured.document, number, told, f"{anchor}-{index}", pictured.pictures, pictured.found
        )
        for index, told in enumerate(group.told, start=1)
    ]
    heading = element("h2", prefix, group_name(group), element("small", pages))
    return element("section", heading, cards, id=anchor, class_="group")


def _anchor(number: int, group: Group) -> str:
    if group.table is not None:
        return f"d{number}t{group.table + 1}"
    return f"d{number}t0" if group.part == "document" else f"d{number}{group.part}"
