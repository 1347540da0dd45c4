"""What a report tells beside its amounts, as facts: document, tables, empty cells, sheets,
catalogues. Positions count from 1 as in the report's own order, so that they are stable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exports.expressible import expressible
from exports.xbrl.fact import Axes, XbrlFact, make_fact
from exports.xbrl.meaning import stage_place
from exports.xbrl.names import camel, member_name
from exports.xbrl.words import load_words
from extractor.model.amount import plain, yuan_decimals
from extractor.model.catalogue import Catalogue, Entry
from extractor.model.form import FieldText, Form, Indicator
from extractor.model.geometry import Spot
from extractor.model.report import Report, Table
from extractor.model.value import CellValue

Values = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all these facts share: the document's year, and the axis of its stage."""

    year: int | None
    axes: Axes


def common_of(report: Report) -> Common:
    """Budget and final accounts of one year are told apart by the stage, which is always named."""
    return Common(year=report.fiscal_year, axes=(stage_place(report),))


def told_facts(report: Report) -> Iterator[XbrlFact]:
    """All facts that are not amounts of the report, in its order."""
    common = common_of(report)
    yield from _values("document", _document(report), (), common)
    for number, table in enumerate(report.tables, start=1):
        yield from _table(number, table, common)
    for number, form in enumerate(report.forms, start=1):
        yield from _sheet(number, form, common)
    for number, catalogue in enumerate(report.catalogues, start=1):
        yield from _catalogue(number, catalogue, common)


def _values(
    family: str, values: Values, axes: Axes, common: Common, spots: tuple[Spot, ...] = ()
) -> Iterator[XbrlFact]:
    """One fact for each value that is there, read from `spots`."""
    kinds = load_words().kinds
    for name, value in values.items():
        if value is not None:
            yield make_fact(
                family=family,
                name=name,
                value=str(value),
                year=common.year,
                axes=at(axes, *common.axes),
                kind=kinds[name],
                spots=spots,
            )


def _document(report: Report) -> Values:
    return {
        "DocumentIssuer": report.issuer.name,
        "DocumentIssuerLevel": report.issuer.level,
        "DocumentRegion": report.issuer.region,
        "DocumentFiscalYear": report.fiscal_year,
        "DocumentStage": report.stage,
        "DocumentSourceName": report.source.name,
        "DocumentSourceDigest": report.source.sha256,
        "DocumentPageCount": report.source.page_count,
    }


def _table(number: int, table: Table, common: Common) -> Iterator[XbrlFact]:
    axes = (("TableAxis", str(number)),)
    values: Values = {
        "TableKind": table.kind,
        "TableTitle": table.title,
        "TableNumber": table.number,
        "TableState": table.state,
        "TablePrintedUnit": table.printed_unit,
        "TableFirstPage": table.pages[0] if table.pages else None,
    }
    yield from _values("table", values, axes, common)
    amounts = {column.key for column in table.columns if column.role == "amount"}
    for index, row in enumerate(table.rows, start=1):
        for key, cell in sorted(row.cells.items()):
            if key in amounts and cell.status != "printed":
                place = (("ColumnAxis", expressible(key)), ("RowAxis", str(index)), *axes)
                yield from _values("cell", {"CellStatus": cell.status}, place, common, _spot(cell))


def sheet_axes(number: int, form: Form) -> Axes:
    """Where the facts of a sheet stand: its position, and its project where it names one."""
    if form.project is None:
        return (("SheetAxis", str(number)),)
    return (("ProjectAxis", expressible(form.project)), ("SheetAxis", str(number)))


def _sheet(number: int, form: Form, common: Common) -> Iterator[XbrlFact]:
    axes = sheet_axes(number, form)
    values: Values = {
        "SheetKind": form.kind,
        "SheetTitle": form.title,
        "SheetPrintedUnit": form.printed_unit,
        "SheetFirstPage": form.pages[0] if form.pages else None,
    }
    yield from _values("sheet", values, axes, common)
    yield from _texts("Field", form.fields, axes, common)
    yield from _texts("Text", form.texts, axes, common)
    for position, text in enumerate(form.unknown, start=1):
        place = at(axes, ItemAxis=str(position))
        yield from _values("sheet_item", {"SheetUnknownText": text.raw}, place, common, text.spots)
    for period, text in sorted(form.targets.items()):
        place = at(axes, PeriodAxis=member_name("Period", period))
        yield from _values("sheet_target", {"SheetTarget": text.raw}, place, common, text.spots)
    for period, cells in sorted(form.funding.items()):
        place = at(axes, PeriodAxis=member_name("Period", period))
        for source, cell in sorted(cells.items()):
            yield from _funding(form, source, cell, place, common)
    for index, indicator in enumerate(form.indicators, start=1):
        yield from _indicator(index, indicator, axes, common)


