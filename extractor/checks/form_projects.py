"""Check 2, forms: each performance sheet against the project of that name in the projects table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.finding import Outcome, Place
from extractor.model.form import Form
from extractor.model.report import Report, Table
from extractor.model.value import CellValue
from layouts.normalise import compact, without_year

_PROJECTS = "projects"
_SHEET = "performance_sheet"
_LONG_ENOUGH = 5
# Told of at most one project for so many that have their sheet: many publish sheets of some only.
_FEW = 4
_NUMERALS = frozenset("一二三四五六七八九十")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A project as a table or a sheet prints it, with its amount for the year, in a sheet also by
    sources (in yuan)."""

    name: str
    value: CellValue
    exponent: int
    place: Place
    sources: tuple[Decimal, ...] = ()

    @property
    def amount(self) -> Decimal:
        """In yuan."""
        assert self.value.amount is not None
        return self.value.amount

    @property
    def half(self) -> Decimal:
        """Half of its last printed digit, in yuan."""
        return half_digit(self.value, self.exponent)

    @property
    def shown(self) -> str:
        """As printed, with its unit."""
        return f"{self.value.raw} {_UNITS[self.exponent]}"


_UNITS = {0: "元", 3: "千元", 4: "万元", 6: "百万元", 8: "亿元"}


def check_form_projects(report: Report, tally: Tally) -> None:
    """Compares only where the document prints sheets and a table of projects that they are of."""
    sheets = [side for number, form in enumerate(report.forms) for side in _sheet(form, number)]
    if not sheets:
        return
    for number, table in enumerate(report.tables):
        projects = list(_projects(table, number)) if table.kind == _PROJECTS else []
        pairs = match_names([each.name for each in sheets], [each.name for each in projects])
        if pairs:
            _check(table, number, sheets, projects, pairs, tally)


def _sheet(form: Form, number: int) -> Iterator[Side]:
    value = form.funding.get("annual", {}).get("total")
    if form.kind != _SHEET or not form.project or value is None or value.amount is None:
        return
    if form.unit is not None:
        yield Side(
            name=form.project,
            value=value,
            exponent=UNIT_EXPONENT[form.unit],
            place=Place(form=number, page=value.page, box=value.box),
            sources=tuple(
                cell.amount
                for key, cell in form.funding.get("annual", {}).items()
                if key != "total" and cell.amount
            ),
        )


def _projects(table: Table, number: int) -> Iterator[Side]:
    key = _total_column(table)
    if key is None or table.unit is None:
        return
    for index, row in enumerate(table.rows):
        value = row.cells.get(key)
        named = any(name == "project" for name, _ in row.dimensions)
        if value is not None and value.amount is not None and row.role == "item" and named:
            yield _row_side(table, number, index, key)


def _row_side(table: Table, number: int, index: int, key: str) -> Side:
    row = table.rows[index]
    value = row.cells[key]
    assert table.unit is not None
    return Side(
        name=row.label,
        value=value,
        exponent=UNIT_EXPONENT[table.unit],
        place=Place(table=number, row=index, column=key, page=value.page, box=value.box),
    )


def _total_column(table: Table) -> str | None:
    """The column of a project's whole amount: of no single fund."""
    for column in table.columns:
        if column.role == "amount" and not any(name == "fund" for name, _ in column.dimensions):
            return column.key
    return None


Pairs = dict[int, tuple[int, bool]]


def match_names(left: Sequence[str], right: Sequence[str]) -> Pairs:
    """One to one: index on the left → (index on the right, whether one character differs).

    Names are compared without blanks and year. A character may be wrong, missing or too many if
    it is no numeral, and if no other name is as near.
    """
    mine, theirs = [_plain(name) for name in left], [_plain(name) for name in right]
    pairs: Pairs = {}
    free = dict.fromkeys(range(len(theirs)))
    for index, name in enumerate(mine):
        same = [other for other in free if theirs[other] == name]
        if len(same) == 1 and mine.count(name) == 1:
            pairs[index] = (same[0], False)
            del free[same[0]]
    rest = [index for index in range(len(mine)) if index not in pairs]
    near = [(i, j) for i in rest for j in free if _one_apart(mine[i], theirs[j])]
    for i, j in near:
        if sum(i == a for a, _ in near) == 1 and sum(j == b for _, b in near) == 1:
            pairs[i] = (j, True)
    return pairs


def _plain(name: str) -> str:
    return without_year(name) or compact(name)


def _one_apart(name: str, other: str) -> bool:
    """Whether one character is wrong, missing or too many, and no numeral."""
    if min(len(name), len(other)) < _LONG_ENOUGH or abs(len(name) - len(other)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), None)
    head = min(len(name), len(other)) if head is None else head
    rest, other_rest = name[head:], other[head:]
    if name == other or not _same_tail(rest, other_rest):
        return False
    changed = rest[: len(rest) - len(other_rest) + 1] + other_rest[:1]
    return not any(character.isdecimal() or character in _NUMERALS for character in changed)


