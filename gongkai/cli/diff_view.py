"""What `gongkai diff` tells a person in a minute: whose, how much, what moved."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from shlex import quote

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from exports.changes.changed import changed_amounts, slipped_amounts
from exports.changes.model import ChangeSet, FactChange, FigureChange, Step, Waterfall
from exports.changes.summary import has_changes, headlines
from exports.changes.words import RELATIONS, short_names
from gongkai.cli.columns import wrap
from gongkai.cli.diff_changed import show_changed
from gongkai.cli.diff_lines import show_lines, show_undisclosed
from gongkai.cli.diff_parts import show_claims, show_findings, show_parts
from gongkai.cli.diff_words import figure, name_of, pages, percent, signed, told_side, wan
from gongkai.cli.texts import in_language, say
from gongkai.cli.wording import level_word

_FILE_WIDTH = 100
_NARROWEST = 16
_BAR = 16
_STEPS = 8
_UP, _DOWN = "bold green", "bold red"
_MORE, _LESS = "█", "░"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What to tell. `top` is how many of each kind to list, None for all; `paths` are the files
    as the person named them."""

    changes: ChangeSet
    paths: tuple[Path, ...]
    top: int | None


def show(out: Console, shown: Shown) -> None:
    """Everything, most important first."""
    changes = shown.changes
    _show_heading(out, changes)
    _show_totals(out, changes)
    if not has_changes(changes):
        out.print()
        out.print(say("diff.same"), style="bold green")
        return
    for waterfall in _waterfalls(changes, shown.top):
        _show_waterfall(out, waterfall, None if shown.top is None else _STEPS)
    _show_movers(out, changes, shown.top)
    show_changed(out, changes, shown.top)
    show_lines(out, changes, shown.top)
    show_undisclosed(out, changes, shown.top)
    show_claims(out, changes, shown.top)
    show_parts(out, changes)
    show_findings(out, changes, shown.top)
    _show_next(out, shown.paths)


