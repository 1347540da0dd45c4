"""HTML put together so that no text can become markup: every string is escaped on its way in."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple, TypeAlias

_VOID = frozenset({"meta", "link", "br", "image", "input", "rect", "use"})


class Markup(NamedTuple):
    """Finished HTML."""

    html: str


Child: TypeAlias = "Markup | str | Iterable[Child] | None"


def element(tag: str, /, *children: Child, **attributes: str | float | None) -> Markup:
    """`<tag attribute="…">children</tag>`; None leaves an attribute or a child out.

    `class_` and the like lose the underscore, others become dashes: aria_label → aria-label.
    """
    named = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Markup(f"<{tag}{named}/>")
    return Markup(f"<{tag}{named}>{joined(children).html}</{tag}>")


def joined(children: Child) -> Markup:
    """Children one after the other."""
    return Markup("".join(_pieces(children)))


def _pieces(child: Child) -> Iterable[str]:
    if child is None:
        return
    if isinstance(child, Markup):
        yield child.html
    elif isinstance(child, str):
        yield escape(child, quote=False)
    else:
        for inner in child:
            yield from _pieces(inner)


def _plain(value: str | float) -> str:
    """Numbers with at most two decimals: coordinates are points."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
