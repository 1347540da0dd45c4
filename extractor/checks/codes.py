"""Check 8: a code has the digits of its classification, is in the list of the document's year,
bears the name that it has there, and stands below the lines that it belongs to.

Codes and names are kept as printed. What a list does not know proves nothing, so it is only told;
a name that is clearly another's is a warning, because either the code or the name is wrong.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from extractor.assemble.labels import read_label
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Finding, Place
from extractor.model.report import Report, Row, Table
from layouts.codelist import CodeList
from layouts.normalise import compact
from layouts.vocabulary import Vocabulary

# Two wordings are slips of one another from here on: one character of four, two of eight.
_SLIGHT = 0.75
_MAX_OWNERS = 3
# Findings about the name of a code that the list knows.
_KNOWN = ("COD-102", "COD-105")
_MARKS = re.compile(r"[\W_]+")
_BRACKET = re.compile(r"[(\[〔【][^()\[\]〔〕【】]*[)\]〕】]$")


class Line(NamedTuple):
    """A row that bears a code, and the list that its code is of."""

    codelist: CodeList
    code: str
    label: str
    table: int
    row: int
    page: int
    title: str

    @property
    def place(self) -> Place:
        """Where the row is printed."""
        return Place(table=self.table, row=self.row, page=self.page)


@dataclass(slots=True)
class _Told:
    """A finding with every line it is about: a line stands in several tables."""

    found: Finding
    lines: list[Line] = field(default_factory=list)


def check_codes(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Every coded line of every recognised table against its code list."""
    verdicts: dict[tuple[CodeList, str, str], Finding | None] = {}
    told: dict[tuple[CodeList, str, str], _Told] = {}
    for number, table in enumerate(report.tables):
        if table.profile is None:
            continue
        lines = _lines(number, table, vocabulary)
        for line in lines:
            key = line[:3]
            if key not in verdicts:
                verdicts[key] = judge(line, report.fiscal_year)
            found = verdicts[key]
            _count(line, found, tally)
            if found is not None:
                told.setdefault(key, _Told(found)).lines.append(line)
        _check_parents(lines, tally)
    for entry in told.values():
        _tell(entry, tally)


def _lines(number: int, table: Table, vocabulary: Vocabulary) -> list[Line]:
    """The coded rows; one whose code could not be read as a line of the classification counts
    as such if its label is one of that classification's names."""
    lists = {
        name: vocabulary.codelists[dimension.codelist]
        for name, dimension in vocabulary.dimensions.items()
        if dimension.codelist is not None
    }
    coded = [(i, row, row.code, _list_of(row, lists)) for i, row in enumerate(table.rows)]
    used = list(dict.fromkeys(own for _, _, _, own in coded if own is not None))
    lines = []
    for index, row, code, own in coded:
        codelist = own or _list_by_name(row, used)
        if code is not None and codelist is not None:
            title = table.title or ""
            lines.append(Line(codelist, code, row.label, number, index, row.page, title))
    return lines


def _list_of(row: Row, lists: Mapping[str, CodeList]) -> CodeList | None:
    """The list of the dimension that holds the row's code."""
    if row.code is None:
        return None
    for name, value in row.dimensions:
        if value == row.code and name in lists:
            return lists[name]
    return None


def _list_by_name(row: Row, used: Sequence[CodeList]) -> CodeList | None:
    """The list that names the row, though its code is none of the list's. A budget unit's code
    stands beside the unit's name, which no list has."""
    if row.code is None:
        return None
    wording = read_label(row.label).bare
    return next((codelist for codelist in used if codelist.codes_named(wording)), None)


def _count(line: Line, found: Finding | None, tally: Tally) -> None:
    """Counts what held; what did not is counted when it is told."""
    if found is None or found.code in _KNOWN:
        tally.record("COD-101", "holds", table=line.table)
    if found is None and line.label:
        tally.record("COD-103", "holds", table=line.table)
    elif found is None:
        tally.record("COD-103", "not_applicable", table=line.table, reason="the line has no name")


