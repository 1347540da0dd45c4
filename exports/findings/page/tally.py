"""How the checks ended: a bar for a file, a table with one line for each of its tables."""

from exports.findings.page import words
from exports.findings.page.markup import Markup, element
from exports.findings.page.words import both
from exports.findings.view import Document, Group, Part, outcomes
from extractor.model.finding import Outcome

Counts = dict[Outcome, int]
Anchors = dict[tuple[Part, int | None], str]


def bar(document: Document) -> Markup:
    """A stacked bar with its numbers in words; the bar itself is only for the eye."""
    ended = {outcome: count for outcome, count in outcomes(document.counts).items() if count}
    parts = [
        element("i", class_=outcome, style=f"flex-grow:{count}") for outcome, count in ended.items()
    ]
    legend = [
        element(
            "li",
            element("i", class_=f"key {outcome}"),
            words.OUTCOMES[outcome].zh,
            " ",
            element("b", str(count)),
            " ",
            words.english(words.OUTCOMES[outcome]),
        )
        for outcome, count in ended.items()
    ]
    return element(
        "div",
        both(words.CHECKS, "h3"),
        element("div", parts, class_="bar", aria_hidden="true"),
        element("ul", legend, class_="legend"),
        class_="tally",
    )


def tally(document: Document, anchors: Anchors) -> Markup:
    """One line for each table and one for all."""
    heads = [
        element("th", "#", scope="col"),
        both(words.TABLE, "th", scope="col"),
        both(words.PAGES, "th", scope="col"),
        *(both(word, "th", scope="col", class_="number") for word in words.OUTCOMES.values()),
    ]
    lines = [_line(group, anchors) for group in document.groups if group.counts]
    total = element(
        "tr",
        element("td"),
        both(words.TOTAL, "th", scope="row"),
        element("td"),
        _numbers(outcomes(document.counts)),
        class_="total",
    )
    return element(
        "details",
        element("summary", both(words.TALLY)),
        element("table", element("thead", element("tr", heads)), element("tbody", lines, total)),
        open="open",
        class_="tables",
    )


def group_name(group: Group) -> str:
    """The printed title, or what stands for it."""
    if group.part != "table":
        return words.PARTS[group.part].zh
    return group.title or f"{words.UNTITLED.zh} {group.kind}"


def _line(group: Group, anchors: Anchors) -> Markup:
    name = group_name(group)
    anchor = anchors.get((group.part, group.table))
    linked = element("a", name, href=f"#{anchor}") if anchor else name
    return element(
        "tr",
        element("td", "" if group.table is None else str(group.table + 1), class_="number"),
        element("th", linked, scope="row"),
        element("td", words.page_ranges(group.pages)),
        _numbers(outcomes(group.counts)),
    )


def _numbers(counts: Counts) -> list[Markup]:
    return [
        element("td", str(count), class_=f"number {outcome}" if count else "number none")
        for outcome, count in counts.items()
    ]
