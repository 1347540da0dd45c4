"""Glyphs chained into runs: same baseline, hardly a gap, no vertical rule between two glyphs.

Runs are never built from the PDF's own words or lines: those bridge cells where a producer wrote a
whole table row in one go, and split figures where it placed every glyph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extractor.model.amount import is_plain_figure
from extractor.model.geometry import Box
from extractor.model.page import Rule, Run

# Gaps below this share of the glyph size (em) continue a run.
_CHAIN = 0.12
# A drawn blank wider than this (em) ends a run.
_BLANK = 0.9
# A glyph that starts this far (em) before the end of the one before it begins a new run.
_BACK = 0.35
# How far (em) a rule may reach into the glyph boxes it separates.
_BITE = 0.06
# A gap narrower than this (em) shows no blank.
_NARROW = 0.05
# Text overflows its cell by this much (em) at most where it meets the text of the next cell.
_REACH = 1.5
# A step (em) that differs this much from the steps around it begins a text of its own: inside a
# figure, between other glyphs, and between letters that may be kerned.
_STEP, _STEP_TEXT, _STEP_KERNED = 0.02, 0.04, 0.15
# Two chains of equal text this close (points) are one text drawn twice to look bold.
_FAKE_BOLD = 1.2

_INK = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f]+")
_FIGURE_END = re.compile(r"[-−－+＋]?[\d.,．，]+$")
_FIGURE_START = re.compile(r"[-−－+＋]?[\d.,．，]+")
_NO_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f]")

Edges = list[float]


class Chain(NamedTuple):
    """Glyphs in reading order; `lefts` and `rights` are their edges in points."""

    base: float
    text: str
    lefts: Edges
    rights: Edges
    size: float
    bold: bool
    top: float
    bottom: float


class Seam(NamedTuple):
    """Where a chain is cut at the rule at `x`: the glyph that ends one text, and the next one.

    `between` tells that the rule stands between both glyphs; else the text reaches over it.
    """

    x: float
    before: int
    after: int
    between: bool


class Verticals:
    """The vertical rules of a page, ready to be asked what lies between two glyphs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(
            (rule for rule in rules if not rule.horizontal), key=lambda rule: rule.at
        )
        self._places = [rule.at for rule in self._rules]

    def between(self, left: float, right: float, y: float) -> list[float]:
        """The x of rules strictly between `left` and `right` at height `y`, left to right."""
        first = bisect_right(self._places, left)
        last = bisect_left(self._places, right)
        if first >= last:
            return []
        return [rule.at for rule in self._rules[first:last] if rule.start - 1 <= y <= rule.end + 1]


def split(chain: Chain) -> list[Chain]:
    """Cuts a sequence of glyphs at gaps and wide blanks; blanks at the ends are dropped."""
    if _NO_BLANK.search(chain.text) is None:
        return list(_at_gaps(chain))
    joined: list[Chain] = []
    for match in _INK.finditer(chain.text):
        start, end = match.span()
        for place, piece in enumerate(_at_gaps(_part(chain, start, end))):
            near = bool(joined) and -_BACK < _gap(joined[-1], piece) / piece.size < _BLANK
            if near and not (place == 0 and _over_blank(chain, joined[-1], start)):
                joined[-1] = _with_blank(joined[-1], piece)
            else:
                joined.append(piece)
    return joined


def _over_blank(chain: Chain, text: Chain, start: int) -> bool:
    """Whether the glyph at `start` hides the blank that ends the text before it.

    It then begins another text, which only the rules can tell from this one.
    """
    blank = chain.rights[start - 1] - chain.lefts[start - 1]
    gap = chain.lefts[start] - text.rights[-1]
    return gap < _NARROW * chain.size < blank


def _at_gaps(chain: Chain) -> Iterator[Chain]:
    """Cuts a blank-free chain wherever the next glyph does not follow closely."""
    _, text, lefts, rights, size, *_ = chain
    wide, back = _CHAIN * size, -_BACK * size
    breaks = [
        place
        for place, (left, right) in enumerate(zip(lefts[1:], rights, strict=False), 1)
        if not back < left - right < wide
    ]
    start = 0
    for end in breaks:
        yield _part(chain, start, end)
        start = end
    yield _part(chain, start, len(text)) if start else chain


def _part(chain: Chain, start: int, end: int) -> Chain:
    base, text, lefts, rights, size, bold, top, bottom = chain
    return Chain(
        base, text[start:end], lefts[start:end], rights[start:end], size, bold, top, bottom
    )


def _gap(left: Chain, right: Chain) -> float:
    return right.lefts[0] - left.rights[-1]


def _with_blank(left: Chain, right: Chain) -> Chain:
    """Both chains as one, with one blank between them unless they all but touch."""
    if _gap(left, right) < _NARROW * right.size:
        return _joined(left, right)
    blank = left._replace(text=" ", lefts=[left.rights[-1]], rights=[right.lefts[0]])
    return _joined(_joined(left, blank), right)


def _joined(left: Chain, right: Chain) -> Chain:
    return Chain(
        left.base,
        left.text + right.text,
        left.lefts + right.lefts,
        left.rights + right.rights,
        max(left.size, right.size),
        left.bold and right.bold,
        min(left.top, right.top),
        max(left.bottom, right.bottom),
    )


def runs_of(chains: Iterable[Chain], verticals: Verticals) -> tuple[Run, ...]:
    """All runs of a page, by baseline, then left to right."""
    runs: list[Run] = []
    for row in _by_baseline(chains):
        row.sort(key=lambda chain: chain.lefts[0])
        runs += [
            _run(piece)
            for chain in _continued(_single(row), verticals)
            for piece in _cut(chain, verticals)
        ]
    return tuple(runs)


