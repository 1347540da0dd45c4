"""A catalogue as the page shows it: codes, names in the column of their level, departments."""

from lxml import etree

from exports.xbrl.inline.html import h
from exports.xbrl.inline.table import pages
from exports.xbrl.inline.tagging import Tagger
from extractor.model.catalogue import Catalogue, Entry


def add_catalogue(
    parent: etree._Element, number: int, catalogue: Catalogue, tagger: Tagger
) -> None:
    """One catalogue with its heading."""
    axes = (("CatalogueAxis", str(number)),)
    box = h(parent, "div", class_="sheet", id=f"catalogue-{number}")
    tagger.text(h(box, "h2"), "CatalogueTitle", axes, catalogue.title or "目录")
    h(h(box, "div", class_="line"), "span", pages(catalogue.pages))
    frame = h(h(box, "div", class_="frame"), "table", class_="catalogue")
    levels = max(len(catalogue.levels), *(e.printed_column or 1 for e in catalogue.entries), 1)
    head = h(h(frame, "thead"), "tr")
    names = [*catalogue.levels, *(f"第{n + 1}级" for n in range(len(catalogue.levels), levels))]
    for word in ("代码", *names):
        h(head, "th", word)
    body = h(frame, "tbody")
    begins = {department.first: department.name for department in catalogue.departments}
    for index, entry in enumerate(catalogue.entries):
        if index in begins:
            h(h(body, "tr", class_="department"), "td", begins[index], colspan=str(levels + 1))
        _entry(h(body, "tr"), number, index, entry, levels, tagger)
    for note in catalogue.notes:
        h(box, "p", note, class_="note")


def _entry(
    row: etree._Element, number: int, index: int, entry: Entry, levels: int, tagger: Tagger
) -> None:
    axes = (("CatalogueAxis", str(number)), ("EntryAxis", str(index + 1)))
    tagger.text(h(row, "td", class_="code"), "EntryCode", axes, entry.code)
    column = entry.printed_column or entry.level or 1
    for position in range(1, levels + 1):
        cell = h(row, "td")
        if position == min(column, levels):
            tagger.text(cell, "EntryName", axes, entry.name)
