"""Printed figures: what stands in a cell, and what it is worth. Money is Decimal, never float."""

import re
from dataclasses import dataclass
from decimal import MAX_PREC, Context, Decimal
from functools import lru_cache
from typing import Literal

CellStatus = Literal["printed", "blank", "dash", "illegible", "text"]
Unit = Literal["yuan", "qian_yuan", "wan_yuan", "bai_wan_yuan", "yi_yuan"]

UNIT_EXPONENT: dict[Unit, int] = {
    "yuan": 0,
    "qian_yuan": 3,
    "wan_yuan": 4,
    "bai_wan_yuan": 6,
    "yi_yuan": 8,
}

_EXACT = Context(prec=MAX_PREC)
_DASHES = frozenset("-–—―−－─﹣﹘")
# Full-width forms and thin blanks. No general folding: that would turn marks (①, ²) into digits.
_WESTERN = str.maketrans(
    "０１２３４５６７８９，．＋－−\u00a0\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f",
    "0123456789,.+--" + 9 * " ",
)
_NUMBER = re.compile(
    r"(?P<sign>[-+]?)"
    r"(?P<whole>[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+(?=\.)|\d+)?"
    r"(?P<fraction>\.\d+)?",
    re.ASCII,
)
# A figure as it is printed on its own: no blanks, no idle zeros in front, a digit to begin with.
_PLAIN = re.compile(r"[-+]?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_BLANK = re.compile(r"\s+")
# A blank beside a comma or point: the mark cannot stand without digits on both sides.
_BESIDE_MARK = re.compile(r"(?<=\d)\s(?=[.,])|(?<=[.,])\s(?=\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure in its printed unit. `places` is the number of printed decimals."""

    status: CellStatus
    value: Decimal | None = None
    places: int = 0


BLANK = Figure("blank")
_DASH = Figure("dash")
_ILLEGIBLE = Figure("illegible")


@lru_cache(maxsize=8192)
def read_figure(raw: str) -> Figure:
    """Reads a printed figure strictly: blank, dash, a well-formed number, or illegible.

    Thousands commas must stand where they belong. A blank may stand beside a comma or point, or
    part all groups of three before a point (`1 234.56`); elsewhere it parts two figures, and two
    figures are not one. Brackets and △ are not taken for a minus.
    """
    text = raw.strip()
    if not text:
        return BLANK
    if all(character in _DASHES for character in _BLANK.sub("", text)):
        return _DASH
    match = _NUMBER.fullmatch(_BESIDE_MARK.sub("", _western(text)))
    if match is None or not (match["whole"] or match["fraction"]):
        return _ILLEGIBLE
    fraction = match["fraction"] or ""
    sign = "-" if match["sign"] == "-" else ""
    digits = (match["whole"] or "0").replace(",", "").replace(" ", "")
    return Figure("printed", Decimal(sign + digits + fraction), max(0, len(fraction) - 1))


def is_plain_figure(text: str) -> bool:
    """Whether the text is exactly one figure, without blanks or idle zeros in front (`032`)."""
    return _PLAIN.fullmatch(_western(text)) is not None


def are_two_figures(left: str, right: str) -> bool:
    """Whether texts that touch can be a figure each; the left one may be a code (`003`)."""
    return (left.isdecimal() or is_plain_figure(left)) and is_plain_figure(right)


def decimals(text: str) -> int:
    """How many decimals a printed figure has."""
    return len(_western(text).partition(".")[2])


def _western(text: str) -> str:
    return text if text.isascii() else text.translate(_WESTERN)


def to_yuan(value: Decimal, unit: Unit) -> Decimal:
    """The value in yuan, exactly (a shift of the decimal point, no arithmetic).

    Its digits are written out, so that it also prints as an amount and not as 2.0E+7.
    """
    return Decimal(f"{shifted(value, UNIT_EXPONENT[unit]):f}")


def shifted(value: Decimal, places: int) -> Decimal:
    """The decimal point moved to the right, however many digits there are: `Decimal.scaleb` by
    itself keeps 28 of them."""
    return _EXACT.scaleb(value, places)


def yuan_decimals(places: int, unit: Unit) -> int:
    """XBRL `decimals` of a figure printed with `places` decimals: 万元 with two → -2."""
    return places - UNIT_EXPONENT[unit]


def plain(value: Decimal) -> str:
    """Decimal as a plain string with at least two decimals and no exponent: 213400.00."""
    text = f"{value:f}"
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0').ljust(2, '0')}"
