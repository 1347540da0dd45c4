"""The report as xBRL-JSON, and the facts of such a file."""

import json
from typing import Any

from exports.xbrl.fact import Facts, XbrlFact, entity_of, make_fact, members_of, typed_axes
from exports.xbrl.layout import local_name
from exports.xbrl.names import ENTRY_POINT, qualified
from exports.xbrl.oim import JSON_TYPE, YUAN, entity_name, namespaces, period, year_of
from exports.xbrl.words import Kind
from extractor.model.report import Report

_CORE = frozenset({"concept", "entity", "period", "unit"})


def write_json(report: Report, facts: Facts) -> bytes:
    """UTF-8 without byte order mark; amounts are strings as the report writes them."""
    entity = entity_of(report)
    information = {
        "documentType": JSON_TYPE,
        "namespaces": namespaces(entity),
        "taxonomy": [ENTRY_POINT],
    }
    # One line for each fact: to be read by eye, and much quicker than indenting.
    lines = [f'"{fact.id}": {_dumps(_fact(fact, entity_name(entity)))}' for fact in facts]
    told = ",\n".join(lines)
    return f'{{"documentInfo": {_dumps(information)},\n"facts": {{\n{told}\n}}}}\n'.encode()


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _fact(fact: XbrlFact, entity: str) -> dict[str, Any]:
    dimensions = {"concept": qualified(fact.name), "entity": entity}
    if fact.year is not None:
        dimensions["period"] = period(fact.year)
    if fact.kind == "money":
        dimensions["unit"] = YUAN
    for axis, value, typed in members_of(fact.axes):
        dimensions[qualified(axis)] = value if typed else qualified(value)
    told: dict[str, Any] = {"value": fact.value}
    if fact.decimals is not None:
        told["decimals"] = fact.decimals
    return {**told, "dimensions": dimensions}


def read_json(data: bytes) -> tuple[XbrlFact, ...]:
    """The facts of a file that `write_json` wrote, in its order."""
    return tuple(_read(fact) for fact in json.loads(data)["facts"].values())


def _read(item: dict[str, Any]) -> XbrlFact:
    dimensions: dict[str, str] = item["dimensions"]
    axes = [(local_name(key), value) for key, value in dimensions.items() if key not in _CORE]
    kind: Kind = "money" if "unit" in dimensions else "text"
    return make_fact(
        family="",
        name=local_name(dimensions["concept"]),
        value=item["value"],
        kind=kind,
        decimals=item.get("decimals"),
        year=year_of(dimensions.get("period")),
        axes=tuple(sorted((axis, _member(axis, value)) for axis, value in axes)),
    )


def _member(axis: str, value: str) -> str:
    return value if axis in typed_axes() else local_name(value)
