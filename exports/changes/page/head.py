"""The top of the page: whose, which two, what to mind, how much, and what became of lines."""

from collections import Counter

from exports.changes.model import Document, FactChange, FigureChange
from exports.changes.page import words
from exports.changes.page.amounts import arrow, direction, percent, signed_wan, wan
from exports.changes.page.cells import change_words
from exports.changes.page.places import Side, View, linked
from exports.changes.summary import fates, has_changes, headlines
from exports.changes.words import RELATIONS, side_name
from exports.findings.page.markup import Markup, element
from extractor.model.finding import Message

_LEVELS = {"department": "部门", "unit": "单位", None: ""}


def head(view: View) -> Markup:
    """Everything that a reader takes in within a minute."""
    changes = view.changes
    body = changes.new.issuer or changes.old.issuer or changes.new.name
    old, new = side_name(changes.old), side_name(changes.new)
    pair = Message(zh=f"{old.zh} → {new.zh}", en=f"{old.en} → {new.en}")
    return element(
        "header",
        element("p", RELATIONS[changes.relation].zh, "对照　",
                element("span", RELATIONS[changes.relation].en, lang="en"), class_="kicker"),
        element("h1", body),
        words.both(pair, "p", class_="pair"),
        _cautions(view),
        _tiles(view),
        _tally(view) if has_changes(changes) else words.both(words.NOTHING, "p", class_="clean"),
    )  # fmt: skip


def files(view: View) -> Markup:
    """Both files, by name and fingerprint."""
    sides: tuple[tuple[Side, Document], ...] = (
        ("old", view.changes.old),
        ("new", view.changes.new),
    )
    rows = [
        element(
            "tr",
            element("th", view.name(side), scope="row"),
            element("td", _file_name(view, side, document)),
            element("td", _LEVELS[document.level]),
            element("td", f"{len(document.pages)} 页"),
            element("td", element("code", f"SHA-256 {document.sha256}")),
        )
        for side, document in sides
    ]
    return element("table", element("tbody", rows), class_="files")


def _file_name(view: View, side: Side, document: Document) -> Markup:
    url = view.links.old if side == "old" else view.links.new
    return element("span", document.name) if url is None else element("a", document.name, href=url)


def _cautions(view: View) -> Markup | None:
    if not view.changes.cautions:
        return None
    entries = [
        element("li", each.message.zh, " ", element("small", each.message.en, lang="en"))
        for each in view.changes.cautions
    ]
    return element(
        "aside", words.both(words.CAUTIONS, "h2"), element("ul", entries), class_="cautions"
    )


def _tiles(view: View) -> Markup | None:
    found = headlines(view.changes)
    if not found:
        return None
    return element(
        "section",
        element("h2", words.FIGURES.zh, " ", element("small", "万元　10 000 yuan", lang="en")),
        element("ul", [_tile(view, fact) for fact in found], class_="tiles"),
        id="figures",
    )


def _tile(view: View, fact: FactChange) -> Markup:
    change = fact.figure
    return element(
        "li",
        element("h3", fact.label.zh, " ", element("small", fact.label.en, lang="en")),
        element("p", _amount(view, "new", change), class_="now"),
        element("p", f"{view.old} ", _amount(view, "old", change), class_="before"),
        element("p", *_moved(change), class_=f"moved {direction(change.delta)}"),
        data_tr="",
    )


def _amount(view: View, side: Side, change: FigureChange) -> Markup:
    figure = change.old if side == "old" else change.new
    if figure is None:
        return element("i", "未公开" if change.state == "not_disclosed" else "无")
    text = wan(figure.amount) if figure.amount is not None else figure.raw.strip() or "空白"
    return linked(view, side, figure.place, text)


def _moved(change: FigureChange) -> list[Markup | str]:
    if not change.delta:
        return [change_words(change) or "没有变化"]
    share = percent(change.percent) if change.percent is not None else change_words(change)
    return [f"{arrow(change.delta)} {signed_wan(change.delta)}", " ", element("small", share)]


def _tally(view: View) -> Markup:
    """How many lines were renamed, recoded, added …, each counted once."""
    counts = Counter(fate.state for fate in fates(view.changes))
    chips = [
        element("li", element("a", words.badge(state), " ", element("strong", str(counts[state])),
                              href="#fates"))
        for state in words.BADGES
        if counts[state]
    ]  # fmt: skip
    tables = [each for each in view.changes.tables if each.disclosed != "both"]
    if tables:
        chips.append(element("li", words.badge("not_disclosed"), " ",
                             element("strong", str(len(tables))), " 张表"))  # fmt: skip
    if not chips:
        return element("p", "各表的科目和项目两年一一对应，没有改名、改码或增减。", class_="clean")
    return element("ul", element("li", "科目和项目："), chips, class_="chips")
