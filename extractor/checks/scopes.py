"""Check 2, between scopes: what tables of different funds prove about each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from extractor.checks.agreement import name_of, with_unit
from extractor.checks.cells import Figures, Key, Printed
from extractor.checks.sums import compare_sum
from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.report import Report
from layouts.vocabulary import Vocabulary

_APPROPRIATION = "appropriation"
_TOTAL_SCOPE = {"fund", "vintage"}


def check_lines(figures: Figures, vocabulary: Vocabulary, tally: Tally) -> None:
    """Two scopes of funds with equal totals have equal lines: the other funds are zero.

    `figures` are all those of the document.
    """
    lines = _lines(figures)
    for whole, part in _equal_scopes(figures, vocabulary):
        _compare_lines(lines.get(whole, {}), lines.get(part, {}), vocabulary, tally)


def _lines(figures: Figures) -> dict[Key, dict[str, Printed]]:
    """For each total, its lines by function code."""
    lines: dict[Key, dict[str, Printed]] = defaultdict(dict)
    for key, printed in figures.items():
        code = key.get("function")
        if code is not None:
            lines[key.put("function", None)][code] = printed[0]
    return lines


def _equal_scopes(figures: Figures, vocabulary: Vocabulary) -> Iterator[tuple[Key, Key]]:
    """Pairs of totals of one concept, one fund containing the other, that are exactly equal."""
    for key, printed in figures.items():
        if not {name for name, _ in key.dimensions} <= _TOTAL_SCOPE:
            continue
        for member in vocabulary.below("fund", key.get("fund")):
            part = key.put("fund", member)
            if part in figures and figures[part][0].amount == printed[0].amount != 0:
                yield key, part


def _compare_lines(
    whole: Mapping[str, Printed],
    part: Mapping[str, Printed],
    vocabulary: Vocabulary,
    tally: Tally,
) -> None:
    levels = {len(code) for code in whole} & {len(code) for code in part}
    for code in sorted(whole.keys() | part.keys()):
        one, other = whole.get(code), part.get(code)
        if one is not None and other is not None:
            _compare_line(one, other, vocabulary, tally)
        elif len(code) in levels:
            _tell_absent(one or other, whole if one is None else part, vocabulary, tally)


def _compare_line(one: Printed, other: Printed, vocabulary: Vocabulary, tally: Tally) -> None:
    comparison = Comparison(
        expected=one.amount,
        observed=other.amount,
        tolerance=half_digit(one.value, one.exponent) + half_digit(other.value, other.exponent),
    )
    if comparison.outcome != "broken":
        tally.record("FACT-002", comparison.outcome, table=other.place.table)
        return
    tally.tell(
        finding(
            "FACT-002",
            what=name_of(one.key, vocabulary),
            title=other.table.title or "",
            other_title=one.table.title or "",
            observed=with_unit(other),
            expected=with_unit(one),
            places=(other.place, one.place),
        )
    )


def _tell_absent(
    line: Printed | None, others: Mapping[str, Printed], vocabulary: Vocabulary, tally: Tally
) -> None:
    """A line with an amount that the other table, equal in total, does not print."""
    if line is None or not line.amount or not others:
        return
    tally.tell(
        finding(
            "FACT-003",
            what=name_of(line.key, vocabulary),
            title=line.table.title or "",
            other_title=next(iter(others.values())).table.title or "",
            observed=with_unit(line),
            places=(line.place,),
        )
    )


def check_appropriation(
    report: Report, figures: Figures, vocabulary: Vocabulary, tally: Tally
) -> None:
    """Appropriation = the funds it consists of, over their tables, where all are accounted for."""
    empty = _empty_funds(report)
    for key, printed in figures.items():
        if key.get("fund") != _APPROPRIATION or key.concept not in ("expenditure", "revenue"):
            continue
        if not {name for name, _ in key.dimensions} <= _TOTAL_SCOPE:
            continue
        parts = _parts(key, figures, empty)
        if parts is not None:
            _compare_sum(printed[0], parts, vocabulary, tally)


def _parts(key: Key, figures: Figures, empty: set[str]) -> list[Printed] | None:
    """One figure for each fund of the appropriation; None unless all are printed or empty."""
    parts: list[Printed] = []
    for member in ("general_public", "government_funds", "state_capital"):
        found = figures.get(key.put("fund", member))
        if found is not None:
            parts.append(found[0])
        elif member not in empty:
            return None
    one_table = len({part.place.table for part in parts}) < 2
    return None if one_table or len(parts) < 2 else parts


def _empty_funds(report: Report) -> set[str]:
    """Funds whose expenditure table is printed without a figure."""
    kinds = {"fund_expenditure": "government_funds", "state_capital": "state_capital"}
    return {
        kinds[table.kind]
        for table in report.tables
        if table.kind in kinds and table.state in ("declared_empty", "empty")
    }


def _compare_sum(
    whole: Printed, parts: Sequence[Printed], vocabulary: Vocabulary, tally: Tally
) -> None:
    comparison = compare_sum(whole, parts)
    if comparison.outcome == "holds":
        tally.record("SUM-003", "holds", table=whole.place.table)
        return
    tally.tell(
        finding(
            "SUM-003",
            comparison.outcome,
            what=name_of(whole.key, vocabulary),
            title=whole.table.title or "",
            observed=whole.in_unit(comparison.observed),
            expected=whole.in_unit(comparison.expected),
            difference=whole.in_unit(comparison.difference),
            terms="＋".join(f"《{part.table.title}》{part.value.raw}" for part in parts),
            places=(whole.place, *(part.place for part in parts)),
        )
    )
