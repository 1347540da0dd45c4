"""A comparison turned round: what `old` → `new` says, said of `new` → `old`.

Claims have a direction and are left out. What a change shows of one side alone (the title of a
table, the words of a finding that stays) cannot be turned and is kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from exports.changes.facts import in_doubt, in_order
from exports.changes.figures import matters, percent_of
from exports.changes.line_changes import in_order as lines_in_order
from exports.changes.meaning import code_of, dimensions_of, label_of
from exports.changes.model import (
    STATES,
    CatalogueChange,
    ChangeSet,
    ColumnChange,
    Disclosed,
    EntryChange,
    FactChange,
    FigureChange,
    FigureState,
    FindingChange,
    FormChange,
    IndicatorChange,
    LineChange,
    Materiality,
    Segment,
    State,
    TableChange,
    TextChange,
)
from exports.changes.movers import top_movers
from exports.changes.ordering import in_new_order
from exports.changes.waterfall import waterfalls
from exports.tidy.axes import breakdown
from extractor.model.finding import Place

_STATES: Mapping[State, State] = {
    "added": "removed", "removed": "added", "split": "merged", "merged": "split",
}  # fmt: skip
_FIGURE_STATES: Mapping[FigureState, FigureState] = {
    "added": "removed", "removed": "added", "filled": "emptied", "emptied": "filled",
}  # fmt: skip
_DISCLOSED: Mapping[Disclosed, Disclosed] = {"both": "both", "old": "new", "new": "old"}


def mirror(changes: ChangeSet) -> ChangeSet:
    """The same comparison with its sides exchanged."""
    turn = _Turn.of(changes)
    turned = tuple(sorted(map(turn.fact, changes.facts), key=in_order))
    return replace(
        changes,
        old=changes.new,
        new=changes.old,
        tables=tuple(in_new_order([turn.table(t) for t in changes.tables], _sides)),
        facts=turned,
        movers=top_movers(turned),
        waterfalls=waterfalls(turned),
        forms=tuple(in_new_order([turn.form(each) for each in changes.forms], _sides)),
        catalogues=tuple(in_new_order([_catalogue(c) for c in changes.catalogues], _sides)),
        narrative=_narrative(changes.narrative),
        findings=tuple(_finding(each) for each in changes.findings),
        claims=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """What turning needs besides the change itself: thresholds, and labels by row."""

    materiality: Materiality
    labels: Mapping[tuple[int | None, int], str]

    @classmethod
    def of(cls, changes: ChangeSet) -> "_Turn":
        labels = {
            (line.place.table, line.row): line.label
            for table in changes.tables
            for change in table.lines
            for line in change.old
        }
        return cls(materiality=changes.materiality, labels=labels)

    def table(self, table: TableChange) -> TableChange:
        """A table with its columns and lines, lines in the order of the side that is now new."""
        return replace(
            table,
            disclosed=_DISCLOSED[table.disclosed],
            old=table.new,
            new=table.old,
            states=_states(table.states),
            columns=tuple(_column(each) for each in table.columns),
            lines=lines_in_order([self.line(each) for each in table.lines]),
        )

    def line(self, line: LineChange) -> LineChange:
        """A line; whether it matters follows from its figures."""
        figures = tuple(self.figure(each) for each in line.figures)
        return replace(
            line,
            states=_states(line.states),
            old=line.new,
            new=line.old,
            figures=figures,
            texts=_texts(line.texts),
            material=any(each.material for each in figures),
        )

    def figure(self, change: FigureChange) -> FigureChange:
        """A figure: difference with the other sign, percentage of the other side."""
        state = _FIGURE_STATES.get(change.state, change.state)
        before, after = (None if each is None else each.amount for each in (change.new, change.old))
        percent, none = percent_of(state, before, after)
        delta = None if change.delta is None else Decimal(0) - change.delta
        material = change.material
        unlike = state not in ("unchanged", "not_disclosed", "unit_changed")
        if self.materiality.percent is not None and unlike:  # of the other side's amount
            material = _prints(change) and matters(self.materiality, state, before, after)
        return replace(
            change,
            state=state,
            old=change.new,
            new=change.old,
            delta=delta,
            percent=percent,
            no_percent=none,
            material=material,
            old_fact=change.new_fact,
            new_fact=change.old_fact,
        )

    def fact(self, change: FactChange) -> FactChange:
        """A fact, shown as the side that is now new prints it."""
        figure = self.figure(change.figure)
        if "uncertain" in change.states and None in (figure.old, figure.new):
            figure = in_doubt(figure)
        shown = figure.new or figure.old
        assert shown is not None
        figure = replace(figure, column=shown.place.column or "")
        places = (change.new_places, change.old_places)
        turned = replace(
            change,
            states=_states(change.states),
            figure=figure,
            old_places=places[0],
            new_places=places[1],
        )
        if figure.new_fact is None:
            return turned
        dimensions = dimensions_of(figure.new_fact)
        several = {"split", "merged"} & set(change.states)
        printed = self._printed(turned.new_places if several else turned.new_places[:1])
        return replace(
            turned,
            dimensions=dimensions,
            code=code_of(dimensions),
            label=label_of(change.concept, dimensions, printed),
            breakdown=breakdown(dimensions),
        )

    def _printed(self, places: Iterable[Place]) -> list[str]:
        found = (self.labels.get((place.table, place.row or 0), "") for place in places)
        return list(dict.fromkeys(found))

    def form(self, form: FormChange) -> FormChange:
        """A sheet with its figures, texts and indicators."""
        indicators = [_indicator(each) for each in form.indicators]
        periods = dict.fromkeys(each.period for each in indicators)
        return replace(
            form,
            states=_states(form.states),
            old=form.new,
            new=form.old,
            old_project=form.new_project,
            new_project=form.old_project,
            funding=tuple(self.figure(each) for each in form.funding),
            texts=_texts(form.texts),
            indicators=tuple(
                each
                for period in periods
                for each in in_new_order(
                    [each for each in indicators if each.period == period], _rows
                )
            ),
            old_place=form.new_place,
            new_place=form.old_place,
        )


def _prints(change: FigureChange) -> bool:
    """Whether there is anything to matter: nothing on one side alone does not."""
    if change.old is not None and change.new is not None:
        return True
    return any(side is not None and side.amount for side in (change.old, change.new))


def _sides(
    change: TableChange | FormChange | CatalogueChange,
) -> tuple[int | None, int | None]:
    return change.old, change.new


def _rows(change: IndicatorChange | EntryChange) -> tuple[int | None, int | None]:
    old, new = (None if each is None else each.place.row for each in (change.old, change.new))
    return old, new


def _states(states: Iterable[State]) -> tuple[State, ...]:
    """The states seen from the other side; split and merged keep their place among them."""
    turned = [_STATES.get(state, state) for state in states]
    return tuple(sorted(turned, key=STATES.index)) if _sorted(states) else tuple(turned)


def _sorted(states: Iterable[State]) -> bool:
    places = [STATES.index(state) for state in states]
    return places == sorted(places)


def _column(column: ColumnChange) -> ColumnChange:
    return replace(
        column,
        disclosed=_DISCLOSED[column.disclosed],
        old_path=column.new_path,
        new_path=column.old_path,
    )


def _texts(texts: Sequence[TextChange]) -> tuple[TextChange, ...]:
    return tuple(
        replace(
            text,
            states=_states(text.states),
            old=text.new,
            new=text.old,
            old_place=text.new_place,
            new_place=text.old_place,
            segments=_segments(text.segments),
        )
        for text in texts
    )


def _narrative(texts: Sequence[TextChange]) -> tuple[TextChange, ...]:
    """Paragraphs in the order of the side that is now new, then the terms of the glossary."""
    turned = _texts(texts)
    prose = [each for each in turned if _paragraphs(each) != (None, None)]
    terms = [each for each in turned if _paragraphs(each) == (None, None)]
    return (*in_new_order(prose, _paragraphs), *in_new_order(terms, _numbers))


def _paragraphs(text: TextChange) -> tuple[int | None, int | None]:
    old, new = (
        None if place is None else place.paragraph for place in (text.old_place, text.new_place)
    )
    return old, new


def _numbers(text: TextChange) -> tuple[int | None, int | None]:
    """Of a term, its numbers in both glossaries."""
    old, new = (None if place is None else place.row for place in (text.old_place, text.new_place))
    return old, new


def _segments(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Between two stretches that stayed, what went stands before what came."""
    turned: list[Segment] = []
    came: list[Segment] = []
    for each in segments:
        if each.kind == "removed":
            came.append(replace(each, kind="added"))
        elif each.kind == "added":
            turned.append(replace(each, kind="removed"))
        else:
            turned += [*came, _stayed(each)]
            came = []
    return (*turned, *came)


def _stayed(segment: Segment) -> Segment:
    """A stretch of both sides, spelt as the side that is now new prints it."""
    if segment.old_text is None:
        return segment
    return replace(segment, text=segment.old_text, old_text=segment.text)


def _indicator(change: IndicatorChange) -> IndicatorChange:
    return replace(
        change,
        states=_states(change.states),
        old=change.new,
        new=change.old,
        delta=None if change.delta is None else Decimal(0) - change.delta,
    )


def _catalogue(change: CatalogueChange) -> CatalogueChange:
    entries = [
        replace(each, states=_states(each.states), old=each.new, new=each.old)
        for each in change.entries
    ]
    return replace(
        change,
        disclosed=_DISCLOSED[change.disclosed],
        old=change.new,
        new=change.old,
        entries=tuple(in_new_order(entries, _rows)),
    )


def _finding(change: FindingChange) -> FindingChange:
    return replace(change, state=_STATES.get(change.state, change.state))
