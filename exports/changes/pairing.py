"""One-to-one pairs out of scored candidates, without a guess.

A pair is made where both ends like each other best and clearly better than anything else that is
still free. What is left above the threshold is a doubt that a person must settle. The result does
not depend on the order of the candidates, nor on which side is called old.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Two that may be one. `score` is 0 to 1."""

    old: int
    new: int
    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """Pairs, one for each end at most, and doubts: candidates whose ends are still free."""

    pairs: tuple[Candidate, ...]
    doubts: tuple[Candidate, ...]


def pair(candidates: Iterable[Candidate], *, least: Decimal, clear: Decimal) -> Pairing:
    """Pairs candidates of at least `least` that lead every rival at either end by `clear`.

    A pair made frees nothing and takes both ends away, so that others may now be clear.
    """
    left = [each for each in candidates if each.score >= least]
    pairs: list[Candidate] = []
    while made := _clear_ones(left, clear):
        pairs.extend(made)
        olds, news = {each.old for each in made}, {each.new for each in made}
        left = [each for each in left if each.old not in olds and each.new not in news]
    return Pairing(pairs=tuple(sorted(pairs, key=_place)), doubts=tuple(sorted(left, key=_place)))


def _clear_ones(candidates: Sequence[Candidate], clear: Decimal) -> list[Candidate]:
    by_old: dict[int, list[Candidate]] = defaultdict(list)
    by_new: dict[int, list[Candidate]] = defaultdict(list)
    for each in candidates:
        by_old[each.old].append(each)
        by_new[each.new].append(each)
    return [
        each
        for each in candidates
        if _leads(each, by_old[each.old], clear) and _leads(each, by_new[each.new], clear)
    ]


def _leads(candidate: Candidate, rivals: Sequence[Candidate], clear: Decimal) -> bool:
    return all(candidate.score - rival.score >= clear for rival in rivals if rival is not candidate)


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.old, candidate.new
