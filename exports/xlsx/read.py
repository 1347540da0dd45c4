"""The way back from the workbook."""

import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from exports.spec import ExportedFile
from exports.xlsx.book import FACTS
from exports.xlsx.data import columns_by_name


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by fact id, from the sheet of facts."""
    rows = sheet(files[0].data, FACTS)
    columns = columns_by_name(rows[0])
    fact, amount = columns["fact"], columns["amount"]
    return {str(row[fact]): exact(row[amount]) for row in rows[1:] if row[fact] is not None}


def sheet(data: bytes, name: str) -> list[tuple[Any, ...]]:
    """The values of a sheet, row by row."""
    from openpyxl import load_workbook

    return list(load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True))


def exact(value: object) -> Decimal:
    """A number as Excel keeps it, by the shortest digits that name it; text as it stands."""
    return Decimal(repr(value) if isinstance(value, float) else str(value))
