"""Which profile column a printed leaf column is: by its header path, never by position."""

from collections.abc import Sequence
from dataclasses import dataclass

from layouts.pattern import Pattern
from layouts.profile import ColumnLayout, HalfLayout, Profile

Path = tuple[str, ...]

_UNDER_BONUS = 4
_INHERITED_BONUS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The columns of one section (a ledger, or one half): leaf index → column layout.

    `rivals` names the profile columns between which a leaf could not be decided.
    """

    layout: HalfLayout
    first: int
    columns: tuple[ColumnLayout | None, ...]
    rivals: tuple[tuple[int, tuple[str, ...]], ...] = ()

    @property
    def missing(self) -> tuple[ColumnLayout, ...]:
        """Required columns that no leaf is."""
        found = {column.key for column in self.columns if column is not None}
        return tuple(
            column for column in self.layout.columns if column.required and column.key not in found
        )

    @property
    def mapped(self) -> int:
        """How many leaves are known columns."""
        return sum(column is not None for column in self.columns)


def assign(profile: Profile, leaves: Sequence[Path]) -> tuple[Assignment, ...]:
    """Assigns every leaf. Paths are compact, year removed, from the top header down."""
    if profile.shape == "ledger":
        return (_assign_section(profile.halves[0], 0, leaves, profile),)
    starts = _section_starts(profile, leaves)
    ends = [*starts[1:], len(leaves)]
    layouts = [profile.halves[min(index, 1)] for index in range(len(starts))]
    return tuple(
        _assign_section(layout, start, leaves[start:end], profile)
        for layout, start, end in zip(layouts, starts, ends, strict=True)
    )


def _section_starts(profile: Profile, leaves: Sequence[Path]) -> list[int]:
    """A paired table's part ends where a code or label column follows an amount column."""
    starts, seen_amount = [0], False
    for index, path in enumerate(leaves):
        roles = {
            column.role
            for half in profile.halves
            for column in half.columns
            if _strength(column, path, profile.generic)
        }
        if seen_amount and roles & {"code", "label", "ignored"} and "amount" not in roles:
            starts.append(index)
            seen_amount = False
        elif "amount" in roles:
            seen_amount = True
    return starts


def _assign_section(
    layout: HalfLayout, first: int, leaves: Sequence[Path], profile: Profile
) -> Assignment:
    chosen: list[ColumnLayout | None] = []
    rivals: list[tuple[int, tuple[str, ...]]] = []
    for index, path in enumerate(leaves):
        best = _best(layout, path, profile.generic)
        if best and _in_strange_group(best[0], path, leaves, layout, profile):
            best = []
        if len(best) > 1:
            rivals.append((first + index, tuple(column.key for column in best)))
        chosen.append(best[0] if len(best) == 1 else None)
    return Assignment(layout=layout, first=first, columns=tuple(chosen), rivals=tuple(rivals))


def _in_strange_group(
    column: ColumnLayout,
    path: Path,
    leaves: Sequence[Path],
    layout: HalfLayout,
    profile: Profile,
) -> bool:
    """Whether 小计 and the like stand below a header that nobody knows: it could be anything.

    A header over all grouped columns (预算安排 over the whole table) does not matter.
    """
    if column.role != "amount" or not profile.generic.matches(path[-1]):
        return False
    grouped = sum(len(other) > 1 for other in leaves)
    for text in path[:-1]:
        known = profile.groups.matches(text) or profile.generic.matches(text)
        if known or any(other.header.matches(text) for other in layout.columns):
            continue
        if sum(text in other[:-1] for other in leaves) < grouped:
            return True
    return False


def _best(layout: HalfLayout, path: Path, generic: Pattern) -> list[ColumnLayout]:
    """The columns that fit best: one, none, or several that cannot be told apart."""
    scored = [(_strength(column, path, generic), column) for column in layout.columns]
    top = max((score for score, _ in scored), default=0)
    return [column for score, column in scored if score == top] if top else []


def _strength(column: ColumnLayout, path: Path, generic: Pattern) -> int:
    """0 if the column cannot be this leaf; the higher, the better it fits."""
    if not path:
        return 0
    above = path[:-1]
    strength = _own_strength(column, path, generic)
    if not strength or any(column.not_under.matches(text) for text in above):
        return 0
    if column.under.empty:
        return strength
    return strength + _UNDER_BONUS if any(column.under.matches(text) for text in above) else 0


def _own_strength(column: ColumnLayout, path: Path, generic: Pattern) -> int:
    """How well the leaf's own words fit. 小计 below a header is that header's column; 类, 款 and
    项 are parts of a code."""
    if len(path) > 1 and column.role == "amount" and generic.matches(path[-1]):
        inherited = _own_strength(column, path[:-1], generic)
        if inherited:
            return inherited + _INHERITED_BONUS
    strength = column.header.strength(path[-1])
    if not strength and column.parts.matches(path[-1]):
        return max((column.header.strength(text) for text in path[:-1]), default=0) or 1
    return strength
