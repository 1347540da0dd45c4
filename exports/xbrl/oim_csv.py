"""The report as xBRL-CSV: a metadata file and one table for each family of facts, and back."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from exports.delimited import delimited
from exports.xbrl.fact import Facts, XbrlFact, entity_of, make_fact, members_of, typed_axes
from exports.xbrl.names import ENTRY_POINT, METADATA, qualified
from exports.xbrl.oim import CSV_TYPE, YUAN, entity_name, namespaces, period, year_of
from extractor.model.report import Report

_CORE = ("id", "concept", "period", "decimals", "value")
_NONE = "#none"
_EMPTY = "#empty"
_HASH = "#"
Group = tuple[str, bool]


def write_csv(report: Report, facts: Facts) -> dict[str, bytes]:
    """The files by name. A table holds the facts of one family, money apart from the rest."""
    entity = entity_of(report)
    groups: dict[Group, list[XbrlFact]] = {}
    for fact in facts:
        groups.setdefault((fact.family, fact.kind == "money"), []).append(fact)
    tables = {_name(group): members for group, members in groups.items()}
    templates = {_name(group): _template(group, members) for group, members in groups.items()}
    content = {
        "documentInfo": {
            "documentType": CSV_TYPE,
            "namespaces": namespaces(entity),
            "taxonomy": [ENTRY_POINT],
        },
        "dimensions": {"entity": entity_name(entity)},
        "tableTemplates": templates,
        "tables": {name: {"url": f"{name}.csv"} for name in tables},
    }
    files = {METADATA: json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"}
    return files | {f"{name}.csv": _rows(members) for name, members in tables.items()}


def _name(group: Group) -> str:
    """The table of a family; its money, where it has other facts too, stands apart."""
    family, money = group
    return family if not money or family == "amount" else f"{family}_amount"


def _axes(facts: Iterable[XbrlFact]) -> list[str]:
    return sorted({axis for fact in facts for axis, _ in fact.axes})


def _template(group: Group, facts: list[XbrlFact]) -> dict[str, Any]:
    _, money = group
    dimensions = {"concept": "$concept", "period": "$period"}
    if money:
        dimensions["unit"] = YUAN
    dimensions |= {qualified(axis): f"${axis}" for axis in _axes(facts)}
    value: dict[str, Any] = {"dimensions": dimensions}
    if money:
        value["decimals"] = "$decimals"
    columns = (*_CORE, *_axes(facts)) if money else (*_without_decimals(), *_axes(facts))
    return {
        "rowIdColumn": "id",
        "columns": {name: value if name == "value" else {} for name in columns},
    }


def _without_decimals() -> tuple[str, ...]:
    return tuple(name for name in _CORE if name != "decimals")


def _rows(facts: list[XbrlFact]) -> bytes:
    """Typed members are texts; a closed axis that a fact does not have is at its default."""
    axes = _axes(facts)
    core = _CORE if facts[0].kind == "money" else _without_decimals()
    rows: list[Sequence[str]] = [(*core, *axes)]
    for fact in facts:
        told = _told(fact)
        members = {
            axis: _cell(value) if typed else qualified(value)
            for axis, value, typed in members_of(fact.axes)
        }
        cells = [told[name] for name in core]
        rows.append([*cells, *(members.get(axis, _NONE) for axis in axes)])
    return delimited(rows).encode()


def _told(fact: XbrlFact) -> Mapping[str, str]:
    return {
        "id": fact.id,
        "concept": qualified(fact.name),
        "period": _NONE if fact.year is None else period(fact.year),
        "decimals": _NONE if fact.decimals is None else str(fact.decimals),
        "value": _cell(fact.value),
    }


def _cell(text: str) -> str:
    """A text as a cell: empty texts and those that begin like a special value are escaped."""
    if not text:
        return _EMPTY
    return f"#{text}" if text.startswith(_HASH) else text


def _text(cell: str) -> str:
    if cell == _EMPTY:
        return ""
    return cell[1:] if cell.startswith("##") else cell


def read_csv(files: Mapping[str, bytes]) -> tuple[XbrlFact, ...]:
    """The facts of files that `write_csv` wrote, table by table."""
    tables: dict[str, dict[str, str]] = json.loads(files[METADATA])["tables"]
    return tuple(fact for table in tables.values() for fact in _read(files[table["url"]].decode()))


def _read(text: str) -> Iterable[XbrlFact]:
    for row in csv.DictReader(io.StringIO(text, newline="")):
        decimals = row.get("decimals", _NONE)
        axes = [(axis, cell) for axis, cell in row.items() if axis not in _CORE and cell != _NONE]
        yield make_fact(
            family="",
            name=row["concept"].rpartition(":")[2],
            value=_text(row["value"]),
            kind="money" if "decimals" in row else "text",
            decimals=None if decimals == _NONE else int(decimals),
            year=None if row["period"] == _NONE else year_of(row["period"]),
            axes=tuple(sorted((axis, _member(axis, cell)) for axis, cell in axes)),
        )


def _member(axis: str, cell: str) -> str:
    return _text(cell) if axis in typed_axes() else cell.rpartition(":")[2]
