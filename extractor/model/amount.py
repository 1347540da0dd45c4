"""Printed figures: what stands in a cell, and what it is worth. Money is Decimal, never float."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from layouts.normalise import compact

CellStatus = Literal["printed", "blank", "dash", "illegible", "text"]
Unit = Literal["yuan", "qian_yuan", "wan_yuan", "bai_wan_yuan", "yi_yuan"]

UNIT_EXPONENT: dict[Unit, int] = {
    "yuan": 0,
    "qian_yuan": 3,
    "wan_yuan": 4,
    "bai_wan_yuan": 6,
    "yi_yuan": 8,
}

_DASHES = frozenset("-–—―−－─")
_NUMBER = re.compile(
    r"(?P<sign>[-−+]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<fraction>\.\d+)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure in its printed unit. `places` is the number of printed decimals."""

    status: CellStatus
    value: Decimal | None = None
    places: int = 0


BLANK = Figure("blank")
_DASH = Figure("dash")
_ILLEGIBLE = Figure("illegible")


def read_figure(raw: str) -> Figure:
    """Reads a printed figure strictly: blank, dash, a well-formed number, or illegible.

    Thousands commas must stand where they belong. A stray blank inside the digits is dropped.
    """
    text = compact(raw)
    if not text:
        return BLANK
    if all(character in _DASHES for character in text):
        return _DASH
    match = _NUMBER.fullmatch(text)
    if match is None or not (match["whole"] or match["fraction"]):
        return _ILLEGIBLE
    fraction = match["fraction"] or ""
    sign = "-" if match["sign"] in ("-", "−") else ""
    digits = (match["whole"] or "0").replace(",", "")
    return Figure("printed", Decimal(sign + digits + fraction), max(0, len(fraction) - 1))


def to_yuan(value: Decimal, unit: Unit) -> Decimal:
    """The value in yuan, exactly (a shift of the decimal point, no arithmetic)."""
    return value.scaleb(UNIT_EXPONENT[unit])


def yuan_decimals(places: int, unit: Unit) -> int:
    """XBRL `decimals` of a figure printed with `places` decimals: 万元 with two → -2."""
    return places - UNIT_EXPONENT[unit]


def plain(value: Decimal) -> str:
    """Decimal as a plain string with at least two decimals and no exponent: 213400.00."""
    text = f"{value:f}"
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(2, '0')}"
