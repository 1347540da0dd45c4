"""Amounts and targets of a form read from a picture, where look-alikes spoil a figure.

What a label says is an amount can be one reading only: O is 0. Of targets only shapes are set right
that leave no doubt; a sign that may be printed as it was read (`>` for `≥`) stays. Text layers are
never touched.
"""

import re
from dataclasses import dataclass, replace

from extractor.assemble.form.money import parted_money, read_money
from extractor.assemble.form.sheet import SheetCell
from extractor.assemble.form.target_value import read_target
from extractor.findings import finding
from extractor.model.amount import is_plain_figure
from extractor.model.finding import Finding, Place
from extractor.model.form import Target
from extractor.model.geometry import Spot
from extractor.model.grid import CERTAIN
from extractor.recognise.settle import FIGURE_RULE, figure_meant
from layouts.normalise import compact

TARGET_RULE = "target.look_alike"

_SIGN = r"[≥≤≧≦⩾⩽><=]=?"
# A figure behind a sign or before % or a unit; a stroke is a 1 only where a digit follows it.
_SPOILT = re.compile(
    rf"(?P<sign>{_SIGN})?(?P<mark>(?<=.)[.·:,、])?"
    r"(?P<figure>(?:[\dOoQ〇○.,]|[lI|](?=[\dOoQ]))+)(?P<unit>[%‰]|[^\W\dA-Za-z〇]{1,4})?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A text that was set right: what was read, what it is now, by which rule, and where."""

    read: str
    meant: str
    rule: str
    spot: Spot


def amount_meant(cell: SheetCell, raw: str) -> str:
    """An amount printed in a cell as it is meant; `raw` itself where it can be read or where no
    look-alike explains it, and always in a text layer."""
    if cell.confidence == CERTAIN or read_money(raw)[0].status != "illegible":
        return raw
    figure, unit = parted_money(raw)
    meant = figure_meant(figure)
    return raw if meant is None else meant + unit


def target_meant(cell: SheetCell | None, target: Target) -> Target:
    """A target whose text is a quantity but for look-alikes, as that quantity."""
    if cell is None or cell.confidence == CERTAIN or target.kind not in ("text", "quantity"):
        return target
    meant = _quantity(compact(target.raw))
    if meant is None:
        return target
    return replace(read_target(meant), literal=target.raw, rule=TARGET_RULE)


def of_amount(read: str, meant: str, cell: SheetCell) -> Settled:
    """What is to be told of an amount set right."""
    return Settled(read=read, meant=meant, rule=FIGURE_RULE, spot=cell.spots[0])


def tell(settled: Settled, form: int) -> Finding:
    """That a text of the form (by its index in the report) was set right."""
    page, box = settled.spot.page, settled.spot.box
    return finding(
        "SCAN-005",
        "insufficient",
        page=page,
        observed=settled.read,
        expected=settled.meant,
        rule=settled.rule,
        places=(Place(form=form, page=page, box=box),),
    )


def _quantity(text: str) -> str | None:
    """The one quantity that a text can mean; None where it may mean something else."""
    match = _SPOILT.fullmatch(text)
    if match is None:
        return None
    sign, unit = match["sign"] or "", match["unit"] or ""
    # A letter alone is a name or a mark, unless a sign or % says that it is a figure.
    sure = bool(sign) or (any(map(str.isdecimal, match["figure"])) and bool(unit))
    figure = figure_meant(match["figure"]) or match["figure"]
    meant = f"{sign}{figure}{unit}"
    if not sure or meant == text or not is_plain_figure(figure):
        return None
    # A point behind the sign belongs to it (≥.90%) unless a 0 may be lacking (≥.5%).
    if match["mark"] and not (len(figure) > 1 and unit in ("%", "‰")):
        return None
    return meant if read_target(meant).kind == "quantity" else None
