"""The lines of a table as they are compared: name, code, budget unit, side, amounts' meaning."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.changes.columns import TableView
from exports.changes.model import Line
from exports.changes.printed_units import printed_units
from extractor.assemble.labels import read_label
from extractor.model.finding import Place
from extractor.model.geometry import hull
from extractor.model.report import Fact, Report, Row, RowRole
from layouts.likeness import bare_name
from layouts.normalise import compact

# The dimensions that say what a line is of, and the code list of each.
CODELISTS = {"function": "functional", "economic": "economic", "revenue_class": "revenue"}
_AXES = (*CODELISTS, "project", "unit")
_NOT_IN_CODE = re.compile(r"[^0-9a-z]")
FactIndex = Mapping[tuple[int, int, str], Fact]
_SUMS = frozenset({"total", "subtotal"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of one side.

    `name` is the label compact, without enumerator and 其中; `stem` the same without document
    number and year. `code` is the printed one in one form; `meaning` the code that it stands for,
    printed or not. `axis` says what the line is of, and how deep in its classification. `sense`
    is what it means where no code says it. `parent` is a row.
    """

    row: int
    line: Line
    source: Row
    name: str
    stem: str
    code: str | None
    meaning: str | None
    codelist: str | None
    axis: tuple[str, ...]
    sense: tuple[tuple[str, str], ...]
    side: str
    unit: str | None
    parent: int | None

    @property
    def role(self) -> RowRole:
        """The role, headings (a line whose figures are blank) counted among the items."""
        return "item" if self.line.role == "heading" else self.line.role

    def clashes(self, other: "Entry") -> bool:
        """Whether the vocabulary knows both for different things (this year's, carried forward)."""
        mine = dict(self.sense)
        return any(mine.get(name, value) != value for name, value in other.sense)

    def is_of(self, other: "Entry") -> bool:
        """Whether both are of one thing and as deep, as far as the vocabulary knows them."""
        return self.axis == other.axis or not (self.axis and other.axis)

    def means(self, other: "Entry") -> bool:
        """Whether the vocabulary knows both for one: the same code, or the same fund and year."""
        return (self.codelist, self.meaning, self.sense) == (
            other.codelist,
            other.meaning,
            other.sense,
        ) and bool(self.meaning or self.sense)

    @property
    def is_sum(self) -> bool:
        """Whether it is a total or subtotal."""
        return self.line.role in _SUMS


def plain_code(code: str | None) -> str | None:
    """A code in one form: half-width, without dots, dashes and leading zeros (2 and 02 are one)."""
    if code is None:
        return None
    folded = _NOT_IN_CODE.sub("", compact(code).lower())
    return folded.lstrip("0") or folded or None


def read_entries(view: TableView, table: int, facts: FactIndex) -> list[Entry]:
    """Every line of a table, in its order. `table` is its index in the report."""
    units = printed_units(view)
    return [
        _entry(view, row, number, table, units[number], facts)
        for number, row in enumerate(view.rows)
    ]


def facts_by_cell(report: Report) -> FactIndex:
    """The fact that each cell prints, by table, row and column."""
    return {
        (place.table, place.row, place.column): fact
        for fact in report.facts
        for place in fact.places
        if place.table is not None and place.row is not None and place.column is not None
    }


def _entry(
    view: TableView,
    row: Row,
    number: int,
    table: int,
    unit: str | None,
    facts: FactIndex,
) -> Entry:
    dimensions = dict(row.dimensions)
    name = read_label(row.label).bare
    axis = next((each for each in _AXES if each in dimensions), None)
    code = plain_code(row.code)
    meaning = plain_code(dimensions[axis]) if axis in CODELISTS and axis else code
    codelist = CODELISTS.get(axis, axis) if axis else None
    return Entry(
        row=number,
        line=_line(view, row, number, table),
        source=row,
        name=name,
        stem=bare_name(name),
        code=code,
        meaning=meaning,
        codelist=codelist,
        axis=_axis(axis, meaning, row),
        sense=(
            *(pair for pair in row.dimensions if pair[0] not in _AXES),
            *_concept(view, row, number, table, facts),
        ),
        side=view.side(row.half),
        unit=unit,
        parent=row.parent,
    )


def _concept(
    view: TableView, row: Row, number: int, table: int, facts: FactIndex
) -> Iterator[tuple[str, str]]:
    """What the line's figures are where they are not what the column is of (年终结转)."""
    for leaf in view.leaves:
        key = leaf.key(row.half)
        fact = None if key is None else facts.get((table, number, key))
        if fact is not None and fact.concept != leaf.concept:
            yield "concept", fact.concept
            return


def _axis(axis: str | None, meaning: str | None, row: Row) -> tuple[str, ...]:
    """What the line is of: the classification and how long its codes are, project or unit."""
    if axis is None or row.role not in ("item", "subtotal"):
        return ()
    return (axis, *((str(len(meaning)),) if axis in CODELISTS and meaning else ()))


def _line(view: TableView, row: Row, number: int, table: int) -> Line:
    boxes = [cell.box for cell in row.cells.values() if cell.page == row.page]
    return Line(
        row=number,
        role=row.role,
        code=row.code,
        label=row.label,
        level=row.level,
        half=row.half,
        parent=row.parent,
        place=Place(
            table=table,
            row=number,
            column=view.label_key(row.half),
            page=row.page,
            box=hull(boxes) if boxes else None,
        ),
    )
