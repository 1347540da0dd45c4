"""Which figures changed, table by table: what no list of movers holds in full."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes.model import (
    ChangeSet,
    Figure,
    FigureChange,
    FigureState,
    LineChange,
    TableChange,
)
from exports.changes.summary import weight

# What a reader of amounts calls a change. A figure of a line that came or went goes with its line.
_MOVED: frozenset[FigureState] = frozenset({"changed", "filled", "emptied", "unreadable"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedLine:
    """A line with its figures that changed, the largest change first, each pair of amounts once.
    `mover`: the movers of the comparison name it already."""

    line: LineChange
    figures: tuple[FigureChange, ...]
    mover: bool


def changed_in_tables(changes: ChangeSet) -> Mapping[int, Sequence[ChangedLine]]:
    """The changed lines of each table that has any (by its place in `tables`), the largest change
    first."""
    movers = _movers(changes)
    found = {n: _changed(each, movers) for n, each in enumerate(changes.tables)}
    return {number: lines for number, lines in found.items() if lines}


def marks_in_tables(changes: ChangeSet) -> Mapping[int, int]:
    """In how many cells of each table blank, dash and 0 changed places; tables with none left
    out."""
    found = {
        number: sum(each.state == "mark_changed" for line in table.lines for each in line.figures)
        for number, table in enumerate(changes.tables)
    }
    return {number: count for number, count in found.items() if count}


def changed_amounts(changes: ChangeSet) -> int:
    """How many cells of tables and sheets print another amount."""
    figures = [
        figure for table in changes.tables for line in table.lines for figure in line.figures
    ]
    figures += [figure for form in changes.forms for figure in form.funding]
    return sum(each.state in _MOVED - {"unreadable"} for each in figures)


def slipped_amounts(changes: ChangeSet) -> int:
    """How many cells cannot be compared, as their unit slipped."""
    lines = (line for table in changes.tables for line in table.lines)
    return sum(figure.state == "unit_changed" for line in lines for figure in line.figures)


# A line by where a side prints it, or by its code and name.
_Known = tuple[str, int | str | None, int | str | None]


def _movers(changes: ChangeSet) -> frozenset[_Known]:
    facts = [changes.facts[index] for index in changes.movers]
    return frozenset(
        [
            *(("name", fact.code, fact.label.zh) for fact in facts),
            *(("old", place.table, place.row) for fact in facts for place in fact.old_places),
            *(("new", place.table, place.row) for fact in facts for place in fact.new_places),
        ]
    )


def _changed(table: TableChange, movers: frozenset[_Known]) -> Sequence[ChangedLine]:
    found = []
    for line in table.lines:
        figures = _figures(line)
        if figures and line.old and line.new and "uncertain" not in line.states:
            mover = not movers.isdisjoint(_known(table, line))
            found.append(ChangedLine(line=line, figures=figures, mover=mover))
    return sorted(found, key=lambda each: -weight(each.figures[0]))


def _known(table: TableChange, line: LineChange) -> Iterator[_Known]:
    yield from (("old", table.old, each.row) for each in line.old)
    yield from (("new", table.new, each.row) for each in line.new)
    yield from (("name", each.code, each.label) for each in (*line.old, *line.new))


def _figures(line: LineChange) -> tuple[FigureChange, ...]:
    moved = sorted(
        (each for each in line.figures if each.state in _MOVED), key=lambda f: -weight(f)
    )
    once: dict[tuple[Decimal | None, Decimal | None], FigureChange] = {}
    for each in moved:
        once.setdefault((_amount(each.old), _amount(each.new)), each)
    return tuple(once.values())


def _amount(side: Figure | None) -> Decimal | None:
    return None if side is None else side.amount
