"""Pie charts: a title, the slices, a legend with amounts and shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from typeset.flow import Flow
from typeset.marks import Swatch, Wedge

_RADIUS = 62.0
_HEIGHT = 192.0
_SIZE = 9.5
_LEGEND_LINE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A slice: its label, its amount in 万元 as printed, its share as printed, rrggbb."""

    label: str
    amount: str
    share: str
    colour: str


def set_pie(flow: Flow, title: str, slices: Sequence[Slice]) -> None:
    """Print a pie chart of `slices` under `title`, its legend to the right."""
    if flow.y + _HEIGHT > flow.bottom:
        flow.new_page(flow.form)
    flow.centred(title, flow.y + 20, 12, bold=True)
    centre = (flow.left + 40 + _RADIUS, flow.y + 38 + _RADIUS)
    _set_slices(flow, slices, centre)
    _set_legend(flow, slices, centre[0] + _RADIUS + 36, centre[1])
    flow.y += _HEIGHT


def _set_slices(flow: Flow, slices: Sequence[Slice], centre: tuple[float, float]) -> None:
    """Draw the disc; the angles follow the amounts, so slices may be as thin as a hair."""
    # Angles are geometry, not money: a float is precise enough for a drawing.
    sums = list(accumulate((float(piece.amount) for piece in slices), initial=0.0))
    for piece, start, end in zip(slices, sums[:-1], sums[1:], strict=True):
        flow.page.marks.append(
            Wedge(
                centre=centre,
                radius=_RADIUS,
                start=start / sums[-1],
                end=end / sums[-1],
                colour=piece.colour,
            )
        )


def _set_legend(flow: Flow, slices: Sequence[Slice], x: float, middle: float) -> None:
    top = middle - len(slices) * _LEGEND_LINE / 2
    for number, piece in enumerate(slices):
        y = top + number * _LEGEND_LINE
        flow.page.marks.append(Swatch(x=x, y=y + 2, side=8, colour=piece.colour))
        words = f"{piece.label} {piece.amount}万元，{piece.share}"
        flow.text(words, x + 14, y + 9.5, _SIZE)
