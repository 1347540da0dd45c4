"""How amounts, percentages, names and pages of a comparison are written for a person."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from exports.changes.model import ClaimCheck, Document, Figure, FigureChange, NoPercent
from exports.changes.summary import Fate, Named
from exports.changes.words import side_name
from extractor.model.finding import Place
from gongkai.cli.texts import in_language, say

_WAN = 4
_CENT = Decimal("0.01")
_UNSURE = "?"
# What a new year brings to the name of a project that goes on.
_OF_THE_YEAR = frozenset({"document_number", "year"})


def wan(amount: Decimal) -> str:
    """Yuan in 万元 with two decimals; more where two would show nothing of it."""
    value = amount.scaleb(-_WAN)
    rounded = value.quantize(_CENT, ROUND_HALF_UP)
    return f"{value.normalize():f}" if value and not rounded else f"{rounded:,f}"


def signed(amount: Decimal | None) -> str:
    """A difference with its sign; nothing where there is none to tell."""
    if not amount:
        return ""
    return ("+" if amount > 0 else "") + wan(amount)


def percent(change: FigureChange) -> str:
    """Δ in per cent, or why there is none."""
    if change.state == "unchanged":
        return ""
    if change.percent is not None:
        return f"{change.percent:+,.2f}%"
    reasons: dict[NoPercent, str] = {"sign_change": say("diff.sign")}
    if change.state in ("added", "removed", "not_disclosed"):
        return ""
    return reasons.get(change.no_percent or "not_comparable", say("diff.na"))


def figure(one: Figure | None, change: FigureChange) -> str:
    """A side of a figure: the amount, the mark that stands there, or what it means that none
    does. One that a person should look at has a question mark."""
    if one is None:
        return say("diff.undisclosed") if change.state == "not_disclosed" else ""
    doubt = _UNSURE if one.unsure else ""
    if one.amount is not None:
        return wan(one.amount) + doubt
    marks = {"blank": say("diff.no_figure"), "dash": say("diff.dash")}
    return marks.get(one.status, one.raw.strip() + _UNSURE)


def pages(old: Sequence[Place], new: Sequence[Place]) -> str:
    """The page of each side, of the first place that has one."""
    before, after = (next((p.page for p in places if p.page), None) for places in (old, new))
    if before is not None and after is not None:
        return say("diff.page_pair", old=before, new=after)
    if before is not None:
        return say("diff.page_old", page=before)
    return "" if after is None else say("diff.page_new", page=after)


def name_of(named: Named) -> str:
    """Code and name."""
    return " ".join(part for part in named if part) or say("diff.unnamed")


def names_of(fate: Fate) -> str:
    """What became of a name: `A → B`, a code or a name that both share told once."""
    before, after = (" + ".join(map(name_of, side)) for side in (fate.old, fate.new))
    if not before or not after:
        return before or after
    if fate.state == "renamed" and set(fate.line.differs) <= _OF_THE_YEAR:
        return f"{after}  {say('diff.new_number')}"
    arrow = "≈" if fate.state == "uncertain" else "→"
    if len(fate.old) == len(fate.new) == 1:
        return _one_to_one(fate.old[0], fate.new[0], arrow)
    return f"{before} {arrow} {after}"


def _one_to_one(old: Named, new: Named, arrow: str) -> str:
    (old_code, old_label), (new_code, new_label) = old, new
    if old == new:
        return name_of(old)
    if old_label == new_label:
        return f"{old_code or say('diff.na')} {arrow} {new_code or say('diff.na')} {new_label}"
    if old_code == new_code:
        return name_of((old_code, f"{old_label} {arrow} {new_label}"))
    return f"{name_of(old)} {arrow} {name_of(new)}"


def told_side(document: Document) -> str:
    """2026年预算; the name of the file where neither year nor stage is known."""
    if document.fiscal_year is None and document.stage is None:
        return document.name
    return in_language(side_name(document))


def claim_value(claim: ClaimCheck, value: Decimal | None) -> str:
    """An amount, a percentage or a direction as a claim states it."""
    if value is None:
        return say("value.unknown")
    if claim.unit == "yuan":
        return say("diff.unit.yuan", value=wan(value))
    if claim.unit == "percent":
        return say("diff.unit.percent", value=f"{value.normalize():f}")
    if not value:
        return say("diff.level")
    return say("diff.up") if value > 0 else say("diff.down")
