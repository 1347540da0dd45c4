"""Amounts of sheets as they are compared: each in yuan, within its own printed digits."""

from decimal import Decimal

from extractor.assemble.form.money import read_money, unit_of
from extractor.checks.tally import half_digit
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.form import FieldText, Form
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


def has_unknown_funds(form: Form) -> bool:
    """Whether a text that the profile gives no place may be a source: an amount anywhere, or
    anything in the rows of the funds."""
    return any(_is_amount(each) or _is_in_funds(each, form) for each in form.unknown)


def _is_amount(text: FieldText) -> bool:
    return read_money(text.raw)[0].status == "printed"


def _is_in_funds(text: FieldText, form: Form) -> bool:
    cells = [cell for period in form.funding.values() for cell in period.values()]
    return any(
        spot.page == page and spot.box.y0 < max(bottoms) and spot.box.y1 > min(tops)
        for page in {cell.page for cell in cells}
        for spot in text.spots
        if (tops := [cell.box.y0 for cell in cells if cell.page == page])
        if (bottoms := [cell.box.y1 for cell in cells if cell.page == page])
    )


def in_yuan(amount: Decimal) -> str:
    """An amount to show, with its unit: 3,668,500 元."""
    return f"{amount:,f} 元"
