"""What became of names and codes, each told once, and what the new side says of the old year."""

from decimal import Decimal

from exports.changes.fate_notes import fate_notes
from exports.changes.model import ClaimCheck, Figure, FigureChange
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
from exports.changes.page.places import Side, View, linked, page_links
from exports.changes.summary import Fate, Named, fates
from exports.changes.words import OUTCOMES
from exports.findings.page.markup import Child, Markup, element

_SIGNS = {"agrees": "✓", "rounding": "≈", "differs_by_scope": "◐",
          "differs_unless_scope": "✗?", "differs": "✗", "not_checked": "?"}  # fmt: skip
_MANY_PLACES = 4


def fate_table(view: View) -> Markup | None:
    """Lines that are not simply the same line with another amount."""
    found = fates(view.changes)
    if not found:
        return None
    heads = (
        "",
        view.old,
        view.new,
        f"{view.old}（万元）",
        f"{view.new}（万元）",
        "增减",
        "在哪些表",
    )
    numbers = range(3, 6)
    head = [
        element("th", text, scope="col", class_="n" if index in numbers else None)
        for index, text in enumerate(heads)
    ]
    rows = [_fate(view, each) for each in found]
    return element(
        "div",
        element("table", element("thead", element("tr", head)), element("tbody", rows),
                class_="figures fates"),
        element("p", class_="folded"),
        class_="wide block",
    )  # fmt: skip


def claim_table(view: View) -> Markup | None:
    """Every claim with both figures and how it ended."""
    claims = view.changes.claims
    if not claims:
        return None
    texts = ("结果", "新文件的说法", "说的是", "按说法，旧年应为", f"{view.old}文件印出", "原因")
    heads = [
        element("th", text, scope="col", class_="n" if index in (3, 4) else None)
        for index, text in enumerate(texts)
    ]
    rows = [_claim(view, each) for each in claims]
    return element(
        "div",
        _ended(claims),
        element("table", element("thead", element("tr", heads)), element("tbody", rows),
                class_="figures claims"),
        class_="wide",
    )  # fmt: skip


def _fate(view: View, fate: Fate) -> Markup:
    change = fate.figure
    return element(
        "tr",
        element("td", words.badge(fate.state)),
        element("td", _named(fate.old), class_="name"),
        element("td", _named(fate.new), _why(view, fate), class_="name"),
        [_amount(view, side, change) for side in ("old", "new")],
        element("td", *_moved(change), class_=f"d {direction(change.delta if change else None)}"),
        element("td", _tables(view, fate), class_="in"),
        data_s=" ".join(fate.line.states),
        data_f=None if change is None else measure(change),
    )


def _named(names: tuple[Named, ...]) -> list[Markup]:
    return [
        element("span", element("code", code, " ") if code else None, label.strip(), class_="who")
        for code, label in names
    ]


def _why(view: View, fate: Fate) -> Markup | None:
    match = fate.line.match
    notes = [each.zh for each in fate_notes(view.changes, fate)]
    if match is None:
        return element("small", "；".join(notes), class_="why") if notes else None
    told = match.note.zh if match.note is not None else ""
    if fate.state == "uncertain" or not told:
        sure = f"{words.METHODS[match.method]}，把握 {match.score:f}"
        told = f"{sure}。{told}" if told else sure
    return element("small", "；".join([told, *notes]), class_="why")


def _amount(view: View, side: str, change: FigureChange | None) -> Markup:
    which: Side = "old" if side == "old" else "new"
    figure: Figure | None = None
    if change is not None:
        figure = change.old if which == "old" else change.new
    if figure is None:
        return element("td", class_="n")
    text = wan(figure.amount) if figure.amount is not None else figure.raw.strip() or "空白"
    return element("td", linked(view, which, figure.place, text), class_="n")


def _moved(change: FigureChange | None) -> list[Child]:
    if change is None or not change.delta:
        return []
    share = percent(change.percent) if change.percent is not None else change_words(change)
    return [
        element("span", f"{arrow(change.delta)} {signed_wan(change.delta)}"),
        " ",
        element("small", share),
    ]


def _tables(view: View, fate: Fate) -> list[Child]:
    numbers = list(dict.fromkeys(table for table, _ in fate.where))
    told: list[Child] = []
    for number in numbers[:_MANY_PLACES]:
        title = view.changes.tables[number].title
        told += [" " if told else "",
                 element("a", f"表{number + 1}", href=f"#t{number + 1}", title=title)]  # fmt: skip
    if len(numbers) > _MANY_PLACES:
        told.append(f" 等 {len(numbers)} 张")
    return told


def _ended(claims: tuple[ClaimCheck, ...]) -> Markup:
    """How many agree, differ …"""
    chips = [
        element("li", element("b", f"{_SIGNS[outcome]} {message.zh}", class_=f"o {outcome}"), " ",
                element("strong", str(count)))
        for outcome, message in OUTCOMES.items()
        if (count := sum(each.outcome == outcome for each in claims))
    ]  # fmt: skip
    return element("ul", chips, class_="chips")


def _claim(view: View, claim: ClaimCheck) -> Markup:
    outcome = OUTCOMES[claim.outcome]
    source = "" if claim.source == "sentence" else "（表中的上年数一栏）"
    return element(
        "tr",
        element("td", element("b", f"{_SIGNS[claim.outcome]} {outcome.zh}",
                              class_=f"o {claim.outcome}", title=outcome.en)),
        element("td", linked(view, "new", claim.new_place, claim.raw), source),
        element("td", claim.what.zh, " ", page_links(view, claim.old_place, claim.new_place)),
        element("td", _value(claim, claim.claimed), class_="n"),
        element("td", linked(view, "old", claim.old_place, _value(claim, claim.found)), class_="n"),
        element("td", claim.reason.zh if claim.reason is not None else ""),
        class_="claim",
    )  # fmt: skip


def _value(claim: ClaimCheck, value: Decimal | None) -> str:
    if value is None:
        return "—"
    if claim.unit == "yuan":
        return f"{wan(value)} 万元"
    if claim.unit == "percent":
        return f"{value.normalize():f}%".replace("-", "−")
    return "持平" if not value else "增加" if value > 0 else "减少"
