"""What `gongkai diff` tells beside tables: claims, findings, sheets, catalogues, narrative."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from exports.changes.finding_parts import of_one_side
from exports.changes.model import (
    ChangeSet,
    ClaimCheck,
    ClaimOutcome,
    FindingChange,
    State,
)
from exports.changes.words import DISCLOSED, OUTCOMES, STATES
from gongkai.cli.columns import fill, wrap
from gongkai.cli.diff_words import claim_value, pages
from gongkai.cli.texts import in_language, say

_OUTCOMES: dict[ClaimOutcome, tuple[str, str]] = {
    "differs": ("✗", "bold red"),
    "differs_unless_scope": ("?", "bold yellow"),
    "differs_by_scope": ("!", "bold yellow"),
    "agrees": ("·", "green"),
    "rounding": ("·", "dim"),
    "not_checked": ("·", "dim"),
}
_LISTED: tuple[ClaimOutcome, ...] = ("differs", "differs_unless_scope", "differs_by_scope")
_SEVERITY = {
    "error": ("✗", "bold red"),
    "warning": ("!", "bold yellow"),
    "info": ("·", "bold blue"),
}
_INDENT = " " * 4
_ORDER: tuple[State, ...] = (
    "added",
    "removed",
    "changed",
    "renamed",
    "recoded",
    "moved",
    "split",
    "merged",
    "uncertain",
    "not_disclosed",
)


def show_claims(out: Console, changes: ChangeSet, top: int | None) -> None:
    """What the new document says of the old year: the differences, and how the others ended."""
    if not changes.claims:
        return
    counted = Counter(claim.outcome for claim in changes.claims)
    tally = Text("  ").join(
        Text(f"{sign} {in_language(OUTCOMES[outcome])} {counted[outcome]}", style)
        for outcome, (sign, style) in _OUTCOMES.items()
        if counted[outcome]
    )
    out.print()
    out.print(Text(say("diff.claims"), "bold"))
    out.print(Text.assemble("  ", tally))
    wanted = _LISTED if top is not None else tuple(_OUTCOMES)
    listed = [claim for name in wanted for claim in changes.claims if claim.outcome == name]
    _show_some(out, [_claim(claim, out.width) for claim in listed], top)


def show_findings(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Findings that appeared, one by one; those that went away or stay, by number. Notes are
    left out unless all is wanted; those of a part that one side does not print stand apart."""
    wanted = [each for each in changes.findings if top is None or each.severity != "info"]
    is_apart = of_one_side(changes)
    apart = [each for each in wanted if is_apart(each)]
    rest = [each for each in wanted if not is_apart(each)]
    told = [each for each in (rest if top is not None else wanted) if each.state == "added"]
    counted = Counter(each.state for each in rest)
    if not apart and not counted["added"] and not counted["removed"]:
        return
    counts = [
        say("diff.appeared", count=counted["added"]),
        say("diff.went", count=counted["removed"]),
        say("diff.stays", count=counted["unchanged"]),
        say("diff.apart", count=len(apart)) if apart else "",
    ]
    out.print()
    out.print(
        Text.assemble((say("diff.findings"), "bold"), "  " + "  ".join(filter(None, counts))),
        soft_wrap=True,
    )
    told.sort(key=lambda each: list(_SEVERITY).index(each.severity))
    kinds: dict[str, list[FindingChange]] = {}
    for each in told:
        kinds.setdefault(each.code if top is not None else f"{len(kinds)}", []).append(each)
    _show_some(out, [_finding(found, out.width) for found in kinds.values()], top)


def show_parts(out: Console, changes: ChangeSet) -> None:
    """Sheets, catalogues and narrative, each by how many of them changed."""
    lines = [_part(name, told, out.width) for name, told in _parts(changes) if told]
    if lines:
        out.print()
    for line in lines:
        out.print(line)


def _part(name: str, told: Sequence[str], width: int) -> Text:
    first, *rest = fill([name, *told], width - 2)
    line = Text(first + "".join(f"\n  {each}" for each in rest))
    line.stylize("bold", 0, len(name))
    return line


def _parts(changes: ChangeSet) -> Iterator[tuple[str, Sequence[str]]]:
    yield say("diff.forms"), _states([each.states[0] for each in changes.forms])
    for catalogue in changes.catalogues:
        name = " ".join(part for part in (say("diff.catalogue"), catalogue.series) if part)
        if catalogue.disclosed == "both":
            states = [each.states[0] for each in catalogue.entries]
            yield name, _states(states, catalogue.unchanged)
        else:
            yield name, [in_language(DISCLOSED[catalogue.disclosed])]
    yield say("diff.narrative"), _states([each.states[0] for each in changes.narrative])


def _states(states: Sequence[State], unchanged: int = 0) -> list[str]:
    """How many of each state, those that stayed last."""
    counted = Counter(states)
    same = unchanged + counted["unchanged"]
    parts = [f"{in_language(STATES[state])} {counted[state]}" for state in _ORDER if counted[state]]
    return [*parts, say("diff.all_unchanged", count=same)] if same else parts


def _claim(claim: ClaimCheck, width: int) -> Text:
    sign, style = _OUTCOMES[claim.outcome]
    both = say(
        "diff.claimed",
        claimed=claim_value(claim, claim.claimed),
        found=claim_value(claim, claim.found),
    )
    if claim.found is None and claim.claimed is None:
        both = ""
    reason = "" if claim.reason is None else in_language(claim.reason)
    old = [claim.old_place] if claim.old_place is not None else []
    parts = [f"“{claim.raw}”", in_language(claim.what), both, reason]
    return _entry(sign, style, [*parts, pages(old, [claim.new_place])], width)


def _finding(found: Sequence[FindingChange], width: int) -> Text:
    """The first of a kind, and how many there are."""
    sign, style = _SEVERITY[found[0].severity]
    times = say("diff.times", count=len(found)) if len(found) > 1 else ""
    lines = wrap(in_language(found[0].message), width - len(_INDENT))
    message = lines[0] if len(lines) == 1 else lines[0][:-1] + "…"
    parts = [found[0].code, times, pages((), found[0].places), message]
    return _entry(sign, style, parts, width)


def _entry(sign: str, style: str, parts: Sequence[str], width: int) -> Text:
    first, *rest = fill(parts, width - len(_INDENT))
    return Text.assemble((f"  {sign} ", style), first, *(f"\n{_INDENT}{line}" for line in rest))


def _show_some(out: Console, lines: Sequence[Text], top: int | None) -> None:
    kept = lines if top is None else lines[:top]
    for line in kept:
        out.print(line)
    if len(lines) > len(kept):
        out.print(Text(_INDENT + say("diff.more", count=len(lines) - len(kept)), "dim"))
