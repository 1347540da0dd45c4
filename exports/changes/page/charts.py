"""Waterfalls and the largest changes: a chart, and beside it a table of the same figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from exports.changes.model import FactChange, Waterfall
from exports.changes.page import words
from exports.changes.page.amounts import (
    arrow,
    direction,
    measure,
    percent,
    signed_wan,
    wan,
)
from exports.changes.page.cells import change_words
from exports.changes.page.places import View, linked
from exports.findings.page.markup import Child, Markup, element

if TYPE_CHECKING:
    from exports.changes.page.drawing import Bar

_TOP = 14
_LABEL = 17  # full-width characters that fit beside the bars
_ENOUGH = Decimal("0.2")  # a change this large against the total is seen on an axis from 0


def waterfalls(view: View) -> list[Markup]:
    """Those of whole scopes in full width, then those of a part (carried forward) side by side."""
    whole: list[Markup] = []
    parts: list[Markup] = []
    for number, fall in enumerate(view.changes.waterfalls, start=1):
        (parts if fall.dimensions else whole).append(_waterfall(view, fall, f"w{number}"))
    return [*whole, element("div", parts, class_="subs")] if parts else whole


def _waterfall(view: View, fall: Waterfall, name: str) -> Markup:
    """One waterfall; without a chart where nothing moved."""
    moved = any(step.delta for step in fall.steps) or bool(fall.residual)
    title = f"{fall.title.zh}：{view.old} {wan(fall.old_total)} → {view.new} {wan(fall.new_total)}"
    cut = _is_cut(fall)
    return element(
        "figure",
        element("h3", fall.title.zh, " ", element("small", fall.title.en, lang="en")),
        element(
            "div",
            _drawn(view, fall, name, title, cut=cut) if moved else element("p", "没有变化。"),
            _closing_table(view, fall),
            class_="beside",
        ),
        element("p", "为看清增减，横轴不从 0 开始；合计的条形已折断。", class_="note")
        if moved and cut
        else None,
        id=name,
        class_="chart",
    )


def movers(view: View) -> Markup | None:
    """The leaves that moved most, each once."""
    facts = [view.changes.facts[index] for index in view.changes.movers]
    if not facts:
        return None
    return element(
        "figure",
        element(
            "div",
            _movers_drawn(view, facts[:_TOP]),
            _movers_table(view, facts),
            class_="beside",
        ),
        element("p", f"图中是变动最大的 {_TOP} 项，表中是全部。", class_="note")
        if len(facts) > _TOP
        else None,
        class_="chart",
    )


def _is_cut(fall: Waterfall) -> bool:
    """Whether the steps are too small beside the totals to be seen on an axis from 0."""
    levels = _levels(fall)
    low, high = min(levels), max(levels)
    return low > 0 and (high - low) < _ENOUGH * high


def _levels(fall: Waterfall) -> list[Decimal]:
    levels = [fall.old_total]
    for step in fall.steps:
        levels.append(levels[-1] + step.delta)
    return [*levels, fall.new_total]


def _drawn(view: View, fall: Waterfall, name: str, title: str, *, cut: bool) -> Markup:
    from exports.changes.page.drawing import chart

    return chart(tuple(_falling(view, fall)), name, title, joined=True, cut=cut)


def _falling(view: View, fall: Waterfall) -> "Iterator[Bar]":
    from exports.changes.page.drawing import REST, TOTAL, Bar

    def total(name: str, amount: Decimal) -> Bar:
        return Bar(lines=(name,), start=0.0, end=float(amount), text=wan(amount),
                   colour=TOTAL, strong=True)  # fmt: skip

    yield total(view.old, fall.old_total)
    at = fall.old_total
    for step in fall.steps:
        if step.delta:
            label = f"{step.code} {step.label.zh}" if step.code else step.label.zh
            yield _step(label, at, step.delta)
        at += step.delta
    if fall.residual:
        yield Bar(lines=(_residual_name(fall),), start=float(at), end=float(at + fall.residual),
                  text=signed_wan(fall.residual), colour=REST, hatched=True)  # fmt: skip
    yield total(view.new, fall.new_total)


def _step(label: str, at: Decimal, delta: Decimal) -> "Bar":
    from exports.changes.page.drawing import DOWN, UP, Bar

    return Bar(
        lines=_broken(label),
        start=float(at),
        end=float(at + delta),
        text=f"{arrow(delta)} {signed_wan(delta)}",
        colour=UP if delta > 0 else DOWN,
    )


def _residual_name(fall: Waterfall) -> str:
    return "印出的合计对不上" if fall.broken else "印出数舍入差"


def _closing_table(view: View, fall: Waterfall) -> Markup:
    """Every class with both amounts; the sum of its differences is the total's."""
    rows = [
        _row(step.code, step.label.zh, wan(step.old), wan(step.new), step.delta)
        for step in fall.steps
    ]
    if fall.residual:
        rows.append(_row(None, _residual_name(fall), "", "", fall.residual))
    total = element(
        "tr",
        element("th", "合计", scope="row"),
        _number(wan(fall.old_total)),
        _number(wan(fall.new_total)),
        _delta(fall.new_total - fall.old_total),
        class_="total",
    )
    head = element(
        "tr",
        element("th", "分类（万元）", scope="col"),
        element("th", view.old, scope="col", class_="n"),
        element("th", view.new, scope="col", class_="n"),
        element("th", "增减", scope="col", class_="n"),
    )
    return element(
        "table", element("thead", head), element("tbody", rows, total), class_="figures small"
    )


