"""A comparison as CSV: UTF-8, LF, a header line, amounts in yuan.

People open these in a spreadsheet, so text that would be taken for a formula is defused.
"""

from dataclasses import replace

from exports.changes.model import ChangeSet
from exports.changes.tidy import facts, tidy
from exports.tidy.csv import to_csv
from exports.tidy.spec import TidyTable, Value
from extractor.model.amount import read_figure

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def facts_csv(changes: ChangeSet) -> bytes:
    """The facts alone: every amount once, which is what most analyses begin with."""
    return to_csv(_defused(facts(changes)))


def all_csv(changes: ChangeSet) -> dict[str, bytes]:
    """Every table by the name of its file; an empty one has its header."""
    return {f"{table.name}.csv": to_csv(_defused(table)) for table in tidy(changes)}


def _defused(table: TidyTable) -> TidyTable:
    return replace(table, rows=[tuple(map(_harmless, row)) for row in table.rows])


def _harmless(value: Value) -> Value:
    """Text that a spreadsheet would run begins with an apostrophe; a printed figure or dash is
    none."""
    if not isinstance(value, str) or not value.startswith(_FORMULA):
        return value
    return value if read_figure(value).status in ("printed", "dash") else f"'{value}"
