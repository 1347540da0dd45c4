"""Tables of two reports laid side by side by kind, line by line under code or label.

No alignment of the product's: so that what is built upon an alignment can be tested by itself.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from exports.changes.figures import figure_change, figure_of
from exports.changes.model import (
    ColumnChange,
    Disclosed,
    FigureChange,
    FigureState,
    Line,
    LineChange,
    Match,
    Materiality,
    State,
    TableChange,
)
from extractor.model.finding import Place
from extractor.model.report import Report, Row, Table

Names = Mapping[tuple[str, str], tuple[str, str]]
_Key = tuple[str | None, str, str, int]


def aligned(
    old: Report, new: Report, materiality: Materiality, same: Mapping[str, str] | None = None
) -> tuple[TableChange, ...]:
    """`same` maps a code or label of the old side to the one that the new side prints for it."""
    return tuple(_tables(old, new, materiality, same or {}))


def _tables(
    old: Report, new: Report, materiality: Materiality, same: Mapping[str, str]
) -> Iterator[TableChange]:
    left = {(t.kind, _nth(old, i)): i for i, t in enumerate(old.tables)}
    for at, table in enumerate(new.tables):
        before = left.pop((table.kind, _nth(new, at)), None)
        yield _table(old, new, before, at, materiality, same)
    for before in left.values():
        yield _table(old, new, before, None, materiality, same)


def _nth(report: Report, at: int) -> int:
    return sum(t.kind == report.tables[at].kind for t in report.tables[:at])


def _table(
    old: Report,
    new: Report,
    before: int | None,
    after: int | None,
    materiality: Materiality,
    same: Mapping[str, str],
) -> TableChange:
    one = None if before is None else old.tables[before]
    other = None if after is None else new.tables[after]
    shown = other or one
    assert shown is not None
    columns = _columns(one, other)
    lines = (
        tuple(_lines(one, other, before, after, columns, materiality, same))
        if one is not None and other is not None
        else ()
    )
    return TableChange(
        kind=shown.kind,
        title=shown.title or shown.kind,
        disclosed="both" if one and other else "old" if one else "new",
        old=before,
        new=after,
        states=("not_disclosed",) if one is None or other is None else ("changed",),
        columns=columns,
        lines=lines,
    )


def _columns(one: Table | None, other: Table | None) -> tuple[ColumnChange, ...]:
    paths = [
        {} if table is None else {c.key: c for c in table.columns if c.role == "amount"}
        for table in (one, other)
    ]
    keys = list(dict.fromkeys([*paths[1], *paths[0]]))
    return tuple(
        ColumnChange(
            key=key,
            role="amount",
            half=(paths[1].get(key) or paths[0][key]).half,
            concept=(paths[1].get(key) or paths[0][key]).concept,
            disclosed=_disclosed(key in paths[0], key in paths[1]),
            old_path=paths[0][key].path if key in paths[0] else None,
            new_path=paths[1][key].path if key in paths[1] else None,
        )
        for key in keys
    )


def _disclosed(one: bool, other: bool) -> Disclosed:
    return "both" if one and other else "old" if one else "new"


def _lines(
    one: Table,
    other: Table,
    before: int | None,
    after: int | None,
    columns: tuple[ColumnChange, ...],
    materiality: Materiality,
    same: Mapping[str, str],
) -> Iterator[LineChange]:
    olds, news = _rows(one, same), _rows(other, {})
    for key in dict.fromkeys([*news, *olds]):
        old_row, new_row = olds.get(key), news.get(key)
        figures = tuple(
            change
            for column in columns
            if (change := _figure(column, one, other, before, after, old_row, new_row, materiality))
        )
        if old_row is None or new_row is None:
            state: State = "added" if old_row is None else "removed"
        else:
            state = "unchanged" if all(f.state == "unchanged" for f in figures) else "changed"
        yield LineChange(
            states=(state,),
            old=() if old_row is None else (_line(one, before, old_row),),
            new=() if new_row is None else (_line(other, after, new_row),),
            match=Match(method="key", score=Decimal(1)) if old_row and new_row else None,
            differs=(),
            figures=figures,
            material=True,
        )


def _rows(table: Table, same: Mapping[str, str]) -> dict[_Key, int]:
    rows: dict[_Key, int] = {}
    seen: dict[_Key, int] = {}
    for index, row in enumerate(table.rows):
        name = row.code or row.label
        name = same.get(name, name)
        base: _Key = (row.half, row.role if row.role == "total" else "", name, 0)
        seen[base] = seen.get(base, -1) + 1
        rows[(*base[:3], seen[base])] = index
    return rows


def _line(table: Table, number: int | None, index: int) -> Line:
    row = table.rows[index]
    return Line(
        row=index,
        role=row.role,
        code=row.code,
        label=row.label,
        level=row.level,
        half=row.half,
        parent=row.parent,
        place=Place(table=number, row=index, page=row.page),
    )


def _figure(
    column: ColumnChange,
    one: Table,
    other: Table,
    before: int | None,
    after: int | None,
    old_row: int | None,
    new_row: int | None,
    materiality: Materiality,
) -> FigureChange | None:
    sides = [
        _cell(table, number, row, column.key)
        for table, number, row in ((one, before, old_row), (other, after, new_row))
    ]
    if sides == [None, None]:
        return None
    absent: FigureState = "not_disclosed"
    if column.disclosed == "both":
        absent = "added" if old_row is None else "removed"
    return figure_change(column.key, sides[0], sides[1], materiality, absent=absent)


def _cell(table: Table, number: int | None, row: int | None, column: str):
    if row is None:
        return None
    line: Row = table.rows[row]
    cell = line.cells.get(column)
    if cell is None:
        return None
    return figure_of(cell, table.unit, Place(table=number, row=row, column=column))
