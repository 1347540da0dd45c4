"""Amounts of sheets as they are compared: each in yuan, within its own printed digits."""

from decimal import Decimal

from extractor.assemble.form.money import read_money, unit_of
from extractor.checks.tally import half_digit
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.form import Form
from extractor.model.value import CellValue

UNIT_NAMES = {0: "元", 3: "千元", 4: "万元", 6: "百万元", 8: "亿元"}


def exponent_of(value: CellValue, form: Form) -> int | None:
    """The power of ten of the unit that an amount is printed in; None where no unit is known."""
    unit = unit_of(value.raw, form.unit)
    return UNIT_EXPONENT[unit] if unit is not None else None


def half_of(value: CellValue, form: Form) -> Decimal:
    """Half of an amount's last printed digit, in yuan; 0 where its unit is not known."""
    exponent = exponent_of(value, form)
    return half_digit(value, exponent) if exponent is not None else Decimal(0)


def has_own_unit(value: CellValue) -> bool:
    """Whether the unit is printed with the figure."""
    return read_money(value.raw)[1] is not None


def in_yuan(amount: Decimal) -> str:
    """An amount to show, with its unit: 3,668,500 元."""
    return f"{amount:,f} 元"
