"""Canonical JSON → catalogues: one function per type of the model."""

from decimal import Decimal
from typing import Any

from exports.json.read_values import reading_from, spots_from
from extractor.model.catalogue import Catalogue, Department, Entry

Object = dict[str, Any]


def catalogue_from(item: Object) -> Catalogue:
    """One printed catalogue."""
    return Catalogue(
        kind=item["kind"],
        series=item["series"],
        title=item["title"],
        profile=item["profile"],
        engine=item["engine"],
        pages=tuple(item["pages"]),
        levels=tuple(item["levels"]),
        code_letter=item["code_letter"],
        code_digits=tuple(item["code_digits"]),
        departments=tuple(_department(each) for each in item["departments"]),
        entries=tuple(_entry(entry) for entry in item["entries"]),
        notes=tuple(item["notes"]),
        reading=reading_from(item["reading"]),
    )


def _department(item: Object) -> Department:
    return Department(name=item["name"], first=item["first"], spots=spots_from(item))


def _entry(item: Object) -> Entry:
    return Entry(
        department=item["department"],
        code=item["code"],
        name=item["name"],
        level=item["level"],
        parent=item["parent"],
        parent_entry=item["parent_entry"],
        printed_column=item["printed_column"],
        printed_parent=item["printed_parent"],
        texts=dict(item["texts"]),
        spots=spots_from(item),
        confidence=Decimal(item["confidence"]),
    )
