"""A catalogue of codes: entries under departments, each with its name in the column of a level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.model.geometry import Spot
from extractor.model.grid import CERTAIN
from extractor.model.value import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """A department as the row of its own names it. `first` indexes its first entry."""

    name: str
    first: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code row. `level` comes from the code, never from the column it is printed in.

    `printed_column` counts the level columns from 1 (None where no name is printed); `parent` is
    the code that stands above by prefix, printed or not; `parent_entry` indexes the entry that
    prints it above, in the same department, None where none does. `printed_parent` is the code
    that it is printed under, where that is another. `texts` are the other columns of its row.
    """

    department: str | None
    code: str
    name: str
    level: int | None
    parent: str | None
    parent_entry: int | None
    printed_column: int | None
    spots: tuple[Spot, ...]
    printed_parent: str | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    confidence: Decimal = CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One printed catalogue (part A, part B), joined over its pages.

    `series` is the letter that all its codes share. `levels` are the headers of the level columns;
    `code_letter` and `code_digits` (those that each level adds) tell how its codes grow.
    """

    kind: str
    series: str | None
    title: str | None
    profile: str
    engine: str
    pages: tuple[int, ...]
    levels: tuple[str, ...]
    code_letter: bool
    code_digits: tuple[int, ...]
    departments: tuple[Department, ...]
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]
    reading: Reading
