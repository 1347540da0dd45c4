"""Check 7: the codes of a catalogue are well formed, stand under their parents, in the column of
their level, once in a department, named and without gaps; departments stand before their codes.

A clean catalogue must give nothing, whatever its habits: what most of its rows do not do is not
asked of the others.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from extractor.assemble.catalogue.codes import runs
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.catalogue import Catalogue, Entry
from extractor.model.finding import Finding, Place
from extractor.model.report import Report
from layouts.catalogue import LevelScheme

# Numbers of a level run without gaps if at least this share of many steps does.
_DENSE = 0.9
_MANY = 10
_HALF = 0.5


def check_catalogues(report: Report, tally: Tally) -> None:
    """Every catalogue of the report."""
    for number, catalogue in enumerate(report.catalogues):
        view = _View.of(number, catalogue)
        _check_entries(view, tally)
        _check_columns(view, tally)
        _check_gaps(view, tally)
        _check_departments(view, tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """A catalogue with what its checks share, looked up once.

    `runs` has the run of each entry and `firsts` the first entry of each run; `short` are entries
    whose code is too short for their place; `asked` are levels whose parents are printed as a
    rule.
    """

    number: int
    catalogue: Catalogue
    scheme: LevelScheme
    runs: tuple[int, ...]
    firsts: tuple[int, ...]
    short: frozenset[int]
    asked: frozenset[int]

    @classmethod
    def of(cls, number: int, catalogue: Catalogue) -> "_View":
        scheme = LevelScheme(letter=catalogue.code_letter, digits=catalogue.code_digits)
        entries = catalogue.entries
        numbers = runs([(entry.department, entry.code) for entry in entries], scheme)
        firsts = {run: index for index, run in reversed(list(enumerate(numbers)))}
        return cls(
            number=number,
            catalogue=catalogue,
            scheme=scheme,
            runs=tuple(numbers),
            firsts=tuple(firsts[run] for run in sorted(firsts)),
            short=frozenset(_short(entries)),
            asked=frozenset(_asked(entries, scheme)),
        )

    def place(self, index: int) -> Place:
        """Where an entry is printed."""
        spot = self.catalogue.entries[index].spots[0]
        return Place(catalogue=self.number, row=index, page=spot.page, box=spot.box)

    def tell(self, code: str, index: int, **data: Any) -> Finding:  # noqa: ANN401
        """A finding about one entry; `data` (str or int) fills its message."""
        entry = self.catalogue.entries[index]
        inside = entry.department
        return finding(
            code,
            title=self.catalogue.title or "",
            row_code=entry.code,
            label=entry.name or "—",
            under_zh=f"“{inside}”部分" if inside else "",
            under_en=f" under {inside}" if inside else "",
            places=(self.place(index),),
            **data,
        )

    def begins_anew(self, index: int) -> bool:
        """Whether a run begins here though no department does."""
        entries = self.catalogue.entries
        return (
            index > 0
            and self.runs[index] != self.runs[index - 1]
            and entries[index].department == entries[index - 1].department
        )


def _short(entries: Sequence[Entry]) -> Iterator[int]:
    """Entries whose code is of a higher level than their place: they stand in a deeper column,
    under another entry of their own level, and have no entries of their own."""
    parents = {entry.parent_entry for entry in entries}
    levels: dict[str, int | None] = {}
    for index, entry in enumerate(entries):
        above = None if entry.printed_parent is None else levels.get(entry.printed_parent)
        deeper = entry.level and entry.printed_column and entry.printed_column > entry.level
        if deeper and index not in parents and above is not None and above == entry.level:
            yield index
        levels[entry.code] = entry.level


def _asked(entries: Sequence[Entry], scheme: LevelScheme) -> Iterator[int]:
    """Levels of which the parents are printed as a rule: of others none is asked."""
    below = [each for each in entries if each.parent is not None and scheme.well_formed(each.code)]
    total = Counter(entry.level for entry in below)
    found = Counter(entry.level for entry in below if entry.parent_entry is not None)
    return (level for level, count in total.items() if level and found[level] >= count * _HALF)


def _check_entries(view: _View, tally: Tally) -> None:
    """Form, name, parent and repetition of each entry: one finding where one slip shows twice."""
    seen: dict[tuple[int, str], Entry] = {}
    for index, entry in enumerate(view.catalogue.entries):
        formed = view.scheme.well_formed(entry.code)
        if not formed:
            tally.tell(view.tell("CAT-001", index, **_rule(view.scheme)))
        else:
            tally.record("CAT-001", "holds", table=None)
            _check_parent(view, index, entry, tally)
        if entry.name:
            tally.record("CAT-002", "holds", table=None)
        else:
            tally.tell(view.tell("CAT-002", index))
        before = seen.setdefault((view.runs[index], entry.code), entry)
        if before is entry:
            tally.record("CAT-005", "holds", table=None)
        else:
            tally.tell(view.tell("CAT-005", index, first=before.name or "—"))


def _rule(scheme: LevelScheme) -> dict[str, str]:
    """How the codes of a catalogue are formed, in words."""
    digits = "+".join(str(count) for count in scheme.digits if count)
    return {
        "rule_zh": f"{'字母加' if scheme.letter else ''}逐级 {digits} 位数字",
        "rule_en": f"{'a letter and ' if scheme.letter else ''}{digits} digits, level by level",
    }


def _check_parent(view: _View, index: int, entry: Entry, tally: Tally) -> None:
    """The parent is printed before, and the entry stands under it."""
    if entry.parent is None:
        return
    if index in view.short:
        place = {"above": entry.printed_parent, "column": entry.printed_column}
        tally.tell(view.tell("CAT-006", index, level=entry.level, **place))
        return
    if entry.level not in view.asked:
        reason = "the catalogue does not print that level"
        tally.record("CAT-003", "not_applicable", table=None, reason=reason)
    elif entry.parent_entry is None and _covered(view, index, entry):
        tally.record("CAT-003", "not_applicable", table=None, reason="no heading of a department")
    elif entry.parent_entry is None:
        under = entry.printed_parent
        tally.tell(
            view.tell(
                "CAT-003",
                index,
                expected=entry.parent,
                place_zh=f"；该项印在 {under} 下面" if under else "",
                place_en=f"; it stands under {under}" if under else "",
            )
        )
    elif entry.printed_parent is not None:
        above = entry.printed_parent
        tally.tell(view.tell("CAT-004", index, parent=entry.parent, above=above))
    else:
        tally.record("CAT-003", "holds", table=None)
        tally.record("CAT-004", "holds", table=None)


def _covered(view: _View, index: int, entry: Entry) -> bool:
    """Whether the parent belongs before the first code of a run that lacks its beginning."""
    first = view.firsts[view.runs[index]]
    assert entry.parent is not None
    return view.begins_anew(first) and entry.parent < view.catalogue.entries[first].code


def _check_columns(view: _View, tally: Tally) -> None:
    """Names stand in the column of their code's level; one finding for each run."""
    entries = view.catalogue.entries
    judged = [
        index
        for index, entry in enumerate(entries)
        if entry.level and entry.printed_column and index not in view.short
    ]
    wrong = [index for index in judged if entries[index].level != entries[index].printed_column]
    if len(wrong) > len(judged) * _HALF:
        reason = "the columns do not follow the levels of the codes"
        tally.record("CAT-007", "insufficient", table=None, reason=reason)
        return
    for _ in range(len(judged) - len(wrong)):
        tally.record("CAT-007", "holds", table=None)
    for _, group in groupby(wrong, key=lambda index: view.runs[index]):
        _tell_columns(view, list(group), tally)


