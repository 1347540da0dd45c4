"""One figure on the page: old, new and what became of it. What is not there says why."""

from exports.changes.model import Figure, FigureChange
from exports.changes.page import words
from exports.changes.page.amounts import arrow, direction, percent, signed
from exports.changes.page.places import Side, View, linked
from exports.findings.page.markup import Markup, element

NOT_DISCLOSED = "未公开"
BLANK = "空白"
BOTH_BLANK = "·"
_NO_LINE = "无"
_UNREADABLE = ("illegible", "text")


def figure_cells(
    view: View, change: FigureChange, exponent: int, key: int, what: str
) -> list[Markup]:
    """Three cells: old, new, difference."""
    if change.state in ("added", "removed") and is_blank(change.old) and is_blank(change.new):
        # A blank cell of a line that came or went is no news of its own.
        sides = (_NO_LINE if each is None else BOTH_BLANK for each in (change.old, change.new))
        return [*(_cell(_absent(text), "q") for text in sides), element("td", class_="d")]
    marked = change.state not in ("unchanged", "not_disclosed")
    asked = view.changes.materiality
    strong = change.material and (asked.amount is not None or asked.percent is not None)
    return [
        _side(view, "old", change, key, what),
        _side(view, "new", change, key, what, marked=marked),
        _difference(change, exponent, strong=strong),
    ]


def empty_cells(disclosed: str) -> list[Markup]:
    """Three cells of a column in which neither side of the line prints anything; the side that
    does not print the column at all says so."""
    sides = [
        _cell(_absent(NOT_DISCLOSED), "nd") if disclosed == other else _cell(BOTH_BLANK, "q")
        for other in ("new", "old")
    ]
    return [*sides, element("td", class_="d")]


def change_words(change: FigureChange) -> str:
    """Why there is no percentage, or what happened instead of a change of amount."""
    special = words.FIGURE_STATES.get(change.state)
    if special is not None:
        return special
    if change.state == "changed" and change.no_percent is not None:
        return words.NO_PERCENT[change.no_percent]
    return ""


def is_blank(figure: Figure | None) -> bool:
    """Whether nothing is printed in the cell, or there is no cell."""
    return figure is None or figure.status == "blank"


def _side(
    view: View, side: Side, change: FigureChange, key: int, what: str, *, marked: bool = False
) -> Markup:
    figure = change.old if side == "old" else change.new
    if figure is None:
        if change.state == "not_disclosed":
            return _cell(_absent(NOT_DISCLOSED), "nd")
        return _cell(_absent(_NO_LINE), "q")
    kind = " ".join(name for name, on in (("m", marked), ("uns", figure.unsure)) if on)
    if figure.status == "blank":
        alone = change.state != "unchanged"
        text = _absent(BLANK) if alone else BOTH_BLANK
        return _cell(linked(view, side, figure.place, text, key=key, what=what) if alone else text,
                     f"{kind} q")  # fmt: skip
    raw = figure.raw.strip()
    if " + " in raw:
        kind = f"{kind} sum"
    shown = f"{raw} ?" if figure.unsure or figure.status in _UNREADABLE else raw
    return _cell(linked(view, side, figure.place, shown, key=key, what=what), kind)


def _absent(text: str) -> Markup:
    return element("i", text)


def _cell(content: Markup | str, kind: str) -> Markup:
    """`kind` adds to the class of a number."""
    return element("td", content, class_=f"n {kind}".strip())


def _difference(change: FigureChange, exponent: int, *, strong: bool) -> Markup:
    """Δ with its sign and arrow, and the percentage or what stands for it."""
    if change.state == "unchanged":
        return element("td", class_="d")
    said = percent(change.percent) if change.percent is not None else change_words(change)
    note = element("small", said) if said else None
    if not change.delta or change.state == "not_disclosed":
        return element("td", note, class_="d")
    text = f"{arrow(change.delta)} {signed(change, exponent)}"
    weight = " mat" if strong else ""
    return element("td", element("span", text), " ", note,
                   class_=f"d {direction(change.delta)}{weight}")  # fmt: skip
