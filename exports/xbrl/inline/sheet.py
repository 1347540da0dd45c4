"""A performance sheet as the page shows it: fields, money, texts, targets, indicators."""

from collections.abc import Mapping

from lxml import etree

from exports.xbrl.fact import Axes
from exports.xbrl.inline.html import h
from exports.xbrl.inline.table import pages, unit_word
from exports.xbrl.inline.tagging import Tagger
from exports.xbrl.inline.words import PERIODS, labels
from exports.xbrl.names import camel, member_name
from exports.xbrl.told import at, funding_place, sheet_axes
from extractor.model.form import PERIODS as ALL_PERIODS
from extractor.model.form import FieldText, Form, Indicator, Period

_INDICATOR_HEADS = ("期间", "一级指标", "二级指标", "三级指标", "指标值", "分值")


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
    body = h(h(h(box, "div", class_="frame"), "table", class_="form"), "tbody")
    _texts(body, "Field", form.fields, axes, tagger)
    _funding(body, form, axes, tagger)
    _texts(body, "Text", form.texts, axes, tagger)
    for period, text in form.targets.items():
        cell = _line(body, text.label)
        tagger.text(cell, "SheetTarget", at(axes, PeriodAxis=_period(period)), text.raw)
    _indicators(box, form, axes, tagger)
    for note in form.notes:
        h(box, "p", note, class_="note")


def _line(body: etree._Element, label: str) -> etree._Element:
    row = h(body, "tr")
    h(row, "th", label)
    return h(row, "td", class_="told")


def _period(period: Period) -> str:
    return member_name("Period", period)


def _texts(
    body: etree._Element,
    part: str,
    texts: Mapping[str, FieldText],
    axes: Axes,
    tagger: Tagger,
) -> None:
    for key, text in texts.items():
        cell = _line(body, text.label)
        name = f"Sheet{part}{camel(key)}"
        if name in labels():
            tagger.text(cell, name, axes, text.raw)
        else:
            tagger.text(cell, f"SheetOther{part}", at(axes, ItemAxis=key), text.raw)


def _funding(body: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    for period in ALL_PERIODS:
        for source, printed in form.funding.get(period, {}).items():
            name, place = funding_place(source, at(axes, PeriodAxis=_period(period)))
            word = labels().get(member_name("Source", source), source)
            cell = _line(body, f"{PERIODS[period]}{word}")
            cell.set("class", "told figure")
            tagger.amount(cell, tagger.named(name, place), printed, form.unit)


def _indicators(box: etree._Element, form: Form, axes: Axes, tagger: Tagger) -> None:
    if not form.indicators:
        return
    frame = h(h(box, "div", class_="frame"), "table", class_="indicators")
    head = h(h(frame, "thead"), "tr")
    for word in _INDICATOR_HEADS:
        h(head, "th", word)
    body = h(frame, "tbody")
    for index, indicator in enumerate(form.indicators, start=1):
        period = _period(indicator.period)
        place = at(axes, PeriodAxis=period, IndicatorAxis=str(index))
        _indicator(h(body, "tr"), indicator, place, tagger)


def _indicator(row: etree._Element, indicator: Indicator, axes: Axes, tagger: Tagger) -> None:
    h(row, "td", PERIODS[indicator.period])
    told = {
        "IndicatorLevel1": indicator.level1,
        "IndicatorLevel2": indicator.level2,
        "IndicatorLevel3": indicator.level3,
        "IndicatorTarget": indicator.target.raw,
        "IndicatorWeight": indicator.weight,
    }
    for name, text in told.items():
        tagger.text(h(row, "td"), name, axes, text or "")
