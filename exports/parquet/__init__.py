"""Parquet: the tidy tables with decimal types, one file each."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from exports.spec import ExportedFile
from exports.tidy import tidy
from exports.tidy.spec import Field, TidyTable, Value
from extractor.errors import NotExpressible
from extractor.model.report import SCHEMA, Report

if TYPE_CHECKING:
    import pyarrow

__all__ = ["FOLDER", "ParquetExporter"]

FOLDER = PurePosixPath("parquet")
# 38 digits are what every reader of decimals can hold; 8 of them after the point.
_PRECISION = 38


class ParquetExporter:
    """Writes `parquet/*.parquet`."""

    name = "parquet"
    media_type = "application/vnd.apache.parquet"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """One file per tidy table, empty ones too. Raises `NotExpressible`."""
        files = [
            ExportedFile(
                path=FOLDER / f"{table.name}.parquet", data=_encoded(arrow_table(report, table))
            )
            for table in tidy(report)
        ]
        return tuple(sorted(files, key=lambda file: file.path))


def arrow_table(report: Report, table: TidyTable) -> "pyarrow.Table":
    """A tidy table in memory. Raises `NotExpressible` for a decimal that does not fit exactly."""
    import pyarrow

    schema = pyarrow.schema(
        [_field(field) for field in table.fields], metadata=_about(report, table)
    )
    columns = []
    for index, field in enumerate(schema):
        values: list[Value] = [_clean(row[index]) for row in table.rows]
        try:
            columns.append(pyarrow.array(values, type=field.type))
        except (pyarrow.ArrowInvalid, OverflowError) as error:
            reason = f"{table.name}.{field.name}: {error}"
            raise NotExpressible(report.source.name, form="parquet", reason=reason) from error
    return pyarrow.Table.from_arrays(columns, schema=schema)


def _encoded(table: "pyarrow.Table") -> bytes:
    import pyarrow
    from pyarrow import parquet

    sink = pyarrow.BufferOutputStream()
    parquet.write_table(table, sink, compression="zstd", store_decimal_as_integer=False)
    return bytes(sink.getvalue().to_pybytes())


def _field(field: Field) -> "pyarrow.Field":
    import pyarrow

    types: Mapping[str, Any] = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "boolean": pyarrow.bool_(),
    }
    kind = types.get(field.type) or pyarrow.decimal128(_PRECISION, field.scale)
    about = {"title:zh": field.zh, "title:en": field.en}
    if field.unit is not None:
        about["unit"] = field.unit
    return pyarrow.field(field.name, kind, nullable=not field.required, metadata=about)


def _about(report: Report, table: TidyTable) -> dict[str, str]:
    return {
        "gongkai:schema": SCHEMA,
        "gongkai:source": report.source.sha256,
        "title:zh": table.zh,
        "title:en": table.en,
        "key": " ".join(table.key),
    }


def _clean(value: Value) -> Value:
    """Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return value
