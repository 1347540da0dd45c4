"""Which budget unit each line of a table is of, as the table itself prints it.

A fact bears its unit only where it must be told from another's; the column of units, or the line
of a unit above, is printed whether or not it must. Two years are compared by what both print.
"""

from collections.abc import Iterable, Iterator, Sequence

from exports.changes.columns import TableView
from exports.changes.meaning import line_of
from extractor.assemble.labels import read_label
from extractor.model.report import Row
from layouts.normalise import compact

_UNIT = "unit"


def printed_units(view: TableView) -> list[str | None]:
    """The unit of every row: what its line calls it, else what the line above it does."""
    keys = [leaf.column.key for leaf in view.leaves if leaf.role == _UNIT]
    said = list(_said(view.rows, keys))
    names = _names(view.rows, said)
    return [None if unit is None else names[unit] for unit in said]


def _said(rows: Iterable[Row], keys: Sequence[str]) -> Iterator[str | None]:
    """By name or code, as printed; totals and notes are of no unit."""
    above: str | None = None
    for row in rows:
        own = dict(row.dimensions).get(_UNIT)
        if row.role in ("total", "note"):
            above = None
            yield own
            continue
        if is_unit_line(row):
            above = own
        printed = [compact(row.cells[key].raw) for key in keys if key in row.cells]
        named = next((raw for raw in printed if raw and not raw.isdigit()), None)
        yield named or own or next(filter(None, printed), above)


def is_unit_line(row: Row) -> bool:
    """Whether a line is a unit's own: it says of which unit it is, and nothing else."""
    return [name for name, _ in line_of(row.dimensions)] == [_UNIT]


def _names(rows: Sequence[Row], said: Sequence[str | None]) -> dict[str, str]:
    """What each unit is called. A unit's own line has its name, the lines below often its code."""
    names: dict[str, str] = {}
    above: str | None = None
    for row, unit in zip(rows, said, strict=True):
        if unit is None:
            continue
        if is_unit_line(row):
            above = compact(read_label(row.label).bare) or compact(unit)
            names[unit] = above
        elif unit not in names:
            names[unit] = above if above and unit.isdigit() else compact(unit)
    return names
