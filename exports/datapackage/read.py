"""The way back from a data package."""

from collections.abc import Sequence
from decimal import Decimal

from exports.datapackage.descriptor import FOLDER, csv_path
from exports.spec import ExportedFile
from exports.tidy.csv import from_csv

Rows = list[dict[str, str | None]]


def table(files: Sequence[ExportedFile], name: str) -> Rows:
    """The rows of one table of the package."""
    data = {file.path: file.data for file in files}
    return from_csv(data[FOLDER / csv_path(name)])


def figures(files: Sequence[ExportedFile]) -> dict[str, Decimal]:
    """Yuan by fact id."""
    return {str(row["fact"]): Decimal(str(row["amount"])) for row in table(files, "facts")}
