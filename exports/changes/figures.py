"""One figure beside another: what happened to it, by how much, and whether that matters."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from exports.changes.model import Figure, FigureChange, FigureState, Materiality, NoPercent
from extractor.model.amount import Unit, yuan_decimals
from extractor.model.finding import Place
from extractor.model.value import CellValue

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


def figure_of(cell: CellValue, unit: Unit | None, place: Place) -> Figure:
    """A printed cell as one side of a comparison; `place` says where it is in the report."""
    known = cell.amount is not None and unit is not None
    return Figure(
        raw=cell.raw,
        amount=cell.amount,
        status=cell.status,
        decimals=yuan_decimals(cell.places, unit) if known and unit is not None else None,
        place=replace(place, page=cell.page, box=cell.box),
        unsure=cell.review,
    )


def figure_change(
    column: str,
    old: Figure | None,
    new: Figure | None,
    materiality: Materiality,
    *,
    absent: FigureState = "added",
) -> FigureChange:
    """What became of a figure. Where a side is None, `absent` says why: added, removed or
    not_disclosed."""
    before, after = (None if each is None else each.amount for each in (old, new))
    state = absent if old is None or new is None else _state(old, new)
    delta = _delta(state, before, after)
    percent, none = percent_of(state, before, after)
    return FigureChange(
        column=column,
        state=state,
        old=old,
        new=new,
        delta=delta,
        percent=percent,
        no_percent=none,
        sign_change=before is not None and after is not None and before * after < 0,
        material=state not in ("unchanged", "not_disclosed")
        and matters(materiality, state, before, after),
    )


def matters(
    materiality: Materiality, state: FigureState, old: Decimal | None, new: Decimal | None
) -> bool:
    """Whether a change reaches every threshold that is set, the percentage as it is before it is
    rounded. What cannot be measured matters: a person must see it."""
    delta = _moved_by(state, old, new)
    if delta is None:
        return True
    if materiality.amount is not None and abs(delta) < materiality.amount:
        return False
    if materiality.percent is None or not old or percent_of(state, old, new)[0] is None:
        return True
    return abs(delta) * _HUNDRED >= materiality.percent * abs(old)


def _moved_by(state: FigureState, old: Decimal | None, new: Decimal | None) -> Decimal | None:
    """By how much a figure moved; one that is blank on one side by all of it."""
    if state in ("filled", "emptied"):
        return (new or Decimal(0)) - (old or Decimal(0))
    return _delta(state, old, new)


def slack(old: Figure, new: Figure) -> Decimal:
    """What the two may differ by in print alone: half the last digit of the coarser, where one
    is printed more coarsely than the other; else nothing."""
    if old.decimals is None or new.decimals is None or old.decimals == new.decimals:
        return Decimal(0)
    return Decimal(5).scaleb(-min(old.decimals, new.decimals) - 1)


def _state(old: Figure, new: Figure) -> FigureState:
    if "illegible" in (old.status, new.status):
        # What both print alike is alike, whatever it says.
        alike = (old.status, old.raw) == (new.status, new.raw)
        return "unchanged" if alike else "unreadable"
    if old.amount is not None and new.amount is not None:
        return "unchanged" if abs(new.amount - old.amount) <= slack(old, new) else "changed"
    if old.amount is None and new.amount is None:
        return "unchanged" if old.status == new.status else "mark_changed"
    if not (old.amount or new.amount):
        return "mark_changed"
    return "filled" if old.amount is None else "emptied"


def _delta(state: FigureState, old: Decimal | None, new: Decimal | None) -> Decimal | None:
    if state == "unchanged" and old is not None and new is not None:
        return Decimal(0)  # what the coarser print leaves out is no change
    if state == "added":
        return new
    if state == "removed":
        return None if old is None else -old
    return new - old if old is not None and new is not None else None


def percent_of(
    state: FigureState, old: Decimal | None, new: Decimal | None
) -> tuple[Decimal | None, NoPercent | None]:
    """Δ in per cent of the old amount, two decimals, or why there is none."""
    if state in ("not_disclosed", "unreadable", "unit_changed"):
        return None, "not_comparable"
    if not old:
        return None, "prior_blank" if old is None else "prior_zero"
    if new is None:
        return (-_HUNDRED, None) if state == "removed" else (None, "not_comparable")
    if state == "unchanged":
        return Decimal("0.00"), None
    if old * new < 0:
        return None, "sign_change"
    return ((new - old) / abs(old) * _HUNDRED).quantize(_CENT, ROUND_HALF_UP), None
