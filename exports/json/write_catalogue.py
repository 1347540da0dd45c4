"""Catalogues → canonical JSON: one function per type of the model."""

from exports.json.canonical import Json
from exports.json.write_values import place_values, reading_value, shortest
from extractor.model.catalogue import Catalogue, Department, Entry

Object = dict[str, Json]


def catalogue_value(catalogue: Catalogue) -> Object:
    """One printed catalogue, its entries flat in printed order."""
    return {
        "kind": catalogue.kind,
        "series": catalogue.series,
        "title": catalogue.title,
        "profile": catalogue.profile,
        "engine": catalogue.engine,
        "pages": list(catalogue.pages),
        "levels": list(catalogue.levels),
        "code_letter": catalogue.code_letter,
        "code_digits": list(catalogue.code_digits),
        "departments": [_department(each) for each in catalogue.departments],
        "entries": [_entry(entry) for entry in catalogue.entries],
        "notes": list(catalogue.notes),
        "reading": reading_value(catalogue.reading),
    }


def _department(department: Department) -> Object:
    return {
        "name": department.name,
        "first": department.first,
        **place_values(department.spots),
    }


def _entry(entry: Entry) -> Object:
    return {
        "department": entry.department,
        "code": entry.code,
        "name": entry.name,
        "level": entry.level,
        "parent": entry.parent,
        "parent_entry": entry.parent_entry,
        "printed_column": entry.printed_column,
        "printed_parent": entry.printed_parent,
        "texts": dict(entry.texts),
        **place_values(entry.spots),
        "confidence": shortest(entry.confidence),
    }
