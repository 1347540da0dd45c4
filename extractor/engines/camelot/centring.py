"""Which columns a text heads that stands centred over several of them."""

from collections.abc import Sequence
from functools import cache

_OFF_CENTRE = 0.12  # of the width of the columns that a text heads
_AT_LEAST = 6.0  # points: columns are known from the white between texts only
_CLEARLY = 1.5  # times: so much worse must the next best share be

Shares = list[tuple[int, int]]


def shared_out(centres: Sequence[float], edges: Sequence[float]) -> Shares | None:
    """Shares the columns between `edges` out among the texts, each centred over its own.

    Every column belongs to one text, every text has at least one column. None where no share
    puts every text near the middle of its columns, or where two shares do so about equally.
    """
    columns = len(edges) - 1
    if not 0 < len(centres) <= columns:
        return None
    ranked = sorted(_all_shares(tuple(centres), tuple(edges)), key=lambda share: share[0])
    cost, best = ranked[0]
    for centre, (start, end) in zip(centres, best, strict=True):
        if _off(centre, edges, start, end) > _allowed(edges, start, end):
            return None
    if len(ranked) > 1 and ranked[1][0] < _CLEARLY * cost + 1.0:
        return None
    return best


def _all_shares(centres: tuple[float, ...], edges: tuple[float, ...]) -> list[tuple[float, Shares]]:
    """The two cheapest ways to share out: the sum of the distances from the middles, and who
    gets what."""
    columns = len(edges) - 1

    @cache
    def cheapest(text: int, start: int) -> tuple[tuple[float, tuple[tuple[int, int], ...]], ...]:
        if text == len(centres):
            return ((0.0, ()),) if start == columns else ()
        found = [
            (_off(centres[text], edges, start, end) + cost, ((start, end), *rest))
            for end in range(start + 1, columns + 1)
            for cost, rest in cheapest(text + 1, end)
        ]
        return tuple(sorted(found)[:2])

    return [(cost, list(shares)) for cost, shares in cheapest(0, 0)]


def _off(centre: float, edges: Sequence[float], start: int, end: int) -> float:
    return abs((edges[start] + edges[end]) / 2 - centre)


def _allowed(edges: Sequence[float], start: int, end: int) -> float:
    return max(_AT_LEAST, _OFF_CENTRE * (edges[end] - edges[start]))
