"""Figures of a table that are all some powers of ten apart: a slip of unit, not a change."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from exports.changes.model import FigureChange, LineChange, State

# Powers of ten between 元, 千元, 万元 and 百万元; how far a figure may be from such a ratio in a
# year in which it also changed; how many of a table's figures must be.
_POWERS = (3, 4, 6, -3, -4, -6)
_WITHIN = Decimal(2)
_LEAST = 3
_MOST_LINES = Decimal("0.6")


def mark_slips(lines: Sequence[LineChange]) -> tuple[LineChange, ...]:
    """The lines, with the figures of a slip told as such: no difference, no percentage."""
    ratios = [_ratio(figure) for line in lines for figure in line.figures]
    known = [ratio for ratio in ratios if ratio is not None]
    for power in _POWERS:
        hits = sum(_is_about(ratio, power) for ratio in known)
        if hits >= _LEAST and hits >= _MOST_LINES * len(known):
            return tuple(_marked(line, power) for line in lines)
    return tuple(lines)


def _ratio(figure: FigureChange) -> Decimal | None:
    if figure.old is None or figure.new is None:
        return None
    before, after = figure.old.amount, figure.new.amount
    return after / before if before and after else None


def _is_about(ratio: Decimal, power: int) -> bool:
    near = ratio.scaleb(-power)
    return 1 / _WITHIN <= near <= _WITHIN


def _marked(line: LineChange, power: int) -> LineChange:
    figures = tuple(_figure(figure, power) for figure in line.figures)
    if figures == line.figures:
        return line
    kept = [state for state in line.states if state not in ("changed", "unchanged")]
    states: list[State] = [*kept, *(() if "uncertain" in kept else ("unit_changed",))]
    if "changed" in line.states and any(_is_changed(figure) for figure in figures):
        states.append("changed")
    return replace(line, figures=figures, states=tuple(states))


def _figure(figure: FigureChange, power: int) -> FigureChange:
    ratio = _ratio(figure)
    if ratio is None or not _is_about(ratio, power):
        return figure
    return replace(
        figure,
        state="unit_changed",
        delta=None,
        percent=None,
        no_percent="not_comparable",
        sign_change=False,
        material=True,
    )


def _is_changed(figure: FigureChange) -> bool:
    return figure.state not in ("unchanged", "not_disclosed", "unit_changed")
