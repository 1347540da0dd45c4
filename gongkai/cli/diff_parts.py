"""What `gongkai diff` tells beside tables: claims, findings, sheets, catalogues, narrative."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.changes.model import (
    ChangeSet,
    ClaimCheck,
    ClaimOutcome,
    FindingChange,
    State,
)
from gongkai.cli.columns import wrap
from gongkai.cli.diff_words import claim_value, pages
from gongkai.cli.texts import in_language, say

_OUTCOMES: dict[ClaimOutcome, tuple[str, str]] = {
    "differs": ("✗", "bold red"),
    "differs_by_scope": ("!", "bold yellow"),
    "agrees": ("·", "green"),
    "rounding": ("·", "dim"),
    "not_checked": ("·", "dim"),
}
_LISTED: tuple[ClaimOutcome, ...] = ("differs", "differs_by_scope")
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
        Text(f"{sign} {say(f'diff.outcome.{outcome}')} {counted[outcome]}", style)
        for outcome, (sign, style) in _OUTCOMES.items()
        if counted[outcome]
    )
    out.print()
    out.print(Text(say("diff.claims"), "bold"))
    out.print(Text.assemble("  ", tally))
    listed = [claim for name in _LISTED for claim in changes.claims if claim.outcome == name]
    _show_some(out, [_claim(claim, out.width) for claim in listed], top)


def show_findings(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Findings that appeared, one by one; those that went away or stay, by number."""
    by_state: dict[State, list[FindingChange]] = {"added": [], "removed": [], "unchanged": []}
    for each in changes.findings:
        by_state[each.state].append(each)
    if not by_state["added"] and not by_state["removed"]:
        return
    counts = "  ".join(
        f"{say(f'diff.finding_{state}')} {len(found)}" for state, found in by_state.items() if found
    )
    out.print()
    out.print(Text.assemble((say("diff.findings"), "bold"), f"  {counts}"), soft_wrap=True)
    told = [each for each in by_state["added"] if top is None or each.severity != "info"]
    told.sort(key=lambda each: list(_SEVERITY).index(each.severity))
    _show_some(out, [_finding(each, out.width) for each in told], top)


def show_parts(out: Console, changes: ChangeSet) -> None:
    """Sheets, catalogues and narrative, a line each."""
    grid = Table.grid(padding=(0, 2))
    for name, states, unchanged in _parts(changes):
        told = _states(states, unchanged)
        if told:
            grid.add_row(Text(name, "bold"), told)
    if grid.row_count:
        out.print()
        out.print(grid)


def _parts(changes: ChangeSet) -> Iterable[tuple[str, Sequence[State], int]]:
    yield say("diff.forms"), [each.states[0] for each in changes.forms], 0
    for catalogue in changes.catalogues:
        name = " ".join(part for part in (say("diff.catalogue"), catalogue.series) if part)
        if catalogue.disclosed != "both":
            yield f"{name}  {say(f'diff.only_{catalogue.disclosed}')}", ["not_disclosed"], 0
        else:
            yield name, [each.states[0] for each in catalogue.entries], catalogue.unchanged
    yield say("diff.narrative"), [each.states[0] for each in changes.narrative], 0


def _states(states: Sequence[State], unchanged: int) -> str:
    """`added 3 · renamed 1 · unchanged 37`."""
    counted = Counter(states)
    parts = [
        say("diff.counted", state=say(f"diff.state.{state}"), count=counted[state])
        for state in _ORDER
        if counted[state]
    ]
    same = unchanged + counted["unchanged"]
    return " · ".join([*parts, say("diff.all_unchanged", count=same)] if same else parts)


def _claim(claim: ClaimCheck, width: int) -> Text:
    sign, style = _OUTCOMES[claim.outcome]
    where = pages([claim.old_place] if claim.old_place is not None else [], [claim.new_place])
    both = say(
        "diff.claimed",
        claimed=claim_value(claim, claim.claimed),
        found=claim_value(claim, claim.found),
    )
    parts = [in_language(claim.what), both, where]
    if claim.reason is not None:
        parts.insert(2, in_language(claim.reason))
    return _entry(sign, style, f"“{claim.raw}”  " + "  ".join(filter(None, parts)), width)


def _finding(change: FindingChange, width: int) -> Text:
    sign, style = _SEVERITY[change.severity]
    where = pages((), change.places)
    return _entry(sign, style, f"{change.code}  {in_language(change.message)}  {where}", width)


def _entry(sign: str, style: str, text: str, width: int) -> Text:
    first, *rest = wrap(text.rstrip(), width - len(_INDENT))
    return Text.assemble((f"  {sign} ", style), first, *(f"\n{_INDENT}{line}" for line in rest))


def _show_some(out: Console, lines: Sequence[Text], top: int | None) -> None:
    kept = lines if top is None else lines[:top]
    for line in kept:
        out.print(line)
    if len(lines) > len(kept):
        out.print(Text(_INDENT + say("diff.more", count=len(lines) - len(kept)), "dim"))
