"""Findings of two reports: which went away, which appeared, which stay.

A finding is the same where its code and the meaning of its places are: the table and line that
the comparison of tables took for one, the project of a sheet, department and code of an entry,
the section of a paragraph. Words and figures of the message do not count: they change every year.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from exports.changes.model import FindingChange, State, TableChange
from exports.changes.ordering import in_new_order
from exports.changes.sheets import sheet_name
from extractor.model.finding import Finding, Place
from extractor.model.report import Report
from layouts.likeness import bare_heading, bare_name
from layouts.normalise import compact, without_year

# Numbers of the findings that are one; None on the side that does not have it.
_Pair = tuple[int | None, int | None]
_Meaning = Callable[[Place], Hashable]


def compare_findings(
    old: Report, new: Report, tables: Sequence[TableChange]
) -> tuple[FindingChange, ...]:
    """Every finding of either side: `added`, `removed` or, with the new side's words, `unchanged`.

    `tables` are the two reports' tables as compared.
    """
    meanings = (_meaning(old, _lines(tables, "old")), _meaning(new, _lines(tables, "new")))
    pairs = _pairs(old.findings, new.findings, meanings)
    return tuple(_change(old, new, each) for each in in_new_order(pairs, lambda each: each))


def _change(old: Report, new: Report, pair: _Pair) -> FindingChange:
    mine, theirs = pair
    told: Finding | None = None
    if theirs is not None:
        told = new.findings[theirs]
    elif mine is not None:
        told = old.findings[mine]
    assert told is not None
    state: State = "added" if mine is None else "removed" if theirs is None else "unchanged"
    return FindingChange(
        state=state,
        code=told.code,
        severity=told.severity,
        message=told.message,
        places=told.places,
    )


def _pairs(
    olds: Sequence[Finding], news: Sequence[Finding], meanings: tuple[_Meaning, _Meaning]
) -> list[_Pair]:
    """By all places; then by the first, where a sum has gained or lost a part."""
    pairs: list[_Pair] = []
    for part in (slice(None), slice(1)):
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, findings in enumerate((olds, news)):
            taken = {pair[side] for pair in pairs}
            for index, each in enumerate(findings):
                if index not in taken:
                    groups[_key(each, part, meanings[side])][side].append(index)
        pairs += [
            each for mine, theirs in groups.values() for each in zip(mine, theirs, strict=False)
        ]
    return [*pairs, *_alone(pairs, len(olds), len(news))]


def _alone(pairs: Sequence[_Pair], olds: int, news: int) -> list[_Pair]:
    taken = {mine for mine, _ in pairs}, {theirs for _, theirs in pairs}
    return [
        *((index, None) for index in range(olds) if index not in taken[0]),
        *((None, index) for index in range(news) if index not in taken[1]),
    ]


def _key(finding: Finding, part: slice, meaning: _Meaning) -> Hashable:
    places = (meaning(place) for place in finding.places[part])
    return finding.code, tuple(dict.fromkeys(places))


_Lines = dict[tuple[int, int | None], Hashable]


def _lines(tables: Sequence[TableChange], side: str) -> _Lines:
    """What a row of a table goes by on both sides; with None for a row, the table itself."""
    named: _Lines = {}
    for number, table in enumerate(tables):
        index = table.old if side == "old" else table.new
        if index is None or table.disclosed != "both":
            continue
        named[index, None] = ("table", number)
        for position, change in enumerate(table.lines):
            if change.old and change.new and "uncertain" not in change.states:
                for line in change.old if side == "old" else change.new:
                    named[index, line.row] = ("line", number, position)
    return named


def _meaning(report: Report, lines: _Lines) -> _Meaning:
    return lambda place: (
        _in_table(place, report, lines),
        _in_form(place, report),
        _in_catalogue(place, report),
        _in_prose(place, report),
        place.column,
    )


def _in_table(place: Place, report: Report, lines: _Lines) -> Hashable:
    if place.table is None:
        return None
    table = report.tables[place.table]
    whole = lines.get((place.table, None), (table.kind, without_year(table.title or "")))
    if place.row is None:
        return whole
    row = table.rows[place.row]
    known = lines.get((place.table, place.row))
    return known or (whole, row.half, row.code, bare_name(row.label))


def _in_form(place: Place, report: Report) -> Hashable:
    if place.form is None:
        return None
    form = report.forms[place.form]
    name = bare_name(sheet_name(form))
    if place.row is None:
        return form.kind, name
    indicator = form.indicators[place.row]
    return form.kind, name, indicator.period, bare_name(indicator.level3)


def _in_catalogue(place: Place, report: Report) -> Hashable:
    if place.catalogue is None:
        return None
    catalogue = report.catalogues[place.catalogue]
    if place.row is None:
        return catalogue.kind, catalogue.series
    entry = catalogue.entries[place.row]
    return catalogue.kind, catalogue.series, compact(entry.department or ""), compact(entry.code)


def _in_prose(place: Place, report: Report) -> Hashable:
    if place.paragraph is None:
        return None
    return tuple(bare_heading(each) for each in report.narrative[place.paragraph].headings)
