"""Performance sheets of two years: project by project, figure by figure, indicator by indicator."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from exports.changes.figures import figure_change, figure_of
from exports.changes.indicators import Sheet, compare_indicators
from exports.changes.model import (
    Difference,
    Figure,
    FigureChange,
    FigureState,
    FormChange,
    IndicatorChange,
    Match,
    Materiality,
    State,
    TableChange,
    TextChange,
)
from exports.changes.ordering import in_new_order
from exports.changes.sheet_links import project_links
from exports.changes.sheets import SheetPair, pair_sheets, sheet_name
from exports.changes.texts import Printed, roll_of, text_change
from extractor.assemble.form.money import unit_of
from extractor.model.finding import Message, Place
from extractor.model.form import PERIODS, FieldText, Form
from extractor.model.report import Report
from layouts.likeness import bare_name, document_numbers, without_document_number
from layouts.normalise import compact

_LISTED = Message(
    zh="另一方的项目表有此项目，但没有公开它的绩效目标表。",
    en="The other side lists this project among its projects but publishes no sheet of it.",
)
_PROJECT = "project"
_DAY = "fields.filled_at"
_Absence = Literal["added", "removed", "not_disclosed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """Both reports and what holds for all their sheets."""

    old: Report
    new: Report
    materiality: Materiality
    roll: int
    listing: Mapping[tuple[bool, int], SheetPair]


def compare_forms(
    old: Report, new: Report, materiality: Materiality, tables: Sequence[TableChange] = ()
) -> tuple[FormChange, ...]:
    """What became of every sheet, in the new year's order, removed ones after the sheet that they
    followed.

    A sheet whose project the other side lists, but gives no sheet, is not disclosed there; so are
    all where the other side prints none of the kind. What the `tables` have settled of a project
    holds for its sheets.
    """
    made = pair_sheets(old.forms, new.forms, project_links(tables))
    frame = _Frame(
        old=old,
        new=new,
        materiality=materiality,
        roll=roll_of(old, new),
        listing=_listing(made),
    )
    pairs = in_new_order(made, lambda each: (each.old, each.new))
    return tuple(_change(each, frame) for each in pairs)


def _listing(pairs: Sequence[SheetPair]) -> Mapping[tuple[bool, int], SheetPair]:
    """Where the indicators of a sheet are listed that stands in several pairs: in the first."""
    found: dict[tuple[bool, int], SheetPair] = {}
    for each in sorted(pairs, key=lambda pair: (_number(pair.old), _number(pair.new))):
        for is_old, number in ((True, each.old), (False, each.new)):
            if number is not None:
                found.setdefault((is_old, number), each)
    return found


def _number(sheet: int | None) -> int:
    return -1 if sheet is None else sheet


def _change(each: SheetPair, frame: _Frame) -> FormChange:
    old = None if each.old is None else Sheet(form=frame.old.forms[each.old], number=each.old)
    new = None if each.new is None else Sheet(form=frame.new.forms[each.new], number=each.new)
    absent, match = _absence(old, new, frame, each.match)
    funding = tuple(_funding(old, new, frame.materiality, absent))
    # Of a doubt only names and money are set side by side: they help to settle it.
    texts = () if each.doubt else tuple(_texts(old, new, frame.roll, absent))
    if each.doubt or each.part:
        indicators = _open_indicators(each, old, new, frame)
    else:
        indicators = compare_indicators(old, new, roll=frame.roll, absent=absent)
    differs = _differs(old, new)
    states: tuple[State, ...] = ("uncertain",) if each.doubt else (each.part or absent,)
    if not (each.doubt or each.part) and old is not None and new is not None:
        states = _states(differs, (*funding, *texts, *indicators))
    return FormChange(
        kind=_form(old, new).kind,
        states=states,
        old=each.old,
        new=each.new,
        old_project=None if old is None else old.form.project,
        new_project=None if new is None else new.form.project,
        match=match,
        differs=differs,
        funding=funding,
        texts=texts,
        indicators=indicators,
        old_place=_place(old),
        new_place=_place(new),
    )


def _open_indicators(
    each: SheetPair, old: Sheet | None, new: Sheet | None, frame: _Frame
) -> tuple[IndicatorChange, ...]:
    """The indicators of both sides, none taken for another's: of a doubt, and of sheets of which
    several became one. Those of a sheet that stands in several pairs once."""
    mine = old if old is not None and frame.listing[True, old.number] is each else None
    theirs = new if new is not None and frame.listing[False, new.number] is each else None
    listed = [
        *compare_indicators(mine, None, roll=frame.roll, absent="uncertain"),
        *compare_indicators(None, theirs, roll=frame.roll, absent="uncertain"),
    ]
    return tuple(
        indicator
        for period in PERIODS
        for indicator in in_new_order([i for i in listed if i.period == period], _rows)
    )


def _rows(change: IndicatorChange) -> tuple[int | None, int | None]:
    old, new = (None if side is None else side.place.row for side in (change.old, change.new))
    return old, new


def _form(old: Sheet | None, new: Sheet | None) -> Form:
    sheet = new or old
    assert sheet is not None
    return sheet.form


def _absence(
    old: Sheet | None, new: Sheet | None, frame: _Frame, match: Match | None
) -> tuple[_Absence, Match | None]:
    """Why a side has no sheet, and what that rests on; of a pair, why it lacks a single text."""
    if old is not None and new is not None:
        return "not_disclosed", match
    form, other = _form(old, new), frame.new if new is None else frame.old
    if all(each.kind != form.kind for each in other.forms):
        return "not_disclosed", None
    if form.project and bare_name(form.project) in _listed(other) - _with_sheet(other, form.kind):
        return "not_disclosed", Match(method="name", score=Decimal(1), note=_LISTED)
    return ("removed" if new is None else "added"), None


def _with_sheet(report: Report, kind: str) -> frozenset[str]:
    """Projects of which a report prints a sheet of the kind."""
    return frozenset(bare_name(sheet_name(each)) for each in report.forms if each.kind == kind)


def _listed(report: Report) -> frozenset[str]:
    """Projects that the tables of a report list."""
    return frozenset(
        bare_name(row.label)
        for table in report.tables
        for row in table.rows
        if row.role == "item" and any(name == _PROJECT for name, _ in row.dimensions)
    )


def _differs(old: Sheet | None, new: Sheet | None) -> tuple[Difference, ...]:
    """In what the names differ: words, document number, year."""
    if old is None or new is None:
        return ()
    one, other = (compact(sheet_name(each.form)) for each in (old, new))
    if one == other:
        return ()
    names = [without_document_number(each) for each in (one, other)]
    bare = [bare_name(each) for each in names]
    told: dict[Difference, bool] = {
        "name": bare[0] != bare[1],
        "document_number": document_numbers(one) != document_numbers(other),
        "year": bare[0] == bare[1] and names[0] != names[1],
    }
    return tuple(difference for difference, holds in told.items() if holds)


def _states(
    differs: tuple[Difference, ...],
    parts: tuple[FigureChange | TextChange | IndicatorChange, ...],
) -> tuple[State, ...]:
    """Of a pair; a year in a name rolls over and renames nothing, and a sheet that is merely
    filled in on another day has not changed."""
    told: dict[State, bool] = {
        "renamed": "name" in differs or "document_number" in differs,
        "changed": any(map(_is_change, parts)),
    }
    return tuple(state for state, holds in told.items() if holds) or ("unchanged",)


def _is_change(part: FigureChange | TextChange | IndicatorChange) -> bool:
    if isinstance(part, TextChange) and part.key == _DAY:
        return False
    states = (part.state,) if isinstance(part, FigureChange) else part.states
    return not set(states) <= {"unchanged", "not_disclosed"}


def _funding(
    old: Sheet | None, new: Sheet | None, materiality: Materiality, absent: FigureState
) -> Iterator[FigureChange]:
    """Every printed source of either side, in the new side's order."""
    before, after = _figures(old), _figures(new)
    for key in {**after, **before}:
        yield figure_change(key, before.get(key), after.get(key), materiality, absent=absent)


