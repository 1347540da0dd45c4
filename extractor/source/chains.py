"""Glyphs chained into runs: same baseline, hardly a gap, no vertical rule between two glyphs.

Runs are never built from the PDF's own words or lines: those bridge cells where a producer wrote a
whole table row in one go, and split figures where it placed every glyph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from extractor.model.geometry import Box
from extractor.model.page import Rule, Run
from extractor.source.chain import Chain, join, part
from extractor.source.seams import NARROW, seams_of

# Gaps below this share of the glyph size (em) continue a run.
_CHAIN = 0.12
# A drawn blank wider than this (em) ends a run.
_BLANK = 0.9
# A glyph that starts this far (em) before the end of the one before it begins a new run.
_BACK = 0.35
# Two chains of equal text this close (points) are one text drawn twice to look bold.
_FAKE_BOLD = 1.2

_INK = re.compile(r"[^\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f]+")
_NO_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff\x00-\x1f]")


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
        for place, piece in enumerate(_at_gaps(part(chain, start, end))):
            hidden = place == 0 and joined and _over_blank(chain, joined[-1], start)
            if joined and _near(joined[-1], piece) and not hidden:
                joined[-1] = _with_blank(joined[-1], piece)
            else:
                joined.append(piece)
    return joined


def _near(left: Chain, right: Chain) -> bool:
    return _BACK * -right.size < _gap(left, right) < _BLANK * right.size


def _over_blank(chain: Chain, text: Chain, start: int) -> bool:
    """Whether the glyph at `start` hides the blank that ends the text before it.

    It then begins another text, which only the rules can tell from this one.
    """
    blank = chain.rights[start - 1] - chain.lefts[start - 1]
    gap = chain.lefts[start] - text.rights[-1]
    return gap < NARROW * chain.size < blank


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
        yield part(chain, start, end)
        start = end
    yield part(chain, start, len(text)) if start else chain


def _gap(left: Chain, right: Chain) -> float:
    return right.lefts[0] - left.rights[-1]


def _with_blank(left: Chain, right: Chain) -> Chain:
    """Both chains as one, with one blank between them unless they all but touch."""
    if _gap(left, right) < NARROW * right.size:
        return join(left, right)
    blank = left._replace(text=" ", lefts=[left.rights[-1]], rights=[right.lefts[0]])
    return join(join(left, blank), right)


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
            joined[-1] = join(joined[-1], chain)
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
    """Cuts a chain where the texts of two cells meet; a rule through one text is overflow.

    Where it cannot be told whether figures are two or one, they are held apart in one chain.
    """
    lefts, rights = chain.lefts, chain.rights
    crossing = verticals.between(lefts[0] + 0.2, rights[-1] - 0.2, (chain.top + chain.bottom) / 2)
    if not crossing:
        return [chain]
    seams = seams_of(chain, crossing)
    starts = [0, *(seam.after for seam, _ in seams)]
    ends = [*(seam.before + 1 for seam, _ in seams), len(lefts)]
    first, *others = [part(chain, start, end) for start, end in zip(starts, ends, strict=True)]
    pieces = [first]
    for piece, (_, verdict) in zip(others, seams, strict=True):
        if verdict == "two":
            pieces.append(piece)
        else:
            pieces[-1] = _held_apart(pieces[-1], piece)
    return pieces


def _held_apart(left: Chain, right: Chain) -> Chain:
    """Both chains as one, with two blanks between them: no figure has that inside."""
    ends, begins = [left.rights[-1]] * 2, [right.lefts[0]] * 2
    return join(join(left, left._replace(text="  ", lefts=ends, rights=begins)), right)


def _run(chain: Chain) -> Run:
    lefts, rights = chain.lefts, chain.rights
    return Run(
        chain.text,
        Box(lefts[0], chain.top, rights[-1], chain.bottom),
        chain.size,
        tuple([(left + right) / 2 for left, right in zip(lefts, rights, strict=True)]),
        chain.bold,
    )
