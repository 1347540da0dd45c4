"""Performance sheets: money, texts and indicators of each project, both years."""

from exports.changes.model import (
    FormChange,
    IndicatorChange,
    IndicatorSide,
    TextChange,
)
from exports.changes.page import words
from exports.changes.page.amounts import exponent_of, measures, unit_name
from exports.changes.page.cells import figure_cells, is_blank
from exports.changes.page.places import Side, View, linked, page_links
from exports.changes.page.prose import marked
from exports.findings.page.markup import Child, Markup, element

_QUIET = ("unchanged",)


def form(view: View, change: FormChange, anchor: str) -> Markup:
    """One sheet. It is folded where nothing changed in it."""
    return element(
        "details",
        element("summary", element("h3", _title(view, change), " ", words.badges(change.states),
                                   " ", page_links(view, change.old_place, change.new_place))),
        _why(change),
        _funding(view, change),
        _indicators(view, change),
        _texts(view, change),
        element("p", class_="folded"),
        id=anchor,
        class_="block form",
        open="open" if change.states not in (_QUIET, ("not_disclosed",)) else None,
        data_b=" ".join(change.states),
    )  # fmt: skip


def form_title(change: FormChange) -> str:
    """The project, as the new side calls it if it does."""
    return (
        change.new_project or change.old_project or words.FORM_KINDS.get(change.kind, change.kind)
    )


def _title(view: View, change: FormChange) -> list[Child]:
    old, new = change.old_project, change.new_project
    if not old or not new or old == new:
        return [form_title(change)]
    word = f"{view.old}可能是：" if change.states == ("uncertain",) else f"{view.old}："
    return [new, " ", element("small", word, old, class_="was")]


def _why(change: FormChange) -> Markup | None:
    match = change.match
    if match is None or match.method == "key":
        return None
    note = f"。{match.note.zh}" if match.note is not None else ""
    told = f"对应依据：{words.METHODS[match.method]}，把握 {match.score:f}{note}"
    return element("p", told, class_="note")


def _head(*titles: tuple[str, str]) -> Markup:
    return element(
        "thead",
        element("tr", [element("th", text, scope="col", class_=kind or None)
                       for text, kind in titles]),
    )  # fmt: skip


def _funding(view: View, change: FormChange) -> Markup | None:
    shown = [each for each in change.funding if not (is_blank(each.old) and is_blank(each.new))]
    if not shown:
        return None
    exponent = exponent_of(side for each in shown for side in (each.new, each.old)) or 0
    rows = [
        element(
            "tr",
            element("th", words.source_name(each.column), scope="row"),
            figure_cells(view, each, exponent, 0, words.source_name(each.column)),
            data_s="unchanged" if each.state in ("unchanged", "not_disclosed") else "changed",
            data_f=measures([each]),
        )
        for each in shown
    ]
    head = _head(
        (f"资金（{unit_name(exponent)}）", ""), (view.old, "n"), (view.new, "n"), ("增减", "d")
    )
    return element("table", head, element("tbody", rows), class_="figures small funding")


def _indicators(view: View, change: FormChange) -> Markup | None:
    if not change.indicators:
        return None
    rows = [_indicator(view, each) for each in change.indicators]
    head = _head(
        ("绩效指标", ""), (f"{view.old} 指标值", ""), (f"{view.new} 指标值", ""), ("增减", "d")
    )
    return element("table", head, element("tbody", rows), class_="figures small indicators")


def _indicator(view: View, change: IndicatorChange) -> Markup:
    there = change.new or change.old
    assert there is not None
    return element(
        "tr",
        element(
            "th",
            element("small", _path(change, there), class_="path"),
            element("span", there.level3, class_="who"),
            " ",
            words.badges(change.states),
            _before(view, change),
            scope="row",
        ),
        _target(view, "old", change.old),
        _target(view, "new", change.new, marked="changed" in change.states),
        element("td", _delta(change), class_="d"),
        data_s=" ".join(change.states),
    )


def _path(change: IndicatorChange, there: IndicatorSide) -> str:
    period = words.PERIODS.get(change.period, change.period)
    return " › ".join(part for part in (period, there.level1, there.level2) if part)


def _before(view: View, change: IndicatorChange) -> Markup | None:
    if change.old is None or change.new is None or change.old.level3 == change.new.level3:
        return None
    word = f"{view.old}可能是：" if change.states == ("uncertain",) else f"{view.old}："
    return element("small", word, change.old.level3, class_="was")


def _target(view: View, side: Side, one: IndicatorSide | None, *, marked: bool = False) -> Markup:
    if one is None:
        return element("td", element("i", "无"), class_="q")
    text = one.target or element("i", "空白")
    return element(
        "td", linked(view, side, one.place, text, what=one.level3), class_="m" if marked else None
    )


def _delta(change: IndicatorChange) -> str:
    """The difference of two quantities of one unit, in that unit."""
    if not change.delta or change.new is None:
        return ""
    arrow = "▲ +" if change.delta > 0 else "▼ −"
    return f"{arrow}{abs(change.delta.normalize()):,f} {change.new.unit or ''}".strip()


def _texts(view: View, change: FormChange) -> Markup | None:
    """What the sheet says in words; fields that stay the same are folded like lines."""
    rows = [_text(view, each) for each in change.texts]
    if not rows:
        return None
    head = element("tr", element("th", "文字", scope="col", colspan="2"))
    return element(
        "table", element("thead", head), element("tbody", rows), class_="figures small texts"
    )


def _text(view: View, text: TextChange) -> Markup:
    return element(
        "tr",
        element("th", text.label, " ", words.badges(text.states), scope="row"),
        element("td", marked(text), " ", page_links(view, text.old_place, text.new_place)),
        data_s=" ".join(text.states),
    )
