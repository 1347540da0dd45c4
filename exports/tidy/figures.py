"""Facts, and every cell that prints one."""

from collections.abc import Iterator

from exports.tidy.axes import axis_fields, axis_references, axis_values, breakdown, with_parts
from exports.tidy.fields import (
    BOX,
    CONFIDENCE,
    DOCUMENT,
    PAGE,
    REVIEW,
    TABLE,
    TO_DOCUMENT,
    TO_TABLE,
    VERIFIED,
    box_values,
    closed,
    count,
    key,
    number,
    text,
)
from exports.tidy.spec import Field, Member, Reference, TidyTable, Values
from extractor.model.finding import Place
from extractor.model.report import Fact, Report

CONCEPT = text("concept", "口径", "concept", required=True)
TO_CONCEPT = Reference(fields=("concept",), table="concepts", to=("concept",))
TO_FACT = Reference(fields=("document", "fact"), table="facts", to=("document", "fact"))

_FACT = text("fact", "事实标识", "identifier of the fact", required=True)
_LEVEL = closed(
    "level",
    "层级（合计与明细不可相加）",
    "whether finer facts of the same figure are printed; never add a total to its leaves",
    [
        Member("total", "有更细的数", "finer facts are printed"),
        Member("leaf", "最细一级", "no finer fact is printed"),
    ],
    required=True,
)
_BREAKDOWN = text(
    "breakdown",
    "分解方式（同一口径、同一分解方式的数才可相加）",
    "by what and how deep; only facts of one concept and one breakdown may be summed",
)
_PLACE = (
    Field(name="table", type="integer", zh=TABLE.zh, en=TABLE.en),
    Field(name="row", type="integer", zh="行序号", en="row of the table, from 1"),
    text("column", "列", "key of the column"),
    PAGE,
    *BOX,
)


def facts(report: Report) -> TidyTable:
    """Every fact once, with the first cell that prints it."""
    totals = _totals(report)
    return TidyTable(
        name="facts",
        zh="事实：每个金额一行，按口径和维度标识",
        en="facts: every amount once, by what it means",
        fields=(
            DOCUMENT,
            _FACT,
            CONCEPT,
            *axis_fields(fact.dimensions for fact in report.facts),
            Field(
                name="amount",
                type="amount",
                zh="金额（元）",
                en="amount in yuan",
                required=True,
                unit="CNY",
            ),
            count("decimals", "精度（-2 为百元）", "precision: 10^-decimals yuan, -2 is 100 yuan"),
            _LEVEL,
            _BREAKDOWN,
            count("printed", "印在几处", "how many cells print it"),
            *_PLACE,
            CONFIDENCE,
            REVIEW,
            VERIFIED,
        ),
        key=("document", "fact"),
        rows=[_fact_row(report, fact, fact.id in totals) for fact in report.facts],
        references=(TO_DOCUMENT, TO_TABLE, TO_CONCEPT, *axis_references()),
    )


def places(report: Report) -> TidyTable:
    """Every cell of every fact."""
    return TidyTable(
        name="places",
        zh="出处：印有每个事实的全部单元格",
        en="places: all cells that print a fact",
        fields=(DOCUMENT, _FACT, key("place", "序号", "running number"), *_PLACE),
        key=("document", "fact", "place"),
        rows=list(_place_rows(report)),
        references=(TO_FACT, TO_TABLE),
    )


def _totals(report: Report) -> set[str]:
    """The ids of facts that have parts among the facts."""
    ids = {(fact.concept, fact.dimensions): fact.id for fact in report.facts}
    return {ids[key] for key in with_parts(ids)}


def _fact_row(report: Report, fact: Fact, is_total: bool) -> Values:
    return (
        report.source.sha256,
        fact.id,
        fact.concept,
        *axis_values(fact.dimensions, report.source.name),
        fact.amount,
        fact.decimals,
        "total" if is_total else "leaf",
        breakdown(fact.dimensions) or None,
        len(fact.places),
        *place_values(fact.places[0] if fact.places else Place()),
        *(fact.confidence, fact.review, fact.verified),
    )


def _place_rows(report: Report) -> Iterator[Values]:
    for fact in report.facts:
        for index, place in enumerate(fact.places, start=1):
            yield (report.source.sha256, fact.id, index, *place_values(place))


def place_values(place: Place) -> Values:
    """table, row, column, page and box of a cell."""
    return (
        number(place.table),
        number(place.row),
        place.column,
        place.page,
        *box_values(place.box),
    )
