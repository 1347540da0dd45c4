"""The cell a run belongs to. A figure that may be two, in two cells, is never read as one."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from extractor.engines.cell_text import APART
from extractor.model.amount import are_two_figures, decimals
from extractor.model.page import Run

# A figure that reaches into another cell with one digit, having this many in its own, is one.
_AT_HOME = 3
# A figure reaches over the rule by this much (em) where it touches a figure of the next cell.
_REACH = 1.5
# More glyphs than this are no figure.
_LONGEST = 40
# Figures of two columns stand at the same distance from their rules, give or take this (em); the
# second holds where only one digit is in question.
_FLUSH, _FLUSH_ONE = 0.2, 0.05
_FIGURE = re.compile(r"[-−－+＋]?[\d.,．，]*\d[.,．，]*")


def place(run: Run, xs: Sequence[float], owners: Sequence[int]) -> tuple[int, Run]:
    """The cell in which most glyphs stand (the leftmost on a tie), and the run as it reads there.

    `owners` tells which cell covers each column between the edges `xs`. Digits alone decide for a
    figure; one that may be two is held apart by blanks: no figure, for all to see.
    """
    last = len(owners) - 1
    first_owner = owners[min(max(bisect_right(xs, run.centres[0]) - 1, 0), last)]
    if first_owner == owners[min(max(bisect_right(xs, run.centres[-1]) - 1, 0), last)]:
        return first_owner, run
    homes = [owners[min(max(bisect_right(xs, x) - 1, 0), last)] for x in run.centres]
    if not _FIGURE.fullmatch(run.text):
        return _majority(homes), run
    digits = [home for mark, home in zip(run.text, homes, strict=True) if mark.isdecimal()]
    most = _majority(digits)
    away = len(digits) - digits.count(most)
    if away == digits.count(most) or len(homes) > _LONGEST:
        end = next(index for index, home in enumerate(homes) if home != homes[0])
    else:
        at_home = away <= 1 and len(digits) - away >= _AT_HOME
        end = _end_of_first(run, homes, _sides(xs, owners, homes), at_home=at_home)
    return most, run._replace(text=run.text[:end] + APART + run.text[end:]) if end else run


def _majority(homes: Sequence[int]) -> int:
    votes = Counter(homes)
    return max(votes, key=lambda index: (votes[index], -index))


class _Sides(NamedTuple):
    """The left side of the first cell, and both sides of the last cell a run stands in."""

    first: float
    left: float
    right: float


def _sides(xs: Sequence[float], owners: Sequence[int], homes: Sequence[int]) -> _Sides:
    columns = [column for column, owner in enumerate(owners) if owner == homes[-1]]
    return _Sides(xs[owners.index(homes[0])], xs[columns[0]], xs[columns[-1] + 1])


def _end_of_first(run: Run, homes: Sequence[int], sides: _Sides, *, at_home: bool) -> int:
    """Where the first figure ends, if the run can be two figures that touch by chance; else 0.

    Two figures are printed with equally many decimals, or stand alike in their cells. If all
    digits but one are `at_home`, both must hold.
    """
    text = run.text
    for end in range(1, len(text)):
        rest = homes[end:]
        if 2 * rest.count(_majority(homes[:end])) > len(rest):
            continue
        seam = (run.centres[end - 1] + run.centres[end]) / 2
        near = abs(seam - sides.left) <= _REACH * run.size or len(set(homes)) > 2
        alike = decimals(text[:end]) == decimals(text[end:])
        off = _off(run, seam, sides)
        one_likely = alike and off < _FLUSH_ONE * run.size
        likely = one_likely if at_home else near and (alike or off < _FLUSH * run.size)
        if likely and are_two_figures(text[:end], text[end:]):
            return end
    return 0


def _off(run: Run, seam: float, sides: _Sides) -> float:
    """How far the seam is from where texts aligned in their cells, to either side, would meet."""
    to_the_right = sides.left - (sides.right - run.box[2])
    to_the_left = sides.left + (run.box[0] - sides.first)
    return min(abs(seam - to_the_right), abs(seam - to_the_left))
