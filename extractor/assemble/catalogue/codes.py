"""Codes → levels, parents and runs: what a catalogue's codes say about each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.assemble.catalogue.rows import RawEntry
from layouts.catalogue import LevelScheme

# So many codes are looked at to tell whether a run begins anew.
_AHEAD = 40
# A department and a code, in printed order.
Coded = tuple[object, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an entry belongs: its level and parent by its code, the entry that prints the parent,
    the level column of its name, and the code that it is printed under."""

    level: int | None
    parent: str | None
    parent_entry: int | None
    printed_column: int | None
    above: str | None


def fitting_scheme(entries: Sequence[RawEntry], schemes: Sequence[LevelScheme]) -> LevelScheme:
    """The scheme under which most codes are well formed, and of those alike, the one whose levels
    agree most with the columns; then one whose first level is printed."""

    def fit(scheme: LevelScheme) -> tuple[int, int, bool]:
        levels = [scheme.level(entry.code) for entry in entries]
        formed = sum(scheme.well_formed(entry.code) for entry in entries)
        agreeing = sum(
            level in entry.positions for level, entry in zip(levels, entries, strict=True)
        )
        return formed, agreeing, 1 in levels

    return max(schemes, key=fit)


def runs(codes: Sequence[Coded], scheme: LevelScheme) -> list[int]:
    """The number of the run that each code belongs to. A department is a run; another begins
    where its codes begin anew, as they do where a heading is missing."""
    result: list[int] = []
    run, highest, printed = -1, "", set[str]()
    for number, (department, code) in enumerate(codes):
        anew = number == 0 or codes[number - 1][0] != department
        if anew or (
            code < highest
            and scheme.parent(code) not in printed
            and _stays_below(codes, number, highest, scheme)
        ):
            run, highest, printed = run + 1, "", set()
        if scheme.well_formed(code):
            highest = max(highest, code)
        printed.add(code)
        result.append(run)
    return result


def _stays_below(codes: Sequence[Coded], number: int, highest: str, scheme: LevelScheme) -> bool:
    """Whether the codes after one that falls back go on from there: a code that is only wrong
    is followed by its siblings at most, and then the order goes on as before."""
    department, code = codes[number]
    if not scheme.well_formed(code):
        return False
    for other, following in codes[number + 1 : number + _AHEAD]:
        if other != department:
            return False
        if scheme.parent(following) != scheme.parent(code):
            return following < highest
    return False


def stand(entries: Sequence[RawEntry], scheme: LevelScheme) -> list[Standing]:
    """Each entry's standing among those before it in its run, in printed order."""
    result: list[Standing] = []
    printed: dict[str, int] = {}
    under: list[tuple[int, str]] = []
    before = -1
    numbers = runs([(entry.department, entry.code) for entry in entries], scheme)
    for number, (entry, run) in enumerate(zip(entries, numbers, strict=True)):
        if run != before:
            printed, under, before = {}, [], run
        level, parent = scheme.level(entry.code), scheme.parent(entry.code)
        column = _column(entry, level)
        depth = max(level or 1, column or 1)
        while under and under[-1][0] >= depth:
            under.pop()
        result.append(
            Standing(
                level=level,
                parent=parent,
                parent_entry=printed.get(parent) if parent is not None else None,
                printed_column=column,
                above=under[-1][1] if under else None,
            )
        )
        printed[entry.code] = number
        under.append((depth, entry.code))
    return result


def _column(entry: RawEntry, level: int | None) -> int | None:
    """The level column of a name; in a cell merged over several, the one of its level."""
    if level in entry.positions:
        return level
    return entry.positions[0] if entry.positions else None
