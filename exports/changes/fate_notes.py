"""What a reader must know beside a line's fate: where it still stands, from where it moved."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from exports.changes.model import ChangeSet, Figure, FigureChange, Line, TableChange
from exports.changes.summary import Fate
from extractor.assemble.labels import read_label
from extractor.model.finding import Message
from layouts.likeness import bare_name


def fate_notes(changes: ChangeSet, fate: Fate) -> tuple[Message, ...]:
    """Between which columns its amount moved; other tables in which a line that came or went
    stands on both sides."""
    return (*_moved(changes, fate), *_elsewhere(changes, fate))


def _moved(changes: ChangeSet, fate: Fate) -> Iterator[Message]:
    match = fate.line.match
    if "moved" not in fate.line.states or (match is not None and match.note is not None):
        return  # the alignment has said it
    table = changes.tables[fate.where[0][0]]
    lost = [each for each in fate.line.figures if _has(each.old) and not _has(each.new)]
    gained = [each for each in fate.line.figures if _has(each.new) and not _has(each.old)]
    before, after = (_columns(table, each) for each in (lost, gained))
    if before and after:
        yield Message(zh=f"由{before}改列{after}", en=f"from {before} to {after}")


def _columns(table: TableChange, figures: Sequence[FigureChange]) -> str:
    paths = {each.key: each.new_path or each.old_path or (each.key,) for each in table.columns}
    return "、".join(paths[each.column][-1] for each in figures if each.column in paths)


def _elsewhere(changes: ChangeSet, fate: Fate) -> Iterator[Message]:
    if fate.state not in ("added", "removed"):
        return
    gone = fate.state == "removed"
    lines = fate.line.old if gone else fate.line.new
    if len(lines) != 1 or _is_sum(lines[0]):
        return
    own = {number for number, _ in fate.where}
    numbers = [
        index + 1
        for number, table in enumerate(changes.tables)
        if number not in own and (index := table.new if gone else table.old) is not None
        if _stands(table, lines[0], gone=gone)
    ]
    if numbers:
        zh, en = ("、".join(map(str, numbers)), ", ".join(map(str, numbers)))
        yield (
            Message(zh=f"仍在表{zh}", en=f"still in table {en}")
            if gone
            else Message(zh=f"旧文件的表{zh}已有", en=f"already in table {en} of the old one")
        )


def _stands(table: TableChange, line: Line, *, gone: bool) -> bool:
    """Whether a table has the line with an amount on both sides."""
    return any(
        any(_has(figure.new if gone else figure.old) for figure in change.figures)
        for change in table.lines
        if change.old and change.new and "uncertain" not in change.states
        if any(_is_line(line, each) for each in (change.new if gone else change.old))
    )


def _is_sum(line: Line) -> bool:
    """A total (合计, 小计) has no name of its own, by which it could be found elsewhere."""
    return line.role == "total" or (line.role == "subtotal" and line.code is None)


def _is_line(one: Line, other: Line) -> bool:
    codes = {one.code, other.code} - {None}
    return len(codes) <= 1 and _bare(one.label) == _bare(other.label) != ""


@lru_cache(maxsize=8192)
def _bare(label: str) -> str:
    """The name without the mark that enumerates it, which differs between tables."""
    return bare_name(read_label(label).bare)


def _has(figure: Figure | None) -> bool:
    return figure is not None and bool(figure.amount)
