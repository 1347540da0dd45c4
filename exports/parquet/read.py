"""The way back from Parquet."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from exports.parquet import FOLDER
from exports.spec import ExportedFile


def table(files: Sequence[ExportedFile], name: str) -> list[dict[str, Any]]:
    """The rows of one table; decimals are `Decimal`."""
    import pyarrow
    from pyarrow import parquet

    data = {file.path: file.data for file in files}
    source = pyarrow.BufferReader(data[FOLDER / f"{name}.parquet"])
    rows: list[dict[str, Any]] = parquet.read_table(source).to_pylist()
    return rows


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by fact id."""
    return {row["fact"]: row["amount"] for row in table(files, "facts")}
