"""Forms → canonical JSON: one function per type of the model."""

from exports.json.canonical import Json
from exports.json.write_values import cell_value, place_values, reading_value, shortest
from extractor.model.form import FieldText, Form, Indicator, Target

Object = dict[str, Json]


def form_value(form: Form) -> Object:
    """One filled form."""
    return {
        "kind": form.kind,
        "title": form.title,
        "project": form.project,
        "profile": form.profile,
        "engine": form.engine,
        "unit": form.unit,
        "printed_unit": form.printed_unit,
        "pages": list(form.pages),
        "fields": {key: _text(text) for key, text in form.fields.items()},
        "funding": {
            period: {source: cell_value(cell) for source, cell in cells.items()}
            for period, cells in form.funding.items()
        },
        "texts": {key: _text(text) for key, text in form.texts.items()},
        "targets": {period: _text(text) for period, text in form.targets.items()},
        "indicators": [_indicator(indicator) for indicator in form.indicators],
        "unknown": [_text(text) for text in form.unknown],
        "notes": list(form.notes),
        "reading": reading_value(form.reading),
    }


def _text(text: FieldText) -> Object:
    return {
        "label": text.label,
        "raw": text.raw,
        "value": text.value,
        **place_values(text.spots),
        "confidence": shortest(text.confidence),
    }


def _indicator(indicator: Indicator) -> Object:
    return {
        "period": indicator.period,
        "level1": indicator.level1,
        "level2": indicator.level2,
        "level3": indicator.level3,
        "target": _target(indicator.target),
        "weight": indicator.weight,
        "printed_level1": indicator.printed_level1,
        "printed_level2": indicator.printed_level2,
        **place_values(indicator.spots),
        "confidence": shortest(indicator.confidence),
    }


def _target(target: Target) -> Object:
    """What only targets of pictures have is named only where there is something to say."""
    from_picture: Object = {"literal": target.literal, "rule": target.rule}
    return {
        "raw": target.raw,
        "kind": target.kind,
        "operator": target.operator,
        "value": None if target.value is None else f"{target.value:f}",
        "upper": None if target.upper is None else f"{target.upper:f}",
        "unit": target.unit,
        "since": target.since,
        "until": target.until,
        **{name: value for name, value in from_picture.items() if value is not None},
    }
