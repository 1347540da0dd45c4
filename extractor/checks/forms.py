"""Check 6: what a performance sheet says against itself: funds, heads, weights."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from extractor.checks.form_targets import check_halves, check_targets
from extractor.checks.form_text import check_overview
from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.amount import UNIT_EXPONENT
from extractor.model.finding import Place
from extractor.model.form import Form, Indicator
from extractor.model.report import Report
from extractor.model.value import CellValue
from layouts.form import IndicatorLayout
from layouts.read import ProfileSet

Below = Mapping[str, frozenset[str]]


def check_forms(report: Report, profiles: ProfileSet, tally: Tally) -> None:
    """Every check of every sheet."""
    layouts = {profile.id: profile.form for profile in profiles.profiles if profile.form}
    for number, form in enumerate(report.forms):
        layout = layouts.get(form.profile)
        for period in form.funding:
            _check_funds(form, number, period, layout.parts if layout else {}, tally)
        _check_heads(form, number, tally)
        _check_weights(form, number, tally)
        if layout is not None:
            _check_indicators(form, number, layout.indicators, tally)
        check_overview(form, number, tally)


def _check_indicators(form: Form, number: int, layout: IndicatorLayout, tally: Tally) -> None:
    check_targets(form, number, layout, tally)
    check_halves(form, number, tally)


def _check_funds(form: Form, number: int, period: str, below: Below, tally: Tally) -> None:
    """A period's total = its sources. Blank is not 0: only what is printed is added up."""
    cells = form.funding[period]  # type: ignore[index]
    total = cells.get("total")
    parts = _top_sources(cells, below)
    reason = _why_no_sum(form, total, cells)
    if reason or not parts:
        outcome = "insufficient" if reason else "not_applicable"
        text = reason or "the sheet prints no source with a figure"
        tally.record("FORM-201", outcome, table=None, reason=text)  # type: ignore[arg-type]
        return
    assert total is not None
    comparison = _compare(form, total, list(parts.values()))
    every = [cell for key, cell in cells.items() if key != "total" and cell.amount is not None]
    if comparison.outcome == "broken" and len(every) > len(parts):
        comparison = _compare(form, total, every)
        if comparison.outcome == "broken":
            reason = "a source may be part of another one"
            tally.record("FORM-201", "insufficient", table=None, reason=reason)
            return
    if comparison.outcome == "holds":
        tally.record("FORM-201", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-201",
            comparison.outcome,
            project=form.project or form.title or "",
            period_zh=_PERIOD[period][0],
            period_en=_PERIOD[period][1],
            observed=total.raw,
            expected=_in_unit(comparison.expected, form),
            terms="＋".join(part.raw for part in parts.values()),
            places=tuple(
                Place(form=number, column=f"{period}.{key}", page=cell.page, box=cell.box)
                for key, cell in (("total", total), *parts.items())
            ),
        )
    )


_PERIOD = {"implementation_period": ("实施期", "whole period"), "annual": ("年度", "year")}


def _top_sources(cells: Mapping[str, CellValue], below: Below) -> dict[str, CellValue]:
    """The printed sources that are no parts of another printed one."""
    printed = {
        key: cell for key, cell in cells.items() if key != "total" and cell.amount is not None
    }
    inside = {part for key in printed for part in below.get(key, ())}
    return {key: cell for key, cell in printed.items() if key not in inside}


def _why_no_sum(form: Form, total: CellValue | None, cells: Mapping[str, CellValue]) -> str:
    if total is None or total.amount is None:
        return "the sheet prints no total in a known unit"
    if any(cell.status == "illegible" for cell in cells.values()):
        return "a figure among its parts cannot be read"
    if form.unknown:
        return "the sheet holds texts that its profile does not know"
    return ""


def _compare(form: Form, total: CellValue, parts: Sequence[CellValue]) -> Comparison:
    assert form.unit is not None
    assert total.amount is not None
    exponent = UNIT_EXPONENT[form.unit]
    coarsest = max(half_digit(each, exponent) for each in (total, *parts))
    return Comparison(
        expected=sum((part.amount or Decimal(0) for part in parts), Decimal(0)),
        observed=total.amount,
        tolerance=coarsest * (len(parts) + 1),
    )


def _in_unit(amount: Decimal, form: Form) -> str:
    assert form.unit is not None
    return f"{amount.scaleb(-UNIT_EXPONENT[form.unit]).normalize():,f}"


def _is_filled(indicator: Indicator) -> bool:
    return bool(indicator.level3) or indicator.target.kind != "blank"


def _check_heads(form: Form, number: int, tally: Tally) -> None:
    """Each level-1 head that is printed has an indicator that is filled in."""
    by_head: dict[str, list[tuple[int, Indicator]]] = {}
    for row, indicator in enumerate(form.indicators):
        if indicator.level1:
            by_head.setdefault(indicator.level1, []).append((row, indicator))
    for head, rows in by_head.items():
        if any(_is_filled(indicator) for _, indicator in rows):
            tally.record("FORM-202", "holds", table=None)
            continue
        tally.tell(
            finding(
                "FORM-202",
                project=form.project or form.title or "",
                head=head,
                places=tuple(_places(rows[:1], number)),
            )
        )


def _places(rows: Sequence[tuple[int, Indicator]], number: int) -> Iterator[Place]:
    for row, indicator in rows:
        spot = indicator.spots[0]
        yield Place(form=number, row=row, page=spot.page, box=spot.box)


def _check_weights(form: Form, number: int, tally: Tally) -> None:
    """The weights add up to what their header says: 分值（90）."""
    stated = form.fields.get("weight_total")
    rows = [(row, each) for row, each in enumerate(form.indicators) if each.weight]
    if stated is None or not rows:
        return
    missing = any(_is_filled(each) and not each.weight for each in form.indicators)
    figures = [_figure(each.weight or "") for _, each in rows]
    if missing or any(figure is None for figure in figures):
        reason = "an indicator has no weight that can be read"
        tally.record("FORM-206", "insufficient", table=None, reason=reason)
        return
    total = sum((figure for figure in figures if figure is not None), Decimal(0))
    if total == Decimal(stated.raw):
        tally.record("FORM-206", "holds", table=None)
        return
    tally.tell(
        finding(
            "FORM-206",
            project=form.project or form.title or "",
            observed=f"{total:f}",
            expected=stated.raw,
            places=tuple(_places(rows, number)),
        )
    )


def _figure(text: str) -> Decimal | None:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return None
