"""Tables → facts: every amount by what it means, with all the places that print it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.assemble.meaning import RowMeaning
from extractor.assemble.table import Assembled
from extractor.model.amount import yuan_decimals
from extractor.model.finding import Place
from extractor.model.report import Column, Fact, Half, Table
from extractor.model.value import CellValue
from layouts.vocabulary import Vocabulary

Dimensions = tuple[tuple[str, str], ...]

_SPLIT = "vintage"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    concept: str
    dimensions: dict[str, str]
    amount: Decimal
    decimals: int
    place: Place
    review: bool


def build_facts(tables: Sequence[Assembled], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """All facts of the document, in order of first appearance.

    Dimensions at their default are left out. Where places differ, the fact carries the amount
    printed with most decimals among those that were read surely, if any was; the difference itself
    is a check's business.
    """
    cells = [
        cell
        for number, assembled in enumerate(tables)
        for cell in _cells(assembled, number, vocabulary)
    ]
    stated = _settle_unstated(cells)
    groups: dict[tuple[str, Dimensions], list[_Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.concept, _key(cell.dimensions, stated, vocabulary)), []).append(
            cell
        )
    return tuple(
        _fact(concept, dimensions, group) for (concept, dimensions), group in groups.items()
    )


def _fact(concept: str, dimensions: Dimensions, cells: list[_Cell]) -> Fact:
    best = max(cells, key=lambda cell: (not cell.review, cell.decimals))
    return Fact(
        id=fact_id(concept, dimensions),
        concept=concept,
        dimensions=dimensions,
        amount=best.amount,
        decimals=best.decimals,
        places=tuple(cell.place for cell in cells),
    )


def fact_id(concept: str, dimensions: Dimensions) -> str:
    """A stable, readable identifier: `expenditure.basic|function=2080501`."""
    return "|".join([concept, *(f"{name}={value}" for name, value in dimensions)])


def _key(dimensions: dict[str, str], unstated_is: str, vocabulary: Vocabulary) -> Dimensions:
    """Dimensions sorted, defaults left out, an unstated vintage settled."""
    settled = {
        name: unstated_is if value == "unstated" else value for name, value in dimensions.items()
    }
    return tuple(
        (name, value)
        for name, value in sorted(settled.items())
        if name not in vocabulary.dimensions or value != vocabulary.dimensions[name].default
    )


def _settle_unstated(cells: Sequence[_Cell]) -> str:
    """A table that does not say whether it includes carried-forward money includes all there is
    if the document carries nothing forward; otherwise its scope stays unstated."""
    carries = any(
        cell.dimensions.get(_SPLIT) == "carried_forward" and cell.amount for cell in cells
    )
    return "unstated" if carries else "all"


def _cells(assembled: Assembled, number: int, vocabulary: Vocabulary) -> Iterator[_Cell]:
    table = assembled.table
    if table.unit is None or table.profile is None:
        return
    columns = [column for column in table.columns if column.role == "amount" and column.concept]
    split_halves = {half for half in ("left", "right", None) if _splits(assembled, table, half)}
    for index, (row, meaning) in enumerate(zip(table.rows, assembled.meanings, strict=True)):
        if not meaning.resolved or meaning.silent:
            continue
        for column in columns:
            value = row.cells.get(column.key)
            if value is None or value.amount is None or column.half != row.half:
                continue
            scope = _scope(assembled.scope, column, meaning, row.half in split_halves)
            place = Place(
                table=number, row=index, column=column.key, page=value.page, box=value.box
            )
            yield _cell(column, meaning, scope, value, table, place)


def _cell(
    column: Column,
    meaning: RowMeaning,
    scope: dict[str, str],
    value: CellValue,
    table: Table,
    place: Place,
) -> _Cell:
    assert column.concept is not None
    assert table.unit is not None
    assert value.amount is not None
    return _Cell(
        concept=meaning.concepts.get(column.concept, column.concept),
        dimensions=scope,
        amount=value.amount,
        decimals=yuan_decimals(value.places, table.unit),
        place=place,
        review=value.review,
    )


def _scope(table: Dimensions, column: Column, meaning: RowMeaning, splits: bool) -> dict[str, str]:
    """Table, then column, then row. Without a carried-forward line or column in the table,
    `current` says no more than the table itself."""
    scope = dict(table)
    if splits and scope.get(_SPLIT) == "unstated":
        scope[_SPLIT] = "all"
    for dimensions in (column.dimensions, meaning.dimensions):
        scope.update(
            (name, value)
            for name, value in dimensions
            if splits or (name, value) != (_SPLIT, "current")
        )
    return scope


def _splits(assembled: Assembled, table: Table, half: Half | None) -> bool:
    """Whether this half of the table itself tells this year's money from other money; a line or
    column that nobody knows may be the other money."""
    rows = zip(table.rows, assembled.meanings, strict=True)
    meanings = [meaning for row, meaning in rows if row.half == half]
    columns = [column for column in table.columns if column.half == half]
    stated = {
        value
        for dimensions in (*(c.dimensions for c in columns), *(m.dimensions for m in meanings))
        for name, value in dimensions
        if name == _SPLIT
    }
    return (
        bool(stated - {"current"})
        or any(column.role == "unknown" for column in columns)
        or any(
            not meaning.resolved
            or (meaning.role == "subtotal" and (_SPLIT, "current") in meaning.dimensions)
            for meaning in meanings
        )
    )