def _same_tail(rest: str, other: str) -> bool:
    if len(rest) == len(other):
        return rest[1:] == other[1:]
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]


def _check(
    table: Table,
    number: int,
    sheets: Sequence[Side],
    projects: Sequence[Side],
    pairs: Pairs,
    tally: Tally,
) -> None:
    partial = False
    for index, (other, differs) in pairs.items():
        sheet, project = sheets[index], projects[other]
        if differs:
            tally.tell(
                finding(
                    "FORM-103",
                    sheet=sheet.name,
                    project=project.name,
                    places=(sheet.place, project.place),
                )
            )
        partial |= _check_amount(sheet, project, table, tally) == "insufficient"
    alone = [each for index, each in enumerate(sheets) if index not in pairs]
    taken = {other for other, _ in pairs.values()}
    bare = [each for index, each in enumerate(projects) if index not in taken]
    _tell_alone(table, number, alone, bare, len(pairs), tally)
    if alone or bare or partial:
        reason = "not every sheet has its project, or a project only some of the funds"
        tally.record("FORM-104", "insufficient", table=number, reason=reason)
    else:
        _check_total(table, number, sheets, tally)


def _check_amount(sheet: Side, project: Side, table: Table, tally: Tally) -> Outcome:
    comparison = Comparison(
        expected=project.amount,
        observed=sheet.amount,
        tolerance=sheet.half + project.half,
    )
    if comparison.outcome != "broken":
        tally.record("FORM-101", comparison.outcome, table=project.place.table)
        return comparison.outcome
    if _is_partial(sheet, project, comparison.tolerance):
        reason = "the table prints the money of some sources only"
        tally.record("FORM-101", "insufficient", table=project.place.table, reason=reason)
        return "insufficient"
    tally.tell(
        finding(
            "FORM-101",
            project=sheet.name,
            title=table.title or "",
            observed=sheet.shown,
            expected=project.shown,
            difference=f"{abs(comparison.difference):,f} 元",
            places=(sheet.place, project.place),
        )
    )
    return "broken"


def _is_partial(sheet: Side, project: Side, tolerance: Decimal) -> bool:
    """Whether some, not all, of the sheet's sources add up to the project's amount: the table may
    be of these funds, or without what is carried forward."""
    return any(
        abs(sum(some) - project.amount) <= tolerance
        for count in range(1, len(sheet.sources))
        for some in combinations(sheet.sources, count)
    )


def _tell_alone(
    table: Table,
    number: int,
    alone: Sequence[Side],
    bare: Sequence[Side],
    matched: int,
    tally: Tally,
) -> None:
    """Sheets without project and projects without sheet, where nearly all have one another."""
    if max(len(alone), len(bare)) * _FEW > matched:
        reason = "sheets are published for some of the projects only"
        tally.record("FORM-102", "insufficient", table=number, reason=reason)
        return
    for side in (*alone, *bare):
        is_sheet = side.place.form is not None
        tally.tell(
            finding(
                "FORM-102",
                name=side.name,
                where_zh="有绩效目标表，项目表中没有" if is_sheet else "没有对应的绩效目标表",
                where_en="has a sheet and is not in the projects table"
                if is_sheet
                else "has no performance sheet",
                title=table.title or "",
                places=(side.place,),
            )
        )
    if not alone and not bare:
        tally.record("FORM-102", "holds", table=number)


def _check_total(table: Table, number: int, sheets: Sequence[Side], tally: Tally) -> None:
    """Σ sheets against the table's total."""
    key = _total_column(table)
    total = next(
        (
            _row_side(table, number, index, key)
            for index, row in enumerate(table.rows)
            if key and row.role in ("total", "subtotal") and _has_amount(row.cells.get(key))
        ),
        None,
    )
    if total is None:
        tally.record("FORM-104", "not_applicable", table=number, reason="no total is printed")
        return
    comparison = Comparison(
        expected=total.amount,
        observed=sum((each.amount for each in sheets), Decimal(0)),
        tolerance=sum((each.half for each in sheets), Decimal(0)) + total.half,
    )
    if comparison.outcome != "broken":
        tally.record("FORM-104", comparison.outcome, table=number)
        return
    tally.tell(
        finding(
            "FORM-104",
            count=len(sheets),
            title=table.title or "",
            observed=f"{comparison.observed:,f} 元",
            expected=total.shown,
            difference=f"{abs(comparison.difference):,f} 元",
            places=(total.place, *(each.place for each in sheets)),
        )
    )


def _has_amount(value: CellValue | None) -> bool:
    return value is not None and value.amount is not None
