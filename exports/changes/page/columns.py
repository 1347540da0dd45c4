"""Columns of a table: which to show, which only to name, and their headers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exports.changes.model import ColumnChange, FigureChange, LineChange
from exports.changes.page.cells import is_blank
from exports.changes.page.places import View
from exports.findings.page.markup import Markup, element


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Those to show, and those that say nothing: blank in both years, or 0 in both."""

    shown: tuple[ColumnChange, ...]
    blank: tuple[ColumnChange, ...]
    zero: tuple[ColumnChange, ...]


def sort_columns(columns: Sequence[ColumnChange], lines: Iterable[LineChange]) -> Columns:
    """A column that both years fill with nothing but blanks, or with nothing but the printed 0,
    is named below its table. One with both is shown: blank is not 0."""
    figures: defaultdict[str, list[FigureChange]] = defaultdict(list)
    for line in lines:
        for each in line.figures:
            figures[each.column].append(each)
    both = [column for column in columns if column.disclosed == "both"]
    blank = tuple(column for column in both if all(map(_blank, figures[column.key])))
    zero = tuple(column for column in both if column not in blank
                 and all(map(_zero, figures[column.key])))  # fmt: skip
    shown = tuple(column for column in columns if column not in (*blank, *zero))
    if not shown:
        return Columns(shown=tuple(columns), blank=(), zero=())
    return Columns(shown=shown, blank=blank, zero=zero)


def left_out(columns: Columns) -> Markup | None:
    """The columns that are only named."""
    told = [
        f"{word}：{'、'.join(map(column_title, each))}。"
        for word, each in (("两年均为空白的栏", columns.blank), ("两年均印 0 的栏", columns.zero))
        if each
    ]
    return element("p", " ".join(told), class_="note") if told else None


def column_title(column: ColumnChange) -> str:
    """The printed header from the top down."""
    path = column.new_path or column.old_path or (column.key,)
    return "／".join(part for part in path if part) or column.key


def column_heads(view: View, columns: Sequence[ColumnChange], units: tuple[str, str]) -> Markup:
    """Two rows of headers: the columns, and below each old, new and difference. Where the `units`
    of the two differ, each stands at its side."""
    names = (view.old, view.new)
    if all(units) and units[0] != units[1]:
        names = (f"{view.old}（{units[0]}）", f"{view.new}（{units[1]}）")
    tops = [element("th", "科目、项目", scope="col", rowspan="2", class_="name")]
    subs = []
    for column in columns:
        absent = {"old": view.new, "new": view.old}.get(column.disclosed)
        only = element("small", f"（{absent}未公开）") if absent else None
        top = (column_title(column), only, _old_title(view, column))
        tops.append(element("th", *top, colspan="3", scope="colgroup"))
        subs += [
            *(element("th", name, class_="n", scope="col") for name in names),
            element("th", "增减", class_="d", scope="col"),
        ]
    return element("thead", element("tr", tops), element("tr", subs))


def _old_title(view: View, column: ColumnChange) -> Markup | None:
    """The old year's header where more than its year differs."""
    if column.old_path is None or column.new_path is None:
        return None
    old, new = ("／".join(path) for path in (column.old_path, column.new_path))
    if _yearless(old) == _yearless(new):
        return None
    return element("small", f"{view.old}：{old}")


def _yearless(text: str) -> str:
    return "".join(character for character in text if not character.isdigit())


def _blank(change: FigureChange) -> bool:
    return is_blank(change.old) and is_blank(change.new)


def _zero(change: FigureChange) -> bool:
    return all(each is not None and each.amount == 0 for each in (change.old, change.new))