def _tell(entry: _Told, tally: Tally) -> None:
    """One finding for all places of a line; every further place counts as a run of its own."""
    found = replace(entry.found, places=tuple(line.place for line in entry.lines))
    tally.tell(found)
    for place in found.places[1:]:
        tally.record(found.code, found.outcome, table=place.table)


def judge(line: Line, year: int | None) -> Finding | None:
    """What is wrong with a line's code or name in a fiscal year (None: in any); None if nothing.

    The finding has no places yet.
    """
    codelist, code, label = line[:3]
    if len(code) not in codelist.lengths:
        return _malformed(line, year)
    name = codelist.name_of(code, year)
    if name is None:
        return _unlisted(line, year)
    if not label or compact(label) == compact(name):
        return None
    wordings = _wordings(label, code)
    if _agrees(wordings, (name, *codelist.aliases.get(code, ()))):
        return None
    return _misnamed(line, name, wordings, year)


def _malformed(line: Line, year: int | None) -> Finding:
    """A code with a wrong number of digits, beside a name of the classification."""
    codelist, code, label = line[:3]
    owners = _owners(codelist, year, code, _wordings(label, code))
    return finding(
        "COD-106",
        title=line.title,
        row_code=code,
        observed=label,
        lengths="/".join(str(length) for length in codelist.lengths),
        hint_zh=f"（该名称属于 {'、'.join(owners)}）" if owners else "",
        hint_en=f" (the name is that of {', '.join(owners)})" if owners else "",
    )


def _unlisted(line: Line, year: int | None) -> Finding:
    """A code that the list of the year lacks. It is proved wrong only by a name that no other
    code bears but one that differs in a single digit: the list may lack codes."""
    codelist, code, label = line[:3]
    owners = _owners(codelist, year, code, _wordings(label, code))
    if len(owners) == 1 and _distance(code, owners[0]) == 1:
        return _mismatch(line, "", owners)
    years = "，".join(f"{name.text} {name.years}" for name in codelist.names_of(code))
    return finding(
        "COD-101",
        "insufficient",
        title=line.title,
        row_code=code,
        observed=label,
        list_zh=codelist.zh,
        list_en=codelist.en,
        year_zh=f"{year} 年" if year else "各年",
        year_en=str(year or "any year"),
        hint_zh=f"（其他年度：{years}）" if years else "",
        hint_en=f" (other years: {years})" if years else "",
    )


def _misnamed(line: Line, name: str, wordings: Sequence[str], year: int | None) -> Finding | None:
    """The name of the code in other years, another code's name, a slip, or something else."""
    codelist, code = line[:2]
    old = next((n for n in codelist.names_of(code) if _agrees(wordings, (n.text,))), None)
    if old is not None and year is None:
        return None
    if old is not None:
        return _wording("COD-105", line, name, years=old.years)
    owners = _owners(codelist, year, code, wordings)
    if not owners and _is_slip(wordings[0], (name, *codelist.aliases.get(code, ()))):
        return _wording("COD-102", line, name)
    return _mismatch(line, name, owners)


def _wording(kind: str, line: Line, listed: str, years: str = "") -> Finding:
    return finding(
        kind,
        title=line.title,
        row_code=line.code,
        observed=line.label,
        expected=listed,
        years=years,
    )


def _mismatch(line: Line, listed: str, owners: Sequence[str]) -> Finding:
    """`listed` is the code's own name, empty if it has none; `owners` bear the printed one."""
    return finding(
        "COD-103",
        title=line.title,
        row_code=line.code,
        observed=line.label,
        expected=listed,
        list_zh=line.codelist.zh,
        list_en=line.codelist.en,
        has_zh=f"该编码为“{listed}”" if listed else "没有该编码",
        has_en=f"says “{listed}”" if listed else "has no such code",
        hint_zh=f"，所印名称属于 {'、'.join(owners)}" if owners else "",
        hint_en=f", and the printed name is that of {', '.join(owners)}" if owners else "",
    )


