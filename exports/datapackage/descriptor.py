"""`datapackage.json` after Data Package v2 (https://datapackage.org)."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from exports.json.canonical import Json
from exports.tidy.naming import title_en, title_zh
from exports.tidy.spec import Field, FieldType, Reference, TidyTable
from extractor.model.report import SCHEMA, Report

FOLDER = PurePosixPath("datapackage")
DESCRIPTOR_NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES: Mapping[FieldType, str] = {
    "string": "string",
    "integer": "integer",
    "amount": "number",
    "number": "number",
    "boolean": "boolean",
}
Object = dict[str, Json]


def csv_path(name: str) -> PurePosixPath:
    """Where the CSV of a table lies in the package."""
    return PurePosixPath("data", f"{name}.csv")


def descriptor(report: Report, tables: Sequence[TidyTable], data: Mapping[str, bytes]) -> Object:
    """The whole descriptor; `data` are the bytes of each table's CSV."""
    return {
        "$schema": _PROFILE.format("datapackage"),
        "name": f"gongkai-{report.source.sha256[:16]}",
        "id": f"gongkai:sha256:{report.source.sha256}",
        "title": title_zh(report),
        "description": _description(report),
        "keywords": ["预决算公开", "budget", "China", "open data"],
        **_contributors(report),
        "sources": [{"title": report.source.name}],
        "gongkai:schema": SCHEMA,
        "gongkai:source": {
            "name": report.source.name,
            "sha256": report.source.sha256,
            "pages": report.source.page_count,
        },
        "resources": [_resource(table, data[table.name]) for table in tables],
    }


def _description(report: Report) -> str:
    return (
        f"{title_zh(report)}。由公开的 PDF 读出，每个数可追溯到页和单元格；金额以元为单位。"
        "合计与明细不可相加：只有 concept 与 breakdown 都相同的事实才可相加。\n\n"
        f"{title_en(report)}. Read from the published PDF; every figure can be traced to its page "
        "and cell; amounts are in yuan. Never add totals to their parts: only facts of the same "
        "concept and breakdown may be summed."
    )


def _contributors(report: Report) -> Object:
    if report.issuer.name is None:
        return {}
    return {"contributors": [{"title": report.issuer.name, "roles": ["publisher"]}]}


def _resource(table: TidyTable, data: bytes) -> Object:
    return {
        "$schema": _PROFILE.format("dataresource"),
        "name": table.name,
        "type": "table",
        "path": str(csv_path(table.name)),
        "title": table.zh,
        "description": table.en,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"$schema": _PROFILE.format("tabledialect"), "lineTerminator": "\n"},
        "schema": _schema(table),
    }


def _schema(table: TidyTable) -> Object:
    schema: Object = {
        "$schema": _PROFILE.format("tableschema"),
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    if table.references:
        schema["foreignKeys"] = [_foreign_key(table, each) for each in table.references]
    return schema


def _field(field: Field) -> Object:
    value: Object = {
        "name": field.name,
        "type": _TYPES[field.type],
        "title": field.zh,
        "description": field.en,
    }
    constraints: Object = {}
    if field.required:
        constraints["required"] = True
    if field.members:
        constraints["enum"] = [member.value for member in field.members]
        value["categories"] = [
            {"value": member.value, "label": f"{member.zh} / {member.en}"}
            for member in field.members
        ]
    if field.unit is not None:
        value["unit"] = field.unit
    if constraints:
        value["constraints"] = constraints
    return value


def _foreign_key(table: TidyTable, reference: Reference) -> Object:
    """A reference of one field is written plainly; one to the same table by an empty name."""
    fields, to = list(reference.fields), list(reference.to)
    target: Object = {"fields": to}
    if reference.table != table.name:
        target = {"resource": reference.table, "fields": to}
    return {"fields": fields, "reference": target}
