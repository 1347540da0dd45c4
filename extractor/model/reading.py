"""What the reader saw, kept for those who ask why: pages as read, tables as recognised."""

from dataclasses import dataclass

from extractor.model.grid import Grid
from extractor.model.page import PageKind, TextLine
from layouts.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """One page after its engine ran. `lines` is the text outside every grid, top to bottom.

    Sizes are in points as shown. `between[i]` are the lines above grid i and below the grid
    before it; the last entry is what follows the last grid. `watermark` was set aside.
    """

    number: int
    kind: PageKind
    reason: str
    width: float
    height: float
    grids: tuple[Grid, ...]
    lines: tuple[TextLine, ...]
    between: tuple[tuple[TextLine, ...], ...] = ()
    watermark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """How well one profile fits one table: the evidence that selection weighed."""

    profile: str
    accepted: bool
    score: int
    title: str | None
    header_found: tuple[str, ...]
    header_missing: tuple[str, ...]
    reason: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """A recognised (or unknown) table, form or catalogue: where its grids are and which profiles
    were weighed.

    `grids` are (page number, index into that page's grids). One of `table`, `form` and
    `catalogue` is set and indexes into the report.
    """

    table: int | None
    form: int | None = None
    catalogue: int | None = None
    title: str | None
    profile: str | None
    grids: tuple[tuple[int, int], ...]
    candidates: tuple[Candidate, ...]
