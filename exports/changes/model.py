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
Difference = Literal[
    "code", "name", "document_number", "year", "parent", "fund", "table", "unit", "text",
]  # fmt: skip

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
    """

    column: str
    state: FigureState
    old: Figure | None
    new: Figure | None
    delta: Decimal | None = None
    percent: Decimal | None = None
    no_percent: NoPercent | None = None
    sign_change: bool = False
    material: bool = False
    old_fact: str | None = None
    new_fact: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table as one side prints it. `row` indexes the table's rows; `parent` too."""

    row: int
    role: RowRole
    code: str | None
    label: str
    level: int | None
    half: Half | None
    parent: int | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """What became of a line. One line on each side, but several where it was split or merged;
    none where it was added or removed. Of an uncertain one both sides are the likely partners.
    The figures of several lines stand as one, their sum. `texts` are the columns of words (a
    government economic classification, a remark) that say something else."""

    states: tuple[State, ...]
    old: tuple[Line, ...]
    new: tuple[Line, ...]
    match: Match | None
    differs: tuple[Difference, ...]
    figures: tuple[FigureChange, ...]
    material: bool
    texts: "tuple[TextChange, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChange:
    """A column by what it means; a path is the printed header from the top down."""

    key: str
    role: ColumnRole
    half: Half | None
    concept: str | None
    disclosed: Disclosed
    old_path: tuple[str, ...] | None
    new_path: tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """A table of both years, or of one (`disclosed`). `old` and `new` index the reports' tables.

    Lines stand in the new year's order, removed ones after the line that they followed.
    """

    kind: str
    title: str
    disclosed: Disclosed
    old: int | None
    new: int | None
    states: tuple[State, ...]
    columns: tuple[ColumnChange, ...]
    lines: tuple[LineChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One amount by what it means, counted once however often it is printed.

    `leaf`: no finer fact of it is printed on either side; only leaves of one `breakdown` may be
    added. `label` and `code` are those of the line that prints it, the new side's first.
    """

    concept: str
    dimensions: tuple[tuple[str, str], ...]
    states: tuple[State, ...]
    code: str | None
    label: Message
    leaf: bool
    breakdown: str
    figure: FigureChange
    old_places: tuple[Place, ...]
    new_places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One bar of a waterfall: a class of expenditure (or revenue) in both years."""

    code: str | None
    label: Message
    old: Decimal
    new: Decimal

    @property
    def delta(self) -> Decimal:
        """What the class adds to the change of the total."""
        return self.new - self.old


@dataclass(frozen=True, slots=True, kw_only=True)
class Waterfall:
    """From the old total to the new by class. It closes: old + Σ delta + residual = new, and the
    residual is what rounding in print leaves (or what a printed sum misses, then `broken`)."""

    concept: str
    dimensions: tuple[tuple[str, str], ...]
    title: Message
    old_total: Decimal
    new_total: Decimal
    steps: tuple[Step, ...]
    residual: Decimal
    broken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text that both sides have, or one of them. Of what both have, `old_text` is
    the old side's print where that differs in blanks, widths or thousands commas alone."""

    kind: Literal["same", "removed", "added"]
    text: str
    old_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A text of both sides: a field of a sheet, a paragraph. `segments` spell both out."""

    key: str
    label: str
    states: tuple[State, ...]
    old: str | None
    new: str | None
    old_place: Place | None
    new_place: Place | None
    segments: tuple[Segment, ...] = ()
    match: Match | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSide:
    """An indicator as one side prints it."""

    level1: str | None
    level2: str | None
    level3: str
    target: str
    value: Decimal | None
    unit: str | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange:
    """What became of an indicator. `delta` where both targets are quantities of one unit."""

    states: tuple[State, ...]
    period: Period
    old: IndicatorSide | None
    new: IndicatorSide | None
    match: Match | None
    delta: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChange:
    """A performance sheet of both years, or of one. `old` and `new` index the reports' forms."""

    kind: str
    states: tuple[State, ...]
    old: int | None
    new: int | None
    old_project: str | None
    new_project: str | None
    match: Match | None
    differs: tuple[Difference, ...]
    funding: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]
    indicators: tuple[IndicatorChange, ...]
    old_place: Place | None
    new_place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySide:
    """A catalogue entry as one side prints it."""

    department: str | None
    code: str
    name: str
    level: int | None
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What became of an entry of the catalogue."""

    states: tuple[State, ...]
    old: EntrySide | None
    new: EntrySide | None
    match: Match | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueChange:
    """A catalogue of both years, or of one. Only entries that changed are listed; `unchanged`
    counts the others."""

    kind: str
    series: str | None
    disclosed: Disclosed
    old: int | None
    new: int | None
    entries: tuple[EntryChange, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """A finding that went away (removed), appeared (added) or stays (unchanged)."""

    state: State
    code: str
    severity: Severity
    message: Message
    places: tuple[Place, ...]


# `differs_by_scope`: the old year prints the claimed figure for another scope, which is named.
# `differs_unless_scope`: it fits no figure of the old year, but the two scopes are not surely one.
ClaimOutcome = Literal[
    "agrees", "rounding", "differs_by_scope", "differs_unless_scope", "differs", "not_checked"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCheck:
    """What the new document says of the old year, against the old document's own figures.

    `source`: a sentence (比上年增加…) or a column for the year before. `claimed` is the old
    year's amount, difference or percentage as stated or implied, `found` the same from the old
    document; `reason` why it could not be checked, or by what scope the two differ.
    """

    source: Literal["sentence", "column"]
    outcome: ClaimOutcome
    raw: str
    what: Message
    claimed: Decimal | None
    found: Decimal | None
    unit: Literal["yuan", "percent", "direction"]
    reason: Message | None
    new_place: Place
    old_place: Place | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """Everything that changed from `old` to `new`.

    `movers` index `facts`: leaves by |Δ|, largest first, each change once.
    """

    old: Document
    new: Document
    relation: Relation
    materiality: Materiality
    cautions: tuple[Caution, ...]
    tables: tuple[TableChange, ...]
    facts: tuple[FactChange, ...]
    movers: tuple[int, ...]
    waterfalls: tuple[Waterfall, ...]
    forms: tuple[FormChange, ...]
    catalogues: tuple[CatalogueChange, ...]
    narrative: tuple[TextChange, ...]
    findings: tuple[FindingChange, ...]
    claims: tuple[ClaimCheck, ...]
