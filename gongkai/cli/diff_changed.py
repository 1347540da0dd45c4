"""What `gongkai diff` tells of figures table by table: what changed, what a year does not print."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from exports.changes.changed import ChangedLine, changed_in_tables, marks_in_tables
from exports.changes.model import ChangeSet, Disclosed, LineChange, TableChange
from exports.changes.summary import missing_lines
from exports.changes.words import DISCLOSED
from gongkai.cli.columns import fill
from gongkai.cli.diff_words import figure, name_of, pages, percent, signed
from gongkai.cli.texts import in_language, say
from gongkai.cli.wording import table_name

_INDENT = " " * 4
# Of the lines of a table that are not among the largest changes, so many are shown unasked.
_FEW = 3


_Names = tuple[tuple[str | None, str], ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    """The lines of a table to be shown, and how many more there are."""

    shown: Sequence[ChangedLine]
    more: int


def show_changed(out: Console, changes: ChangeSet, top: int | None) -> None:
    """The changed lines of every table, by how much; without -v the largest that are not told
    among the movers."""
    found = changed_in_tables(changes)
    if found:
        out.print()
        out.print(Text(say("diff.changed"), "bold"))
    seen: set[_Names] = set()
    for number, lines in found.items():
        listed = _listed(lines, top, seen)
        table = changes.tables[number]
        cells = sum(len(each.figures) for each in lines)
        counts = say("diff.changed_counts", lines=len(lines), cells=cells)
        out.print(Text(f"  ~ {_numbered(table)}  {counts}", "cyan"), soft_wrap=True)
        for line in listed.shown:
            for told in _told(table, line, every=top is None):
                out.print(_hanging(told, out.width))
        if listed.more:
            out.print(Text(_INDENT + say("diff.more", count=listed.more), "dim"), soft_wrap=True)
    _show_marks(out, changes, top)


def show_missing_lines(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Lines that only one side's tables have room for, by number; with -v each."""
    sides: tuple[Disclosed, ...] = ("old", "new")
    for side in sides:
        found = missing_lines(changes, side)
        if not found:
            continue
        count = sum(len(lines) for _, lines in found)
        filled = sum(_prints_amount(each) for _, lines in found for each in lines)
        told = in_language(DISCLOSED[side])
        head = say("diff.missing_lines", side=told, count=count, filled=filled)
        out.print(Text(f"  {head}", "cyan"), soft_wrap=True)
        for table, lines in found:
            _show_missing(out, table, lines, side, top)


def _show_missing(
    out: Console, table: TableChange, lines: Sequence[LineChange], side: Disclosed, top: int | None
) -> None:
    if top is not None:
        out.print(_hanging([f"{_numbered(table)}  {len(lines)}"], out.width))
        return
    out.print(_hanging([_numbered(table)], out.width))
    for line in lines:
        mine = line.old if side == "old" else line.new
        name = " + ".join(name_of((each.code, each.label)) for each in mine)
        amounts = [figure(each.old or each.new, each) for each in line.figures]
        known = list(dict.fromkeys(each for each in amounts if each))
        where = pages([each.place for each in line.old], [each.place for each in line.new])
        out.print(_hanging(["  " + name, " / ".join(known), where], out.width))


def _prints_amount(line: LineChange) -> bool:
    sides = [each.old or each.new for each in line.figures]
    return any(each is not None and each.amount is not None for each in sides)


def _listed(lines: Sequence[ChangedLine], top: int | None, seen: set[_Names]) -> _Listed:
    """All, or the largest that neither the movers nor a table before (`seen`) have told."""
    if top is None:
        return _Listed(lines, 0)
    fresh = [each for each in lines if not each.mover and _names(each) not in seen]
    shown = [each for each in fresh if each.line.material][: min(top, _FEW)]
    seen.update(_names(each) for each in shown)
    return _Listed(shown, len(fresh) - len(shown))


def _names(found: ChangedLine) -> _Names:
    return tuple((each.code, each.label) for each in found.line.new)


def _told(table: TableChange, found: ChangedLine, *, every: bool) -> list[list[str]]:
    """`20805 A  12.00 → 24.00  +12.00  +100.00%  [column]  p. 8→9` of a line's figures, the
    largest change first; the same pair of amounts once."""
    line = found.line
    name = " + ".join(name_of((each.code, each.label)) for each in line.new)
    where = pages([each.place for each in line.old], [each.place for each in line.new])
    figures = found.figures if every else found.figures[:1]
    columns = {each.key: " / ".join(each.new_path or each.old_path or ()) for each in table.columns}
    told = []
    for change in figures:
        amounts = f"{figure(change.old, change)} → {figure(change.new, change)}"
        column = columns.get(change.column, "") if len(columns) > 1 else ""
        named = name if any(each.label or each.code for each in line.new) else column
        parts = [named, amounts, signed(change.delta), percent(change)]
        told.append([*parts, f"[{column}]" if column and named != column else "", where])
    return told


def _show_marks(out: Console, changes: ChangeSet, top: int | None) -> None:
    """Cells in which blank, dash and 0 changed places: no amount did, but the print did."""
    found = marks_in_tables(changes)
    if not found:
        return
    out.print()
    out.print(say("diff.marks", count=sum(found.values())), soft_wrap=True)
    for number, count in found.items() if top is None else ():
        out.print(_hanging([f"{_numbered(changes.tables[number])}  {count}"], out.width))


def _numbered(table: TableChange) -> str:
    """A table by its number in the new report (else the old one) and its title."""
    number = table.new if table.new is not None else table.old
    name = table_name(table.title, table.kind)
    return name if number is None else f"{say('diff.tables_of', tables=number + 1)} {name}"


def _hanging(parts: Sequence[str], width: int) -> Text:
    first, *rest = fill(parts, width - len(_INDENT) - 2)
    return Text(_INDENT + first + "".join(f"\n{_INDENT}  {line}" for line in rest))
