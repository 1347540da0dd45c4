"""Check 4b: an empty table says so, a full one does not, and a note names the table's own fund."""

from collections.abc import Mapping

from extractor.assemble.table import says_empty
from extractor.checks.tally import Tally
from extractor.findings import finding
from extractor.model.finding import Place
from extractor.model.report import Report, Table
from layouts.normalise import compact
from layouts.vocabulary import Vocabulary

_CONTRADICTS = ("空表", "无数据")


def check_notes(
    report: Report, scopes: Mapping[int, str | None], vocabulary: Vocabulary, tally: Tally
) -> None:
    """`scopes` gives for each table the fund that its profile and title state, or None."""
    for number, table in enumerate(report.tables):
        if table.kind == "unknown":
            continue
        place = Place(table=number, page=table.pages[-1])
        _check_empty(table, place, tally)
        _check_full(table, place, tally)
        _check_fund(table, scopes.get(number), place, vocabulary, tally)


def _skip(code: str, place: Place, reason: str, tally: Tally) -> None:
    tally.record(code, "not_applicable", table=place.table, reason=reason)


def _check_empty(table: Table, place: Place, tally: Tally) -> None:
    if table.state == "filled":
        _skip("EMP-001", place, "the table has figures", tally)
    elif table.state == "empty":
        tally.tell(finding("EMP-001", title=table.title or "", places=(place,)))
    else:
        tally.record("EMP-001", "holds", table=place.table)


def _check_full(table: Table, place: Place, tally: Tally) -> None:
    amounts = [value.amount for row in table.rows for value in row.cells.values()]
    if not any(amounts):
        _skip("EMP-002", place, "the table has no figure but zero", tally)
        return
    note = next((n for n in table.notes if any(word in n for word in _CONTRADICTS)), None)
    if note is None:
        tally.record("EMP-002", "holds", table=place.table)
    else:
        tally.tell(finding("EMP-002", title=table.title or "", note=note, places=(place,)))


def _check_fund(
    table: Table, fund: str | None, place: Place, vocabulary: Vocabulary, tally: Tally
) -> None:
    """Only an empty-table note that names a fund can name the wrong one."""
    dimension = vocabulary.dimensions["fund"]
    note = next((n for n in table.notes if says_empty((n,))), None)
    if note is None or fund is None or fund not in dimension.words:
        _skip("EMP-003", place, "no empty-table note that could name a fund", tally)
        return
    named = {
        name
        for name, words in dimension.words.items()
        if any(literal in compact(note) for literal in words.literals)
    }
    if not named or fund in named:
        tally.record("EMP-003", "holds", table=place.table)
        return
    words = dimension.members[fund].zh
    tally.tell(finding("EMP-003", title=table.title or "", note=note, fund=words, places=(place,)))
