"""A form as filled in: labels and their values, funding by source and period, indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.model.amount import Unit
from extractor.model.geometry import Spot
from extractor.model.grid import CERTAIN
from extractor.model.value import CellValue, Reading

Period = Literal["implementation_period", "annual"]
PERIODS: tuple[Period, ...] = ("implementation_period", "annual")
Operator = Literal["=", ">=", "<=", ">", "<"]
TargetKind = Literal["blank", "quantity", "range", "date", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldText:
    """What stands beside (or below) a label. `raw` is as printed, its lines and pages joined.

    `value` is the same in a standard form where there is one (a moment as ISO 8601), else None.
    `spots` are all the cells it was read from: more than one where a page ends inside it.
    """

    label: str
    raw: str
    value: str | None
    spots: tuple[Spot, ...]
    confidence: Decimal = CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target value. `raw` is as printed; the rest is what it says, None where it does not.

    A quantity has `operator`, `value` and `unit` (≥90% → >=, 90, %); a range `value` and `upper`;
    a date `since` and `until` (ISO 8601 days or months: 2026年3至11月 → 2026-03, 2026-11).
    `literal` is what was read from a picture where `raw` was set right by `rule`.
    """

    raw: str
    kind: TargetKind
    operator: Operator | None = None
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    since: str | None = None
    until: str | None = None
    literal: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator row of one period. `level1` and `level2` are what the words mean by the
    closed list of heads; `printed_level1`/`printed_level2` what the merged cells say, where they
    say something else. A row without a level 3 and without a target is kept as blank."""

    period: Period
    level1: str | None
    level2: str | None
    level3: str
    target: Target
    spots: tuple[Spot, ...]
    weight: str | None = None
    printed_level1: str | None = None
    printed_level2: str | None = None
    confidence: Decimal = CERTAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One filled form, joined over its pages. Money is in `unit` as printed, in yuan as amount.

    `funding` goes by period, then by source; `texts` and `fields` by the profile's keys.
    `unknown` are texts that the profile gives no place; each is reported.
    """

    kind: str
    title: str | None
    project: str | None
    profile: str
    engine: str
    unit: Unit | None
    printed_unit: str | None
    pages: tuple[int, ...]
    fields: Mapping[str, FieldText]
    funding: Mapping[Period, Mapping[str, CellValue]]
    texts: Mapping[str, FieldText]
    targets: Mapping[Period, FieldText]
    indicators: tuple[Indicator, ...]
    unknown: tuple[FieldText, ...]
    notes: tuple[str, ...]
    reading: Reading
