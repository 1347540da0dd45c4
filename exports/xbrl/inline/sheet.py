"""A performance sheet as the page shows it: fields, money, texts, targets, indicators."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from lxml import etree

from exports.xbrl.fact import Axes
from exports.xbrl.inline.html import h
from exports.xbrl.inline.table import pages, unit_word
from exports.xbrl.inline.tagging import Tagger
from exports.xbrl.inline.words import PERIODS, labels
from exports.xbrl.names import camel, member_name
from exports.xbrl.told import at, funding_place, sheet_axes
from exports.xbrl.words import load_words
from extractor.model.form import PERIODS as ALL_PERIODS
from extractor.model.form import FieldText, Form, Indicator

Texts = list[tuple[str, FieldText]]
_PROJECT = "project"
_NAMES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "target": "指标值",
    "weight": "分值",
}


def add_sheet(parent: etree._Element, number: int, form: Form, tagger: Tagger) -> None:
    """One sheet with its heading."""
    axes = sheet_axes(number, form)
    box = h(parent, "div", class_="sheet", id=f"sheet-{number}")
    tagger.text(h(box, "h2"), "SheetTitle", axes, form.title or "绩效目标表")
    line = h(box, "div", class_="line")
    h(line, "span", pages(form.pages))
    if form.printed_unit:
        told = h(line, "span", unit_word(form.printed_unit), class_="unit")
        tagger.text(told, "SheetPrintedUnit", axes, form.printed_unit)
    _fields(box, form, axes, tagger)
    _funding(box, form, axes, tagger)
    _texts(box, form, axes, tagger)
    _indicators(box, form, axes, tagger)
    for position, text in enumerate(form.unknown, start=1):
        place = at(axes, ItemAxis=str(position))
        tagger.text(h(box, "p", class_="note told"), "SheetUnknownText", place, text.raw)
    for note in form.notes:
        h(box, "p", note, class_="note")


def _table(box: etree._Element, kind: str) -> etree._Element:
    return h(h(box, "div", class_="frame"), "table", class_=kind)


def _in_order(texts: Mapping[str, FieldText]) -> Texts:
    """As printed, from the top down; the project's name before everything else."""
    return sorted(texts.items(), key=_printed)


def _printed(named: tuple[str, FieldText]) -> tuple[bool, int, float, float, str]:
    key, text = named
    page, box = text.spots[0]
    return (key != _PROJECT, page, box.y0, box.x0, key)


def _fields(box: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    """Two fields a line; the project's name has a line of its own."""
    fields = _in_order(form.fields)
    if not fields:
        return
    body = h(_table(box, "form"), "tbody")
    alone = [fields.pop(0)] if fields[0][0] == _PROJECT else []
    for line in [alone, *(fields[n : n + 2] for n in range(0, len(fields), 2))]:
        if line:
            _field_line(h(body, "tr"), line, axes, tagger)


def _field_line(row: etree._Element, line: Texts, axes: Axes, tagger: Tagger) -> None:
    for key, text in line:
        h(row, "th", text.label)
        cell = h(row, "td", class_="told")
        if len(line) == 1:
            cell.set("colspan", "3")
        _told(cell, "Field", key, text, axes, tagger)


def _told(
    cell: etree._Element, part: str, key: str, text: FieldText, axes: Axes, tagger: Tagger
) -> None:
    name = f"Sheet{part}{camel(key)}"
    if name in labels():
        tagger.text(cell, name, axes, text.raw)
    else:
        tagger.text(cell, f"SheetOther{part}", at(axes, ItemAxis=key), text.raw)


def _funding(box: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    """Periods by sources, in the order of the taxonomy; unknown sources last."""
    printed = {source for cells in form.funding.values() for source in cells}
    if not printed:
        return
    known = [source for source in load_words().axes["SourceAxis"].members if source in printed]
    sources = [*known, *sorted(printed - set(known))]
    frame = _table(box, "funding")
    head = h(h(frame, "thead"), "tr")
    for word in ("资金", *(labels().get(member_name("Source", each), each) for each in sources)):
        h(head, "th", word)
    body = h(frame, "tbody")
    for period in ALL_PERIODS:
        if period in form.funding:
            row = h(body, "tr")
            h(row, "th", PERIODS[period])
            place = at(axes, PeriodAxis=member_name("Period", period))
            for source in sources:
                _money(h(row, "td", class_="amount"), form, period, source, place, tagger)


def _money(
    cell: etree._Element, form: Form, period: str, source: str, axes: Axes, tagger: Tagger
) -> None:
    printed = {str(key): cells for key, cells in form.funding.items()}[period].get(source)
    if printed is not None:
        name, place = funding_place(source, axes)
        tagger.amount(cell, tagger.named(name, place), printed, form.unit)


def _texts(box: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    if not form.texts and not form.targets:
        return
    body = h(_table(box, "form"), "tbody")
    for key, text in _in_order(form.texts):
        row = h(body, "tr")
        h(row, "th", text.label)
        _told(h(row, "td", class_="told"), "Text", key, text, axes, tagger)
    for period in ALL_PERIODS:
        if period in form.targets:
            row = h(body, "tr")
            h(row, "th", form.targets[period].label)
            place = at(axes, PeriodAxis=member_name("Period", period))
            cell = h(row, "td", class_="told")
            tagger.text(cell, "SheetTarget", place, form.targets[period].raw)


def _indicators(box: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    """Equal heads that follow each other are one merged cell."""
    if not form.indicators:
        return
    columns = [
        name for name in _NAMES if name != "weight" or any(i.weight for i in form.indicators)
    ]
    frame = _table(box, "indicators")
    head = h(h(frame, "thead"), "tr")
    for word in ("期间", *(_NAMES[name] for name in columns)):
        h(head, "th", word)
    body = h(frame, "tbody")
    spans = _spans(form.indicators)
    for index, indicator in enumerate(form.indicators):
        row = h(body, "tr")
        period = member_name("Period", indicator.period)
        place = at(axes, PeriodAxis=period, IndicatorAxis=str(index + 1))
        for depth, rows in enumerate(spans[index]):
            if rows:
                cell = h(row, "td", class_="head", rowspan=str(rows))
                _head(cell, depth, indicator, place, tagger)
        for name in columns[2:]:
            text = _value(indicator, name)
            tagger.text(h(row, "td"), f"Indicator{camel(name)}", place, text)


def _head(
    cell: etree._Element, depth: int, indicator: Indicator, axes: Axes, tagger: Tagger
) -> None:
    if depth == 0:
        cell.text = PERIODS[indicator.period]
    else:
        text = (indicator.level1, indicator.level2)[depth - 1]
        tagger.text(cell, f"IndicatorLevel{depth}", axes, text or "")


def _value(indicator: Indicator, name: str) -> str:
    if name == "target":
        return indicator.target.raw
    return (indicator.weight or "") if name == "weight" else indicator.level3


def _spans(indicators: Sequence[Indicator]) -> list[list[int]]:
    """For each indicator the rows that its period, level 1 and level 2 span; 0 inside a span."""
    spans = [[0, 0, 0] for _ in indicators]
    for depth in range(3):
        start = 0
        for _, group in groupby(indicators, key=lambda each: _heads(each)[: depth + 1]):
            length = sum(1 for _ in group)
            spans[start][depth] = length
            start += length
    return spans


def _heads(indicator: Indicator) -> tuple[str | None, ...]:
    return (indicator.period, indicator.level1, indicator.level2)
