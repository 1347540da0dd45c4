"""Canonical JSON → forms: one function per type of the model."""

from decimal import Decimal
from typing import Any

from exports.json.read_values import cell_from, decimal_from, reading_from, spots_from
from extractor.model.form import FieldText, Form, Indicator, Target

Object = dict[str, Any]


def form_from(item: Object) -> Form:
    """One filled form."""
    return Form(
        kind=item["kind"],
        title=item["title"],
        project=item["project"],
        profile=item["profile"],
        engine=item["engine"],
        unit=item["unit"],
        printed_unit=item["printed_unit"],
        pages=tuple(item["pages"]),
        fields={key: _text(text) for key, text in item["fields"].items()},
        funding={
            period: {source: cell_from(cell) for source, cell in cells.items()}
            for period, cells in item["funding"].items()
        },
        texts={key: _text(text) for key, text in item["texts"].items()},
        targets={period: _text(text) for period, text in item["targets"].items()},
        indicators=tuple(_indicator(each) for each in item["indicators"]),
        unknown=tuple(_text(text) for text in item["unknown"]),
        notes=tuple(item["notes"]),
        reading=reading_from(item["reading"]),
    )


def _text(item: Object) -> FieldText:
    return FieldText(
        label=item["label"],
        raw=item["raw"],
        value=item["value"],
        spots=spots_from(item),
        confidence=Decimal(item["confidence"]),
    )


def _indicator(item: Object) -> Indicator:
    return Indicator(
        period=item["period"],
        level1=item["level1"],
        level2=item["level2"],
        level3=item["level3"],
        target=_target(item["target"]),
        weight=item["weight"],
        printed_level1=item["printed_level1"],
        printed_level2=item["printed_level2"],
        spots=spots_from(item),
        confidence=Decimal(item["confidence"]),
    )


def _target(item: Object) -> Target:
    return Target(
        raw=item["raw"],
        kind=item["kind"],
        operator=item["operator"],
        value=decimal_from(item["value"]),
        upper=decimal_from(item["upper"]),
        unit=item["unit"],
        since=item["since"],
        until=item["until"],
        literal=item.get("literal"),
        rule=item.get("rule"),
    )