def at(axes: Axes, *others: tuple[str, str], **more: str) -> Axes:
    """Axes with more of them, sorted; the texts of typed ones made expressible."""
    named = ((axis, expressible(text)) for axis, text in more.items())
    return tuple(sorted((*axes, *others, *named)))


def _texts(
    part: str, texts: Mapping[str, FieldText], axes: Axes, common: Common
) -> Iterator[XbrlFact]:
    """A field or text that the taxonomy does not know by its key is told as another item."""
    known = load_words().kinds
    for key, text in sorted(texts.items()):
        name = f"Sheet{part}{camel(key)}"
        place = at(axes, ItemAxis=key)
        if name in known:
            yield from _values("sheet", {name: text.raw}, axes, common, text.spots)
        else:
            yield from _values(
                "sheet_item", {f"SheetOther{part}": text.raw}, place, common, text.spots
            )
        yield from _values(
            "sheet_item", {"SheetStandardForm": text.value}, place, common, text.spots
        )


def funding_place(source: str, axes: Axes) -> tuple[str, Axes]:
    """The element and axes of money from a source; unknown sources are told as other items."""
    sources = load_words().axes["SourceAxis"]
    if source == sources.default:
        return "SheetFunding", axes
    if source in sources.members:
        return "SheetFunding", at(axes, SourceAxis=member_name("Source", source))
    return "SheetOtherFunding", at(axes, ItemAxis=source)


def _funding(
    form: Form, source: str, cell: CellValue, axes: Axes, common: Common
) -> Iterator[XbrlFact]:
    name, place = funding_place(source, axes)
    family = "funding" if name == "SheetFunding" else "funding_item"
    if cell.amount is None:
        yield from _values(family, {f"{name}Status": cell.status}, place, common, _spot(cell))
        return
    yield make_fact(
        family=family,
        name=name,
        value=plain(cell.amount),
        kind="money",
        decimals=yuan_decimals(cell.places, form.unit) if form.unit else None,
        year=common.year,
        axes=at(place, *common.axes),
        spots=_spot(cell),
    )


def _spot(cell: CellValue) -> tuple[Spot, ...]:
    return (Spot(cell.page, cell.box),)


def _indicator(index: int, indicator: Indicator, axes: Axes, common: Common) -> Iterator[XbrlFact]:
    period = member_name("Period", indicator.period)
    place = at(axes, PeriodAxis=period, IndicatorAxis=str(index))
    target = indicator.target
    values: Values = {
        "IndicatorLevel1": indicator.level1,
        "IndicatorLevel2": indicator.level2,
        "IndicatorLevel3": indicator.level3,
        "IndicatorPrintedLevel1": indicator.printed_level1,
        "IndicatorPrintedLevel2": indicator.printed_level2,
        "IndicatorTarget": target.raw,
        "IndicatorTargetKind": target.kind,
        "IndicatorOperator": target.operator,
        "IndicatorValue": None if target.value is None else f"{target.value:f}",
        "IndicatorUpper": None if target.upper is None else f"{target.upper:f}",
        "IndicatorUnit": target.unit,
        "IndicatorSince": target.since,
        "IndicatorUntil": target.until,
        "IndicatorWeight": indicator.weight,
    }
    yield from _values("indicator", values, place, common, indicator.spots)


def _catalogue(number: int, catalogue: Catalogue, common: Common) -> Iterator[XbrlFact]:
    axes = (("CatalogueAxis", str(number)),)
    values: Values = {
        "CatalogueKind": catalogue.kind,
        "CatalogueSeries": catalogue.series,
        "CatalogueTitle": catalogue.title,
        "CatalogueFirstPage": catalogue.pages[0] if catalogue.pages else None,
    }
    yield from _values("catalogue", values, axes, common)
    for index, entry in enumerate(catalogue.entries, start=1):
        place = (*axes, ("EntryAxis", str(index)))
        yield from _values("entry", _entry(entry), place, common, entry.spots)


def _entry(entry: Entry) -> Values:
    return {
        "EntryCode": entry.code,
        "EntryName": entry.name,
        "EntryLevel": entry.level,
        "EntryParent": entry.parent,
        "EntryDepartment": entry.department,
        "EntryPrintedColumn": entry.printed_column,
        "EntryPrintedParent": entry.printed_parent,
    }
