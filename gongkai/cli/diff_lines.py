"""What `gongkai diff` tells of lines: which came, went or changed their names, each once."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from exports.changes.fate_notes import fate_notes
from exports.changes.model import ChangeSet, Disclosed, State, TableChange
from exports.changes.summary import (
    FATES,
    Fate,
    fates,
    missing_columns,
    missing_lines,
    missing_tables,
)
from exports.changes.words import DISCLOSED, STATES
from gongkai.cli.columns import fill
from gongkai.cli.diff_changed import show_missing_lines
from gongkai.cli.diff_words import figure, names_of, pages, signed
from gongkai.cli.texts import in_language, say
from gongkai.cli.wording import table_name
from layouts.normalise import without_year

# Told apart by sign and word; the colour only helps.
_SIGN: dict[State, tuple[str, str]] = {
    "added": ("+", "green"),
    "removed": ("−", "red"),
    "uncertain": ("?", "bold yellow"),
    "unit_changed": ("!", "bold yellow"),
}
_CHANGED = ("~", "cyan")
_INDENT = " " * 4
# What happened to a line beside what it is listed for.
_ALSO: tuple[State, ...] = ("split", "merged", "moved", "recoded", "renamed", "unit_changed")


def show_lines(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Every state with its lines, most important first."""
    found = fates(changes)
    out.print()
    if not found:
        out.print(say("diff.lines_none"))
        return
    out.print(Text(say("diff.lines"), "bold"))
    for state in FATES:
        same = [each for each in found if each.state == state]
        if same:
            _show_state(out, changes, state, same, top)


def show_undisclosed(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Tables and columns that only one side prints."""
    lines: dict[Disclosed, list[str]] = {"old": [], "new": []}
    for table in missing_tables(changes):
        lines[table.disclosed].append(table_name(table.title, table.kind))
    for table, column in missing_columns(changes):
        path = " / ".join(column.new_path or column.old_path or (column.key,))
        title = _title(changes, table, column.disclosed)
        lines[column.disclosed].append(say("diff.column", table=title, column=path))
    if not any(lines.values()) and not any(missing_lines(changes, side) for side in lines):
        return
    out.print()
    out.print(Text(say("diff.undisclosed_head"), "bold"))
    for side, names in lines.items():
        if names:
            out.print(Text(f"  {in_language(DISCLOSED[side])} {len(names)}", "cyan"))
            _show_some(out, [_hanging([name], out.width) for name in names], top)
    show_missing_lines(out, changes, top)


def _title(changes: ChangeSet, table: TableChange, side: Disclosed) -> str:
    """A table of both sides by its title, which is the new side's. Where only the old one prints
    what is told of it, that loses its year; of another stage it is named by its number there."""
    name, old, new = table_name(table.title, table.kind), changes.old, changes.new
    if side != "old" or (old.fiscal_year, old.stage) == (new.fiscal_year, new.stage):
        return name
    if old.stage != new.stage and table.old is not None:
        return say("diff.old_table", number=table.old + 1)
    return without_year(name)


def _show_state(
    out: Console, changes: ChangeSet, state: State, same: Sequence[Fate], top: int | None
) -> None:
    """Those that matter; all where all are wanted, nobody said what matters, or a person must
    decide. A split that leaves the sum as it was is told too."""
    sign, style = _SIGN.get(state, _CHANGED)
    asked = changes.materiality
    every = top is None or state == "uncertain" or (asked.amount, asked.percent) == (None, None)
    shown = [each for each in same if every or each.material]
    lines = [_line(changes, each, out.width) for each in shown]
    out.print(Text(f"  {sign} {in_language(STATES[state])} {len(same)}", style))
    _show_some(out, lines, top, hidden=len(same) - len(shown))


def _show_some(out: Console, lines: Sequence[Text], top: int | None, hidden: int = 0) -> None:
    kept = lines if top is None else lines[:top]
    for line in kept:
        out.print(line)
    left = len(lines) - len(kept) + hidden
    if left:
        out.print(Text(_INDENT + say("diff.more", count=left), "dim"), soft_wrap=True)


def _line(changes: ChangeSet, fate: Fate, width: int) -> Text:
    """`20805 A → B  +12.00  (also moved)  tables 2, 3  p. 8→9`, indented."""
    notes = [f"({in_language(each)})" for each in fate_notes(changes, fate)]
    parts = [
        names_of(fate), _amount(fate), *_also(fate), _tables(changes, fate), *notes, _pages(fate),
    ]  # fmt: skip
    return _hanging(parts, width)


def _amount(fate: Fate) -> str:
    """By how much; of a line that is on one side only, or in doubt, the amounts themselves."""
    change = fate.figure
    if change is None:
        return ""
    if fate.state in ("uncertain", "unit_changed"):
        sides = (figure(each, change) for each in (change.old, change.new) if each is not None)
        return " / ".join(sides)
    return signed(change.delta)


def _also(fate: Fate) -> list[str]:
    words = [in_language(STATES[each]) for each in _ALSO
             if each in fate.line.states and each != fate.state]  # fmt: skip
    note = fate.line.match.note if fate.line.match is not None else None
    told = [f"[{'、'.join(words)}]"] if words else []
    if note is not None and fate.state in ("uncertain", "split", "merged", "moved"):
        told.append(f"({in_language(note)})")
    return told


def _tables(changes: ChangeSet, fate: Fate) -> str:
    """The tables that print it, by their number in the new report, else in the old one."""
    tables = [changes.tables[index] for index, _ in fate.where]
    numbers = [table.new if table.new is not None else table.old for table in tables]
    told = [str(number + 1) for number in numbers if number is not None]
    return say("diff.tables_of", tables=say("diff.comma").join(dict.fromkeys(told)))


def _pages(fate: Fate) -> str:
    return pages([line.place for line in fate.line.old], [line.place for line in fate.line.new])


def _hanging(parts: Sequence[str], width: int) -> Text:
    """The parts indented, further lines more so."""
    first, *rest = fill(parts, width - len(_INDENT) - 2)
    return Text(_INDENT + first + "".join(f"\n{_INDENT}  {line}" for line in rest))
