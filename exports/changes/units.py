"""Slips of unit: a table whose figures differ by a power of ten on most lines changed its unit,
not its amounts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from exports.changes.model import (
    STATES,
    Caution,
    FigureChange,
    LineChange,
    State,
    TableChange,
)
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.finding import Message
from extractor.model.report import Report

CODE = "unit-slip"
# So many lines must differ alike, and so large a part of all that can be told.
_LINES = 3
_SHARE = Decimal("0.75")
# Half a power of ten to either side: what amounts may really have changed besides.
_BAND = Decimal("3.162")
# Printed units lie this many powers of ten apart; ten times as much may be a true change.
_POWERS = frozenset(
    abs(one - other) for one in UNIT_EXPONENT.values() for other in UNIT_EXPONENT.values()
) - {0, 1}


def check_units(
    old: Report, new: Report, tables: Sequence[TableChange]
) -> tuple[tuple[TableChange, ...], tuple[Caution, ...]]:
    """The tables with every slip of unit marked, and a caution for each table that has one.

    A unit printed otherwise with equal amounts is told by `differs` alone.
    """
    slips = {index: found for index, table in enumerate(tables) if (found := _slip(table))}
    known = set(slips.values())
    for index, table in enumerate(tables):
        if index not in slips and (alike := _alike(table, known)):
            slips[index] = alike
    marked = tuple(
        _with_unit(_marked(table, slips[index]) if index in slips else table, old, new)
        for index, table in enumerate(tables)
    )
    return marked, _cautions(tables, slips)


def power(old: Decimal | None, new: Decimal | None) -> int:
    """By which power of ten two amounts differ, nearest; 0 unless printed units can differ so."""
    if not old or not new or (old < 0) != (new < 0):
        return 0
    ratio = new / old
    nearest = ratio.adjusted() + (1 if ratio.scaleb(-ratio.adjusted()) > _BAND else 0)
    return nearest if abs(nearest) in _POWERS else 0


def as_unit_changed(change: FigureChange) -> FigureChange:
    """A figure that cannot be compared, as its unit slipped."""
    return replace(
        change,
        state="unit_changed",
        delta=None,
        percent=None,
        no_percent="not_comparable",
        sign_change=False,
        material=True,
    )


def _slip(table: TableChange) -> int:
    """The power of ten by which most lines of a table differ; 0 where they do not. Figures that
    the alignment has told as slipped say it by themselves."""
    known = Counter(
        power(change.old.amount, change.new.amount)
        for line in table.lines
        for change in line.figures
        if change.state == "unit_changed" and change.old and change.new
    )
    if known:
        return known.most_common(1)[0][0]
    return _slip_of_lines(table)


def _slip_of_lines(table: TableChange) -> int:
    rows: Counter[int] = Counter()
    lines = 0
    for line in table.lines:
        powers = Counter(_powers(line))
        if not powers:
            continue
        lines += 1
        (most, count), *_ = powers.most_common(1)
        if most and 2 * count > powers.total():
            rows[most] += 1
    if not rows:
        return 0
    (found, count), *_ = rows.most_common(1)
    return found if count >= _LINES and count >= _SHARE * lines else 0


def _powers(line: LineChange) -> Iterator[int]:
    """The power of ten of every figure of a line that both sides print."""
    if len(line.old) == len(line.new) == 1 and "uncertain" not in line.states:
        for change in line.figures:
            if change.old and change.new and change.old.amount and change.new.amount:
                yield power(change.old.amount, change.new.amount)


def _alike(table: TableChange, known: Iterable[int]) -> int:
    """The slip of another table, where all figures of this one differ in that way."""
    powers = {each for line in table.lines for each in _powers(line)}
    return next(iter(powers)) if len(powers) == 1 and powers <= set(known) else 0


def _marked(table: TableChange, slip: int) -> TableChange:
    return replace(
        table,
        states=_with_state(table.states),
        lines=tuple(_marked_line(line, slip) for line in table.lines),
    )


def _marked_line(line: LineChange, slip: int) -> LineChange:
    if len(line.old) != 1 or len(line.new) != 1 or "uncertain" in line.states:
        return line
    figures = tuple(_marked_figure(change, slip) for change in line.figures)
    if all(change.state != "unit_changed" for change in figures):
        return line
    return replace(line, figures=figures, states=_with_state(line.states), material=True)


def _marked_figure(change: FigureChange, slip: int) -> FigureChange:
    if change.old is None or change.new is None:
        return change
    slipped = power(change.old.amount, change.new.amount) == slip
    return as_unit_changed(change) if slipped else change


def _with_state(states: Iterable[State]) -> tuple[State, ...]:
    kept = {*states, "unit_changed"} - {"changed", "unchanged"}
    return tuple(state for state in STATES if state in kept)


def _with_unit(table: TableChange, old: Report, new: Report) -> TableChange:
    """Lines whose tables print different units say so."""
    if table.old is None or table.new is None:
        return table
    units = {old.tables[table.old].unit, new.tables[table.new].unit}
    if len(units) == 1 or None in units:
        return table
    return replace(table, lines=tuple(_line_with_unit(line) for line in table.lines))


def _line_with_unit(line: LineChange) -> LineChange:
    if not line.old or not line.new or "unit" in line.differs:
        return line
    return replace(line, differs=(*line.differs, "unit"))


def _cautions(tables: Sequence[TableChange], slips: Mapping[int, int]) -> tuple[Caution, ...]:
    """One for all tables that slipped alike, the first of them named."""
    groups: dict[int, list[TableChange]] = {}
    for index in sorted(slips):
        groups.setdefault(abs(slips[index]), []).append(tables[index])
    return tuple(_caution(found, times) for times, found in groups.items())


def _caution(tables: Sequence[TableChange], exponent: int) -> Caution:
    times, first, count = f"{Decimal(1).scaleb(exponent):f}", tables[0].title, len(tables)
    named = Message(zh=f"《{first}》", en=f"“{first}”")
    if count > 1:
        named = Message(
            zh=f"{count}张表（如《{first}》）", en=f"{count} tables (“{first}” for one)"
        )
    return Caution(
        code=CODE,
        message=Message(
            zh=f"{named.zh}多数行两边的金额约差{times}倍，应为金额单位有误，不作增减变动比较。",
            en=f"On most lines of {named.en} the two sides differ about {times} times: a slip "
            "of unit, not a variance. They are not compared.",
        ),
    )
