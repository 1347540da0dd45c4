"""The cell a run belongs to. A figure that may be two, in two cells, is never read as one."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from extractor.engines.ruled.wording import APART
from extractor.model.amount import is_plain_figure
from extractor.model.page import Run

# A figure reaches into another cell with one digit at most, having this many in its own.
_AT_HOME = 3
_FIGURE = re.compile(r"[-−－+＋]?[\d.,．，]+")


def place(run: Run, xs: Sequence[float], owners: Sequence[int]) -> tuple[int, Run]:
    """The cell in which most glyphs stand (the leftmost on a tie), and the run as it reads there.

    `owners` tells which cell covers each column between the edges `xs`.
    """
    last = len(owners) - 1
    first_owner = owners[min(max(bisect_right(xs, run.centres[0]) - 1, 0), last)]
    if first_owner == owners[min(max(bisect_right(xs, run.centres[-1]) - 1, 0), last)]:
        return first_owner, run
    homes = [owners[min(max(bisect_right(xs, x) - 1, 0), last)] for x in run.centres]
    most = _majority(homes)
    return most, _parted(run, homes) if _doubtful(run.text, homes, most) else run


def _majority(homes: Sequence[int]) -> int:
    votes = Counter(homes)
    return max(votes, key=lambda index: (votes[index], -index))


def _doubtful(text: str, homes: Sequence[int], most: int) -> bool:
    """Whether a figure that stands in several cells can be read as two figures, one in each."""
    if not _FIGURE.fullmatch(text):
        return False
    digits = [home == most for mark, home in zip(text, homes, strict=True) if mark.isdecimal()]
    if sum(digits) >= _AT_HOME and len(digits) - sum(digits) <= 1:
        return False
    return any(
        is_plain_figure(text[:end])
        and is_plain_figure(text[end:])
        and _majority(homes[:end]) != _majority(homes[end:])
        for end in range(1, len(text))
    )


def _parted(run: Run, homes: Sequence[int]) -> Run:
    """The run with its halves held apart where the cell changes: no figure, for all to see."""
    end = next(place for place, home in enumerate(homes) if home != homes[0])
    return run._replace(text=run.text[:end] + APART + run.text[end:])
