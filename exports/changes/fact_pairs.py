"""Which facts of two years are one amount: by their keys, and by the cells that print them.

Cells that the tables' alignment puts side by side are evidence; evidence that contradicts itself
joins nothing. A key that both years have joins only where no evidence speaks against it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exports.changes.meaning import Dimensions, Key, line_axes, line_of, scope_of
from exports.changes.model import Figure, FigureChange, Line, LineChange, State, TableChange
from extractor.model.finding import Place
from extractor.model.report import Fact, Report

Cell = tuple[int | None, int | None, str | None]
# What a line's fate tells of the facts that it prints.
_TOLD: frozenset[State] = frozenset({"renamed", "recoded", "moved", "split", "merged"})
_SEVERAL: frozenset[State] = frozenset({"split", "merged"})
_VINTAGE = "vintage"


@dataclass(frozen=True, slots=True)
class Aligned:
    """What the tables say of one printed cell: its line's states and its figure's change."""

    states: tuple[State, ...]
    change: FigureChange | None


@dataclass(frozen=True, slots=True)
class Join:
    """Facts that are one amount; several on a side only where a line was split or merged."""

    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(slots=True)
class Side:
    """The facts of one report by the cells that print them, and what became of these cells."""

    report: Report
    at: dict[Cell, int] = field(default_factory=dict)
    cells: dict[Cell, Aligned] = field(default_factory=dict)
    rows: dict[tuple[int, int], list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, report: Report) -> "Side":
        """The cells of every fact of a report."""
        side = cls(report)
        for index, fact in enumerate(report.facts):
            for place in fact.places:
                side.at[cell_of(place)] = index
                if place.table is not None and place.row is not None:
                    side.rows.setdefault((place.table, place.row), []).append(index)
        return side

    def aligned(self, fact: Fact) -> Iterator[Aligned]:
        """What became of every cell of a fact that the tables speak of."""
        for place in fact.places:
            found = self.cells.get(cell_of(place))
            if found is not None:
                yield found


def cell_of(place: Place) -> Cell:
    """A cell by table, row and column."""
    return place.table, place.row, place.column


def join_facts(old: Side, new: Side, tables: Iterable[TableChange]) -> tuple[Join, ...]:
    """All pairs, each fact in one at most. Fills in what became of the cells of both sides."""
    votes: set[tuple[int, int]] = set()
    groups: list[Join] = []
    for table in tables:
        for line in table.lines:
            if _SEVERAL & set(line.states) and "uncertain" not in line.states:
                groups.extend(_groups(old, new, table, line))
            votes.update(_line_votes(old, new, table, line))
    several = _disjoint(groups)
    taken_old = {index for join in several for index in join.old}
    taken_new = {index for join in several for index in join.new}
    left = {(o, n) for o, n in votes if o not in taken_old and n not in taken_new}
    pairs = _pairs(old.report.facts, new.report.facts, left, (taken_old, taken_new))
    return (*several, *(Join((o,), (n,)) for o, n in pairs))


def _line_votes(
    old: Side, new: Side, table: TableChange, line: LineChange
) -> Iterator[tuple[int, int]]:
    """Pairs of facts that the figures of one line put side by side."""
    single = len(line.old) == len(line.new) == 1 and "uncertain" not in line.states
    for change in line.figures:
        before = _record(old, change.old, line, change)
        after = _record(new, change.new, line, change)
        if not single or before is None or after is None:
            continue
        if _compatible(old.report.facts[before], new.report.facts[after]):
            yield before, after
    _record_rest(old, table.old, line.old, line)
    _record_rest(new, table.new, line.new, line)


def _record(
    side: Side, figure: Figure | None, line: LineChange, change: FigureChange
) -> int | None:
    if figure is None:
        return None
    cell = cell_of(figure.place)
    side.cells[cell] = Aligned(line.states, change)
    return side.at.get(cell)


def _record_rest(side: Side, table: int | None, lines: Sequence[Line], change: LineChange) -> None:
    """Cells of a line of which no figure tells anything."""
    if table is None:
        return
    for line in lines:
        for index in side.rows.get((table, line.row), ()):
            for place in side.report.facts[index].places:
                if (place.table, place.row) == (table, line.row):
                    side.cells.setdefault(cell_of(place), Aligned(change.states, None))


def _compatible(old: Fact, new: Fact) -> bool:
    """Whether two keys may be one amount: they differ in nothing but the line, or in a vintage
    that one of them leaves unstated."""
    if old.concept != new.concept:
        return False
    one, other = dict(old.dimensions), dict(new.dimensions)
    differing = {name for name in {*one, *other} if one.get(name) != other.get(name)}
    return all(
        name in line_axes()
        or (name == _VINTAGE and {one.get(name), other.get(name)} == {"unstated", None})
        for name in differing
    )


def _groups(old: Side, new: Side, table: TableChange, line: LineChange) -> Iterator[Join]:
    """The facts of a split or merged line by what they mean apart from the line."""
    before, after = _by_scope(old, table.old, line.old), _by_scope(new, table.new, line.new)
    for key in before.keys() & after.keys():
        yield Join(tuple(sorted(before[key])), tuple(sorted(after[key])))


def _by_scope(side: Side, table: int | None, lines: Sequence[Line]) -> Mapping[Key, set[int]]:
    found: dict[Key, set[int]] = defaultdict(set)
    for line in lines:
        for index in side.rows.get((-1 if table is None else table, line.row), ()):
            fact = side.report.facts[index]
            axes = tuple((name, "") for name, _ in line_of(fact.dimensions))
            found[fact.concept, (*axes, *scope_of(fact.dimensions))].add(index)
    return found


def _disjoint(groups: Sequence[Join]) -> list[Join]:
    """Groups that share no fact with another; equal ones once."""
    known = sorted(set(groups), key=lambda join: (join.old, join.new))
    uses_old: dict[int, int] = defaultdict(int)
    uses_new: dict[int, int] = defaultdict(int)
    for join in known:
        for index in join.old:
            uses_old[index] += 1
        for index in join.new:
            uses_new[index] += 1
    return [
        join
        for join in known
        if all(uses_old[index] == 1 for index in join.old)
        and all(uses_new[index] == 1 for index in join.new)
    ]


def _pairs(
    old: Sequence[Fact],
    new: Sequence[Fact],
    votes: set[tuple[int, int]],
    taken: tuple[set[int], set[int]],
) -> list[tuple[int, int]]:
    """Facts that vote for each other alone; then equal keys that no vote speaks against."""
    for_old: dict[int, set[int]] = defaultdict(set)
    for_new: dict[int, set[int]] = defaultdict(set)
    for before, after in votes:
        for_old[before].add(after)
        for_new[after].add(before)
    pairs = [(o, n) for o, n in votes if for_old[o] == {n} and for_new[n] == {o}]
    done_old, done_new = ({*used, *(pair[i] for pair in pairs)} for i, used in enumerate(taken))
    by_key = {_key(fact): index for index, fact in enumerate(new)}
    for before, fact in enumerate(old):
        same = by_key.get(_key(fact))
        if same is None or before in done_old or same in done_new:
            continue
        if same in for_old.get(before, {same}) and before in for_new.get(same, {before}):
            pairs.append((before, same))
    return sorted(pairs)


def _key(fact: Fact) -> tuple[str, Dimensions]:
    return fact.concept, fact.dimensions


def told(aligned: Iterable[Aligned]) -> set[State]:
    """What the lines that print a fact say became of it, besides its figure."""
    return {state for each in aligned for state in each.states if state in _TOLD}
