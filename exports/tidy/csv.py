"""Tidy tables as CSV: UTF-8 without BOM, LF, a header line, quotes only where needed."""

import csv
import io
from collections.abc import Iterable

from exports.delimited import delimited
from exports.tidy.spec import TidyTable, text_of


def to_csv(table: TidyTable) -> bytes:
    """The table; None and "" are empty. Half a surrogate pair becomes U+FFFD."""
    kinds = [field.type for field in table.fields]
    header = [field.name for field in table.fields]
    rows = (
        [text_of(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in table.rows
    )
    text = delimited((header, *rows))
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def from_csv(data: bytes) -> list[dict[str, str | None]]:
    """The rows by field name; empty is None."""
    rows: Iterable[dict[str, str]] = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    return [{name: value or None for name, value in row.items()} for row in rows]
