"""An amount of a form as printed, which may carry its own unit: 366.85万元."""

import re

from extractor.model.amount import Figure, Unit, read_figure
from layouts.normalise import compact

_UNITS: dict[str, Unit] = {
    "元": "yuan",
    "千元": "qian_yuan",
    "万元": "wan_yuan",
    "百万元": "bai_wan_yuan",
    "亿元": "yi_yuan",
}
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WITH_UNIT = re.compile(rf"(.*\d)({_UNIT})")
_ANY_WITH_UNIT = re.compile(rf"(.+?)({_UNIT})?")


def read_money(raw: str) -> tuple[Figure, Unit | None]:
    """The figure, and the unit printed behind it; None where it is the form's."""
    match = _WITH_UNIT.fullmatch(compact(raw))
    return (read_figure(match[1]), _UNITS[match[2]]) if match else (read_figure(raw), None)


def parted_money(raw: str) -> tuple[str, str]:
    """What stands before the unit, whatever it is, and the unit as printed; empty without one."""
    match = _ANY_WITH_UNIT.fullmatch(compact(raw))
    return (match[1], match[2] or "") if match else (raw, "")


def unit_of(raw: str, unit: Unit | None) -> Unit | None:
    """The unit that a printed amount is in: its own, or that of its form."""
    return read_money(raw)[1] or unit
