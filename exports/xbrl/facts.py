"""Report → all its facts. Every syntax (XML, JSON, CSV, inline) writes these and no others."""

from exports.expressible import expressible
from exports.xbrl.breakdown import told_alone
from exports.xbrl.fact import XbrlFact, make_fact
from exports.xbrl.meaning import amount_axes
from exports.xbrl.names import BREAKDOWN, camel, member_name
from exports.xbrl.told import told_facts
from extractor.errors import NotExpressible
from extractor.model.amount import plain
from extractor.model.geometry import Spot
from extractor.model.report import Fact, Report
from layouts.vocabulary import load_vocabulary


def facts_of(report: Report) -> tuple[XbrlFact, ...]:
    """All facts, the amounts first and in the order of the report's facts.

    Raises `NotExpressible` where a fact uses what the taxonomy does not have, or where two facts
    would say the same of the same.
    """
    alone = told_alone(report.facts, load_vocabulary())
    amounts = (_amount(report, fact, fact.id in alone) for fact in report.facts)
    facts = (*amounts, *told_facts(report))
    _refuse_twins(report, facts)
    return facts


def _refuse_twins(report: Report, facts: tuple[XbrlFact, ...]) -> None:
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            told = ", ".join(f"{axis}={member}" for axis, member in fact.axes)
            raise NotExpressible(
                report.source.name, form="XBRL", reason=f"{fact.name} twice at {told}"
            )
        seen.add(fact.id)


def _amount(report: Report, fact: Fact, alone: bool) -> XbrlFact:
    """Yuan as a plain decimal, its precision as `decimals`."""
    year, axes = amount_axes(report, fact)
    if alone:
        axes = tuple(sorted((*axes, (BREAKDOWN, member_name("Breakdown", "alone")))))
    return make_fact(
        family="amount",
        name=camel(fact.concept),
        value=plain(fact.amount),
        kind="money",
        decimals=fact.decimals,
        year=year,
        axes=tuple((axis, expressible(member)) for axis, member in axes),
        spots=tuple(
            Spot(place.page, place.box)
            for place in fact.places
            if place.page is not None and place.box is not None
        ),
    )
