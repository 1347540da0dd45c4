"""Tables side by side: line by line, column by column, both years and their difference."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from exports.changes.model import (
    ColumnChange,
    FigureChange,
    Line,
    LineChange,
    TableChange,
    TextChange,
)
from exports.changes.page import words
from exports.changes.page.amounts import WAN, exponent_of, measures, unit_name
from exports.changes.page.cells import empty_cells, figure_cells
from exports.changes.page.columns import column_heads, column_title, left_out, sort_columns
from exports.changes.page.places import Side, View, page_links
from exports.changes.words import STATES
from exports.findings.page.markup import Child, Markup, element
from extractor.model.report import Half

_BLANK = "（空白）"
_DENSE = 3  # columns from which print is smaller
_MANY = 4  # columns from which the percentage stands below the difference
_HALVES: dict[Half, str] = {"left": "左半", "right": "右半"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A table, or one half of a table of two halves: its columns of amounts and its lines."""

    half: Half | None
    columns: tuple[ColumnChange, ...]
    lines: tuple[LineChange, ...]


def table(view: View, change: TableChange, anchor: str) -> Markup:
    """One table with its heading, its unit and what the lines became."""
    parts = _parts(change)
    return element(
        "section",
        element("h3", change.title, " ", words.badges(change.states)),
        _meta(view, change),
        _only(view, change),
        [_part(view, change, part) for part in parts],
        element("p", class_="folded"),
        id=anchor,
        class_="block",
    )


def table_title(change: TableChange) -> str:
    """What the contents call it."""
    return change.title or change.kind


def _parts(change: TableChange) -> list[_Part]:
    amounts = [column for column in change.columns if column.role == "amount"]
    halves = [half for half in _HALVES if any(column.half == half for column in amounts)]
    if not halves:
        return [_Part(half=None, columns=tuple(amounts), lines=change.lines)]
    found = []
    for half in halves:
        columns = tuple(column for column in amounts if column.half in (half, None))
        keys = {column.key for column in columns}
        lines = tuple(line for line in change.lines if _belongs(line, half, keys))
        found.append(_Part(half=half, columns=columns, lines=lines))
    return found


def _belongs(line: LineChange, half: Half, keys: set[str]) -> bool:
    own = (line.new or line.old)[0].half
    return own == half or (own is None and any(each.column in keys for each in line.figures))


def _meta(view: View, change: TableChange) -> Markup:
    counts = Counter(state for line in change.lines for state in line.states)
    told = [f"{STATES[state].zh} {counts[state]}" for state in words.BADGES if counts[state]]
    changed = sum(line.states != ("unchanged",) for line in change.lines)
    parts = [
        _unit(view, change),
        _pages(view, change),
        f"{len(change.lines)} 行，{changed} 行有变化" + (f"（{'、'.join(told)}）" if told else ""),
    ]
    return element("p", "　".join(part for part in parts if part), class_="meta")


def _unit(view: View, change: TableChange) -> str:
    old, new = (unit_name(each) for each in _exponents(change))
    if old and new and old != new:
        return f"单位：{view.old} {old}，{view.new} {new}；增减以{new}计"
    return f"单位：{new or old}" if new or old else ""


def _exponents(change: TableChange) -> tuple[int | None, int | None]:
    figures = [each for line in change.lines for each in line.figures]
    return exponent_of(each.old for each in figures), exponent_of(each.new for each in figures)


def _pages(view: View, change: TableChange) -> str:
    told = []
    sides: tuple[Side, ...] = ("old", "new")
    for side in sides:
        pages = {
            each.place.page
            for line in change.lines
            for each in (line.old if side == "old" else line.new)
            if each.place.page is not None
        }
        if pages:
            told.append(f"{view.name(side)}第 {words.page_ranges(tuple(sorted(pages)))} 页")
    return "，".join(told)


def _only(view: View, change: TableChange) -> Markup | None:
    """That the other side does not print the table: not the same as a table of zeros."""
    if change.disclosed == "both":
        return None
    there, absent = (view.old, view.new) if change.disclosed == "old" else (view.new, view.old)
    return element("p", f"只有{there}公开了这张表；{absent}未公开，不等于零。", class_="only")


