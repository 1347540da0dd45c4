"""The contract of a table engine. An engine reads one page into grids and knows no profile.

Deterministic: the same page gives the same grids. Every failure of the tool behind an engine is
raised as `EngineFailed`; `availability` is cheap and never raises.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from extractor.model.grid import Grid
from extractor.model.page import PageContent, PageKind

# The engine that reads pictures.
SCAN = "scan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What an engine may know besides the page. Derived from a profile; no YAML in sight.

    `columns` is the number of leaf columns expected where the profile fixes it.
    """

    path: Path
    password: str | None = None
    columns: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether the engine can run here; if not, why, and the command that helps."""

    ready: bool
    version: str = ""
    reason: str = ""
    hint: str = ""


class Engine(Protocol):
    """A table reader. `kinds` are the page kinds it can read."""

    name: str
    kinds: frozenset[PageKind]

    def availability(self) -> Availability:
        """Says whether the engine can run; imports nothing heavy."""
        ...

    def read(self, page: PageContent, request: Request) -> tuple[Grid, ...]:
        """All tables of the page, top to bottom, then left to right.

        Raises `EngineFailed` if the tool behind it fails.
        """
        ...


Quality = Literal["good", "fair", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How well a picture could be read.

    `confidence` is the mean probability of its `characters`; `contrast` (ink against paper) and
    `grain` (noise) are in grey levels, 0 to 255; `resolution` in pixels per inch.
    """

    quality: Quality
    confidence: Decimal
    contrast: int
    grain: int
    resolution: int
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A page as its picture shows it: `content` has the runs, rules, turn and panes seen there."""

    content: PageContent
    grids: tuple[Grid, ...]
    grade: Grade


@runtime_checkable
class Seer(Protocol):
    """What an engine is besides that reads pictures: it finds the text around the tables too."""

    def see(self, page: PageContent, request: Request) -> Sighting:
        """The whole page. Raises `EngineFailed`, or `PictureTooLarge` before decoding."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try of an engine on a page, kept so that `explain` can tell why it was rejected."""

    engine: str
    page: int
    accepted: bool
    reason: str
    grids: tuple[Grid, ...] = field(default=())
