"""How a catalogue of codes is read: what its columns are, and how a code tells its level."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Literal

from layouts.pattern import NOTHING, Pattern, Terms, build_pattern, join_patterns

CatalogueRole = Literal["code", "level", "name", "department", "text", "ignored"]

_CODE = re.compile(r"([A-Za-z]?)(\d*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueColumn:
    """A column, found by its lowest header text. Several columns may be of one `level` key."""

    key: str
    role: CatalogueRole
    header: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelScheme:
    """How a code grows with its level: `digits` are those that each level adds.

    With `letter` a code begins with the letter of its series, which may be a level by itself (0).
    """

    letter: bool
    digits: tuple[int, ...]

    def level(self, code: str) -> int | None:
        """The level by the number of digits, whether or not the letter is there; else None."""
        match = _CODE.fullmatch(code)
        if match is None or not code:
            return None
        lengths = list(accumulate(self.digits))
        count = len(match[2])
        return lengths.index(count) + 1 if count in lengths else None

    def well_formed(self, code: str) -> bool:
        """Whether the code has the letter, and the digits of a level."""
        letter = code[:1].isascii() and code[:1].isalpha()
        return self.level(code) is not None and letter == self.letter and code == code.upper()

    def parent(self, code: str) -> str | None:
        """The code one level above, by prefix; None at the top or where the level is unknown."""
        level = self.level(code)
        if level is None or level == 1:
            return None
        return code[: len(code) - self.digits[level - 1]] or None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueLayout:
    """The columns, and the schemes that its codes may follow: the one that fits them best holds."""

    columns: tuple[CatalogueColumn, ...]
    schemes: tuple[LevelScheme, ...]

    def having(self, role: CatalogueRole) -> Pattern:
        """The headers of all columns of a role."""
        return join_patterns([each.header for each in self.columns if each.role == role])


def build_catalogue(raw: Mapping[str, Any], terms: Terms) -> CatalogueLayout:
    """Builds the layout from its schema-valid mapping. Raises KeyError for an unknown term."""
    return CatalogueLayout(
        columns=tuple(
            CatalogueColumn(
                key=key,
                role=entry["role"],
                header=build_pattern(entry["header"], terms) if entry["header"] else NOTHING,
            )
            for key, entry in raw["columns"].items()
        ),
        schemes=tuple(
            LevelScheme(letter=entry["prefix"] == "letter", digits=tuple(entry["digits"]))
            for entry in raw["levels"]
        ),
    )
