"""Codes read unsurely from pictures: one misread digit would make another line of a figure.

The name beside a code may confirm it. Where name, list or the lines above speak against it, the row
means nothing; where nothing speaks either way, its figures are for a person to look at.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractor.assemble.labels import read_label
from extractor.assemble.meaning import RowMeaning
from extractor.assemble.rows import RawRow
from extractor.findings import finding
from extractor.model.finding import Finding, Place
from layouts.codelist import CodeList
from layouts.vocabulary import Vocabulary

Verdict = Literal["confirmed", "open", "refuted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Rows and their meanings once unsure codes are weighed, with what there is to tell."""

    rows: list[RawRow]
    meanings: list[RowMeaning]
    findings: list[Finding]


def weigh_codes(
    rows: Sequence[RawRow],
    meanings: Sequence[RowMeaning],
    vocabulary: Vocabulary,
    title: str,
    number: int,
) -> Weighed:
    """Takes the meaning from rows whose unsure code is refuted, and marks those it leaves open.

    `number` is the table's index in the report, for places.
    """
    weighed = Weighed(rows=list(rows), meanings=list(meanings), findings=[])
    printed = {raw.code.text for raw in rows if raw.code and raw.sure_code}
    for index, (raw, meaning) in enumerate(zip(rows, meanings, strict=True)):
        codelist = _list_of(raw, meaning, vocabulary)
        if codelist is None:
            continue
        verdict = _verdict(raw, codelist, printed)
        if verdict == "refuted":
            weighed.meanings[index] = replace(meaning, resolved=False, dimensions=())
        if verdict != "confirmed":
            weighed.rows[index] = _to_look_at(raw)
            weighed.findings.append(_tell(raw, title, number, index))
    return weighed


def _list_of(raw: RawRow, meaning: RowMeaning, vocabulary: Vocabulary) -> CodeList | None:
    """The list of a code that was read unsurely and that facts would be keyed by."""
    if raw.code is None or raw.sure_code or not meaning.resolved:
        return None
    for name, value in meaning.dimensions:
        dimension = vocabulary.dimensions.get(name)
        if value == raw.code.text and dimension is not None and dimension.codelist:
            return vocabulary.codelists[dimension.codelist]
    return None


def _verdict(raw: RawRow, codelist: CodeList, printed: set[str]) -> Verdict:
    assert raw.code is not None
    code = raw.code.text
    named = codelist.codes_named(read_label(raw.label).bare)
    if code in named:
        return "confirmed"
    if named or not codelist.names_of(code):
        return "refuted"
    shorter = [length for length in codelist.lengths if length < len(code)]
    above = [length for length in shorter if any(len(other) == length for other in printed)]
    return "open" if all(code[:length] in printed for length in above) else "refuted"


def _to_look_at(raw: RawRow) -> RawRow:
    cells = {
        key: replace(cell, review=True) if cell.raw else cell for key, cell in raw.cells.items()
    }
    return replace(raw, cells=cells)


def _tell(raw: RawRow, title: str, number: int, index: int) -> Finding:
    assert raw.code is not None
    return finding(
        "SCAN-011",
        "insufficient",
        title=title,
        row_code=raw.code.text,
        label=raw.label,
        page=raw.page,
        places=(Place(table=number, row=index, page=raw.page),),
    )
