"""A closed draft → a report table with the meaning of its rows and columns."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from extractor.assemble.columns import Section, sections_of, unknown_columns
from extractor.assemble.draft import Draft
from extractor.assemble.meaning import RowMeaning, RowReader, row_reader, with_unit
from extractor.assemble.rows import Ledger, RawRow, with_cut_figures
from extractor.assemble.unsure_codes import weigh_codes
from extractor.findings import finding
from extractor.model.amount import Unit
from extractor.model.finding import Finding, Place
from extractor.model.report import Row, Table, TableState
from extractor.model.value import Reading
from extractor.recognise.caption import unit_in
from extractor.recognise.identity import Identity
from layouts.normalise import compact
from layouts.profile import Profile
from layouts.vocabulary import Vocabulary

_EMPTY_NOTE = (
    "空表",
    "无数据",
    "没有",
    "无此",
    "未安排",
    "无政府",
    "无国有",
    "无相关",
    "不涉及",
    "为空",
    "无发生",
)
_UNKNOWN_UNIT = ("yuan", "qian_yuan", "wan_yuan", "bai_wan_yuan", "yi_yuan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """A table with what its rows mean (`meanings[i]` belongs to `table.rows[i]`).

    `scope` holds the dimensions of every figure in the table, by profile and title.
    """

    table: Table
    meanings: tuple[RowMeaning, ...]
    scope: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def assemble(draft: Draft, identity: Identity, vocabulary: Vocabulary, number: int) -> Assembled:
    """Assembles a recognised table. `number` is its index in the report, for places."""
    match = draft.start.match
    assert match is not None
    profile, title = match.profile, draft.start.caption.title or ""
    sections = sections_of(draft.start, identity, vocabulary)
    findings: list[Finding] = []
    unit, printed = _unit(draft, profile, findings)
    ledger = Ledger()
    ledger.read(draft, sections, unit)
    ledger.rows = with_cut_figures(ledger.rows)
    filled = {key for raw in ledger.rows for key, value in raw.cells.items() if value.raw}
    findings += unknown_columns(draft.start, sections, filled, number)
    readers = _readers(ledger, sections, vocabulary, identity)
    meanings = [readers[raw.section].read(raw.label, raw.code, raw.unit) for raw in ledger.rows]
    meanings = _apart_by_unit(ledger.rows, meanings)
    weighed = weigh_codes(ledger.rows, meanings, vocabulary, title, number)
    ledger.rows, meanings = weighed.rows, weighed.meanings
    findings += weighed.findings
    meanings = _without_twins(ledger.rows, meanings, title, findings)
    rows = _rows(ledger.rows, meanings, sections)
    findings += _row_findings(ledger, rows, meanings, title, number)
    notes = _notes(draft, ledger)
    table = Table(
        kind=profile.kind,
        title=draft.start.caption.title,
        number=draft.start.caption.number,
        profile=profile.id,
        engine=draft.start.grid.engine,
        unit=unit,
        printed_unit=printed,
        state=_state(profile, rows, notes),
        pages=draft.pages,
        notes=notes,
        columns=tuple(leaf.column for section in sections for leaf in section.leaves),
        rows=rows,
        reading=_reading(draft, ledger),
        body=draft.start.caption.body,
    )
    return Assembled(
        table=table,
        meanings=tuple(meanings),
        scope=_scope(profile, compact(title), vocabulary),
        findings=tuple(findings),
    )


def _unit(
    draft: Draft, profile: Profile, findings: list[Finding]
) -> tuple[Unit | None, str | None]:
    """The unit printed above the table or in its header; else the profile's; else none."""
    caption = draft.start.caption
    if caption.unit:
        return caption.unit, caption.printed_unit
    for path in draft.start.header.leaves:
        for text in path:
            stated = unit_in(text)
            if stated:
                return stated
    title = caption.title or ""
    if not any(column.role == "amount" for column in profile.columns):
        return None, None
    default = profile.default_unit
    if default in _UNKNOWN_UNIT:
        findings.append(finding("UNIT-002", title=title, profile=profile.id, unit=default))
        return default, None  # type: ignore[return-value]
    findings.append(finding("UNIT-001", "insufficient", title=title))
    return None, None