def _figures(sheet: Sheet | None) -> dict[str, Figure]:
    if sheet is None:
        return {}
    figures = {}
    for period in PERIODS:
        for source, cell in sheet.form.funding.get(period, {}).items():
            key = f"{period}.{source}"
            place = Place(form=sheet.number, column=key)
            figures[key] = figure_of(cell, unit_of(cell.raw, sheet.form.unit), place)
    return figures


def _texts(old: Sheet | None, new: Sheet | None, roll: int, absent: State) -> Iterator[TextChange]:
    """Fields, texts and targets that either side prints, in the new side's order."""
    before, after = _printed(old), _printed(new)
    for key in {**after, **before}:
        mine, theirs = before.get(key), after.get(key)
        label = (theirs or mine or ("", None))[0]
        yield text_change(
            key,
            label,
            None if mine is None else mine[1],
            None if theirs is None else theirs[1],
            roll=roll,
            absent=absent,
        )


def _printed(sheet: Sheet | None) -> dict[str, tuple[str, Printed]]:
    """Label and text by key; the project's name is compared as the sheet's name."""
    if sheet is None:
        return {}
    form = sheet.form
    groups: dict[str, Mapping[str, FieldText]] = {
        "fields": {key: text for key, text in form.fields.items() if key != _PROJECT},
        "texts": form.texts,
        "targets": {str(period): text for period, text in form.targets.items()},
    }
    return {
        f"{group}.{key}": (text.label, _text(text, sheet.number, f"{group}.{key}"))
        for group, texts in groups.items()
        for key, text in texts.items()
    }


def _text(text: FieldText, form: int, key: str) -> Printed:
    place = Place(form=form, column=key)
    if text.spots:
        place = replace(place, page=text.spots[0].page, box=text.spots[0].box)
    return Printed(text=text.raw, place=place)


def _place(sheet: Sheet | None) -> Place | None:
    """Where a sheet names its project, or the page that it begins on."""
    if sheet is None:
        return None
    name = sheet.form.fields.get(_PROJECT)
    if name is not None and name.spots:
        return Place(form=sheet.number, page=name.spots[0].page, box=name.spots[0].box)
    return Place(form=sheet.number, page=min(sheet.form.pages, default=None))
