"""Report → CKAN dataset: the tidy tables with PostgreSQL types, and names that stay."""

import hashlib
from collections.abc import Iterable, Mapping
from uuid import UUID, uuid5

from exports.ckan.model import Cell, CkanColumn, CkanDataset, CkanTable, Record
from exports.expressible import expressible
from exports.json.canonical import Json, dumps
from exports.tidy import tidy
from exports.tidy.naming import source_uri, title_en, title_zh
from exports.tidy.spec import Field, FieldType, TidyTable, Value, text_of
from extractor.model.report import SCHEMA, Report

# Any UUID does; it must never change, or every resource would get a new address.
_NAMESPACE = UUID("5b1f3c52-7d0e-5a39-9d5c-0e6b2c8a4f17")
_TYPES: Mapping[FieldType, str] = {
    "string": "text",
    "integer": "int8",
    "amount": "numeric",
    "number": "numeric",
    "boolean": "bool",
}
_TAGS = ("预决算公开", "budget")


def dataset_of(report: Report) -> CkanDataset:
    """The dataset of a report, the same one each time.

    Raises `NotExpressible` if the report uses a dimension that the vocabulary does not have.
    """
    name = dataset_name(report)
    return CkanDataset(
        name=name,
        title=expressible(title_zh(report)),
        notes=expressible(_notes(report)),
        tags=_TAGS,
        extras={key: expressible(value) for key, value in _extras(report)},
        tables=tuple(_table(name, table) for table in tidy(report)),
    )


def dataset_name(report: Report) -> str:
    """gongkai-2026-budget-0123456789abcdef: year, stage, and a digest that holds the issuer.

    A corrected PDF of the same disclosure has the same name. Where no issuer was read, the digest
    holds the PDF instead, for nothing else tells two such disclosures apart.
    """
    issuer = report.issuer
    whose = issuer.name or report.source.sha256
    year = "undated" if report.fiscal_year is None else str(report.fiscal_year)
    stage = (report.stage or "disclosure").replace("_", "-")
    identity = dumps([issuer.region, whose, issuer.level, report.fiscal_year, report.stage])
    return f"gongkai-{year}-{stage}-{hashlib.sha256(identity).hexdigest()[:16]}"


def _notes(report: Report) -> str:
    return (
        f"{title_zh(report)}。由公开的 PDF 读出，每个数可追溯到页和单元格；金额以元为单位。"
        "合计与明细不可相加：只有 concept 与 breakdown 都相同的事实才可相加。空白不是零。\n\n"
        f"{title_en(report)}. Read from the published PDF; every figure can be traced to its page "
        "and cell; amounts are in yuan. Never add totals to their parts: only facts of the same "
        "concept and breakdown may be summed. Blank is not zero."
    )


def _extras(report: Report) -> Iterable[tuple[str, str]]:
    """What a search in the portal may ask for; what the document does not say is left out."""
    known = {
        "gongkai_schema": SCHEMA,
        "gongkai_document": source_uri(report),
        "gongkai_file": report.source.name,
        "issuer": report.issuer.name,
        "issuer_level": report.issuer.level,
        "region": report.issuer.region,
        "fiscal_year": None if report.fiscal_year is None else str(report.fiscal_year),
        "stage": report.stage,
    }
    return ((key, value) for key, value in known.items() if value)


def _table(dataset: str, table: TidyTable) -> CkanTable:
    columns = tuple(map(_column, table.fields))
    records = tuple(_record(table.fields, row) for row in table.rows)
    return CkanTable(
        id=str(uuid5(_NAMESPACE, f"{dataset}/{table.name}")),
        table=table.name,
        name=f"{table.zh} {table.name}",
        description=table.en,
        columns=columns,
        primary_key=table.key,
        records=records,
        sha256=_digest(columns, table.key, records),
    )


def _column(field: Field) -> CkanColumn:
    unit = f" [{field.unit}]" if field.unit else ""
    values = ", ".join(f"{each.value}: {each.zh} / {each.en}" for each in field.members)
    return CkanColumn(
        name=field.name,
        type=_TYPES[field.type],
        label=field.zh + unit,
        notes=field.en + unit + (f" ({values})" if values else ""),
    )


def _record(fields: tuple[Field, ...], row: tuple[Value, ...]) -> Record:
    return {field.name: _cell(field, value) for field, value in zip(fields, row, strict=True)}


def _cell(field: Field, value: Value) -> Cell:
    """Decimals as text, which PostgreSQL's numeric keeps digit by digit; JSON numbers are floats
    to many. Nothing printed is null, but in a key, where null would make no key."""
    if value is None or value == "":
        return "" if field.type == "string" and field.required else None
    if isinstance(value, bool) or (isinstance(value, int) and field.type == "integer"):
        return value
    return expressible(text_of(value, field.type))


def _digest(
    columns: tuple[CkanColumn, ...], key: tuple[str, ...], records: tuple[Record, ...]
) -> str:
    shape: list[Json] = [[each.name, each.type, each.label, each.notes] for each in columns]
    rows: list[Json] = [list(record.values()) for record in records]
    return hashlib.sha256(dumps({"columns": shape, "key": key, "records": rows})).hexdigest()
