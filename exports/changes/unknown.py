"""Tables that no profile knows, read far enough to be compared: which column names the lines,
which has codes, which has figures."""

from collections.abc import Sequence
from dataclasses import replace

from extractor.model.amount import Unit, read_figure, to_yuan
from extractor.model.report import Column, ColumnRole, Half, Row, Table
from extractor.model.value import CellValue
from layouts.normalise import compact

_CODE_WORDS = ("编码", "代码")
_INDEX_WORDS = ("序号", "行次")


def as_read(table: Table) -> Table:
    """The table itself where a profile knew it; else with the roles that its cells speak for."""
    if table.profile is not None or any(c.role == "label" for c in table.columns):
        return table
    roles = [_role(column, table.rows) for column in table.columns]
    halves = _halves(roles)
    columns = tuple(
        replace(column, role=role, half=half)
        for column, role, half in zip(table.columns, _one_label(roles, halves), halves, strict=True)
    )
    rows = tuple(row for each in table.rows for row in _rows(each, columns, table.unit))
    return replace(table, columns=columns, rows=rows)


def _role(column: Column, rows: Sequence[Row]) -> ColumnRole:
    header = "".join(column.path)
    if any(word in header for word in _INDEX_WORDS):
        return "ignored"
    raws = [row.cells[column.key].raw for row in rows if column.key in row.cells]
    printed = [raw for raw in raws if raw.strip()]
    if any(word in header for word in _CODE_WORDS):
        return "code"
    figures = sum(read_figure(raw).status in ("printed", "dash") for raw in printed)
    return "amount" if printed and figures == len(printed) else "text"


def _halves(roles: Sequence[ColumnRole]) -> list[Half | None]:
    """Words that follow figures begin the right half of a paired table."""
    starts = [
        number
        for number, role in enumerate(roles)
        if role in ("text", "code") and number and roles[number - 1] == "amount"
    ]
    more_figures = starts and "amount" in roles[starts[0] :]
    if len(starts) != 1 or not more_figures:
        return [None] * len(roles)
    return ["left" if number < starts[0] else "right" for number in range(len(roles))]


def _one_label(roles: Sequence[ColumnRole], halves: Sequence[Half | None]) -> list[ColumnRole]:
    """The first column of words in each half names the lines; further ones are texts."""
    named: set[Half | None] = set()
    result: list[ColumnRole] = []
    for role, half in zip(roles, halves, strict=True):
        first = role == "text" and half not in named
        if first:
            named.add(half)
        result.append("label" if first else role)
    return result


def _rows(row: Row, columns: Sequence[Column], unit: Unit | None) -> list[Row]:
    """The row, or what of it stands in each half."""
    halves = list(dict.fromkeys(column.half for column in columns))
    return [_row(row, [c for c in columns if c.half == half], half, unit) for half in halves]


def _row(row: Row, columns: Sequence[Column], half: Half | None, unit: Unit | None) -> Row:
    def printed(role: ColumnRole) -> str:
        keys = [column.key for column in columns if column.role == role]
        return "".join(row.cells[key].raw for key in keys if key in row.cells)

    cells = {
        column.key: _cell(row.cells[column.key], column.role, unit)
        for column in columns
        if column.key in row.cells and column.role in ("amount", "text")
    }
    code = compact(printed("code"))
    return replace(row, label=printed("label"), code=code or None, half=half, cells=cells)


def _cell(cell: CellValue, role: ColumnRole, unit: Unit | None) -> CellValue:
    """A cell of a column of figures as one: in yuan where the unit is known."""
    if role != "amount" or unit is None:
        return cell
    figure = read_figure(cell.raw)
    amount = None if figure.value is None else to_yuan(figure.value, unit)
    return replace(cell, amount=amount, status=figure.status, places=figure.places)
