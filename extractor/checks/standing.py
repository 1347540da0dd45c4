"""What of a table cannot be built upon: looked up once, however many sums the table has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Self

from extractor.model.decimals import usual_places
from extractor.model.report import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of one table: the columns in which a line without meaning has a figure of the column's
    half, the rows and columns with a cell that holds no figure, each dimension's members, and the
    decimals that figures read from pictures usually have."""

    unresolved: frozenset[str]
    illegible_rows: frozenset[int]
    illegible_columns: frozenset[str]
    members: Mapping[str, frozenset[str]]
    usual_places: int
    has_unknown_columns: bool

    @classmethod
    def of(cls, table: Table) -> Self:
        """Goes through the table once."""
        illegible = [
            (number, key)
            for number, row in enumerate(table.rows)
            for key, value in row.cells.items()
            if value.status == "illegible"
        ]
        return cls(
            unresolved=frozenset(_unresolved(table)),
            illegible_rows=frozenset(number for number, _ in illegible),
            illegible_columns=frozenset(key for _, key in illegible),
            members=_members(table),
            usual_places=usual_places(row.cells for row in table.rows),
            has_unknown_columns=any(column.role == "unknown" for column in table.columns),
        )


def _members(table: Table) -> dict[str, frozenset[str]]:
    members: defaultdict[str, set[str]] = defaultdict(set)
    each = chain(
        (column.dimensions for column in table.columns), (row.dimensions for row in table.rows)
    )
    for name, value in chain.from_iterable(each):
        members[name].add(value)
    return {name: frozenset(values) for name, values in members.items()}


def _unresolved(table: Table) -> Iterator[str]:
    halves = {column.key: column.half for column in table.columns}
    for row in table.rows:
        if not row.resolved:
            for key, value in row.cells.items():
                if value.status == "printed" and row.half == halves[key]:
                    yield key
