"""What became of each line: states, differences, figures and texts, in the order of print."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exports.changes.columns import ColumnPair, Leaf
from exports.changes.entries import Entry, FactIndex
from exports.changes.figures import figure_change, figure_of
from exports.changes.links import Link, Links
from exports.changes.model import (
    Difference,
    Figure,
    FigureChange,
    FigureState,
    LineChange,
    Materiality,
    State,
    TextChange,
)
from extractor.model.amount import Unit
from extractor.model.finding import Place
from layouts.likeness import document_numbers, without_document_number

_QUIET = ("unchanged", "not_disclosed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What figures of one side need besides their lines: the table, its unit, facts by cell."""

    table: int
    unit: Unit | None
    facts: FactIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells what became of the lines of one pair of tables (or of a table without a partner)."""

    old: Side
    new: Side
    columns: Sequence[ColumnPair]
    materiality: Materiality
    # Budget and accounts have forms of their own: a line's wording in them is not a new name.
    other_stage: bool = False
    # Where the other side's table stands there empty, its columns are not missing: nothing is.
    empty: bool = False

    def linked(self, links: Links, link: Link) -> LineChange:
        """Lines that are taken for one."""
        figures = tuple(self._figures(link.old, link.new))
        texts = tuple(self._texts(link)) if len(link.old) == len(link.new) == 1 else ()
        differs = _differs(links, link) + (("text",) if texts else ())
        return LineChange(
            states=self._states(link, differs, figures, texts) if link.sure else ("uncertain",),
            old=tuple(each.line for each in link.old),
            new=tuple(each.line for each in link.new),
            match=link.match,
            differs=differs,
            figures=figures,
            texts=texts,
            material=any(each.material for each in figures),
        )

    def alone(self, entry: Entry, state: State, *, is_old: bool) -> LineChange:
        """A line that only one side prints."""
        absent: FigureState = "not_disclosed"
        if state != "not_disclosed":
            absent = "removed" if is_old else "added"
        figures = tuple(self._alone(entry, absent, is_old=is_old))
        return LineChange(
            states=(state,),
            old=(entry.line,) if is_old else (),
            new=() if is_old else (entry.line,),
            match=None,
            differs=(),
            figures=figures,
            material=any(each.material for each in figures),
        )

    def _states(
        self,
        link: Link,
        differs: Sequence[Difference],
        figures: Sequence[FigureChange],
        texts: Sequence[TextChange],
    ) -> tuple[State, ...]:
        states: list[State] = []
        if len(link.old) != len(link.new):
            states.append("split" if len(link.old) < len(link.new) else "merged")
        else:
            worded = self.other_stage and link.old[0].means(link.new[0])
            states += _same_line([each for each in differs if not worded or each != "name"])
        if texts or any(each.state not in (*_QUIET, "unit_changed") for each in figures):
            states.append("changed")
        return tuple(states) or ("unchanged",)

    def _figures(self, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[FigureChange]:
        for pair in self.columns:
            if pair.role != "amount":
                continue
            before = _sum(self._printed(pair.old, old, self.old))
            after = _sum(self._printed(pair.new, new, self.new))
            if before is None and after is None:
                continue
            yield self._change(pair, before, after, "not_disclosed")

    def _alone(self, entry: Entry, absent: FigureState, *, is_old: bool) -> Iterator[FigureChange]:
        side = self.old if is_old else self.new
        for pair in self.columns:
            leaf = pair.old if is_old else pair.new
            figure = _sum(self._printed(leaf, [entry], side)) if pair.role == "amount" else None
            if figure is None:
                continue
            there = pair.change.disclosed == "both" or self.empty
            change = self._change(
                pair,
                figure if is_old else None,
                None if is_old else figure,
                absent if there else "not_disclosed",
            )
            yield change if figure.amount else replace(change, material=False)

    def _change(
        self, pair: ColumnPair, old: Figure | None, new: Figure | None, absent: FigureState
    ) -> FigureChange:
        change = figure_change(pair.change.key, old, new, self.materiality, absent=absent)
        return replace(change, old_fact=_fact(self.old, old), new_fact=_fact(self.new, new))

    def _printed(self, leaf: Leaf | None, entries: Iterable[Entry], side: Side) -> Iterator[Figure]:
        for entry in entries:
            key = None if leaf is None else leaf.key(entry.line.half)
            cell = None if key is None else entry.source.cells.get(key)
            if cell is not None:
                place = Place(table=side.table, row=entry.row, column=key)
                yield figure_of(cell, side.unit, place)

    def _texts(self, link: Link) -> Iterator[TextChange]:
        for pair in self.columns:
            if pair.role in ("amount", "label", "code") or pair.change.disclosed != "both":
                continue
            assert pair.old is not None
            assert pair.new is not None
            before, after = pair.old.cell(link.old[0].source), pair.new.cell(link.new[0].source)
            if before is None or after is None or _text(before.raw) == _text(after.raw):
                continue
            yield TextChange(
                key=pair.change.key,
                label="".join(pair.new.column.path[-1:]),
                states=("changed",),
                old=before.raw,
                new=after.raw,
                old_place=Place(
                    table=self.old.table, row=link.old[0].row, column=pair.old.column.key,
                    page=before.page, box=before.box,
                ),
                new_place=Place(
                    table=self.new.table, row=link.new[0].row, column=pair.new.column.key,
                    page=after.page, box=after.box,
                ),
            )  # fmt: skip


def _text(raw: str) -> str:
    return "".join(raw.split())


def _fact(side: Side, figure: Figure | None) -> str | None:
    if figure is None or figure.place.row is None or figure.place.column is None:
        return None
    fact = side.facts.get((side.table, figure.place.row, figure.place.column))
    return None if fact is None else fact.id


def _sum(figures: Iterator[Figure]) -> Figure | None:
    """The one figure, or several as one: `132.00 + 68.50`, printed where the first is."""
    found = list(figures)
    if len(found) < 2:
        return found[0] if found else None
    printed = [each for each in found if each.amount is not None]
    if not printed or any(each.status == "illegible" for each in found):
        return next((each for each in found if each.status == "illegible"), found[0])
    decimals = [each.decimals for each in printed if each.decimals is not None]
    return replace(
        printed[0],
        raw=" + ".join(each.raw for each in printed),
        amount=sum((each.amount for each in printed if each.amount is not None), Decimal(0)),
        decimals=min(decimals) if decimals else None,
        unsure=any(each.unsure for each in printed),
    )


def _same_line(differs: Sequence[Difference]) -> Iterator[State]:
    if {"parent", "unit", "fund"} & set(differs):
        yield "moved"
    if "code" in differs:
        yield "recoded"
    if {"name", "document_number", "year"} & set(differs):
        yield "renamed"


def _differs(links: Links, link: Link) -> tuple[Difference, ...]:
    if len(link.old) != 1 or len(link.new) != 1:
        return ()
    old, new = link.old[0], link.new[0]
    return tuple(_differences(links, old, new))


def _differences(links: Links, old: Entry, new: Entry) -> Iterator[Difference]:
    recoded = old.code is not None and new.code is not None and old.code != new.code
    if recoded:
        yield "code"
    yield from _named(old, new)
    same_code = old.meaning is not None and old.meaning == new.meaning
    if links.apart(old, new) and not same_code:
        yield "parent"
    if old.unit is not None and new.unit is not None and old.unit != new.unit:
        yield "unit"
    if old.meaning is None and not old.is_sum:
        before, after = links.funds(old, is_old=True), links.funds(new, is_old=False)
        if before and after and not before & after:
            yield "fund"


def _named(old: Entry, new: Entry) -> Iterator[Difference]:
    if old.name == new.name or old.role == "total":
        return
    if old.stem != new.stem:
        yield "name"
    if document_numbers(old.name) != document_numbers(new.name):
        yield "document_number"
    plain = [without_document_number(each.name) for each in (old, new)]
    if old.stem == new.stem and plain[0] != plain[1]:
        yield "year"


def in_order(changes: Sequence[LineChange]) -> tuple[LineChange, ...]:
    """The new side's order; what only the old side has follows the line that it followed there
    in the same half."""
    ordered = sorted((each for each in changes if each.new), key=lambda each: each.new[0].row)
    after: dict[int, list[LineChange]] = {}
    first: list[LineChange] = []
    above: dict[str | None, LineChange] = {}
    for change in sorted((c for c in changes if c.old), key=lambda each: each.old[0].row):
        half = change.old[0].half
        if not change.new:
            before = above.get(half)
            (first if before is None else after.setdefault(id(before), [])).append(change)
        above[half] = change
    return tuple(_followed([*first, *ordered], after))


def _followed(
    changes: Iterable[LineChange], after: dict[int, list[LineChange]]
) -> Iterator[LineChange]:
    """Each change, then those that follow it, without recursion: a year may drop every line."""
    waiting = list(changes)[::-1]
    while waiting:
        change = waiting.pop()
        yield change
        waiting.extend(after.get(id(change), ())[::-1])
