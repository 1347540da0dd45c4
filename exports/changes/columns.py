"""Columns by what they mean, whatever year their headers name and wherever they stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from exports.changes.model import ColumnChange
from extractor.model.report import Column, ColumnRole, Half, Row, Table
from extractor.model.value import CellValue
from layouts.normalise import arabic_years, compact

_YEAR = re.compile(r"(?:19|20)\d{2}(?:年度|年)?")
_HALVES: tuple[Half, Half] = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A column as it is compared.

    `path` has no year of the document's own; another year is a distance (-1). `own` are its
    dimensions without the fund that all columns beside it share. `keys` are the columns that print
    it: two where a ledger is folded into halves that mean the same.
    """

    column: Column
    side: str
    role: ColumnRole
    concept: str | None
    dimensions: tuple[tuple[str, str], ...]
    own: tuple[tuple[str, str], ...]
    path: tuple[str, ...]
    keys: tuple[tuple[Half | None, str], ...]

    def key(self, half: Half | None) -> str | None:
        """The key of the column that a row of this half prints."""
        return next((key for mine, key in self.keys if mine in (half, None)), None)

    def cell(self, row: Row) -> CellValue | None:
        """The row's cell; None where the row has none in this column."""
        key = self.key(row.half)
        return None if key is None else row.cells.get(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table as it is compared. `sides` tells by half what it is of (revenue, expenditure);
    the halves of a folded ledger are of one thing. `paired` tells that they are of two."""

    rows: tuple[Row, ...]
    leaves: tuple[Leaf, ...]
    paired: bool
    sides: dict[Half | None, str]
    labels: dict[Half | None, str]

    def side(self, half: Half | None) -> str:
        """What the lines of this half are of."""
        return self.sides.get(half, "")

    def label_key(self, half: Half | None) -> str | None:
        """The column that names the lines of this half."""
        return self.labels.get(half)


def view_table(table: Table | None, year: int | None) -> TableView:
    """A table as it is compared, `year` the fiscal year of its report; None has no lines."""
    if table is None:
        return TableView(rows=(), leaves=(), paired=False, sides={}, labels={})
    roots = {half: _root(table.columns, half) for half in (None, *_HALVES)}
    folded = roots["left"] is not None and roots["left"] == roots["right"]
    sides: dict[Half | None, str] = {half: root or "" for half, root in roots.items()}
    labels: dict[Half | None, str] = {}
    for column in table.columns:
        if column.role == "label":
            labels.setdefault(column.half, column.key)
    shared = {half: _shared_fund(table.columns, half) for half in (None, *_HALVES)}
    leaves = [
        _leaf(column, sides, shared[column.half], year)
        for column in table.columns
        if column.role != "ignored"
    ]
    return TableView(
        rows=table.rows,
        leaves=tuple(_fold(leaves) if folded else leaves),
        paired=any(roots[half] for half in _HALVES) and not folded,
        sides=sides,
        labels=labels,
    )


def _root(columns: Iterable[Column], half: Half | None) -> str | None:
    """What the amounts of a half are of: the root of its first concept."""
    concepts = (c.concept for c in columns if c.half == half and c.concept)
    return next((concept.partition(".")[0] for concept in concepts), None)


def _shared_fund(columns: Iterable[Column], half: Half | None) -> tuple[str, str] | None:
    """The fund that every amount of a half is of: some forms say it in the title alone."""
    funds = {
        next((pair for pair in column.dimensions if pair[0] == "fund"), None)
        for column in columns
        if column.half == half and column.concept
    }
    return funds.pop() if len(funds) == 1 else None


def _leaf(
    column: Column,
    sides: dict[Half | None, str],
    shared: tuple[str, str] | None,
    year: int | None,
) -> Leaf:
    dimensions = tuple((name, _distance(name, value, year)) for name, value in column.dimensions)
    return Leaf(
        column=column,
        side=sides.get(column.half, ""),
        role=column.role,
        concept=column.concept,
        dimensions=dimensions,
        own=tuple(pair for pair in dimensions if pair != shared),
        path=tuple(filter(None, (_without_own_year(part, year) for part in column.path))),
        keys=((column.half, column.key),),
    )


def _distance(name: str, value: str, year: int | None) -> str:
    """Another year as its distance from the document's own: what 上年 means in any year."""
    if name != "year" or year is None or not value.isdecimal():
        return value
    return str(int(value) - year)


def _without_own_year(text: str, year: int | None) -> str:
    def said(match: re.Match[str]) -> str:
        distance = 0 if year is None else int(match[0][:4]) - year
        return f"[{distance}]" if distance else ""

    return _YEAR.sub(said, arabic_years(compact(text)))


def _fold(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The halves of a folded ledger laid one on the other, columns of one meaning in order."""
    left = [leaf for leaf in leaves if leaf.column.half != "right"]
    right = [leaf for leaf in leaves if leaf.column.half == "right"]
    folded: list[Leaf] = []
    for leaf in left:
        twin = next((other for other in right if _meaning(other) == _meaning(leaf)), None)
        if twin is not None:
            right.remove(twin)
        folded.append(leaf if twin is None else _joined(leaf, twin))
    return folded + right


def _joined(leaf: Leaf, twin: Leaf) -> Leaf:
    return replace(leaf, keys=(*leaf.keys, *twin.keys))


def without_sides(view: TableView) -> TableView:
    """The same where neither table is paired: then no line has a side to be told by."""
    return replace(view, sides={}, leaves=tuple(replace(leaf, side="") for leaf in view.leaves))


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPair:
    """One column in both years, or in one of them."""

    change: ColumnChange
    old: Leaf | None
    new: Leaf | None

    @property
    def role(self) -> ColumnRole:
        """The role of the newer of the two."""
        return self.change.role


def pair_columns(old: TableView, new: TableView) -> tuple[ColumnPair, ...]:
    """Columns of one meaning, in the new table's order; those of the old one alone come last."""
    partner = _partners(old.leaves, new.leaves)
    taken: set[str] = set()
    pairs = [_pair(partner.get(number), leaf, taken) for number, leaf in enumerate(new.leaves)]
    found = set(map(id, partner.values()))
    alone = [leaf for leaf in old.leaves if id(leaf) not in found]
    return (*pairs, *(_pair(leaf, None, taken) for leaf in alone))


def _partners(old: Sequence[Leaf], new: Sequence[Leaf]) -> dict[int, Leaf]:
    """The old column for each new one, by its number. The narrowest meaning first."""
    partner: dict[int, Leaf] = {}
    for meaning in (_whole, _meaning, _without_fund, _wording, _place):
        left = [leaf for leaf in old if all(leaf is not found for found in partner.values())]
        by_old = _grouped(left, meaning)
        free = [number for number in range(len(new)) if number not in partner]
        by_new: dict[Hashable, list[int]] = defaultdict(list)
        for number in free:
            by_new[meaning(new[number])].append(number)
        for key, numbers in by_new.items():
            olds = by_old.get(key, []) if key is not None else []
            if len(olds) == len(numbers):
                partner.update(zip(numbers, olds, strict=True))
    return partner


def _grouped(
    leaves: Iterable[Leaf], meaning: Callable[[Leaf], Hashable]
) -> dict[Hashable, list[Leaf]]:
    groups: dict[Hashable, list[Leaf]] = defaultdict(list)
    for leaf in leaves:
        groups[meaning(leaf)].append(leaf)
    return groups


def _whole(leaf: Leaf) -> Hashable:
    return (_meaning(leaf), leaf.path)


def _meaning(leaf: Leaf) -> Hashable:
    """Concept and dimensions where there is one; else the role, and what the header says."""
    if leaf.concept is not None:
        return (leaf.side, leaf.role, leaf.concept, leaf.dimensions)
    if leaf.role in ("code", "label", "unit"):
        return (leaf.side, leaf.role, leaf.path[-1:] if leaf.role == "code" else ())
    return (leaf.side, leaf.role, leaf.path)


def _without_fund(leaf: Leaf) -> Hashable:
    """Concept and dimensions, the fund aside where it is the whole table's."""
    return None if leaf.concept is None else (leaf.side, leaf.role, leaf.concept, leaf.own)


def _wording(leaf: Leaf) -> Hashable:
    """The header of a column without a concept, whatever it was taken for."""
    return (leaf.side, leaf.path) if leaf.concept is None and leaf.path else None


def _place(leaf: Leaf) -> Hashable:
    """The name that a profile gives a column without a concept."""
    named = leaf.concept is None and not leaf.column.key.startswith("column_")
    return (leaf.side, leaf.role, leaf.column.key) if named else None


def _pair(old: Leaf | None, new: Leaf | None, taken: set[str]) -> ColumnPair:
    leaf = new or old
    assert leaf is not None
    key = leaf.column.key
    while key in taken:
        key += "_old"
    taken.add(key)
    return ColumnPair(
        change=ColumnChange(
            key=key,
            role=leaf.role,
            half=leaf.column.half,
            concept=leaf.concept,
            disclosed="both" if old and new else "new" if new else "old",
            old_path=None if old is None else old.column.path,
            new_path=None if new is None else new.column.path,
        ),
        old=old,
        new=new,
    )