@cache
def essence(text: str) -> str:
    """What of a name is compared: no brackets, no punctuation, no final 支出."""
    bare = _MARKS.sub("", compact(text))
    return bare.removesuffix("支出") or bare


def _wordings(label: str, code: str) -> tuple[str, ...]:
    """What a label may say, its whole wording first: without enumerator and code, and without
    what stands in brackets at its end (行政运行（财政事务）, 教育支出（类）)."""
    bare = read_label(label).bare.removeprefix(code)
    shorter = _BRACKET.sub("", bare)
    return tuple(dict.fromkeys(essence(text) for text in (bare, shorter) if text))


def _agrees(wordings: Sequence[str], names: Sequence[str]) -> bool:
    return any(essence(name) in wordings for name in names)


def _is_slip(wording: str, names: Sequence[str]) -> bool:
    return any(SequenceMatcher(None, wording, essence(n)).ratio() >= _SLIGHT for n in names)


def _owners(
    codelist: CodeList, year: int | None, code: str, wordings: Sequence[str]
) -> tuple[str, ...]:
    """The other codes that bear the wording in that year, the most similar first, three at most.

    Names that many codes bear (行政运行) say nothing about which one is meant, unless one of them
    is in the same section.
    """
    found = next((codes for w in wordings if (codes := _by_essence(codelist, year).get(w))), ())
    others = [other for other in found if other != code]
    if len(others) > _MAX_OWNERS:
        others = [other for other in others if other[:-2] == code[:-2]]
    return tuple(sorted(others, key=lambda other: (_distance(code, other), other))[:_MAX_OWNERS])


@cache
def _by_essence(codelist: CodeList, year: int | None) -> dict[str, list[str]]:
    """The codes of a year by what of their names is compared. Made when a name first differs."""
    codes: dict[str, list[str]] = {}
    for code, names in codelist.dated.items():
        held = [name.text for name in names if name.holds(year)]
        accepted = (*held, *codelist.aliases.get(code, ())) if held else ()
        for wording in dict.fromkeys(essence(text) for text in accepted):
            codes.setdefault(wording, []).append(code)
    return codes


def _distance(one: str, other: str) -> int:
    """How many digits differ; digits that only one of them has count too."""
    shared = sum(a != b for a, b in zip(one, other, strict=False))
    return shared + abs(len(one) - len(other))


def _check_parents(lines: Sequence[Line], tally: Tally) -> None:
    """Class and section above every line, at the levels that the table prints."""
    for codelist in dict.fromkeys(line.codelist for line in lines):
        own = [ln for ln in lines if ln.codelist is codelist and len(ln.code) in codelist.lengths]
        printed = {line.code for line in own}
        levels = sorted({len(code) for code in printed})
        if len(levels) == 1:
            reason = "the table prints one level of codes only"
            tally.record("COD-104", "not_applicable", table=lines[0].table, reason=reason)
            continue
        missing: dict[str, list[Line]] = {}
        for line in own:
            above = [line.code[:level] for level in levels if level < len(line.code)]
            absent = [parent for parent in above if parent not in printed]
            for parent in absent:
                missing.setdefault(parent, []).append(line)
            if above and not absent:
                tally.record("COD-104", "holds", table=line.table)
        for parent, below in missing.items():
            _tell_missing(parent, below, tally)


def _tell_missing(parent: str, below: Sequence[Line], tally: Tally) -> None:
    first = below[0]
    name = first.codelist.name_of(parent)
    tally.tell(
        finding(
            "COD-104",
            title=first.title,
            row_code=first.code,
            observed=first.label,
            count=len(below),
            expected=parent,
            name_zh=f"“{name}”" if name else "",
            name_en=f" “{name}”" if name else "",
            places=tuple(line.place for line in below),
        )
    )
