"""Places of a finding, resolved: not row 43, but the label, the header and the printed figure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from extractor.model.amount import Unit
from extractor.model.catalogue import Catalogue
from extractor.model.finding import Place
from extractor.model.form import Form
from extractor.model.geometry import Box, hull
from extractor.model.narrative import Paragraph
from extractor.model.report import Report, Row, Table
from extractor.model.value import CellValue

T = TypeVar("T")

# (table, page) → y of every row's edges from the top down, in points.
Edges: TypeAlias = Mapping[tuple[int, int], tuple[float, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place in words and on the page. Each field is None where the place does not say it.

    `column` is the printed header from the top down, joined with slashes.
    """

    page: int | None = None
    box: Box | None = None
    table: int | None = None
    form: int | None = None
    catalogue: int | None = None
    paragraph: int | None = None
    title: str | None = None
    unit: Unit | None = None
    row: int | None = None
    code: str | None = None
    label: str | None = None
    column_key: str | None = None
    column: str | None = None
    cell: CellValue | None = None


def resolve(report: Report, place: Place) -> Spot:
    """The spot behind a place. A place beyond the report's parts keeps only page and box."""
    if place.form is not None and place.form < len(report.forms):
        return _in_form(report.forms[place.form], place)
    if place.catalogue is not None and place.catalogue < len(report.catalogues):
        return _in_catalogue(report.catalogues[place.catalogue], place)
    if place.paragraph is not None and place.paragraph < len(report.narrative):
        return _in_paragraph(report.narrative[place.paragraph], place)
    if place.table is None or place.table >= len(report.tables):
        return Spot(page=place.page, box=place.box)
    table = report.tables[place.table]
    row = _row(table, place.row)
    cell = row.cells.get(place.column) if row is not None and place.column is not None else None
    return Spot(
        page=_page(table, place, row),
        box=place.box or _box(row, cell),
        table=place.table,
        title=table.title,
        unit=table.unit,
        row=place.row,
        code=None if row is None else row.code,
        label=None if row is None else row.label,
        column_key=place.column,
        column=_header(table, place.column),
        cell=cell,
    )


def _in_form(form: Form, place: Place) -> Spot:
    """A field, a funding cell or an indicator: the label as printed, the sheet's project."""
    row = _at(form.indicators, place.row)
    cell = funding_cell(form, place.column)
    spots = () if row is None else row.spots
    label = None if row is None else " ".join(filter(None, (row.level2, row.level3)))
    return Spot(
        page=place.page or (spots[0].page if spots else form.pages[0]),
        box=place.box or (cell.box if cell else spots[0].box if spots else None),
        form=place.form,
        title=form.project or form.title,
        unit=form.unit,
        row=place.row,
        label=label,
        column_key=place.column,
        cell=cell,
    )


def funding_cell(form: Form, column: str | None) -> CellValue | None:
    """The cell of `annual.total`; None where the column names no funding."""
    period, _, source = (column or "").partition(".")
    funding = {str(key): cells for key, cells in form.funding.items()}
    return funding.get(period, {}).get(source)


def _in_catalogue(catalogue: Catalogue, place: Place) -> Spot:
    entry = _at(catalogue.entries, place.row)
    first = entry.spots[0] if entry is not None else None
    return Spot(
        page=place.page or (first.page if first else next(iter(catalogue.pages), None)),
        box=place.box or (first.box if first else None),
        catalogue=place.catalogue,
        title=catalogue.title,
        row=place.row,
        code=entry.code if entry else None,
        label=entry.name if entry else None,
        column=entry.department if entry else None,
    )


def _in_paragraph(paragraph: Paragraph, place: Place) -> Spot:
    first = paragraph.spots[0]
    return Spot(
        page=place.page or first.page,
        box=place.box or first.box,
        paragraph=place.paragraph,
        title=paragraph.section,
        label=paragraph.section,
    )


def _at(items: Sequence[T], index: int | None) -> T | None:
    return items[index] if index is not None and index < len(items) else None


def row_edges(report: Report) -> Edges:
    """Where the rows of each table begin and end on each of its pages."""
    found: defaultdict[tuple[int, int], set[float]] = defaultdict(set)
    for index, table in enumerate(report.tables):
        for cell in (cell for row in table.rows for cell in row.cells.values()):
            found[index, cell.page].update((cell.box.y0, cell.box.y1))
    return {key: tuple(sorted(edges)) for key, edges in found.items()}


def _row(table: Table, index: int | None) -> Row | None:
    return _at(table.rows, index)


def _page(table: Table, place: Place, row: Row | None) -> int | None:
    if place.page is not None:
        return place.page
    return row.page if row is not None else next(iter(table.pages), None)


def _box(row: Row | None, cell: CellValue | None) -> Box | None:
    """The cell's box; of a place that names a row only, the row's."""
    if cell is not None:
        return cell.box
    if row is None or not row.cells:
        return None
    return hull([value.box for value in row.cells.values()])


def _header(table: Table, key: str | None) -> str | None:
    path = next((column.path for column in table.columns if column.key == key), None)
    return None if path is None else "/".join(path)
