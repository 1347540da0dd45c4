"""What checks report to: findings, and how often each check ran and how it ended."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from extractor.checks.doubt import Doubt
from extractor.checks.proof import Proof
from extractor.model.finding import CheckCount, Finding, Outcome
from extractor.model.value import CellValue

Run = tuple[str, int | None]

_OUTCOMES: tuple[Outcome, ...] = (
    "holds",
    "rounding",
    "broken",
    "not_applicable",
    "insufficient",
)


@dataclass(slots=True)
class Tally:
    """Collects outcomes. "Could not check" is counted apart and never as a pass."""

    findings: list[Finding] = field(default_factory=list)
    proof: Proof = field(default_factory=Proof)
    doubt: Doubt = field(default_factory=Doubt)
    _counts: dict[Run, Counter[Outcome]] = field(default_factory=dict)
    _reasons: dict[Run, set[str]] = field(default_factory=dict)

    def record(self, code: str, outcome: Outcome, *, table: int | None, reason: str = "") -> None:
        """Counts one run of a check on a table (None: on the document)."""
        self._counts.setdefault((code, table), Counter())[outcome] += 1
        if reason:
            self._reasons.setdefault((code, table), set()).add(reason)

    def tell(self, found: Finding, excuse: str = "") -> None:
        """Counts one run that has something to tell, and keeps the finding.

        What hangs on an unsure reading, or has an `excuse`, counts as not checked.
        """
        excuse = self.doubt.excuses(found) or excuse
        if excuse:
            self.record(found.code, "insufficient", table=_table_of(found), reason=excuse)
            self.doubt.keep(found)
            return
        self.record(found.code, found.outcome, table=_table_of(found))
        self.findings.append(found)

    def counts(self) -> tuple[CheckCount, ...]:
        """All checks that ran, by code, the document first, then by table."""
        return tuple(
            CheckCount(
                code=code,
                table=table,
                reasons=tuple(sorted(self._reasons.get((code, table), ()))),
                **{outcome: self._counts[code, table][outcome] for outcome in _OUTCOMES},
            )
            for code, table in sorted(self._counts, key=_in_order)
        )


def _table_of(found: Finding) -> int | None:
    """The first table among the places; what is told of a sheet, an entry or a paragraph first is
    told of the document."""
    for place in found.places:
        if place.table is not None:
            return place.table
        if (place.form, place.catalogue, place.paragraph) != (None, None, None):
            return None
    return None


def _in_order(run: Run) -> tuple[str, int]:
    """By code; the document before its tables."""
    code, table = run
    return code, -1 if table is None else table


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A sum or a repeated figure against what is printed, in yuan."""

    expected: Decimal
    observed: Decimal
    tolerance: Decimal

    @property
    def difference(self) -> Decimal:
        """Observed minus expected."""
        return self.observed - self.expected

    @property
    def outcome(self) -> Outcome:
        """Equal holds; inside the tolerance is rounding; outside is broken."""
        if not self.difference:
            return "holds"
        return "rounding" if abs(self.difference) <= self.tolerance else "broken"


def half_digit(value: CellValue, exponent: int) -> Decimal:
    """Half of a figure's last printed digit, in yuan; `exponent` is the unit's power of ten.

    A bare 0 is exact: forms print it for nothing, beside figures with decimals.
    """
    if value.amount == 0 and not value.places:
        return Decimal(0)
    return Decimal(5).scaleb(exponent - value.places - 1)