def _tell_columns(view: _View, indices: Sequence[int], tally: Tally) -> None:
    entries = [view.catalogue.entries[index] for index in indices]
    codes = [f"{each.code} ({each.level}→{each.printed_column})" for each in entries]
    shown = {"codes_zh": "、".join(codes), "codes_en": ", ".join(codes)}
    found = view.tell("CAT-007", indices[0], count=len(indices), **shown)
    tally.tell(replace(found, places=tuple(view.place(index) for index in indices)))
    for _ in indices[1:]:
        tally.record("CAT-007", "broken", table=None)


def _check_gaps(view: _View, tally: Tally) -> None:
    """Numbers of siblings run on, at the levels where that is the rule."""
    steps: dict[int, list[_Step]] = {}
    for step in _steps(view):
        steps.setdefault(step.level, []).append(step)
    for level in sorted(steps):
        gaps = [step for step in steps[level] if step.number > step.before + 1]
        dense = len(steps[level]) - len(gaps)
        if dense < _MANY or dense < _DENSE * len(steps[level]):
            reason = "numbers of this level are not consecutive as a rule"
            tally.record("CAT-008", "not_applicable", table=None, reason=reason)
            continue
        for _ in range(dense):
            tally.record("CAT-008", "holds", table=None)
        for step in gaps:
            tally.tell(_gap(view, step))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """From one sibling's number (0: none yet) to the next; `index` is the latter's entry."""

    index: int
    level: int
    before: int
    number: int
    stem: str
    width: int


