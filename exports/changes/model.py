"""What changed between two disclosures. Field names are the JSON contract (`gongkai/changes/1`).

Amounts are yuan by Decimal. `old` and `new` are the two sides as given, whatever their years.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.model.amount import CellStatus
from extractor.model.finding import Message, Place, Severity
from extractor.model.form import Period
from extractor.model.report import ColumnRole, Half, Level, RowRole, Stage

SCHEMA = "gongkai/changes/1"

# What happened to a line, a sheet, an entry. Several can be true at once (renamed, changed);
# `unchanged` stands alone. `not_disclosed`: the other year does not print the table or column at
# all. `uncertain`: something like it is there, but a person must say whether it is the same.
State = Literal[
    "unchanged", "changed", "added", "removed", "renamed", "recoded", "moved", "split", "merged",
    "unit_changed", "not_disclosed", "uncertain",
]  # fmt: skip
STATES: tuple[State, ...] = (
    "unchanged", "changed", "added", "removed", "renamed", "recoded", "moved", "split", "merged",
    "unit_changed", "not_disclosed", "uncertain",
)  # fmt: skip

# What happened to one figure. `filled`: blank or dash before, a figure now; `emptied`: the
# reverse; `unit_changed`: the printed units differ as the figures do (a slip of 10⁴);
# `unreadable`: one side cannot be read; `mark_changed`: blank, dash and 0 told apart.
FigureState = Literal[
    "unchanged", "changed", "filled", "emptied", "mark_changed", "added", "removed",
    "not_disclosed", "unit_changed", "unreadable",
]  # fmt: skip

# Why two lines are taken for one.
Method = Literal["key", "crosswalk", "name", "similar", "amount", "position"]

# In what the two differ besides their figures.
Difference = Literal["code", "name", "document_number", "year", "parent", "fund", "table", "unit"]

# Why a percentage cannot be given.
NoPercent = Literal["prior_zero", "prior_blank", "not_comparable", "sign_change"]

# What is compared: the same stage of two years, the budget and the accounts of one year, or a
# department and one of its units.
Relation = Literal["years", "execution", "bodies", "revision"]

# Which of the two sides prints something.
Disclosed = Literal["both", "old", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One side: what was read, and the size of its pages in points (width, height)."""

    sha256: str
    name: str
    issuer: str | None
    level: Level | None
    fiscal_year: int | None
    stage: Stage | None
    pages: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What a reader must know before the figures: the pair is unlike in some respect."""

    code: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Materiality:
    """From when a change matters: |Δ| ≥ `amount` yuan and |%| ≥ `percent`; None asks nothing.

    Totals are always shown.
    """

    amount: Decimal | None = None
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How two were taken for one, how sure that is (0 to 1), and what it rests on."""

    method: Method
    score: Decimal
    note: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A printed figure. `decimals` is its precision in yuan (-2: hundreds); `unsure` one that a
    person should look at in the picture of the page."""

    raw: str
    amount: Decimal | None
    status: CellStatus
    decimals: int | None
    place: Place
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One figure of a line in both years. `column` is the key of its column (or of a sheet's
    source). `percent` has two decimals; where it is None, `no_percent` says why. `delta` is None
    unless both sides are figures or one of them is the amount of an added or removed line.

