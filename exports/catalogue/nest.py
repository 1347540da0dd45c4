"""One catalogue as a tree: departments, their codes, and the codes below each code."""

from collections.abc import Sequence
from itertools import pairwise

from exports.json.canonical import Json
from exports.json.write_values import place_values
from extractor.model.catalogue import Catalogue, Department, Entry

Object = dict[str, Json]
_Children = dict[int | None, list[int]]


def nested_value(catalogue: Catalogue) -> Object:
    """The catalogue by department, in printed order. Codes before the first heading, or without
    any, stand under a department without a name; a code whose parent is not printed stands at
    the top of its department."""
    firsts = [*(each.first for each in catalogue.departments), len(catalogue.entries)]
    headed: list[tuple[Department | None, range]] = [(None, range(firsts[0]))]
    headed += [
        (department, range(first, end))
        for department, (first, end) in zip(catalogue.departments, pairwise(firsts), strict=True)
    ]
    return {
        "kind": catalogue.kind,
        "series": catalogue.series,
        "title": catalogue.title,
        "pages": list(catalogue.pages),
        "departments": [
            _department(department, within, catalogue.entries)
            for department, within in headed
            if department is not None or within
        ],
    }


def _department(department: Department | None, within: range, entries: Sequence[Entry]) -> Object:
    children: _Children = {}
    for index in within:
        children.setdefault(entries[index].parent_entry, []).append(index)
    name: Object = {"name": department.name if department else None}
    place = place_values(department.spots) if department else {}
    return {**name, **place, "entries": _below(None, children, entries)}


def _below(parent: int | None, children: _Children, entries: Sequence[Entry]) -> list[Json]:
    return [_entry(index, children, entries) for index in children.get(parent, ())]


def _entry(index: int, children: _Children, entries: Sequence[Entry]) -> Object:
    entry = entries[index]
    return {
        "code": entry.code,
        "name": entry.name,
        "level": entry.level,
        "printed_column": entry.printed_column,
        "texts": dict(entry.texts),
        **place_values(entry.spots),
        "entries": _below(index, children, entries),
    }
