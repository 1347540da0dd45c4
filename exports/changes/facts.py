"""Facts of two years: every amount by what it means, once, however often it is printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exports.changes.fact_pairs import Aligned, Join, Side, cell_of, join_facts, told
from exports.changes.figures import figure_change, figure_of
from exports.changes.meaning import Key, code_of, label_of
from exports.changes.model import (
    STATES,
    FactChange,
    Figure,
    FigureChange,
    FigureState,
    Materiality,
    State,
    TableChange,
)
from exports.changes.units import as_unit_changed, power
from exports.tidy.axes import breakdown, with_parts
from extractor.model.finding import Place
from extractor.model.report import Fact, Report

# Of these lines several may stand in one figure.
_SUMMED: frozenset[State] = frozenset({"split", "merged", "uncertain"})
_BLANK_BESIDE: frozenset[FigureState] = frozenset({"filled", "emptied", "mark_changed"})


def compare_facts(
    old: Report,
    new: Report,
    tables: Sequence[TableChange],
    materiality: Materiality,
) -> tuple[FactChange, ...]:
    """Every fact of either side, in the new document's order, then what only the old one has."""
    before, after = Side.of(old), Side.of(new)
    joins = join_facts(before, after, tables)
    wholes = with_parts(_key(fact) for report in (old, new) for fact in report.facts)
    rules = _Rules(materiality=materiality, wholes=wholes)
    changes = [
        *(_joined(join, before, after, rules) for join in joins),
        *_alone(before, {i for join in joins for i in join.old}, "removed", rules),
        *_alone(after, {i for join in joins for i in join.new}, "added", rules),
    ]
    return tuple(sorted(changes, key=in_order))