def _steps(view: _View) -> Iterator[_Step]:
    """The steps between siblings of a run that follow one another upwards.

    A code that cannot be the entry's own takes the next number under the code it is printed under.
    """
    last: Counter[tuple[int, str]] = Counter()
    for index, entry in enumerate(view.catalogue.entries):
        if not _is_own(view, index, entry):
            last[view.runs[index], entry.printed_parent or ""] += 1
            continue
        width = view.scheme.digits[entry.level - 1] if entry.level else 0
        if not entry.level or not width:
            continue
        stem, number = entry.code[:-width], int(entry.code[-width:])
        before = last[view.runs[index], stem]
        if number > before:
            last[view.runs[index], stem] = number
            yield _Step(
                index=index,
                level=entry.level,
                before=before,
                number=number,
                stem=stem,
                width=width,
            )


def _is_own(view: _View, index: int, entry: Entry) -> bool:
    """Whether nothing else is wrong with the code of an entry."""
    if not view.scheme.well_formed(entry.code) or index in view.short:
        return False
    stray = entry.parent_entry is None or entry.printed_parent is not None
    return not (stray and entry.level in view.asked) or view.begins_anew(index)


def _gap(view: _View, step: _Step) -> Finding:
    first, last = step.before + 1, step.number - 1
    missing = [f"{step.stem}{number:0{step.width}d}" for number in {first, last}]
    before = f"{step.stem}{step.before:0{step.width}d}" if step.before else ""
    return view.tell(
        "CAT-008",
        step.index,
        expected="–".join(sorted(missing)),
        before_zh=f"{before} 之后是" if before else "第一个是",
        before_en=f"{before} is followed by" if before else "the first is",
    )


def _check_departments(view: _View, tally: Tally) -> None:
    """A heading before the codes of each department, and codes under each heading."""
    catalogue = view.catalogue
    anew = [first for first in view.firsts if view.begins_anew(first)]
    for first in anew:
        how = {"how_zh": "编码重新开始", "how_en": "the codes begin anew"}
        tally.tell(view.tell("CAT-009", first, **how))
    if catalogue.departments and catalogue.entries and catalogue.entries[0].department is None:
        how = {"how_zh": "已有编码", "how_en": "codes stand already"}
        tally.tell(view.tell("CAT-009", 0, **how))
    ends = [*(each.first for each in catalogue.departments[1:]), len(catalogue.entries)]
    for department, end in zip(catalogue.departments, ends, strict=False):
        if department.first < end:
            tally.record("CAT-009", "holds", table=None)
            tally.record("CAT-010", "holds", table=None)
            continue
        spot = department.spots[0]
        place = Place(catalogue=view.number, page=spot.page, box=spot.box)
        title = catalogue.title or ""
        tally.tell(finding("CAT-010", title=title, label=department.name, places=(place,)))
