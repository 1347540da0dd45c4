"""The two figures of a finding and how far they are apart."""

import re
from dataclasses import dataclass
from decimal import Decimal

from exports.findings.places import Spot
from extractor.model.amount import UNIT_EXPONENT, Unit
from extractor.model.finding import Finding

UNIT_WORDS: dict[Unit, str] = {
    "yuan": "元",
    "qian_yuan": "千元",
    "wan_yuan": "万元",
    "bai_wan_yuan": "百万元",
    "yi_yuan": "亿元",
}
_UNITS = {word: unit for unit, word in UNIT_WORDS.items()}
_FIGURE = re.compile(r"([-−]?[\d,]+(?:\.\d+)?)\s*(\S*)", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What is printed, and what it was checked against.

    `unit` is the word behind both; where the two are in different units, each carries its own.
    `apart` is the first minus the second in yuan; texts, such as years, are not apart.
    """

    observed: str
    expected: str
    unit: str = ""
    apart: Decimal | None = None

    @property
    def difference(self) -> str | None:
        """How far apart, in the unit of both, thousands apart: +2.00 万元, −100.00 万元."""
        if self.apart is None:
            return None
        word = self.unit or UNIT_WORDS["yuan"]
        value = abs(self.apart).scaleb(-UNIT_EXPONENT[_UNITS[word]])
        sign = "−" if self.apart < 0 else "+" if self.apart > 0 else ""
        return f"{sign}{value:,f} {word}"


def figures_of(found: Finding, spot: Spot | None) -> Figures | None:
    """Both figures of a finding that has them.

    Only a finding about a cell with an amount has them apart: two years are not.
    """
    if found.observed is None or found.expected is None:
        return None
    if spot is None or spot.cell is None or spot.cell.amount is None:
        return Figures(observed=found.observed, expected=found.expected)
    return _compared(found.observed, found.expected, spot.unit)


def _compared(observed: str, expected: str, unit: Unit | None) -> Figures:
    first, second = _read(observed, unit), _read(expected, unit)
    if first is None or second is None:
        return Figures(observed=observed, expected=expected)
    (left, left_unit), (right, right_unit) = first, second
    apart = left.scaleb(UNIT_EXPONENT[left_unit]) - right.scaleb(UNIT_EXPONENT[right_unit])
    if left_unit != right_unit:
        return Figures(observed=observed, expected=expected, apart=apart)
    return Figures(
        observed=f"{left:,f}", expected=f"{right:,f}", unit=UNIT_WORDS[left_unit], apart=apart
    )


def _read(text: str, unit: Unit | None) -> tuple[Decimal, Unit] | None:
    """Value and unit; None if it is no figure, or in no unit that anybody knows."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        return None
    stated = _UNITS.get(match[2]) if match[2] else unit
    if stated is None:
        return None
    return Decimal(match[1].replace(",", "").replace("−", "-")), stated
