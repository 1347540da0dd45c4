"""Leaves and totals are told apart, and what may be summed is said."""

from decimal import Decimal

import pytest

from exports.tidy import tidy
from exports.tidy.axes import axis_values, breakdown, wholes
from exports.tidy.figures import facts
from extractor.errors import NotExpressible
from extractor.model.report import Fact, Issuer, Report, Source


def fact(concept: str, amount: str, **dimensions: str) -> Fact:
    pairs = tuple(sorted(dimensions.items()))
    return Fact(
        id="|".join([concept, *(f"{name}={value}" for name, value in pairs)]),
        concept=concept,
        dimensions=pairs,
        amount=Decimal(amount),
        decimals=2,
        places=(),
    )


def report(*facts: Fact) -> Report:
    return Report(
        source=Source(sha256="0" * 64, name="a.pdf", page_count=0, pages=()),
        issuer=Issuer(name=None, level=None),
        fiscal_year=2026,
        stage="budget",
        contents=(),
        tables=(),
        facts=facts,
        findings=(),
        checks=(),
    )


def levels(*given: Fact) -> dict[str, str]:
    table = facts(report(*given))
    return dict(zip(table.column("fact"), table.column("level"), strict=True))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (fact("expenditure", "3"), fact("expenditure.basic", "1")),
        (fact("expenditure", "3"), fact("expenditure.basic.personnel", "1")),
        (fact("expenditure", "3", function="208"), fact("expenditure", "1", function="2080501")),
        (fact("expenditure", "3"), fact("expenditure", "1", fund="general_public")),
        (
            fact("expenditure", "3", fund="appropriation"),
            fact("expenditure", "1", fund="general_public", vintage="current"),
        ),
        (fact("expenditure.project", "3"), fact("expenditure.project", "1", project="体检")),
    ],
)
def test_what_has_finer_facts_is_a_total(whole, part):
    assert levels(whole, part) == {whole.id: "total", part.id: "leaf"}


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (fact("expenditure", "3", function="208"), fact("expenditure", "1", function="210")),
        (fact("revenue", "3"), fact("expenditure", "1")),
        # Another year, and another stage of the same year, are no parts of this one.
        (fact("expenditure", "3"), fact("expenditure", "1", year="2025")),
        (fact("expenditure", "3"), fact("expenditure", "1", stage="adjusted_budget")),
        (fact("expenditure", "3", function="208"), fact("expenditure.basic", "1")),
    ],
)
def test_what_has_none_is_a_leaf(one, another):
    assert set(levels(one, another).values()) == {"leaf"}


def test_a_breakdown_says_how_deep():
    assert breakdown(()) == ""
    assert breakdown((("function", "20805"), ("fund", "general_public"))) == "function@2 fund@2"
    assert breakdown((("stage", "budget"),)) != breakdown((("stage", "adjusted_budget"),))


def test_facts_of_one_concept_and_breakdown_never_hold_each_other():
    values = [{}, {"function": "208"}, {"function": "20805"}, {"fund": "own"}]
    values += [{"fund": "own.other"}, {"function": "20805", "fund": "own"}, {"year": "2025"}]
    given = [fact(concept, "1", **each) for concept in ("expenditure", "outlay") for each in values]
    for one in given:
        above = set(wholes(one.concept, one.dimensions))
        for another in given:
            if (another.concept, another.dimensions) in above:
                alike = one.concept == another.concept
                assert not alike or breakdown(one.dimensions) != breakdown(another.dimensions)


def test_a_dimension_without_a_column_is_not_dropped_in_silence():
    with pytest.raises(NotExpressible, match="colour"):
        axis_values((("colour", "red"),), "a.pdf")


def test_every_report_has_the_same_tables():
    empty, full = tidy(report()), tidy(report(fact("expenditure", "1", function="2080501")))
    assert [table.name for table in empty] == [table.name for table in full]
    assert [[field.name for field in table.fields] for table in empty] == [
        [field.name for field in table.fields] for table in full
    ]
