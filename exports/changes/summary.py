"""What every output tells first: the headline figures, and what became of lines, counted once.

A line that several tables print is renamed once, however many tables say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from exports.changes.model import (
    ChangeSet,
    ColumnChange,
    Disclosed,
    FactChange,
    FigureChange,
    Line,
    LineChange,
    State,
    TableChange,
)

# The amounts that a person asks for first.
HEADLINES = (
    "revenue",
    "expenditure",
    "expenditure.basic",
    "expenditure.project",
    "three_public",
)
# What became of a line, the rarer before the more common: a line stands under the first that
# holds for it. What must be settled by a person comes first.
FATES: tuple[State, ...] = (
    "uncertain",
    "unit_changed",
    "split",
    "merged",
    "moved",
    "recoded",
    "renamed",
    "added",
    "removed",
)
_WORDS = frozenset({"code", "label"})
Named = tuple[str | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What became of one line, with every place of it: pairs of indices (table of the comparison,
    line of that table). `figure` is the one that moved most in the first of these tables."""

    state: State
    old: tuple[Named, ...]
    new: tuple[Named, ...]
    line: LineChange
    figure: FigureChange | None
    where: tuple[tuple[int, int], ...]
    material: bool


def headlines(changes: ChangeSet) -> tuple[FactChange, ...]:
    """Revenue, expenditure, basic, project and 三公, each in its widest scope that is printed."""
    found = (_widest(changes.facts, concept) for concept in HEADLINES)
    return tuple(each for each in found if each is not None)


def fates(changes: ChangeSet) -> tuple[Fate, ...]:
    """Everything that became of lines, most important first within each state of `FATES`."""
    found: dict[tuple[State, tuple[str, ...], tuple[str, ...]], list[Fate]] = {}
    for fate in _each(changes.tables):
        key = fate.state, _labels(fate.old), _labels(fate.new)
        same = found.setdefault(key, [])
        index = next((n for n, each in enumerate(same) if _one_line(each, fate)), None)
        if index is None:
            same.append(fate)
        else:
            same[index] = _together(same[index], fate)
    every = [each for same in found.values() for each in same]
    return tuple(sorted(every, key=_rank))


def missing_tables(changes: ChangeSet) -> tuple[TableChange, ...]:
    """Tables that only one side prints."""
    return tuple(each for each in changes.tables if each.disclosed != "both")


def missing_lines(
    changes: ChangeSet, side: Disclosed
) -> tuple[tuple[TableChange, tuple[LineChange, ...]], ...]:
    """Lines of which the other side prints nothing at all, by table; of tables that both print."""
    found = (
        (table, tuple(each for each in table.lines if _only(each, side)))
        for table in changes.tables
        if table.disclosed == "both"
    )
    return tuple((table, lines) for table, lines in found if lines)


def missing_columns(changes: ChangeSet) -> tuple[tuple[TableChange, ColumnChange], ...]:
    """Columns that only one side prints, of tables that both print. A column of codes or names
    holds no amounts that could be missing."""
    return tuple(
        (table, column)
        for table in changes.tables
        if table.disclosed == "both"
        for column in table.columns
        if column.disclosed != "both" and column.role not in _WORDS
    )


def changed_lines(table: TableChange) -> int:
    """How many lines of a table are not as they were."""
    return sum(each.states != ("unchanged",) for each in table.lines)


def weight(figure: FigureChange | None) -> Decimal:
    """How much a figure moved; the amount itself where nothing stands against it."""
    if figure is None:
        return Decimal(0)
    if figure.delta is not None:
        return abs(figure.delta)
    sides = [each.amount for each in (figure.old, figure.new) if each is not None]
    return max((abs(each) for each in sides if each is not None), default=Decimal(0))


def has_changes(changes: ChangeSet) -> bool:
    """Whether anything at all differs between the two sides."""
    states = [
        *(state for table in changes.tables for line in table.lines for state in line.states),
        *(state for each in changes.tables for state in each.states),
        *(each.figure.state for each in changes.facts),
        *(state for each in changes.forms for state in each.states),
        *(state for each in changes.narrative for state in each.states),
        *(each.state for each in changes.findings),
    ]
    return any(each != "unchanged" for each in states) or any(
        each.entries for each in changes.catalogues
    )


def has_material_changes(changes: ChangeSet) -> bool:
    """Whether a figure changed by as much as the thresholds ask."""
    figures = [
        *(each.figure for each in changes.facts),
        *(figure for table in changes.tables for line in table.lines for figure in line.figures),
    ]
    return any(each.material for each in figures)


def _only(line: LineChange, side: Disclosed) -> bool:
    here, there = (line.old, line.new) if side == "old" else (line.new, line.old)
    return "not_disclosed" in line.states and bool(here) and not there


def _widest(facts: Sequence[FactChange], concept: str) -> FactChange | None:
    """The fact of a concept with the fewest restrictions; the larger one of two such."""
    every = [each for each in facts if each.concept == concept]
    return min(every, key=lambda each: (len(each.dimensions), -_size(each.figure)), default=None)


def _size(figure: FigureChange) -> Decimal:
    sides = (each.amount for each in (figure.new, figure.old) if each is not None)
    return max((abs(each) for each in sides if each is not None), default=Decimal(0))


def _each(tables: Sequence[TableChange]) -> Iterator[Fate]:
    for number, table in enumerate(tables):
        for index, line in enumerate(table.lines):
            state = next((each for each in FATES if each in line.states), None)
            if state is not None:
                yield Fate(
                    state=state,
                    old=_names(line.old),
                    new=_names(line.new),
                    line=line,
                    figure=max(line.figures, key=weight, default=None),
                    where=((number, index),),
                    material=line.material,
                )


def _names(lines: Sequence[Line]) -> tuple[Named, ...]:
    return tuple((line.code, line.label) for line in lines)


def _labels(names: Sequence[Named]) -> tuple[str, ...]:
    return tuple(label for _, label in names)


def _one_line(one: Fate, other: Fate) -> bool:
    """Whether two of the same names have no codes that keep them apart. Two lines of one table
    are never one."""
    if {table for table, _ in one.where} & {table for table, _ in other.where}:
        return False
    pairs = [*zip(one.old, other.old, strict=True), *zip(one.new, other.new, strict=True)]
    return all(left is None or right is None or left == right for (left, _), (right, _) in pairs)


def _together(first: Fate, other: Fate) -> Fate:
    """The one that knows more codes, with all places; the first one's figure."""
    fuller = first if _codes(first) >= _codes(other) else other
    return Fate(
        state=first.state,
        old=fuller.old,
        new=fuller.new,
        line=fuller.line,
        figure=max((first.figure, other.figure), key=weight),
        where=first.where + other.where,
        material=first.material or other.material,
    )


def _codes(fate: Fate) -> int:
    return sum(code is not None for code, _ in (*fate.old, *fate.new))


def _rank(fate: Fate) -> tuple[int, Decimal, tuple[int, int]]:
    return FATES.index(fate.state), -weight(fate.figure), fate.where[0]
