"""How amounts, differences and percentages are written on the page."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from exports.changes.model import Figure, FigureChange
from extractor.model.amount import read_figure

WAN = 4
_CENT = Decimal("0.01")
_FINE = Decimal("0.000001")
_UNIT_NAMES = {0: "元", 3: "千元", 4: "万元", 6: "百万元", 8: "亿元"}
_MINUS = "−"
UP, DOWN = "▲", "▼"


def exponent_of(figures: Iterable[Figure | None]) -> int | None:
    """The power of ten of the unit that figures are printed in (万元: 4); None if none tells.

    What a printed figure has behind its point and what that is in yuan differ by the unit.
    """
    for figure in figures:
        if figure is not None and figure.decimals is not None:
            read = read_figure(figure.raw.partition(" + ")[0])
            if read.value is not None:
                return read.places - figure.decimals
    return None


def unit_name(exponent: int | None) -> str:
    """万元; nothing where the unit is not known."""
    return "" if exponent is None else _UNIT_NAMES.get(exponent, f"10^{exponent} 元")


def wan(amount: Decimal) -> str:
    """Yuan in 万元 with two decimals; more where two would show nothing of it."""
    value = amount.scaleb(-WAN)
    rounded = value.quantize(_CENT, ROUND_HALF_UP)
    return _western(f"{value.normalize():f}" if value and not rounded else f"{rounded:,f}")


def signed_wan(delta: Decimal) -> str:
    """A difference in 万元 with its sign."""
    return ("+" if delta > 0 else "") + wan(delta)


def signed(change: FigureChange, exponent: int) -> str:
    """The difference in the unit (10^exponent yuan) and to the digit that the table prints."""
    assert change.delta is not None
    sides = [each.decimals for each in (change.old, change.new) if each is not None]
    places = max((each + exponent for each in sides if each is not None), default=0)
    value = change.delta.scaleb(-exponent)
    exact = -int(value.normalize().as_tuple().exponent)
    value = value.quantize(Decimal(1).scaleb(-max(places, exact, 0)))
    return _western(f"{value:+,f}")


def arrow(delta: Decimal | None) -> str:
    """Up, down or nothing."""
    return "" if not delta else UP if delta > 0 else DOWN


def direction(delta: Decimal | None) -> str:
    """The same for a style sheet."""
    return "" if not delta else "up" if delta > 0 else "down"


def percent(value: Decimal) -> str:
    """+23.73%."""
    return _western(f"{value:+,.2f}%")


def measure(change: FigureChange) -> str | None:
    """|Δ| in yuan and |%| for the filters; a change without a percentage passes every one."""
    if change.state in ("unchanged", "not_disclosed") or change.delta is None:
        return None
    share = "" if change.percent is None else f"{_share(change.delta, change):f}"
    return f"{abs(change.delta):f}:{share}"


def _share(delta: Decimal, change: FigureChange) -> Decimal:
    """|%| before it is rounded to two decimals, so that a threshold means what it says."""
    base = None if change.old is None else change.old.amount
    if base:
        return abs(delta / base * 100).quantize(_FINE, ROUND_HALF_EVEN)
    return abs(change.percent or Decimal(0))


def measures(changes: Iterable[FigureChange]) -> str | None:
    """Those of several figures; None where none changed by an amount."""
    return " ".join(each for each in map(measure, changes) if each is not None) or None


def _western(text: str) -> str:
    return text.replace("-", _MINUS)
