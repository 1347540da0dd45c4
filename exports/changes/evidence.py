"""How alike two names are, and whether amounts speak for or against taking lines for one."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Indel

from layouts.likeness import at_odds

_HUNDREDTH = Decimal("0.01")
_NEARLY = Decimal("0.9999")
_TELLING_DIGITS = 3


@lru_cache(maxsize=65536)
def name_score(old: str, new: str) -> Decimal:
    """How much two names have in common, 0 to 1 in hundredths; the order does not matter."""
    found = Indel.normalized_similarity(*sorted((old, new)))
    return Decimal(repr(found)).quantize(_HUNDREDTH, ROUND_HALF_EVEN)


def alike(olds: Sequence[str], news: Sequence[str], least: Decimal) -> Iterator[tuple[int, int]]:
    """Which of the names may reach a score, by their numbers; the others are not even looked at."""
    cutoff = float(least - _HUNDREDTH)
    for number, name in enumerate(olds):
        found = process.extract(
            name, news, scorer=Indel.normalized_similarity, score_cutoff=cutoff, limit=None
        )
        yield from ((number, place) for place in sorted(place for _, _, place in found))


def odd(old: str, new: str) -> bool:
    """Whether two names, however alike, cannot mean the same (中央 and 省级, 一期 and 二期)."""
    return at_odds(old, new)


def closeness(old: Decimal | None, new: Decimal | None) -> Decimal | None:
    """The smaller amount as a share of the larger, 0 to 1 (1 only where they are the same); None
    where either is missing or zero."""
    if not old or not new:
        return None
    if (old < 0) != (new < 0):
        return Decimal(0)
    small, large = sorted((abs(old), abs(new)))
    return Decimal(1) if small == large else min(small / large, _NEARLY)


def digits_of(amount: Decimal) -> int:
    """How many digits an amount has, the zeros at its end aside: 3 of 12300."""
    return len(amount.normalize().as_tuple().digits)


def telling(amount: Decimal | None) -> bool:
    """Whether an amount is so particular that meeting it twice means something: 12.3, not 10."""
    return amount is not None and digits_of(amount) >= _TELLING_DIGITS
