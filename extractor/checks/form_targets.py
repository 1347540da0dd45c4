"""Check 6: whether a target is of the kind that its indicator asks, and the halves agree."""

from collections.abc import Sequence

from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.form import PERIODS, Form, Indicator
from layouts.form import Asks, IndicatorLayout
from layouts.normalise import compact, without_year

_CUT_SHORT = 4
_SHOWN = 5


def check_targets(form: Form, number: int, layout: IndicatorLayout, tally: Tally) -> None:
    """Told only where a quantity is in a unit that the indicator never has: 补贴标准 500人."""
    for row, indicator in enumerate(form.indicators):
        asks = _asks(indicator, layout)
        if asks is None or indicator.target.kind not in ("quantity", "range"):
            continue
        if not asks.never.matches(indicator.target.unit or ""):
            tally.record("FORM-203", "holds", table=None)
            continue
        tally.tell(
            finding(
                "FORM-203",
                project=form.project or form.title or "",
                indicator=indicator.level3,
                observed=indicator.target.raw,
                expected=asks.expected,
                places=(_place(row, indicator, number),),
            )
        )


def _asks(indicator: Indicator, layout: IndicatorLayout) -> Asks | None:
    text = without_year(indicator.level3)
    return next((asks for asks in layout.asks if text and asks.words.matches(text)), None)


def _place(row: int, indicator: Indicator, number: int) -> Place:
    spot = indicator.spots[0]
    return Place(form=number, row=row, page=spot.page, box=spot.box)


Row = tuple[int, Indicator]


def check_halves(form: Form, number: int, tally: Tally) -> None:
    """A project whose whole money is this year's has the same targets in both halves."""
    halves = [
        [(row, each) for row, each in enumerate(form.indicators) if each.period == period]
        for period in PERIODS
    ]
    if not all(halves):
        return
    if not _same_money(form):
        reason = "the whole period and the year have different funds"
        tally.record("FORM-204", "not_applicable", table=None, reason=reason)
        return
    differ = [pair for pair in _pairs(*halves) if _differ(*pair)]
    if not differ:
        tally.record("FORM-204", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-204",
            project=form.project or form.title or "",
            count=len(differ),
            rows="；".join(_shown(left, right) for left, right in differ[:_SHOWN]),
            places=tuple(_place(row, each, number) for pair in differ for row, each in pair),
        )
    )


def _same_money(form: Form) -> bool:
    totals = [form.funding.get(period, {}).get("total") for period in PERIODS]
    amounts = {total.amount for total in totals if total is not None}
    return len(amounts) == 1 and None not in amounts and None not in totals


def _pairs(left: Sequence[Row], right: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Rows of one name, which may be cut short on the right; only where it is the only one."""
    pairs = []
    for row in left:
        name = compact(row[1].level3)
        found = [other for other in right if _is_name(compact(other[1].level3), name)]
        if name and len(found) == 1:
            pairs.append((row, found[0]))
    taken = [id(other) for _, other in pairs]
    return [pair for pair in pairs if taken.count(id(pair[1])) == 1]


def _is_name(text: str, name: str) -> bool:
    return text == name or (len(text) >= _CUT_SHORT and name.startswith(text))


def _differ(left: Row, right: Row) -> bool:
    first, second = left[1].target, right[1].target
    both = first.kind != "blank" and second.kind != "blank"
    return both and compact(first.raw) != compact(second.raw)


def _shown(left: Row, right: Row) -> str:
    return f"{left[1].level3}（{left[1].target.raw} / {right[1].target.raw}）"