def _row(code: str | None, label: str, old: str, new: str, delta: Decimal) -> Markup:
    name = element("th", element("code", code, " ") if code else None, label, scope="row")
    return element("tr", name, _number(old), _number(new), _delta(delta))


def _number(text: Child) -> Markup:
    return element("td", text, class_="n")


def _delta(delta: Decimal) -> Markup:
    text = f"{arrow(delta)} {signed_wan(delta)}" if delta else "—"
    return element("td", text, class_=f"n {direction(delta)}")


def _movers_drawn(view: View, facts: Sequence[FactChange]) -> Markup:
    from exports.changes.page.drawing import chart

    bars = [
        _step(_name(fact), Decimal(0), delta)
        for fact in facts
        if (delta := fact.figure.delta) is not None
    ]
    title = f"变动最大的项目和科目，{view.old} → {view.new}，万元"
    return chart(bars, "movers", title, joined=False, cut=False)


def _movers_table(view: View, facts: Sequence[FactChange]) -> Markup:
    head = element(
        "tr",
        element("th", "名称（万元）", scope="col"),
        element("th", view.old, scope="col", class_="n"),
        element("th", view.new, scope="col", class_="n"),
        element("th", "增减", scope="col", class_="d"),
    )
    rows = [_mover(view, fact) for fact in facts]
    return element(
        "div",
        element("table", element("thead", head), element("tbody", rows), class_="figures small"),
        class_="tall",
    )


def _mover(view: View, fact: FactChange) -> Markup:
    figure = fact.figure
    vintage = dict(fact.dimensions).get("vintage")
    sides: list[Markup] = []
    for side, one in (("old", figure.old), ("new", figure.new)):
        text = "" if one is None else one.raw if one.amount is None else wan(one.amount)
        place = None if one is None else one.place
        sides.append(_number(linked(view, "old" if side == "old" else "new", place, text)))
    share = percent(figure.percent) if figure.percent is not None else change_words(figure)
    return element(
        "tr",
        element(
            "th",
            "？" if _is_uncertain(fact) else None,
            element("code", fact.code, " ") if fact.code else None,
            fact.label.zh,
            element("small", "（上年结转）") if vintage == "carried_forward" else None,
            " ",
            words.badges(fact.states),
            scope="row",
        ),
        sides,
        element(
            "td",
            element("span", f"{arrow(figure.delta)} {signed_wan(figure.delta or Decimal(0))}"),
            " ",
            element("small", share),
            class_=f"d {direction(figure.delta)}",
        ),
        data_s=" ".join(fact.states),
        data_f=measure(figure),
    )


def _name(fact: FactChange) -> str:
    name = f"{fact.code} {fact.label.zh}" if fact.code else fact.label.zh
    return f"？{name}" if _is_uncertain(fact) else name


def _is_uncertain(fact: FactChange) -> bool:
    return "uncertain" in fact.states


def _broken(text: str) -> tuple[str, ...]:
    """A name in at most two lines that fit; what is left out the table beside tells."""
    lines = [""]
    for character in text:
        if _width(lines[-1] + character) > _LABEL:
            lines.append("")
        lines[-1] += character
    if len(lines) <= 2:
        return tuple(lines)
    return lines[0], lines[1][:-1] + "…"


def _width(text: str) -> float:
    return sum(0.55 if character.isascii() else 1.0 for character in text)
