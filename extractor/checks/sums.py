"""Check 1: sums inside a table, at every level, in every direction that it prints."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import accumulate

from extractor.checks.cells import Figures, Key, Printed, describe
from extractor.checks.doubt import may_hide
from extractor.checks.relations import CLOSED, OPEN, Relation, relations
from extractor.checks.standing import Standing
from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.amount import read_figure
from extractor.model.decimals import is_cut
from extractor.model.finding import Finding
from extractor.model.report import Report, Table
from layouts.vocabulary import Vocabulary

Below = Callable[[str, str | None], frozenset[str]]

_MAX_TERMS = 12


def check_sums(
    report: Report, tables: Sequence[Figures], vocabulary: Vocabulary, tally: Tally
) -> None:
    """Recomputes every sum that the vocabulary derives between the figures of each table."""
    for table, figures in zip(report.tables, tables, strict=True):
        standing = Standing.of(table)
        for relation in relations(figures, vocabulary, _blank_parts(table, figures)):
            whole = figures[relation.whole][0]
            parts = [figures[key][0] for key in relation.parts]
            in_row = all(part.place.row == whole.place.row for part in parts)
            reason = _why_not(standing, whole, parts, relation, in_row, vocabulary.below)
            _check(whole, parts, reason, standing, tally)


def _blank_parts(table: Table, figures: Figures) -> Callable[[Key, str], bool]:
    """Tells whether the column of a part is there and left blank in the row of the whole: the
    form says that there is nothing, and the sum can be checked without it."""

    def is_blank(whole: Key, concept: str) -> bool:
        printed = figures[whole][0]
        assert printed.place.row is not None
        cells = table.rows[printed.place.row].cells
        own = next(c for c in table.columns if c.key == printed.place.column)
        twins = [
            column
            for column in table.columns
            if (column.half, column.dimensions, column.concept)
            == (own.half, own.dimensions, concept)
        ]
        return any(
            column.key in cells and cells[column.key].status in ("blank", "dash")
            for column in twins
        )

    return is_blank


def _check(
    whole: Printed, parts: Sequence[Printed], reason: str, standing: Standing, tally: Tally
) -> None:
    """Compares and counts; where `reason` says why the sum proves nothing, only counts."""
    in_row = all(part.place.row == whole.place.row for part in parts)
    code = "SUM-001" if in_row else "SUM-002"
    if reason:
        tally.record(code, "insufficient", table=whole.place.table, reason=reason)
        return
    comparison = compare_sum(whole, parts)
    every = (whole, *parts)
    if comparison.outcome != "holds" or _proves(standing, every):
        tally.proof.weigh(comparison.outcome, [(p.place, p.amount) for p in every])
    if comparison.outcome == "holds":
        tally.record(code, "holds", table=whole.place.table)
    else:
        tally.tell(_tell(code, whole, parts, comparison), _excuse(whole, in_row))


def _proves(standing: Standing, printed: Sequence[Printed]) -> bool:
    """Whether a sum of a picture that holds says that its figures were read right.

    Figures that were all cut short, or that belong to columns in another order, may add up too.
    """
    if standing.has_unknown_columns:
        return False
    return not any(is_cut(each.value, standing.usual_places) for each in printed)


def _excuse(whole: Printed, in_row: bool) -> str:
    """Why a sum of a picture may fail by the reading alone: among the cells that it could be
    over, one is unsure or may have been passed over."""
    assert whole.place.row is not None
    own = whole.table.rows[whole.place.row]
    if in_row:
        alike = (column for column in whole.table.columns if column.half == own.half)
        return may_hide([own], [column.key for column in alike if column.role == "amount"])
    rows = [
        row
        for row in whole.table.rows
        if row.half == own.half and (not own.code or (row.code or "").startswith(own.code))
    ]
    return may_hide(rows, [whole.place.column or ""])


def compare_sum(whole: Printed, parts: Sequence[Printed]) -> Comparison:
    """Σ parts against the whole; n terms may miss by (n + 1) × ½ of the coarsest last digit."""
    coarsest = max(half_digit(p.value, p.exponent) for p in (whole, *parts))
    return Comparison(
        expected=sum((part.amount for part in parts), Decimal(0)),
        observed=whole.amount,
        tolerance=coarsest * (len(parts) + 1),
    )


def _why_not(
    standing: Standing,
    whole: Printed,
    parts: Sequence[Printed],
    relation: Relation,
    in_row: bool,
    below: Below,
) -> str:
    """Why the sum proves nothing; empty if it can be checked."""
    if _illegible(standing, whole, in_row):
        return "a figure among its parts cannot be read"
    if not in_row and whole.place.column in standing.unresolved:
        return "the table has lines whose meaning is unknown"
    if in_row and _unknown_figures(whole.table, whole):
        return "the table has columns whose meaning is unknown"
    if relation.along in OPEN and _has_subtotals(whole, parts):
        return "a line may itself be a subtotal"
    if relation.along in CLOSED and _printed_members(standing, whole, relation.along, below) < 2:
        return "the form prints one part only"
    return ""


def _has_subtotals(whole: Printed, parts: Sequence[Printed]) -> bool:
    """Whether a project or unit equals the whole, or the sum of the lines right below it."""
    amounts = [part.amount for part in parts]
    if len(amounts) > 1 and whole.amount in amounts:
        return True
    running = list(accumulate(amounts, initial=Decimal(0)))
    if running[-1] == whole.amount:
        return False
    # A line equals the lines right below it where the running sum is once more that much higher.
    last = {total: place for place, total in enumerate(running)}
    return any(
        amount and last.get(running[place] + amount, 0) > place
        for place, amount in enumerate(amounts, 1)
    )


def _illegible(standing: Standing, whole: Printed, in_row: bool) -> bool:
    """Whether a cell of the same row, or of the same column, holds what is no figure."""
    if in_row:
        return whole.place.row in standing.illegible_rows
    return whole.place.column in standing.illegible_columns


def _unknown_figures(table: Table, whole: Printed) -> bool:
    """Whether a column that the profile does not know has a figure in the same row."""
    assert whole.place.row is not None
    cells = table.rows[whole.place.row].cells
    unknown = [cells.get(column.key) for column in table.columns if column.role == "unknown"]
    return any(read_figure(value.raw).value for value in unknown if value is not None)


def _printed_members(standing: Standing, whole: Printed, along: str, below: Below) -> int:
    """How many members below the whole's own the table's columns or rows tell apart."""
    named = standing.members.get(along, frozenset())
    return len(named & below(along, whole.key.get(along)))


def _tell(code: str, whole: Printed, parts: Sequence[Printed], comparison: Comparison) -> Finding:
    by_row = code == "SUM-001"
    terms = [describe(part) if by_row else f"{part.label} {part.value.raw}" for part in parts]
    shown = "＋".join(terms[:_MAX_TERMS]) + ("＋…" if len(terms) > _MAX_TERMS else "")
    return finding(
        code,
        comparison.outcome,
        title=whole.table.title or "",
        label=whole.label,
        whole=whole.header,
        column=whole.header,
        observed=whole.in_unit(comparison.observed),
        expected=whole.in_unit(comparison.expected),
        difference=whole.in_unit(comparison.difference),
        terms=shown,
        places=(whole.place, *(part.place for part in parts)),
    )
