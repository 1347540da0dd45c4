"""Tidy tables as CSV: UTF-8 without BOM, LF, a header line, quotes only where needed."""

import csv
import io
from collections.abc import Iterable

from exports.tidy.spec import TidyTable, text_of


def to_csv(table: TidyTable) -> bytes:
    """The table; None and "" are empty. Half a surrogate pair becomes U+FFFD."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(field.name for field in table.fields)
    kinds = [field.type for field in table.fields]
    for row in table.rows:
        writer.writerow([text_of(value, kind) for value, kind in zip(row, kinds, strict=True)])
    return stream.getvalue().encode("utf-8", "surrogatepass").decode("utf-8", "replace").encode()


def from_csv(data: bytes) -> list[dict[str, str | None]]:
    """The rows by field name; empty is None."""
    rows: Iterable[dict[str, str]] = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""))
    return [{name: value or None for name, value in row.items()} for row in rows]