def _part(view: View, change: TableChange, part: _Part) -> Markup:
    columns = sort_columns(part.columns, part.lines)
    shown = columns.shown
    old, new = _exponents(change)
    exponent = next((each for each in (new, old) if each is not None), WAN)
    dense = " dense" if len(shown) >= _DENSE else ""
    many = " many" if len(shown) >= _MANY else ""
    caption = element("caption", _half_name(part)) if part.half else None
    body = [_line(view, line, shown, exponent) for line in part.lines]
    return element(
        "div",
        element(
            "table",
            caption,
            column_heads(view, shown, (unit_name(old), unit_name(new))),
            element("tbody", body),
            class_=f"figures sides{dense}{many}",
        ),
        left_out(columns),
        class_="wide",
    )


def _half_name(part: _Part) -> str:
    """What stands above the first column of a half (收入, 支出); else which half it is."""
    first = part.columns[0]
    top = (first.new_path or first.old_path or ("",))[0]
    return top or (_HALVES[part.half] if part.half else "")


def _line(view: View, line: LineChange, columns: Sequence[ColumnChange], exponent: int) -> Markup:
    by_column = {each.column: each for each in line.figures}
    name = "、".join(each.label.strip() for each in (line.new or line.old))
    cells: list[Child] = [
        _cells(view, by_column.get(column.key), column, exponent, key, name)
        for key, column in enumerate(columns)
    ]
    role = (line.new or line.old)[0].role
    return element(
        "tr",
        _name(view, line),
        cells,
        data_s=" ".join(line.states),
        data_f=measures(line.figures),
        class_="total" if role == "total" else None,
    )


def _cells(
    view: View, change: FigureChange | None, column: ColumnChange, exponent: int, key: int,
    name: str,
) -> list[Markup]:  # fmt: skip
    if change is None:
        return empty_cells(column.disclosed)
    return figure_cells(view, change, exponent, key, f"{name}，{column_title(column)}")


def _name(view: View, line: LineChange) -> Markup:
    """Code and name of the new side, what became of it, and the old side's where it differs."""
    shown = line.new or line.old
    level = max(0, (shown[0].level or 0) - 1)
    return element(
        "th",
        [_one(each) for each in shown],
        " ",
        words.badges(line.states),
        _before(view, line) if line.old and line.new else None,
        [_text(view, each) for each in line.texts],
        scope="row",
        style=f"--i:{level}" if level else None,
        title="；".join(filter(None, [_matched(line), *(_where(view, line))])),
    )


def _one(line: Line) -> Markup:
    code = element("code", line.code, " ") if line.code else None
    return element("span", code, line.label.strip(), class_="who")


def _before(view: View, line: LineChange) -> Markup | None:
    """What the old side calls it; of a code or a name that both share nothing is repeated."""
    word = f"{view.old}可能是：" if line.states == ("uncertain",) else f"{view.old}："
    if len(line.old) != 1 or len(line.new) != 1:
        return element("small", word, [_one(each) for each in line.old], class_="was")
    (old,), (new,) = line.old, line.new
    code = None if old.code == new.code else element("code", old.code or "（无编码）", " ")
    label = None if old.label.strip() == new.label.strip() else old.label.strip()
    return element("small", word, code, label, class_="was") if code or label else None


def _text(view: View, text: TextChange) -> Markup:
    """A column of words that says something else."""
    return element(
        "small", f"{text.label}：", element("del", text.old or _BLANK), " → ",
        element("ins", text.new or _BLANK), " ",
        page_links(view, text.old_place, text.new_place),
        class_="was",
    )  # fmt: skip


def _matched(line: LineChange) -> str:
    if line.match is None:
        return ""
    differs = "、".join(words.DIFFERENCES[each] for each in line.differs)
    said = f"对应依据：{words.METHODS[line.match.method]}，把握 {line.match.score:f}"
    note = f"（{line.match.note.zh}）" if line.match.note is not None else ""
    return said + note + (f"；不同：{differs}" if differs else "")


def _where(view: View, line: LineChange) -> list[str]:
    sides = ((view.old, line.old), (view.new, line.new))
    return [
        f"{name} 第{lines[0].place.page}页 第{lines[0].row + 1}行"
        for name, lines in sides
        if lines and lines[0].place.page is not None
    ]
