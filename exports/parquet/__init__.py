"""Parquet: the tidy tables with decimal types, one file each."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from exports.parquet.columns import arrow_type, column
from exports.spec import ExportedFile
from exports.tidy import tidy
from exports.tidy.spec import Field, TidyTable
from extractor.errors import NotExpressible
from extractor.model.report import SCHEMA, Report

if TYPE_CHECKING:
    import pyarrow

__all__ = ["FOLDER", "ParquetExporter"]

FOLDER = PurePosixPath("parquet")


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

    schema = pyarrow.schema(map(_field, table.fields), metadata=_about(report, table))
    columns = []
    for index, field in enumerate(table.fields):
        try:
            columns.append(column(field, [row[index] for row in table.rows]))
        except ArithmeticError as error:
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

    about = {"title:zh": field.zh, "title:en": field.en}
    if field.unit is not None:
        about["unit"] = field.unit
    nullable = not field.required
    return pyarrow.field(field.name, arrow_type(field), nullable=nullable, metadata=about)


def _about(report: Report, table: TidyTable) -> dict[str, str]:
    return {
        "gongkai:schema": SCHEMA,
        "gongkai:source": report.source.sha256,
        "title:zh": table.zh,
        "title:en": table.en,
        "key": " ".join(table.key),
    }
