"""Where the texts of two cells meet in one chain of glyphs, at the rules that cross it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from statistics import median
from typing import Literal, NamedTuple

from extractor.model.amount import are_two_figures, decimals, is_plain_figure
from extractor.source.chain import Chain

# A gap narrower than this (em) shows no blank.
NARROW = 0.05
# How far (em) a rule may reach into the glyph boxes it separates.
_BITE = 0.06
# Text overflows its cell by this much (em) at most where it meets the text of the next cell.
_REACH = 1.5
# A step (em) that differs this much from the steps around it begins a text of its own: inside a
# figure, between other glyphs, and between letters that may be kerned. Writers round the places of
# single digits by 0.016 em at most.
_STEP, _STEP_TEXT, _STEP_KERNED = 0.025, 0.04, 0.15
# Two figures with unlike decimals are told apart by a step this odd (em).
_STEP_UNLIKE = 0.1
# An odd step is so many times odder than all others: to show, and to be sure.
_ODDER, _SURE = 2, 4

_FIGURE_MARKS = "0123456789.,０１２３４５６７８９．，"
_SIGNS = "-−－+＋"
_FIGURE_START = re.compile(r"[-−－+＋]?[\d.,．，]+")

# What stands on both sides of a seam: one text, two texts, or figures that may be one or two.
Verdict = Literal["one", "two", "doubtful"]


class Seam(NamedTuple):
    """Where a chain is cut at the rule at `x`: the glyph that ends one text, and the next one.

    `between` tells that the rule stands between both glyphs. Else the text reaches over it, and
    `step` (em) tells how odd the step is between both, `noise` how odd other steps are.
    """

    x: float
    before: int
    after: int
    between: bool
    step: float = 0.0
    noise: float = 0.0


def seams_of(chain: Chain, crossing: Sequence[float]) -> list[tuple[Seam, Verdict]]:
    """Where two texts meet, or may meet, left to right: at most one seam for every rule."""
    found: list[Seam] = []
    odd: dict[float, Seam] | None = None
    for x in crossing:
        seam = _seam_at(chain, x)
        if seam is None:
            odd = _odd_steps(chain, crossing) if odd is None else odd
            seam = odd.get(x)
        if seam is not None and seam.before >= (found[-1].after if found else 0):
            found.append(seam)
    starts = [0, *(seam.after for seam in found)]
    ends = [*(seam.before + 1 for seam in found[1:]), len(chain.text)]
    judged = [
        (seam, _verdict(chain, seam, start, end))
        for seam, start, end in zip(found, starts, ends, strict=False)
    ]
    return [(seam, verdict) for seam, verdict in judged if verdict != "one"]


def _seam_at(chain: Chain, x: float) -> Seam | None:
    """The seam between the two glyphs beside the rule, if the rule parts them."""
    before, after = _neighbours(chain, x)
    if 0 <= before < after < len(chain.text) and _separates(chain, before, after, x):
        return Seam(x, before, after, between=True)
    return None


def _odd_steps(chain: Chain, crossing: Sequence[float]) -> dict[float, Seam]:
    """For every rule the seam near it at which the text starts afresh, if there is one.

    A producer that writes one text moves on by the width of each glyph. Where the text of one cell
    reaches over the rule, the text of the next cell starts at a place of its own: the one step
    that is too wide or goes back. Other odd steps in the chain (kerning, justified or hinted text)
    make all of them worthless.
    """
    steps = _steps(chain)
    odds = {place: abs(step) for place, step in steps.items()}
    near: dict[float, list[int]] = {}
    noise = 0.0
    for place, odd in odds.items():
        middle = (chain.rights[place] + chain.lefts[place + 1]) / 2
        x = _nearest(crossing, middle)
        if abs(x - middle) <= _REACH * chain.size:
            near.setdefault(x, []).append(place)
        else:
            noise = max(noise, odd)
    found: dict[float, Seam] = {}
    for x, places in near.items():
        *others, best = sorted(places, key=odds.__getitem__)
        most = max([noise, *(odds[place] for place in others)])
        if odds[best] > max(_ODDER * most, _evidence(chain, best, steps[best])):
            found[x] = Seam(x, best, best + 1, False, odds[best], most)
    return found


def _steps(chain: Chain) -> dict[int, float]:
    """How far (em) each glyph's successor stands from its place; blanks have no say."""
    text = chain.text
    gaps = {
        place: left - right
        for place, (left, right) in enumerate(zip(chain.lefts[1:], chain.rights, strict=False))
        if " " not in text[place : place + 2]
    }
    usual = median(gaps.values()) if len(gaps) > 2 else 0.0
    em = chain.size or 1.0
    return {place: (gap - usual) / em for place, gap in gaps.items()}


def _nearest(crossing: Sequence[float], x: float) -> float:
    place = bisect_left(crossing, x)
    return min(crossing[max(0, place - 1) : place + 1], key=lambda at: abs(at - x))


def _evidence(chain: Chain, place: int, step: float) -> float:
    """The share of an em that a step must differ to tell two texts apart."""
    pair = chain.text[place : place + 2]
    if pair.isascii() and pair.isalpha() and step < 0:
        return _STEP_KERNED
    figures = pair[0] in _FIGURE_MARKS and pair[1] in _FIGURE_MARKS + _SIGNS
    return _STEP if figures else _STEP_TEXT


def _verdict(chain: Chain, seam: Seam, start: int, end: int) -> Verdict:
    """What the glyphs from `start` to `end` are: each text stands mostly on its side of the rule.

    A cut between digits must leave two figures.
    """
    if seam.between:
        return "two"
    left, right = slice(start, seam.before + 1), slice(seam.after, end)
    if _middle(chain, left) >= seam.x or _middle(chain, right) <= seam.x:
        return "one"
    before = chain.text[left]
    one = before[len(before.rstrip(_FIGURE_MARKS)) :]
    other = _FIGURE_START.match(chain.text[right])
    if not one or other is None:
        return "two"
    return _figures(one, other[0], seam) if are_two_figures(one, other[0]) else "one"


def _figures(one: str, other: str, seam: Seam) -> Verdict:
    """What two figures are that might be one, as well: a slight step must not be by chance.

    Fonts kern ones, and only those: there the step says nothing.
    """
    if is_plain_figure(one + other):
        if one[-1] == other[0] == "1" and seam.step < _STEP_KERNED:
            return "one"
        if seam.step <= _SURE * seam.noise:
            return "doubtful"
    alike = decimals(one) == decimals(other) or seam.step > _STEP_UNLIKE
    return "two" if alike else "doubtful"


def _middle(chain: Chain, part: slice) -> float:
    """Half of the glyphs stand left of it."""
    return median(map(sum, zip(chain.lefts[part], chain.rights[part], strict=True))) / 2


def _neighbours(chain: Chain, x: float) -> tuple[int, int]:
    """The glyphs left and right of `x`, blanks passed over."""
    after = bisect_left(chain.lefts, x - _BITE * chain.size)
    before = after - 1
    while before > 0 and chain.text[before] == " ":
        before -= 1
    while after < len(chain.text) - 1 and chain.text[after] == " ":
        after += 1
    return before, after


def _separates(chain: Chain, before: int, after: int, x: float) -> bool:
    """Whether a rule at `x` stands between two texts rather than by chance between two glyphs."""
    bite = _BITE * chain.size
    gap = chain.lefts[after] - chain.rights[before]
    if not chain.rights[before] - bite <= x <= chain.lefts[after] + bite:
        return False
    return gap > NARROW * chain.size or _wide(chain.text[before]) != _wide(chain.text[after])


def _wide(character: str) -> bool:
    return character >= "\u2e80"
