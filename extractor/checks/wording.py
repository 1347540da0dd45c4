"""Check 9: one body's name, one level, nothing left of the template, nothing written twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Finding, Place, Severity
from extractor.model.report import Report, Table
from extractor.recognise.slips import (
    IN_NOTE,
    LABELLED,
    LEVEL_CODE,
    MENTIONED,
    NAME_CODE,
    STATED,
    SUPERIOR,
    Slip,
    slips_in,
)
from layouts.normalise import compact, printed
from layouts.wording import Bodies, Levels, load_wording

_SLIP_CODES = ("WRD-003", "WRD-004", "WRD-005", "WRD-006")
# Labels and contents are no sentences: only these slips are certain there.
_IN_LABELS = frozenset({"WRD-003", "WRD-004"})
_MANY_PAGES, _EXAMPLES = 5, 3
# The issuer's name counts as known when this many lines state it.
_SURE = 2
_UNIT_COLUMNS = frozenset({"单位名称", "预算单位", "部门名称", "部门(单位)名称"})
_LEVEL_WORDS = {"department": "部门", "unit": "单位"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """Words and where they are printed."""

    text: str
    place: Place


def check_wording(
    report: Report, bodies: Mapping[int, str], slips: Sequence[Slip], tally: Tally
) -> None:
    """`bodies` are the bodies named above tables, by table; `slips` come from running text."""
    wording = load_wording()
    _check_names(report, bodies, slips, wording.bodies, tally)
    _check_titles(report, wording.levels, tally)
    _check_level_in_text(report, slips, tally)
    has_text = any(page.kind in ("digital", "mixed") for page in report.source.pages)
    _check_slips([*slips, *_in_tables(report, slips), *_in_contents(report)], has_text, tally)


# --- names


def _check_names(
    report: Report,
    above: Mapping[int, str],
    slips: Sequence[Slip],
    bodies: Bodies,
    tally: Tally,
) -> None:
    """A name that is not the issuer's, stated where the document states its own."""
    issuer = report.issuer.name
    if issuer is None or not bodies.is_body(issuer):
        reason = "the document's body is not known"
        tally.record(NAME_CODE, "insufficient", table=None, reason=reason)
        return
    names = [slip for slip in slips if slip.code == NAME_CODE]
    misspelt = [_spot(slip) for slip in names if bodies.misspelt(slip.found, issuer)]
    stated = list(_stated(report, above, names, bodies))
    own = [spot for spot in stated if bodies.same(spot.text, issuer)]
    others = [
        spot
        for spot in stated
        if not bodies.same(spot.text, issuer) and not bodies.misspelt(spot.text, issuer)
    ]
    mentions = sum(bodies.same(slip.found, issuer) for slip in names if slip.rule == MENTIONED)
    if len(own) + mentions < _SURE:
        reason = "too few lines state the body's name"
        tally.record(NAME_CODE, "insufficient", table=None, reason=reason)
        others = []
    # A document of several bodies states several names rightly.
    elif len(others) > max(1, len(own) // 3):
        reason = "the document states the names of several bodies"
        tally.record(NAME_CODE, "not_applicable", table=None, reason=reason)
        others = []
    for spot in own:
        tally.record(NAME_CODE, "holds", table=spot.place.table)
    _tell_names(others, issuer, None, tally)
    _tell_names(misspelt, issuer, "info", tally)


def _stated(
    report: Report, above: Mapping[int, str], names: Sequence[Slip], bodies: Bodies
) -> Iterator[_Spot]:
    """Every name that the document gives as its own; once where text and table both give it."""
    seen = set()
    # A sheet of an unknown form may be a member unit's.
    own_pages = {1}.union(*(table.pages for table in report.tables if table.profile))
    for slip in names:
        # A department is its own 预算主管部门; a unit is not.
        superior = slip.rule == SUPERIOR and report.issuer.level == "department"
        if slip.rule == STATED or ((superior or slip.rule == LABELLED) and slip.page in own_pages):
            seen.add((slip.page, bodies.plain(slip.found)))
            yield _spot(slip)
    for number, name in above.items():
        table = report.tables[number]
        known = (table.pages[0], bodies.plain(name)) in seen
        if table.profile and bodies.is_body(name) and not known:
            yield _Spot(name, Place(table=number, page=table.pages[0]))
    if report.issuer.level == "unit":
        for number, table in enumerate(report.tables):
            yield from _only_unit(table, number, bodies)


def _only_unit(table: Table, number: int, bodies: Bodies) -> Iterator[_Spot]:
    """The one unit that a table lists in its column of units; a unit's document has no other."""
    leaves = {compact(column.path[-1]) for column in table.columns if column.role == "label"}
    if not leaves & _UNIT_COLUMNS:
        return
    names = [(index, row) for index, row in enumerate(table.rows) if bodies.is_body(row.label)]
    if len({compact(row.label) for _, row in names}) == 1:
        index, row = names[0]
        yield _Spot(row.label, Place(table=number, row=index, page=row.page))


def _tell_names(
    spots: Sequence[_Spot], issuer: str, severity: Severity | None, tally: Tally
) -> None:
    for name in dict.fromkeys(printed(spot.text) for spot in spots):
        places = tuple(spot.place for spot in spots if printed(spot.text) == name)
        tally.tell(
            finding(
                NAME_CODE,
                severity=severity,
                observed=name,
                expected=issuer,
                pages=_pages(places),
                places=places,
            )
        )


# --- department or unit


def _check_titles(report: Report, levels: Levels, tally: Tally) -> None:
    """A title of the other level among titles of the document's own."""
    spots: dict[str, list[_Spot]] = {"department": [], "unit": []}
    for number, table in enumerate(report.tables):
        match = levels.title.search(compact(table.title or ""))
        if match:
            place = Place(table=number, page=table.pages[0])
            spots[levels.words[match[1]]].append(_Spot(table.title or "", place))
    own, other = _own_and_other(report, spots)
    if not own:
        reason = "no title says department or unit as the document does"
        tally.record(LEVEL_CODE, "not_applicable", table=None, reason=reason)
    # Forms that print 部门 (or 单位) in most titles whoever fills them in say nothing.
    elif other and len(other) * 3 <= len(own):
        _tell_level(report, other, None, tally)
    else:
        for spot in own:
            tally.record(LEVEL_CODE, "holds", table=spot.place.table)


def _check_level_in_text(report: Report, slips: Sequence[Slip], tally: Tally) -> None:
    """本单位 in a department's text that elsewhere says 本部门, or the other way round.

    A unit's prose may speak of the department it belongs to; its notes speak of its tables.
    """
    levels = load_wording().levels
    spots: dict[str, list[_Spot]] = {"department": [], "unit": []}
    for slip in (each for each in slips if each.code == LEVEL_CODE):
        level = levels.words[slip.found]
        if level in ("unit", report.issuer.level) or slip.rule == IN_NOTE:
            spots[level].append(_spot(slip))
    own, other = _own_and_other(report, spots)
    if own and other:
        _tell_level(report, other, "info", tally)


def _own_and_other(
    report: Report, spots: Mapping[str, list[_Spot]]
) -> tuple[list[_Spot], list[_Spot]]:
    own = report.issuer.level
    if own is None:
        return [], []
    return spots[own], spots["unit" if own == "department" else "department"]


def _tell_level(
    report: Report, spots: Sequence[_Spot], severity: Severity | None, tally: Tally
) -> None:
    own = report.issuer.level or "department"
    places = tuple(spot.place for spot in spots)
    tally.tell(
        finding(
            LEVEL_CODE,
            severity=severity,
            observed=_LEVEL_WORDS["unit" if own == "department" else "department"],
            expected=_LEVEL_WORDS[own],
            texts=_examples(spot.text for spot in spots),
            pages=_pages(places),
            places=places,
        )
    )


# --- slips


def _check_slips(slips: Sequence[Slip | tuple[Slip, Place]], has_text: bool, tally: Tally) -> None:
    """One finding for each page and kind of slip; one for all where many pages have it."""
    spots = [_located(each) for each in slips]
    for code in _SLIP_CODES:
        found = [spot for slip_code, spot in spots if slip_code == code]
        pages = sorted({spot.place.page or 0 for spot in found})
        if not found and not has_text:
            tally.record(code, "insufficient", table=None, reason="no page with text was read")
        elif not found:
            tally.record(code, "holds", table=None)
        elif len(pages) > _MANY_PAGES:
            tally.tell(_slip_finding(code, found))
        else:
            for page in pages:
                here = [spot for spot in found if spot.place.page == page]
                tally.tell(_slip_finding(code, here))


def _located(each: Slip | tuple[Slip, Place]) -> tuple[str, _Spot]:
    if isinstance(each, Slip):
        return each.code, _spot(each)
    slip, place = each
    return slip.code, _Spot(slip.text, place)


def _slip_finding(code: str, spots: Sequence[_Spot]) -> Finding:
    """The first place on each page and a few examples stand for all."""
    places = tuple({spot.place.page: spot.place for spot in reversed(spots)}.values())[::-1]
    texts = _examples(spot.text for spot in spots)
    return finding(code, pages=_pages(places), texts=texts, places=places)


def _in_tables(report: Report, slips: Sequence[Slip]) -> Iterator[tuple[Slip, Place]]:
    """Slips in titles and notes (where running text has not shown them) and in labels."""
    seen = {(slip.page, slip.found) for slip in slips}
    for number, table in enumerate(report.tables):
        for text in (table.title or "", *table.notes):
            for slip in _certain_in(text, table.pages[-1]):
                if not any((page, slip.found) in seen for page in table.pages):
                    yield slip, Place(table=number, page=slip.page)
        if not _certain_in("\n".join(row.label for row in table.rows), 0):
            continue
        for index, row in enumerate(table.rows):
            for slip in _certain_in(row.label, row.page):
                yield slip, Place(table=number, row=index, page=row.page)


def _in_contents(report: Report) -> list[Slip]:
    return [slip for entry in report.contents for slip in _certain_in(entry.text, entry.page)]


def _certain_in(text: str, page: int) -> list[Slip]:
    return [slip for slip in slips_in(text, page) if slip.code in _IN_LABELS]


# --- words for messages


def _spot(slip: Slip) -> _Spot:
    text = slip.found if slip.code == NAME_CODE else slip.text
    return _Spot(text, Place(page=slip.page, box=slip.box))


def _examples(texts: Iterable[str]) -> str:
    """The first few different texts in quotes."""
    distinct = list(dict.fromkeys(texts))
    shown = "、".join(f"“{text}”" for text in distinct[:_EXAMPLES])
    return f"{shown} … ({len(distinct)})" if len(distinct) > _EXAMPLES else shown


def _pages(places: Iterable[Place]) -> str:
    """Page numbers in order, neighbours as a range: 2–5、7."""
    ranges: list[list[int]] = []
    for page in sorted({place.page for place in places if place.page}):
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1][1] = page
        else:
            ranges.append([page, page])
    return "、".join(f"{first}–{last}" if first != last else str(first) for first, last in ranges)
