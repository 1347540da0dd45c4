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
    """What is printed, what it was checked against, and the first minus the second.

    `unit` is the word behind all three; where the two figures are in different units, each
    carries its own and the difference is in 元. Texts, such as years, have no difference.
    """

    observed: str
    expected: str
    difference: str | None = None
    unit: str = ""


def figures_of(found: Finding, spot: Spot | None) -> Figures | None:
    """Both figures of a finding that has them.

    Only a finding about a cell with an amount has a difference: two years have none.
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
    (left, left_unit, left_text), (right, right_unit, right_text) = first, second
    if left_unit == right_unit:
        return Figures(
            observed=left_text,
            expected=right_text,
            difference=_signed(left - right),
            unit=UNIT_WORDS[left_unit] if left_unit else "",
        )
    if left_unit is None or right_unit is None:
        return Figures(observed=observed, expected=expected)
    apart = left.scaleb(UNIT_EXPONENT[left_unit]) - right.scaleb(UNIT_EXPONENT[right_unit])
    difference = f"{_signed(apart)} {UNIT_WORDS['yuan']}"
    return Figures(observed=observed, expected=expected, difference=difference)


def _read(text: str, unit: Unit | None) -> tuple[Decimal, Unit | None, str] | None:
    """Value, unit and the digits with their thousands apart; None if it is no figure."""
    match = _FIGURE.fullmatch(text.strip())
    if match is None or (match[2] and match[2] not in _UNITS):
        return None
    value = Decimal(match[1].replace(",", "").replace("−", "-"))
    return value, _UNITS[match[2]] if match[2] else unit, f"{value:,f}"


def _signed(value: Decimal) -> str:
    """+2.00, −100.00 or 0.00, thousands apart."""
    sign = "−" if value < 0 else "+" if value > 0 else ""
    return f"{sign}{abs(value):,f}"
