"""The rows of a table as they are printed: both halves of a side-by-side row on one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractor.model.report import Column, Half, Row, Table


@dataclass(slots=True, kw_only=True)
class Line:
    """One printed row: the rows of the report that stand on it, by half."""

    page: int
    rows: dict[Half | None, tuple[int, Row]] = field(default_factory=dict)

    def of(self, column: Column) -> tuple[int, Row] | None:
        """The row (with its index) that a column belongs to; a column of no half to the first."""
        found = self.rows.get(column.half) or self.rows.get(None)
        if found is None and column.half is None:
            return next(iter(self.rows.values()))
        return found


def printed_lines(table: Table) -> list[Line]:
    """The lines in the order of the rows; a row whose place is taken opens a line of its own."""
    found: dict[tuple[int, int], Line] = {}
    lines: list[Line] = []
    for index, row in enumerate(table.rows):
        line = found.get((row.page, row.printed_row))
        if line is None or row.half in line.rows:
            line = found[(row.page, row.printed_row)] = Line(page=row.page)
            lines.append(line)
        line.rows[row.half] = (index, row)
    return lines


def code_text(row: Row, position: int, count: int) -> str:
    """What stands in the code column `position` of `count`: its own part of the printed code."""
    parts = row.printed_code or ((row.code,) if row.code else ())
    if count == 1:
        return " ".join(parts)
    if position == count - 1:
        return " ".join(parts[position:])
    return parts[position] if position < len(parts) else ""


def code_positions(table: Table) -> Mapping[str, tuple[int, int]]:
    """For each code column: which of how many code columns of its half it is."""
    by_half: dict[Half | None, list[str]] = {}
    for column in table.columns:
        if column.role == "code":
            by_half.setdefault(column.half, []).append(column.key)
    return {
        name: (position, len(names))
        for names in by_half.values()
        for position, name in enumerate(names)
    }
