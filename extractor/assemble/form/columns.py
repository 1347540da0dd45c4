"""The columns of an indicator grid, by its header row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extractor.assemble.form.sheet import Sheet, SheetCell
from layouts.form import ColumnRole, IndicatorLayout
from layouts.normalise import without_year

Span = tuple[int, int]
_SHARED = ("level1",)


@dataclass(slots=True)
class Half:
    """One half of the grid: the columns of its roles, and the period it is about.

    `targets` are its target columns where the header names a period for each.
    """

    period: str
    roles: dict[ColumnRole, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorColumns:
    """Halves left to right. `row` is the header row, `header` its cells."""

    row: int
    last_row: int
    halves: tuple[Half, ...]
    header: tuple[SheetCell, ...]
    sheet: Sheet

    def is_level(self, col: int) -> bool:
        """Whether heads of level 1 or 2 stand in this column."""
        return any(
            role in ("level1", "level2") and span[0] <= col <= span[1]
            for half in self.halves
            for role, span in half.roles.items()
        )

    def wrapped(self, col: int) -> int:
        """The length of the longest line that was wrapped in this column; 0 if none was."""
        cells = {
            id(cell): cell
            for row in range(self.last_row + 1, len(self.sheet.slots))
            if (cell := self.sheet.at(row, col)) is not None and cell.col == col
        }
        return max((len(line) for cell in cells.values() for line in cell.lines[:-1]), default=0)


def find_columns(sheet: Sheet, layout: IndicatorLayout, start: int = 0) -> IndicatorColumns | None:
    """The first header row at or below row `start`; None if there is none."""
    for row in range(start, len(sheet.slots)):
        cells = sheet.row_cells(row)
        named = [(cell, layout.role_of(without_year(cell.text))) for cell in cells if cell.text]
        roles = [role for _, role in named]
        if "level3" in roles and ("target" in roles or "level2" in roles):
            return _columns(sheet, row, [(cell, role) for cell, role in named if role], layout)
    return None


def find_all_columns(sheet: Sheet, layout: IndicatorLayout) -> Iterator[IndicatorColumns]:
    """Every header row: a form repeats it on the next page, or has a grid for each period."""
    start = 0
    while (columns := find_columns(sheet, layout, start)) is not None:
        yield columns
        start = columns.row + 1


def _columns(
    sheet: Sheet,
    row: int,
    named: list[tuple[SheetCell, ColumnRole]],
    layout: IndicatorLayout,
) -> IndicatorColumns:
    halves: list[Half] = [Half(period="")]
    for cell, role in named:
        period = layout.period_of(without_year(cell.text)) if role == "target" else None
        if role in halves[-1].roles:
            halves.append(_next_half(halves[-1], role, period))
        halves[-1].roles[role] = (cell.col, cell.last_col)
        halves[-1].period = period or halves[-1].period
    halves = [half for half in halves if "level3" in half.roles]
    _name_periods(halves, layout)
    return IndicatorColumns(
        row=row,
        last_row=max(cell.last_row for cell, _ in named),
        halves=tuple(halves),
        header=tuple(cell for cell, _ in named),
        sheet=sheet,
    )


def _next_half(before: Half, role: ColumnRole, period: str | None) -> Half:
    """A half that begins with a level, or only with another period's target."""
    shared: Mapping[ColumnRole, Span] = before.roles
    keep = ("level1", "level2", "level3") if role == "target" and period else _SHARED
    return Half(
        period="",
        roles={name: span for name, span in shared.items() if name in keep and name != role},
    )


def _name_periods(halves: list[Half], layout: IndicatorLayout) -> None:
    """Halves whose header names no period have the profile's, left to right; one is annual."""
    for index, half in enumerate(halves):
        if not half.period:
            periods = layout.periods if len(halves) > 1 else layout.periods[-1:]
            half.period = periods[min(index, len(periods) - 1)]