def _by_baseline(chains: Iterable[Chain]) -> Iterator[list[Chain]]:
    """Groups chains whose baselines differ by a tenth of the glyph size at most."""
    row: list[Chain] = []
    for chain in sorted(chains, key=lambda chain: chain.base):
        if row and chain.base - row[0].base > 0.2 + 0.1 * min(chain.size, row[0].size):
            yield row
            row = []
        row.append(chain)
    if row:
        yield row


def _single(row: list[Chain]) -> list[Chain]:
    """Drops chains that repeat the text under them: bold made by drawing twice."""
    kept: list[Chain] = []
    for chain in row:
        twin = _twin(kept, chain)
        if twin is None:
            kept.append(chain)
        else:
            kept[twin] = kept[twin]._replace(bold=True)
    return kept


def _twin(kept: list[Chain], chain: Chain) -> int | None:
    """The place of the chain that `chain` repeats; `kept` runs from left to right."""
    for place in range(len(kept) - 1, -1, -1):
        other = kept[place]
        if chain.lefts[0] - other.lefts[0] >= _FAKE_BOLD:
            return None
        if other.text == chain.text and abs(other.base - chain.base) < _FAKE_BOLD:
            return place
    return None


def _continued(row: Sequence[Chain], verticals: Verticals) -> list[Chain]:
    """Joins neighbours that touch, unless a vertical rule crosses either of them."""
    joined: list[Chain] = []
    for chain in row:
        if joined and _touch(joined[-1], chain) and not _ruled(joined[-1], chain, verticals):
            joined[-1] = _joined(joined[-1], chain)
        else:
            joined.append(chain)
    return joined


def _touch(left: Chain, right: Chain) -> bool:
    size = max(left.size, right.size)
    alike = min(left.size, right.size) > 0.6 * size
    return alike and -0.2 * size < _gap(left, right) < _CHAIN * size


def _ruled(left: Chain, right: Chain, verticals: Verticals) -> bool:
    y = (left.top + left.bottom) / 2
    return bool(verticals.between(left.lefts[0] + 0.5, right.rights[-1] - 0.5, y))


def _cut(chain: Chain, verticals: Verticals) -> list[Chain]:
    """Cuts a chain where the texts of two cells meet; a rule through one text is overflow."""
    lefts, rights = chain.lefts, chain.rights
    crossing = verticals.between(lefts[0] + 0.2, rights[-1] - 0.2, (chain.top + chain.bottom) / 2)
    if not crossing:
        return [chain]
    pieces: list[Chain] = []
    start = 0
    for seam in _seams(chain, crossing):
        pieces.append(_part(chain, start, seam.before + 1))
        start = seam.after
    pieces.append(_part(chain, start, len(lefts)))
    return pieces


def _seams(chain: Chain, crossing: Sequence[float]) -> list[Seam]:
    """Where to cut, left to right: at most one seam for every rule."""
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
    return [
        seam
        for seam, start, end in zip(found, starts, ends, strict=False)
        if seam.between or _two_texts(chain, seam, start, end)
    ]


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
        least = 2 * max([noise, *(odds[place] for place in others)])
        if odds[best] > max(least, _evidence(chain, best, steps[best]) * chain.size):
            found[x] = Seam(x, best, best + 1, between=False)
    return found


def _steps(chain: Chain) -> dict[int, float]:
    """How far each glyph's successor stands from where it belongs; blanks have no say."""
    text = chain.text
    gaps = {
        place: left - right
        for place, (left, right) in enumerate(zip(chain.lefts[1:], chain.rights, strict=False))
        if " " not in text[place : place + 2]
    }
    usual = median(gaps.values()) if len(gaps) > 2 else 0.0
    return {place: gap - usual for place, gap in gaps.items()}


def _nearest(crossing: Sequence[float], x: float) -> float:
    place = bisect_left(crossing, x)
    return min(crossing[max(0, place - 1) : place + 1], key=lambda at: abs(at - x))


def _evidence(chain: Chain, place: int, step: float) -> float:
    """The share of an em that a step must differ to tell two texts apart."""
    pair = chain.text[place : place + 2]
    kerned = pair == "11" or (pair.isascii() and pair.isalpha())
    if kerned and step < 0:
        return _STEP_KERNED
    return _STEP if _FIGURE_START.fullmatch(pair) else _STEP_TEXT


def _two_texts(chain: Chain, seam: Seam, start: int, end: int) -> bool:
    """Whether a cut leaves either text mostly on its own side of the rule, and no half figure."""
    middles = [
        (left + right) / 2
        for left, right in zip(chain.lefts[start:end], chain.rights[start:end], strict=True)
    ]
    length = seam.before + 1 - start
    if median(middles[:length]) >= seam.x or median(middles[seam.after - start :]) <= seam.x:
        return False
    left = _FIGURE_END.search(chain.text[start : seam.before + 1])
    right = _FIGURE_START.match(chain.text[seam.after : end])
    if left is None or right is None:
        return True
    return (left[0].isdecimal() or is_plain_figure(left[0])) and is_plain_figure(right[0])


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
    return gap > _NARROW * chain.size or _wide(chain.text[before]) != _wide(chain.text[after])


def _wide(character: str) -> bool:
    return character >= "\u2e80"


def _run(chain: Chain) -> Run:
    lefts, rights = chain.lefts, chain.rights
    return Run(
        chain.text,
        Box(lefts[0], chain.top, rights[-1], chain.bottom),
        chain.size,
        tuple([(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]),
        chain.bold,
    )
