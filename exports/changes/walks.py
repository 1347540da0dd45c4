"""Lines that a dated crosswalk says go on under another code or name."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from exports.changes.entries import Entry
from exports.changes.links import Links
from extractor.model.finding import Message
from layouts.crosswalk import Term, Walk

_ONE = Decimal(1)


def link_crosswalks(links: Links) -> None:
    """Links what the entries name, in each side and budget unit; earlier entries come first."""
    scopes = _scopes(links)
    for walk in links.crosswalks.between(*links.years):
        for scope in scopes:
            old = _found(walk, walk.old, links.free_old.values(), scope)
            new = _found(walk, walk.new, links.free_new.values(), scope)
            if old and new:
                links.link(old, new, "crosswalk", _ONE, note=_note(walk))


_Scope = tuple[str, str | None]


def _scopes(links: Links) -> list[_Scope]:
    """Sides and units that both years have, in their order."""
    new = {(each.side, each.unit) for each in links.free_new.values()}
    return list(
        dict.fromkeys(
            (each.side, each.unit)
            for each in links.free_old.values()
            if (each.side, each.unit) in new
        )
    )


def _found(
    walk: Walk, terms: Sequence[Term], entries: Iterable[Entry], scope: _Scope
) -> list[Entry]:
    """The one line for each term; nothing where a term names several."""
    here = [each for each in entries if _is_of(each, walk) and (each.side, each.unit) == scope]
    found: list[Entry] = []
    for term in terms:
        named = [each for each in here if _is_named(term, each)]
        if len(named) > 1:
            return []
        found += named
    return found


def _is_named(term: Term, entry: Entry) -> bool:
    """By its name as printed, or without document number and year."""
    code = entry.meaning or entry.code
    return term.names(code, entry.name) or term.names(code, entry.stem)


def _is_of(entry: Entry, walk: Walk) -> bool:
    return entry.role == "item" and entry.codelist in (None, walk.codelist)


def _note(walk: Walk) -> Message:
    return Message(zh=f"对照表：{walk.source}", en=f"crosswalk: {walk.source}")
