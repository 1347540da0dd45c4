"""CSV on the Web: metadata for the same CSV files that the data package describes."""

from collections.abc import Mapping, Sequence

from exports.json.canonical import Json
from exports.tidy.naming import source_uri, title_en, title_zh
from exports.tidy.spec import Field, FieldType, Reference, TidyTable
from extractor.model.report import Report

METADATA_NAME = "csv-metadata.json"

_TYPES: Mapping[FieldType, str] = {
    "string": "string",
    "integer": "integer",
    "amount": "decimal",
    "number": "decimal",
    "boolean": "boolean",
}
Object = dict[str, Json]


def metadata(report: Report, tables: Sequence[TidyTable]) -> Object:
    """The table group; paths are those of the data package."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh"}],
        "dc:title": _in_both(title_zh(report), title_en(report)),
        "dc:source": source_uri(report),
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
        "tables": [_table(table) for table in tables],
    }


def _table(table: TidyTable) -> Object:
    schema: Object = {
        "columns": [_column(field) for field in table.fields],
        "primaryKey": list(table.key),
    }
    # A strict validator wants a row for every reference, so one that may be empty is not declared.
    required = {field.name for field in table.fields if field.required}
    references = [each for each in table.references if required.issuperset(each.fields)]
    if references:
        schema["foreignKeys"] = [_foreign_key(each) for each in references]
    return {
        "url": f"data/{table.name}.csv",
        "dc:title": _in_both(table.zh, table.en),
        "tableSchema": schema,
    }


def _column(field: Field) -> Object:
    """`titles` must be what the header line says; the labels are common properties."""
    datatype: Json = _TYPES[field.type]
    if field.members:
        pattern = "|".join(_quoted(member.value) for member in field.members)
        datatype = {"base": "string", "format": pattern}
    column: Object = {
        "name": field.name,
        "titles": field.name,
        "datatype": datatype,
        "rdfs:label": _in_both(field.zh, field.en),
    }
    if field.required:
        column["required"] = True
    if field.unit is not None:
        column["schema:unitText"] = field.unit
    return column


def _quoted(text: str) -> str:
    """A literal inside a regular expression; `re.escape` would escape Chinese and blanks too."""
    return "".join(f"\\{each}" if each in r"\.[]{}()*+-?^$|" else each for each in text)


def _foreign_key(reference: Reference) -> Object:
    return {
        "columnReference": list(reference.fields),
        "reference": {
            "resource": f"data/{reference.table}.csv",
            "columnReference": list(reference.to),
        },
    }


def _in_both(zh: str, en: str) -> list[Json]:
    return [{"@value": zh, "@language": "zh"}, {"@value": en, "@language": "en"}]