def in_order(change: FactChange) -> tuple[bool, int, int, str, str]:
    """By the first place of the new side, then by that of the old one for what only it has."""
    place = (change.new_places or change.old_places)[0]
    return (
        not change.new_places,
        -1 if place.table is None else place.table,
        -1 if place.row is None else place.row,
        place.column or "",
        change.figure.new_fact or change.figure.old_fact or "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What every change is judged by: what matters, and which meanings have parts."""

    materiality: Materiality
    wholes: set[Key]


def _joined(join: Join, old: Side, new: Side, rules: _Rules) -> FactChange:
    befores = [old.report.facts[index] for index in join.old]
    afters = [new.report.facts[index] for index in join.new]
    one, other = (
        _figure_of_all(befores, old, is_old=True),
        _figure_of_all(afters, new, is_old=False),
    )
    figure = figure_change(_column(one, other), one, other, rules.materiality)
    aligned = [*_all_aligned(old, befores), *_all_aligned(new, afters)]
    if any(_slipped(each) for each in aligned) and power(one.amount, other.amount):
        figure = as_unit_changed(figure)
    # One key on both sides, but every line that prints it is a doubt (a code used again).
    doubt = bool(aligned) and all("uncertain" in each.states for each in aligned)
    states: set[State] = {"uncertain"} if doubt else told(aligned)
    return _change(befores, afters, figure, states, (old, new), rules)


def _all_aligned(side: Side, facts: Iterable[Fact]) -> Iterator[Aligned]:
    for fact in facts:
        yield from side.aligned(fact)


def _slipped(aligned: Aligned) -> bool:
    return aligned.change is not None and aligned.change.state == "unit_changed"


def _alone(side: Side, joined: set[int], gone: FigureState, rules: _Rules) -> Iterator[FactChange]:
    """Facts that the other side has not: gone (or new), blank there, or not printed there."""
    is_old = gone == "removed"
    for index, fact in enumerate(side.report.facts):
        if index in joined:
            continue
        aligned = list(side.aligned(fact))
        own = _figure(fact, side, is_old=is_old)
        partner = _blank_partner(own, aligned, is_old=is_old)
        absent = _why_absent(aligned, gone)
        one, other = (own, partner) if is_old else (partner, own)
        figure = figure_change(_column(one, other), one, other, rules.materiality, absent=absent)
        befores, afters = ([fact], []) if is_old else ([], [fact])
        states = told(aligned)
        if partner is None and any("uncertain" in each.states for each in aligned):
            states = {"uncertain"}
            figure = figure_change(_column(one, other), one, other, rules.materiality, absent=gone)
            figure = in_doubt(figure)
        if partner is None and not own.amount:  # nothing on one side alone does not matter
            figure = replace(figure, material=False)
        yield _change(befores, afters, figure, states, (side, side), rules)


def in_doubt(figure: FigureChange) -> FigureChange:
    """A figure that may have a partner after all: all of it gone, or new, would say too much."""
    return replace(figure, percent=None, no_percent="not_comparable")


def _blank_partner(own: Figure, aligned: Sequence[Aligned], *, is_old: bool) -> Figure | None:
    """The cell beside a fact's own that holds no figure; that of the fact's best cell first."""
    found: list[Figure] = []
    for each in aligned:
        change = each.change
        if change is None or change.state not in _BLANK_BESIDE or "uncertain" in each.states:
            continue
        mine, other = (change.old, change.new) if is_old else (change.new, change.old)
        if mine is None or other is None or other.amount is not None:
            continue
        if cell_of(mine.place) == cell_of(own.place):
            return other
        found.append(other)
    return found[0] if found else None


def _why_absent(aligned: Sequence[Aligned], gone: FigureState) -> FigureState:
    """Gone where a table of both years has lost its line; else the other year does not print it."""
    for each in aligned:
        if each.change is None:
            if gone in each.states and "not_disclosed" not in each.states:
                return gone
        elif each.change.state == gone:
            return gone
    return "not_disclosed"


def _change(
    befores: Sequence[Fact],
    afters: Sequence[Fact],
    figure: FigureChange,
    states: set[State],
    sides: tuple[Side, Side],
    rules: _Rules,
) -> FactChange:
    shown, side = (afters[0], sides[1]) if afters else (befores[0], sides[0])
    return FactChange(
        concept=shown.concept,
        dimensions=shown.dimensions,
        states=_states(figure, states),
        code=code_of(shown.dimensions),
        label=label_of(
            shown.concept,
            shown.dimensions,
            _printed_labels(afters or befores, side.report),
        ),
        leaf=not any(_key(fact) in rules.wholes for fact in (*befores, *afters)),
        breakdown=breakdown(shown.dimensions),
        figure=replace(
            figure,
            old_fact=befores[0].id if befores else None,
            new_fact=afters[0].id if afters else None,
        ),
        old_places=tuple(place for fact in befores for place in fact.places),
        new_places=tuple(place for fact in afters for place in fact.places),
    )


def _states(figure: FigureChange, told: set[State]) -> tuple[State, ...]:
    """The figure's fate and the line's, in the order of all states."""
    if "uncertain" in told:
        return ("uncertain",)
    own: set[State] = set(told)
    if figure.state in ("added", "removed", "not_disclosed", "unit_changed"):
        own.add(figure.state)
    elif figure.state != "unchanged":
        own.add("changed")
    return tuple(state for state in STATES if state in own) or ("unchanged",)


def _figure_of_all(facts: Sequence[Fact], side: Side, *, is_old: bool) -> Figure:
    """One figure, or the sum of those that a split line has become."""
    figures = [_figure(fact, side, is_old=is_old) for fact in facts]
    if len(figures) == 1:
        return figures[0]
    known = [each.decimals for each in figures if each.decimals is not None]
    return replace(
        figures[0],
        raw=" + ".join(each.raw for each in figures),
        amount=sum((each.amount for each in figures if each.amount is not None), Decimal(0)),
        decimals=min(known, default=None),
        unsure=any(each.unsure for each in figures),
    )


def _figure(fact: Fact, side: Side, *, is_old: bool) -> Figure:
    """The first cell that prints the fact's own amount as exactly as the fact is known."""
    found: Figure | None = None
    for place in fact.places:
        figure = _of_table(place, side, is_old=is_old) or _read(place, side.report)
        if found is None or figure.amount == fact.amount:
            found = figure
            if (found.amount, found.decimals) == (fact.amount, fact.decimals):
                return found
    assert found is not None, "a fact is printed somewhere"
    return found


def _of_table(place: Place, side: Side, *, is_old: bool) -> Figure | None:
    """The cell as the tables' alignment has read it; not where it stands in a sum of several."""
    aligned = side.cells.get(cell_of(place))
    if aligned is None or aligned.change is None or not _SUMMED.isdisjoint(aligned.states):
        return None
    return aligned.change.old if is_old else aligned.change.new


def _read(place: Place, report: Report) -> Figure:
    assert place.table is not None
    assert place.row is not None
    assert place.column is not None
    table = report.tables[place.table]
    return figure_of(table.rows[place.row].cells[place.column], table.unit, place)


def _printed_labels(facts: Sequence[Fact], report: Report) -> list[str]:
    """The label of every fact's first line."""
    labels = []
    for fact in facts:
        place = fact.places[0]
        assert place.table is not None
        assert place.row is not None
        labels.append(report.tables[place.table].rows[place.row].label)
    return labels


def _column(old: Figure | None, new: Figure | None) -> str:
    shown = new or old
    return "" if shown is None else shown.place.column or ""


def _key(fact: Fact) -> Key:
    return fact.concept, fact.dimensions
