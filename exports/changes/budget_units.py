"""Budget units of a table: matched before the lines below them, which are told apart by them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from exports.changes.entries import Entry
from exports.changes.evidence import name_score, odd
from exports.changes.pairing import Candidate, pair

_ALIKE = Decimal("0.75")
_CLEAR = Decimal("0.05")


def align_units(
    olds: Sequence[Entry], news: Sequence[Entry]
) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """The lines with one name for a unit on both sides, whatever each calls it.

    Where neither side has several units, their lines are the body's own and bear none.
    """
    mine, theirs = _codes(olds), _codes(news)
    if len(mine) <= 1 and len(theirs) <= 1:
        return [replace(each, unit=None) for each in olds], [replace(e, unit=None) for e in news]
    called = dict(_partners(mine, theirs))
    return olds, [replace(each, unit=called.get(each.unit or "", each.unit)) for each in news]


def _codes(entries: Sequence[Entry]) -> dict[str, str | None]:
    """The code of every unit; None where its own line prints none."""
    codes: dict[str, str | None] = {each.unit: None for each in entries if each.unit is not None}
    for each in entries:
        if each.unit is not None and each.axis[:1] == ("unit",) and each.code is not None:
            codes[each.unit] = each.code
    return codes


def _partners(
    mine: dict[str, str | None], theirs: dict[str, str | None]
) -> Iterator[tuple[str, str]]:
    """What the old side calls each of the new side's units that it calls otherwise."""
    olds = [name for name in mine if name not in theirs]
    news = [name for name in theirs if name not in mine]
    candidates = [
        Candidate(old=old, new=new, score=score)
        for old, one in enumerate(olds)
        for new, other in enumerate(news)
        if (score := _score((one, mine[one]), (other, theirs[other]))) >= _ALIKE
    ]
    for each in pair(candidates, least=_ALIKE, clear=_CLEAR).pairs:
        yield news[each.new], olds[each.old]


def _score(old: tuple[str, str | None], new: tuple[str, str | None]) -> Decimal:
    """One where the codes are the same; else how alike the names are."""
    if old[1] is not None and old[1] == new[1]:
        return Decimal(1)
    return Decimal(0) if odd(old[0], new[0]) else name_score(old[0], new[0])
