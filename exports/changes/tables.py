"""The tables of two reports side by side, line by line."""

from collections.abc import Iterable, Sequence

from exports.changes.budget_units import align_units
from exports.changes.columns import TableView, pair_columns, view_table, without_sides
from exports.changes.entries import Entry, facts_by_cell, read_entries
from exports.changes.line_changes import Side, Teller, in_order
from exports.changes.lines import link_lines
from exports.changes.links import Links
from exports.changes.model import Disclosed, LineChange, Materiality, State, TableChange
from exports.changes.slips import mark_slips
from exports.changes.table_pairs import pair_tables
from exports.changes.unknown import as_read
from exports.changes.unprinted import NotPrinted
from extractor.model.report import Report, Table
from layouts.crosswalk import Crosswalks
from layouts.normalise import compact
from layouts.title import bare_title

_EMPTY = ("declared_empty", "empty", "absent")


def compare_tables(
    old: Report, new: Report, crosswalks: Crosswalks, materiality: Materiality
) -> tuple[TableChange, ...]:
    """Every table of either report, in the new one's order, with what became of its lines."""
    comparison = _Comparison(old, new, crosswalks, materiality)
    return tuple(comparison.table(*pair) for pair in pair_tables(old, new))


class _Comparison:
    """Two reports and what every pair of their tables needs."""

    def __init__(
        self, old: Report, new: Report, crosswalks: Crosswalks, materiality: Materiality
    ) -> None:
        self.old, self.new = old, new
        self.crosswalks, self.materiality = crosswalks, materiality
        self.facts = facts_by_cell(old), facts_by_cell(new)

    def table(self, old: int | None, new: int | None) -> TableChange:
        """A pair of tables, or one that only one side has."""
        mine = None if old is None else as_read(self.old.tables[old])
        theirs = None if new is None else as_read(self.new.tables[new])
        before, after = self._views(mine, theirs)
        teller = Teller(
            old=Side(table=old or 0, unit=mine.unit if mine else None, facts=self.facts[0]),
            new=Side(table=new or 0, unit=theirs.unit if theirs else None, facts=self.facts[1]),
            columns=pair_columns(before, after),
            materiality=self.materiality,
            other_stage=self.old.stage != self.new.stage,
            empty=_is_bare(mine) or _is_bare(theirs),
        )
        olds, news = align_units(
            read_entries(before, old or 0, self.facts[0]),
            read_entries(after, new or 0, self.facts[1]),
        )
        both = mine is not None and theirs is not None
        told = self._lines(teller, olds, news) if both else _alone(teller, olds, news)
        lines = mark_slips(in_order(told))
        shown = theirs or mine
        assert shown is not None
        return TableChange(
            kind=shown.kind,
            title=shown.title or "",
            disclosed=_disclosed(mine, theirs),
            old=old,
            new=new,
            states=self._states(mine, theirs, lines),
            columns=tuple(pair.change for pair in teller.columns),
            lines=lines,
        )

    def _views(self, old: Table | None, new: Table | None) -> tuple[TableView, TableView]:
        before = view_table(old, self.old.fiscal_year)
        after = view_table(new, self.new.fiscal_year)
        if before.paired or after.paired:
            return before, after
        return without_sides(before), without_sides(after)

    def _lines(
        self, teller: Teller, olds: Sequence[Entry], news: Sequence[Entry]
    ) -> list[LineChange]:
        years = self.old.fiscal_year, self.new.fiscal_year
        links = link_lines(olds, news, teller.columns, self.crosswalks, years)
        found = [teller.linked(links, link) for link in links.made]
        return found + self._unlinked(teller, links)

    def _unlinked(self, teller: Teller, links: Links) -> list[LineChange]:
        """The lines of one side that have no partner."""
        other = self._other_form
        in_new = NotPrinted(links.new, other_form=other)
        in_old = NotPrinted(links.old, other_form=other)
        gone, come = links.free_old.values(), links.free_new.values()
        return [
            *(teller.alone(each, in_new.state(each, "removed"), is_old=True) for each in gone),
            *(teller.alone(each, in_old.state(each, "added"), is_old=False) for each in come),
        ]

    @property
    def _other_form(self) -> bool:
        old, new = self.old, self.new
        return (old.stage, old.issuer.level) != (new.stage, new.issuer.level)

    def _states(
        self, old: Table | None, new: Table | None, lines: Iterable[LineChange]
    ) -> tuple[State, ...]:
        if old is None or new is None:
            return ("not_disclosed",)
        states: list[State] = []
        if (old.state in _EMPTY) != (new.state in _EMPTY):
            states.append("added" if old.state in _EMPTY else "removed")
        if self._renamed(old, new):
            states.append("renamed")
        told = {state for line in lines for state in line.states}
        if "unit_changed" in told:
            states.append("unit_changed")
        if told - {"unchanged", "not_disclosed", "unit_changed"}:
            states.append("changed")
        return tuple(states) or ("unchanged",)

    def _renamed(self, old: Table, new: Table) -> bool:
        """Whether the title says something else. Budget and accounts never share their titles."""
        if self.old.stage != self.new.stage or not old.title or not new.title:
            return False
        titles = [
            bare_title(compact(table.title or ""), filter(None, (table.body, report.issuer.name)))
            for table, report in ((old, self.old), (new, self.new))
        ]
        return titles[0] != titles[1]


def _alone(teller: Teller, olds: Sequence[Entry], news: Sequence[Entry]) -> list[LineChange]:
    return [
        *(teller.alone(each, "not_disclosed", is_old=True) for each in olds),
        *(teller.alone(each, "not_disclosed", is_old=False) for each in news),
    ]


def _is_bare(table: Table | None) -> bool:
    """Whether the table stands there, but without columns: declared empty in a sentence."""
    return table is not None and table.state in _EMPTY and not table.columns


def _disclosed(old: Table | None, new: Table | None) -> Disclosed:
    if old is None:
        return "new"
    return "both" if new is not None else "old"
