"""Findings: what the reader or a check has to tell about a document. They are data, not errors."""

from dataclasses import dataclass, field
from typing import Literal

from extractor.model.geometry import Box

Outcome = Literal["holds", "rounding", "broken", "not_applicable", "insufficient"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is printed. `table`, `form`, `catalogue` and `paragraph` index into the
    report, `row` into the rows, indicators or entries of one of them; pages count from 1."""

    table: int | None = None
    form: int | None = None
    catalogue: int | None = None
    paragraph: int | None = None
    row: int | None = None
    column: str | None = None
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to tell. `expected` and `observed` are printed or recomputed figures or texts."""

    code: str
    outcome: Outcome
    severity: Severity
    message: Message
    expected: str | None = None
    observed: str | None = None
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCount:
    """How often a check ran on a table (None: on the document) and how it ended.

    The reasons say why it could not run.
    """

    code: str
    table: int | None = None
    holds: int = 0
    rounding: int = 0
    broken: int = 0
    not_applicable: int = 0
    insufficient: int = 0
    reasons: tuple[str, ...] = field(default=())
