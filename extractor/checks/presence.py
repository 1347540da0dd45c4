"""Check 4a: the tables that the contents announce, against those that are printed."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.report import Contents, Report, Table
from layouts.normalise import compact
from layouts.title import bare_title, names_a_table, number_of

_SECTION = re.compile(
    r"^第[一二三四五六七八九十]+部分|^(?:预算|决算)*(?:公开)?(?:情况)?报?表格?$|报表$"
)
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class _Titles:
    """The printed tables by title: word for word, and bare. Each maps to the first such table."""

    exact: dict[str, int]
    bare: dict[str, int]
    pages: dict[str, list[int]]


def check_presence(report: Report, tally: Tally) -> None:
    """Announced and missing, announced by another title, printed twice, out of order."""
    bodies = [report.issuer.name] if report.issuer.name else []
    announced = [entry for entry in report.contents if _announces(entry, bodies)]
    if not announced:
        reason = "the contents announce no table"
        tally.record("PRE-001", "not_applicable", table=None, reason=reason)
        return
    titles = _titles(report.tables, bodies)
    places = [_find(entry, titles, bodies) for entry in announced]
    claimed = {number for number in places if number is not None}
    for entry, number in zip(announced, places, strict=True):
        if number is not None:
            tally.record("PRE-001", "holds", table=number)
        else:
            _tell_missing(entry, report, claimed, bodies, tally)
    _check_order(announced, places, report, tally)
    _check_twice(announced, titles, tally)


def _titles(tables: Sequence[Table], bodies: Sequence[str]) -> _Titles:
    titles = _Titles({}, {}, {})
    for number, table in enumerate(tables):
        if table.title:
            words = _words(table.title)
            titles.exact.setdefault(words, number)
            titles.bare.setdefault(bare_title(table.title, bodies), number)
            titles.pages.setdefault(words, []).append(table.pages[0])
    return titles


def _announces(entry: Contents, bodies: Sequence[str]) -> bool:
    """Whether an entry announces one table, not the section that holds them."""
    bare = bare_title(entry.text, bodies)
    return names_a_table(entry.text) and not (
        _SECTION.search(bare) or _SECTION.search(compact(entry.text)) or len(bare) < 3
    )


def _find(entry: Contents, titles: _Titles, bodies: Sequence[str]) -> int | None:
    """The table that bears the entry's title: word for word first, then in its bare form."""
    exact = titles.exact.get(_words(entry.text))
    return exact if exact is not None else titles.bare.get(bare_title(entry.text, bodies))


def _words(title: str) -> str:
    """A title without blanks and without the number before it."""
    text = compact(title)
    number = number_of(text)
    text = text.removeprefix(number) if number else text
    return re.sub(r"^(?:\d{1,2}[.．、]|[一二三四五六七八九十]+、|[(（].{1,3}[)）])", "", text)


def _tell_missing(
    entry: Contents,
    report: Report,
    claimed: set[int],
    bodies: Sequence[str],
    tally: Tally,
) -> None:
    """Not found: under a similar title, on a page that was not read, or really missing."""
    place = Place(page=entry.page)
    near = _nearest(entry, report.tables, claimed, bodies)
    if near is not None:
        table = report.tables[near]
        claimed.add(near)
        places = (place, Place(table=near, page=table.pages[0]))
        observed = table.title or ""
        tally.tell(
            finding("PRE-004", expected=_words(entry.text), observed=observed, places=places)
        )
    elif entry.seen:
        reason = "the title is printed but no table was read there"
        tally.record("PRE-001", "insufficient", table=None, reason=reason)
    elif any(page.kind == "scanned" for page in report.source.pages):
        reason = "scanned pages were not read"
        tally.record("PRE-001", "insufficient", table=None, reason=reason)
    else:
        tally.tell(finding("PRE-001", title=_words(entry.text), places=(place,)))


def _nearest(
    entry: Contents, tables: Sequence[Table], claimed: set[int], bodies: Sequence[str]
) -> int | None:
    """A table nobody announced whose title is much like the entry's."""
    bare = bare_title(entry.text, bodies)
    scored = [
        (SequenceMatcher(None, bare, bare_title(table.title, bodies)).ratio(), -number)
        for number, table in enumerate(tables)
        if table.title and number not in claimed
    ]
    score, number = max(scored, default=(0.0, 0))
    return -number if score >= _ALIKE else None


def _check_order(
    announced: Sequence[Contents],
    places: Sequence[int | None],
    report: Report,
    tally: Tally,
) -> None:
    found = [(e, n) for e, n in zip(announced, places, strict=True) if n is not None]
    for (first, before), (second, after) in itertools.pairwise(found):
        if before <= after:
            tally.record("PRE-003", "holds", table=before)
            continue
        table = report.tables[before]
        tally.tell(
            finding(
                "PRE-003",
                title=_words(first.text),
                other_title=_words(second.text),
                places=(Place(table=before, page=table.pages[0]),),
            )
        )


def _check_twice(announced: Sequence[Contents], titles: _Titles, tally: Tally) -> None:
    """A title announced once and printed over two tables."""
    for words, times in Counter(_words(entry.text) for entry in announced).items():
        pages = titles.pages.get(words, [])
        if len(pages) <= times:
            tally.record("PRE-002", "holds", table=None)
            continue
        tally.tell(
            finding(
                "PRE-002",
                title=words,
                count=len(pages),
                pages="、".join(str(page) for page in pages),
                places=tuple(Place(page=page) for page in pages),
            )
        )