def as_text(shown: Shown) -> bytes:
    """The same as plain text for a file."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=_FILE_WIDTH, markup=False, highlight=False, emoji=False, no_color=True
    )
    show(console, shown)
    return stream.getvalue().encode("utf-8", "surrogateescape")


def _show_heading(out: Console, changes: ChangeSet) -> None:
    """Whose disclosures, which two, and what to mind."""
    old, new = changes.old, changes.new
    body = new.issuer or old.issuer or say("value.no_issuer")
    levels = dict.fromkeys(level_word(each.level) for each in (old, new) if each.level)
    level = f" · {' → '.join(levels)}" if levels else ""
    out.print(Text.assemble((body, "bold"), level), soft_wrap=True)
    known = changes.relation != "years" or (old.fiscal_year and new.fiscal_year)
    relation = in_language(RELATIONS[changes.relation]) if known else ""
    out.print(Text.assemble((_both(changes), "bold"), f"  {relation}"), soft_wrap=True)
    for each in changes.cautions:
        first, *rest = wrap(in_language(each.message), out.width - 2)
        out.print(Text(f"! {first}" + "".join(f"\n  {line}" for line in rest), "yellow"))


def _both(changes: ChangeSet) -> str:
    """2025年预算 → 2026年预算; by the names of the files where that does not tell them apart."""
    sides = (changes.old, changes.new)
    old, new = (told_side(each) for each in sides)
    if changes.relation == "bodies":
        old, new = (f"{told_side(each)} · {level_word(each.level)}" for each in sides)
    elif old == new:
        old, new = f"{old}  {changes.old.name}", changes.new.name
    return f"{old} → {new}"


def _grid(
    width: int, heads: Sequence[str], rows: Sequence[tuple[str, *tuple[str | Text, ...]]]
) -> Table:
    """Columns of amounts beside a name, which takes what they leave."""
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    grid.add_column(heads[0], no_wrap=True)
    for head in heads[1:]:
        grid.add_column(head, justify="right", no_wrap=True)
    columns = zip(heads[1:], *(row[1:] for row in rows), strict=True)
    taken = sum(2 + max(cell_len(str(cell)) for cell in column) for column in columns)
    for name, *cells in rows:
        lines = wrap(name, max(width - taken, _NARROWEST))
        grid.add_row(Text("\n".join(lines)), *cells)
    return grid


def _sides(changes: ChangeSet) -> tuple[str, str]:
    """What tells the two apart, in a word."""
    old, new = short_names(changes)
    return in_language(old), in_language(new)


def _show_totals(out: Console, changes: ChangeSet) -> None:
    found = headlines(changes)
    if not found:
        return
    old, new = _sides(changes)
    heads = [say("diff.totals"), old, new, say("diff.delta"), say("diff.percent")]
    rows = [(in_language(fact.label), *_figures(fact.figure)) for fact in found]
    out.print()
    out.print(_grid(out.width, heads, rows))


def _figures(change: FigureChange) -> tuple[str, str, Text, str]:
    """Old, new, Δ and %."""
    delta = Text(signed(change.delta), _style(change.delta))
    return figure(change.old, change), figure(change.new, change), delta, percent(change)


def _style(delta: Decimal | None) -> str:
    return "dim" if not delta else _UP if delta > 0 else _DOWN


def _waterfalls(changes: ChangeSet, top: int | None) -> list[Waterfall]:
    """Those in which something moved; unless all are wanted, the first of each concept, which is
    the widest."""
    moving = [each for each in changes.waterfalls if any(step.delta for step in each.steps)]
    if top is None:
        return moving
    first = {each.concept: each for each in reversed(moving)}
    return [each for each in moving if first[each.concept] is each]


def _show_waterfall(out: Console, waterfall: Waterfall, most: int | None) -> None:
    """A bar for each class, as long as it moved; the smallest ones together."""
    steps = sorted(waterfall.steps, key=lambda step: -abs(step.delta))
    steps = [step for step in steps if step.delta]
    kept = steps if most is None else steps[:most]
    longest = max(abs(step.delta) for step in steps)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(overflow="fold", min_width=16)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    for step in kept:
        grid.add_row(name_of((step.code, in_language(step.label))), *_bar(step, longest))
    if len(steps) > len(kept):
        rest = sum((step.delta for step in steps[len(kept) :]), Decimal(0))
        grid.add_row(say("diff.smaller", count=len(steps) - len(kept)), signed(rest), "")
    if waterfall.residual:
        name = say("diff.broken") if waterfall.broken else say("diff.residual")
        grid.add_row(Text(name, "yellow" if waterfall.broken else "dim"),
                     signed(waterfall.residual), "")  # fmt: skip
    head = f"{in_language(waterfall.title)}  "
    totals = f"{wan(waterfall.old_total)} → {wan(waterfall.new_total)}"
    out.print()
    out.print(Text.assemble((head, "bold"), totals), soft_wrap=True)
    out.print(grid)


def _bar(step: Step, longest: Decimal) -> tuple[Text, Text]:
    cells = max(1, round(abs(step.delta) / longest * _BAR))
    style = _style(step.delta)
    return Text(signed(step.delta), style), Text(
        (_MORE if step.delta > 0 else _LESS) * cells, style
    )


def _show_movers(out: Console, changes: ChangeSet, top: int | None) -> None:
    """The leaves that moved most, each once."""
    facts = [changes.facts[index] for index in changes.movers]
    material = [fact for fact in facts if fact.figure.material]
    kept = material if top is None else material[:top]
    out.print()
    if not facts:
        _show_no_movers(out, changes)
    elif not kept:
        out.print(say("diff.movers_small"))
    else:
        out.print(_movers_grid(out.width, changes, kept))
        if len(material) > len(kept):
            out.print("  " + say("diff.more", count=len(material) - len(kept)), style="dim")
    if len(material) < len(facts) and _limit(changes):
        out.print("  " + say("diff.below", limit=_limit(changes)), style="dim")


def _show_no_movers(out: Console, changes: ChangeSet) -> None:
    """That nothing is listed, and why: nothing changed, or nothing that adds up to the total."""
    cells, slipped = changed_amounts(changes), slipped_amounts(changes)
    told = []
    if cells:
        told.append(say("diff.movers_elsewhere", count=cells))
    if slipped:
        told.append(say("diff.movers_slipped", count=slipped))
    if not told:
        moved = any(each.figure.delta for each in changes.facts)
        told.append(say("diff.movers_others" if moved else "diff.movers_none"))
    out.print("\n".join(told), soft_wrap=True)


def _movers_grid(width: int, changes: ChangeSet, facts: Sequence[FactChange]) -> Table:
    old, new = _sides(changes)
    heads = [say("diff.movers", count=len(facts)), old, new]
    heads += [say("diff.delta"), say("diff.percent"), say("diff.pages")]
    rows = [
        (
            _named(fact),
            *_figures(fact.figure),
            Text(pages(fact.old_places, fact.new_places), "dim"),
        )
        for fact in facts
    ]
    return _grid(width, heads, rows)


def _named(fact: FactChange) -> str:
    """Code and name; with a mark where a person must say whether the two sides are one line."""
    name = name_of((fact.code, in_language(fact.label)))
    return f"? {name}" if "uncertain" in fact.states else name


def _limit(changes: ChangeSet) -> str:
    asked = changes.materiality
    parts = []
    if asked.amount is not None:
        parts.append(say("diff.limit_amount", amount=wan(asked.amount)))
    if asked.percent is not None:
        parts.append(say("diff.limit_percent", percent=f"{asked.percent.normalize():f}"))
    return say("diff.limit_both").join(parts)


def _show_next(out: Console, paths: Sequence[Path]) -> None:
    """Where to get the full picture."""
    files = " ".join(quote(str(path)) for path in paths)
    out.print()
    out.print(Text(say("diff.next", files=files), "dim"), soft_wrap=True)
