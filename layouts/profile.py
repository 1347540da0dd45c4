"""A layout profile as frozen types: how one printed form maps to the vocabulary."""

import re
from dataclasses import dataclass
from typing import Literal

from layouts.catalogue import CatalogueLayout
from layouts.form import FormLayout
from layouts.pattern import Pattern

Stage = Literal["budget", "final_accounts"]
Shape = Literal["ledger", "paired", "form", "catalogue"]
Role = Literal["code", "label", "unit", "amount", "text", "ignored"]
Half = Literal["left", "right"]
RowsBy = Literal["function", "economic", "revenue_class", "project", "unit", "items", "single"]
Dimensions = tuple[tuple[str, str], ...]

_FAMILY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLayout:
    """How one leaf column is found and what its figures are.

    `header` is compared with the lowest header text of the leaf; `under` and `not_under` with the
    texts above it. A `unit` column names the budget unit of its row. `parts` are the sub-headers
    of a code printed in several columns.
    """

    key: str
    role: Role
    header: Pattern
    under: Pattern
    not_under: Pattern
    parts: Pattern
    concept: str | None
    dimensions: Dimensions
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsLayout:
    """What the rows are: `by` names the dimension they carry, `items` lists of known labels."""

    by: RowsBy
    items: tuple[str, ...]
    total: Pattern
    ignore_index_row: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfLayout:
    """A ledger, or one half of a paired table (a third part repeats the right half)."""

    half: Half | None
    columns: tuple[ColumnLayout, ...]
    rows: RowsLayout


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleScope:
    """Dimensions that a title states, such as 不含上年结转."""

    regex: re.Pattern[str]
    dimensions: Dimensions


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The evidence a table must show: header texts, or labels anywhere in a form or catalogue.
    An `untitled` form shows no title, but nothing unknown
    either: every one of its columns must be mapped."""

    titles: Pattern
    not_titles: Pattern
    untitled: bool
    headers_all: tuple[Pattern, ...]
    headers_none: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One resolved layout profile. `depth` is how many parents it has: deeper is more specific.

    `generic` matches header words such as 小计 that mean what the header above them means;
    `groups` the headers that may stand above columns without changing what these are.
    """

    id: str
    kind: str
    family: str
    extends: str | None
    depth: int
    stage: Stage | None
    first_year: int | None
    last_year: int | None
    recognition: Recognition
    engines: tuple[str, ...]
    default_unit: str | None
    shape: Shape
    form: FormLayout | None
    catalogue: CatalogueLayout | None
    dimensions: Dimensions
    title_scopes: tuple[TitleScope, ...]
    halves: tuple[HalfLayout, ...]
    generic: Pattern
    groups: Pattern
    description: str

    @property
    def specificity(self) -> int:
        """Deeper is more specific; any family's own profile is more so than a national one."""
        return self.depth + (0 if self.family == "national" else _FAMILY)

    def covers(self, year: int) -> bool:
        """Whether the profile is for documents of this fiscal year."""
        return (self.first_year or year) <= year <= (self.last_year or year)

    @property
    def is_table(self) -> bool:
        """Whether the form is a table of columns and rows."""
        return self.shape in ("ledger", "paired")

    @property
    def columns(self) -> tuple[ColumnLayout, ...]:
        """All columns of all halves."""
        return tuple(column for half in self.halves for column in half.columns)
