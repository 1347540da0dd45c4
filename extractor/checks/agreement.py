"""Check 2: the same fact in several tables, and revenue against expenditure at equal scope."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.checks.cells import Figures, Key, Printed, printed_of
from extractor.checks.standing import Standing
from extractor.checks.sums import compare_sum
from extractor.checks.tally import Comparison, Tally, half_digit
from extractor.findings import finding
from extractor.model.finding import Finding
from extractor.model.report import Fact, Report
from layouts.vocabulary import Balance, Vocabulary

_TOTAL_SCOPE = {"fund", "vintage"}
# Of no use in a name: the table does not say.
_UNSTATED = "unstated"


def check_agreement(report: Report, vocabulary: Vocabulary, tally: Tally) -> None:
    """Every place of a fact against the place that prints it most exactly."""
    for fact in report.facts:
        if len(fact.places) > 1:
            _check_fact(fact, printed_of(fact, report), vocabulary, tally)


def _check_fact(
    fact: Fact, printed: Sequence[Printed], vocabulary: Vocabulary, tally: Tally
) -> None:
    best = next(p for p in printed if p.amount == fact.amount)
    for other in printed:
        if other is best:
            continue
        comparison = _compare(best, other)
        if comparison.outcome == "holds":
            tally.record("FACT-001", "holds", table=other.place.table)
        elif ("vintage", "unstated") in fact.dimensions and comparison.outcome == "broken":
            reason = "a table does not say whether it includes carried-forward money"
            tally.record("FACT-001", "insufficient", table=other.place.table, reason=reason)
        else:
            tally.tell(_differ(name_of(fact, vocabulary), best, other, comparison))


def _compare(best: Printed, other: Printed) -> Comparison:
    """Two prints of one amount may differ by half of each one's last digit."""
    return Comparison(
        expected=best.amount,
        observed=other.amount,
        tolerance=half_digit(best.value, best.exponent) + half_digit(other.value, other.exponent),
    )


def _differ(what: str, best: Printed, other: Printed, comparison: Comparison) -> Finding:
    return finding(
        "FACT-001",
        comparison.outcome,
        what=what,
        title=other.table.title or "",
        other_title=best.table.title or "",
        observed=with_unit(other),
        expected=with_unit(best),
        difference=f"{abs(comparison.difference):,f} 元",
        places=(other.place, best.place),
    )


def with_unit(printed: Printed) -> str:
    """A figure as printed, with its unit: 12.80 万元."""
    return f"{printed.value.raw} {_UNIT_WORDS[printed.exponent]}"


_UNIT_WORDS = {0: "元", 3: "千元", 4: "万元", 6: "百万元", 8: "亿元"}


def name_of(meant: Key | Fact, vocabulary: Vocabulary) -> str:
    """What a figure means, in words: 基本支出（功能分类科目 2080501）."""
    concept = vocabulary.concepts[meant.concept].zh
    scope = "，".join(
        _dimension_words(name, value, vocabulary)
        for name, value in meant.dimensions
        if value != _UNSTATED
    )
    return f"{concept}（{scope}）" if scope else concept


def _dimension_words(name: str, value: str, vocabulary: Vocabulary) -> str:
    dimension = vocabulary.dimensions.get(name)
    if dimension is None:
        return f"{name} {value}"
    member = dimension.members.get(value)
    return member.zh if member else f"{dimension.zh} {value}"


def check_balances(
    report: Report, tables: Sequence[Figures], vocabulary: Vocabulary, tally: Tally
) -> None:
    """Revenue = expenditure: inside each table that prints both, else between the tables.

    Between tables only against a total that includes what is carried on to the next year.
    """
    for balance in vocabulary.balances:
        inside = [pair for figures in tables for pair in _pairs(figures, balance)]
        for left, right in inside:
            _check_balance(left, right, tally)
        done = {left.key for left, _ in inside}
        between = replace(balance, right=balance.right[:1])
        for left, right in _pairs(_totals(report), between):
            if left.key not in done:
                _check_balance(left, right, tally)
    _check_outlay(report, tally)


def _pairs(figures: Figures, balance: Balance) -> Iterator[tuple[Printed, Printed]]:
    """Both sides of a balance at every scope of funds that prints them, all vintages."""
    for key, printed in figures.items():
        if key.concept != balance.left or not {name for name, _ in key.dimensions} <= {"fund"}:
            continue
        right = next((key.of(name) for name in balance.right if key.of(name) in figures), None)
        if right is not None:
            yield printed[0], figures[right][0]


def _check_balance(left: Printed, right: Printed, tally: Tally) -> None:
    if any(side.place.column in Standing.of(side.table).unresolved for side in (left, right)):
        reason = "the table has lines whose meaning is unknown"
        tally.record("BAL-001", "insufficient", table=left.place.table, reason=reason)
        return
    comparison = Comparison(
        expected=right.amount,
        observed=left.amount,
        tolerance=half_digit(left.value, left.exponent) + half_digit(right.value, right.exponent),
    )
    if comparison.outcome == "holds":
        tally.record("BAL-001", "holds", table=left.place.table)
        return
    tally.tell(
        finding(
            "BAL-001",
            comparison.outcome,
            title=left.table.title or "",
            observed=with_unit(left),
            expected=with_unit(right),
            difference=f"{abs(comparison.difference):,f} 元",
            places=(left.place, right.place),
        )
    )


def _totals(report: Report) -> Mapping[Key, list[Printed]]:
    """The document's totals: facts that no line, project or unit narrows."""
    return {
        Key(concept=fact.concept, dimensions=fact.dimensions): printed_of(fact, report)
        for fact in report.facts
        if {name for name, _ in fact.dimensions} <= _TOTAL_SCOPE
    }


def _check_outlay(report: Report, tally: Tally) -> None:
    """支出总计 of the summary against 合计 of the expenditure table plus what is carried on."""
    totals = _totals(report)
    for key, printed in totals.items():
        spent = totals.get(key.of("expenditure"))
        if key.concept != "outlay" or spent is None:
            continue
        if any(p.place.table == printed[0].place.table for p in spent):
            continue
        carried = totals.get(key.of("carried_to_next_year"), [])
        parts = [spent[0], *carried[:1]]
        comparison = compare_sum(printed[0], parts)
        if comparison.outcome == "holds":
            tally.record("FACT-001", "holds", table=printed[0].place.table)
        else:
            tally.tell(_differ("支出总计", spent[0], printed[0], _without(comparison, carried)))


def _without(comparison: Comparison, carried: Sequence[Printed]) -> Comparison:
    """The comparison as between two tables: what is carried on is taken off the total."""
    extra = sum((p.amount for p in carried[:1]), Decimal(0))
    return Comparison(
        expected=comparison.expected - extra,
        observed=comparison.observed - extra,
        tolerance=comparison.tolerance,
    )