def _readers(
    ledger: Ledger, sections: tuple[Section, ...], vocabulary: Vocabulary, identity: Identity
) -> list[RowReader]:
    return [
        row_reader(
            section.rows,
            vocabulary,
            identity,
            [raw.label for raw in ledger.rows if raw.section == index],
            sum(raw.code is not None for raw in ledger.rows if raw.section == index) > 1,
        )
        for index, section in enumerate(sections)
    ]


def _apart_by_unit(rows: list[RawRow], meanings: list[RowMeaning]) -> list[RowMeaning]:
    """Where codes repeat, the lines belong to the unit that they name or that stands above."""
    keys = [_line(raw, meaning) for raw, meaning in zip(rows, meanings, strict=True)]
    if not any(count > 1 for key, count in Counter(keys).items() if key is not None):
        return meanings
    result, unit = [], ""
    for key, raw, meaning in zip(keys, rows, meanings, strict=True):
        unit = dict(meaning.dimensions).get("unit", unit) if meaning.role == "subtotal" else unit
        unit = raw.unit or unit
        result.append(with_unit(meaning, unit) if key is not None and unit else meaning)
    return result


Line = tuple[int, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


def _line(raw: RawRow, meaning: RowMeaning) -> Line | None:
    """What tells one line of a section from the others; None for totals and unknown lines."""
    if meaning.role != "item" or not meaning.dimensions or not meaning.resolved:
        return None
    return (raw.section, meaning.dimensions, tuple(sorted(meaning.concepts.items())))


def _without_twins(
    rows: list[RawRow], meanings: list[RowMeaning], title: str, findings: list[Finding]
) -> list[RowMeaning]:
    """Lines that would mean the same and print different amounts mean nothing: what tells them
    apart was not read."""
    groups: dict[Line, list[int]] = {}
    for index, (raw, meaning) in enumerate(zip(rows, meanings, strict=True)):
        key = _line(raw, meaning)
        if key is not None:
            groups.setdefault(key, []).append(index)
    result = list(meanings)
    for indexes in groups.values():
        if len(indexes) < 2 or not _differ([rows[index] for index in indexes]):
            continue
        first = rows[indexes[0]]
        name = first.code.text if first.code else first.label
        findings.append(
            finding("ROW-002", "insufficient", title=title, row_code=name, count=len(indexes))
        )
        for index in indexes:
            result[index] = replace(meanings[index], resolved=False, dimensions=())
    return result


def _differ(rows: list[RawRow]) -> bool:
    """Whether the rows print different amounts in a column."""
    keys = {key for row in rows for key in row.cells}
    for key in keys:
        values = [row.cells[key].amount for row in rows if key in row.cells]
        if len({value for value in values if value is not None}) > 1:
            return True
    return False


def _rows(
    raws: list[RawRow], meanings: list[RowMeaning], sections: tuple[Section, ...]
) -> tuple[Row, ...]:
    """Report rows; the parent of a coded line is the nearest line whose code is its prefix."""
    rows: list[Row] = []
    seen: dict[tuple[int, str], int] = {}
    for raw, meaning in zip(raws, meanings, strict=True):
        code = raw.code.text if raw.code else None
        parent = None
        if code and meaning.level:
            prefixes = [code[:length] for length in (5, 3) if length < len(code)]
            parent = next(
                (seen[raw.section, p] for p in prefixes if (raw.section, p) in seen), None
            )
            seen[raw.section, code] = len(rows)
        heading = meaning.role == "item" and not any(
            value.status != "blank" for value in raw.cells.values()
        )
        rows.append(
            Row(
                role="heading" if heading and not meaning.dimensions else meaning.role,
                code=code,
                label=raw.label,
                level=meaning.level,
                cells=raw.cells,
                page=raw.page,
                printed_row=raw.printed_row,
                half=sections[raw.section].half,
                parent=parent,
                printed_code=raw.code.parts if raw.code else (),
                dimensions=meaning.dimensions,
                resolved=meaning.resolved,
            )
        )
    return tuple(rows)


def _row_findings(
    ledger: Ledger,
    rows: tuple[Row, ...],
    meanings: list[RowMeaning],
    title: str,
    number: int,
) -> list[Finding]:
    return [
        *_illegible(ledger, title, number),
        *_unresolved(rows, meanings, title, number),
        *_padded(ledger, title, number),
        *_unplaced(ledger, title, number),
    ]


def _illegible(ledger: Ledger, title: str, number: int) -> list[Finding]:
    return [
        finding(
            "NUM-001",
            title=title,
            label=raw.label,
            column=column,
            raw=cell.text,
            places=(Place(table=number, row=index, column=column, page=raw.page, box=cell.box),),
        )
        for index, raw in enumerate(ledger.rows)
        for column, cell in raw.illegible
    ]


def _unresolved(
    rows: tuple[Row, ...], meanings: list[RowMeaning], title: str, number: int
) -> list[Finding]:
    return [
        finding(
            "ROW-001",
            "insufficient",
            title=title,
            label=row.label,
            places=(Place(table=number, row=index, page=row.page),),
        )
        for index, (row, meaning) in enumerate(zip(rows, meanings, strict=True))
        if not meaning.resolved and any(value.status == "printed" for value in row.cells.values())
    ]


def _padded(ledger: Ledger, title: str, number: int) -> list[Finding]:
    """One finding a table: how many codes lack their leading zero, with the first as example."""
    short = [(i, raw) for i, raw in enumerate(ledger.rows) if raw.code and raw.code.padded]
    if not short:
        return []
    index, first = short[0]
    assert first.code is not None
    return [
        finding(
            "COD-001",
            title=title,
            count=len(short),
            printed=" ".join(first.code.parts),
            row_code=first.code.text,
            places=(Place(table=number, row=index, page=first.page),),
        )
    ]


def _unplaced(ledger: Ledger, title: str, number: int) -> list[Finding]:
    """One finding a page: the cells that belong to no row or column."""
    found = []
    for page in sorted({page for page, _ in ledger.unplaced}):
        cells = [cell for other, cell in ledger.unplaced if other == page]
        found.append(
            finding(
                "CELL-001",
                title=title,
                page=page,
                count=len(cells),
                texts="、".join(cell.text for cell in cells),
                places=tuple(Place(table=number, page=page, box=cell.box) for cell in cells),
            )
        )
    return found


def _notes(draft: Draft, ledger: Ledger) -> tuple[str, ...]:
    texts = [cell.text for cell in ledger.notes] + [note.text for note in draft.notes]
    return tuple(dict.fromkeys(text.strip() for text in texts))


def says_empty(notes: tuple[str, ...]) -> bool:
    """Whether a note says that the table has no data."""
    return any(word in note for note in notes for word in _EMPTY_NOTE)


def _state(profile: Profile, rows: tuple[Row, ...], notes: tuple[str, ...]) -> TableState:
    """A table of nothing but zeros is filled, unless its note says that it is empty."""
    if rows and not any(column.role == "amount" for column in profile.columns):
        return "filled"
    values = [value for row in rows for value in row.cells.values()]
    if any(value.status == "illegible" or value.amount for value in values):
        return "filled"
    if says_empty(notes):
        return "declared_empty"
    return "filled" if any(value.status == "printed" for value in values) else "empty"


def _scope(profile: Profile, title: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The profile's dimensions, then what the title states. What a title says in brackets
    explains its fund and does not state it: 财政拨款（含一般公共预算和政府性基金预算）."""
    scope = dict(profile.dimensions)
    if scope.get("vintage") == "unstated":
        for regex, dimensions in vocabulary.title_scopes:
            if regex.search(title):
                scope.update(dimensions)
    outside = re.sub(r"\([^()]*\)", "", title)
    for stated in profile.title_scopes:
        if stated.regex.search(outside):
            scope.update(stated.dimensions)
    return tuple(sorted(scope.items()))


def _reading(draft: Draft, ledger: Ledger) -> Reading:
    """The fate of every cell. `cells` is counted from the grids, independently of the reading."""
    return Reading(
        cells=draft.count_cells(),
        used=ledger.used,
        ignored=ledger.ignored,
        reported=len(ledger.unplaced),
    )
