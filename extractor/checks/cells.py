"""The figures of a table by what they mean: fact key → where and how it is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from extractor.model.amount import UNIT_EXPONENT
from extractor.model.finding import Place
from extractor.model.report import Fact, Report, Table
from extractor.model.value import CellValue

Dimensions = tuple[tuple[str, str], ...]


class Key(NamedTuple):
    """What a figure means: concept and dimensions (sorted), defaults left out.

    A tuple, because thousands are made and hashed for every document.
    """

    concept: str
    dimensions: Dimensions

    def get(self, dimension: str) -> str | None:
        """The value on this dimension; None for its default."""
        for name, value in self.dimensions:
            if name == dimension:
                return value
        return None

    def put(self, dimension: str, value: str | None) -> "Key":
        """The same key with another value on this dimension; None for its default."""
        kept = [pair for pair in self.dimensions if pair[0] != dimension]
        added = [(dimension, value)] if value is not None else []
        return Key(concept=self.concept, dimensions=tuple(sorted([*kept, *added])))

    def of(self, concept: str) -> "Key":
        """The same scope of another concept."""
        return Key(concept=concept, dimensions=self.dimensions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One printed figure."""

    key: Key
    table: Table
    place: Place
    value: CellValue

    @property
    def amount(self) -> Decimal:
        """In yuan."""
        assert self.value.amount is not None
        return self.value.amount

    @property
    def exponent(self) -> int:
        """The power of ten of the table's unit."""
        assert self.table.unit is not None
        return UNIT_EXPONENT[self.table.unit]

    def in_unit(self, amount: Decimal) -> str:
        """An amount in yuan, written in this table's unit as plain digits."""
        scaled = amount.scaleb(-self.exponent)
        return f"{scaled.quantize(Decimal(1).scaleb(-self.value.places)):,f}"

    @property
    def label(self) -> str:
        """The row's label, or the table's kind where rows have none."""
        assert self.place.row is not None
        return self.table.rows[self.place.row].label or "合计"

    @property
    def header(self) -> str:
        """The column's header, top to bottom, without the levels that only group."""
        column = next(c for c in self.table.columns if c.key == self.place.column)
        return "/".join(column.path[-2:])


Figures = Mapping[Key, Sequence[Printed]]


def figures_by_table(report: Report) -> list[dict[Key, list[Printed]]]:
    """For each table its figures by meaning."""
    result: list[dict[Key, list[Printed]]] = [{} for _ in report.tables]
    for fact in report.facts:
        key = Key(concept=fact.concept, dimensions=fact.dimensions)
        for printed in _printed(fact, key, report):
            assert printed.place.table is not None
            result[printed.place.table].setdefault(key, []).append(printed)
    return result


def figures_of(report: Report) -> dict[Key, list[Printed]]:
    """All figures of the document by meaning."""
    return {
        Key(concept=fact.concept, dimensions=fact.dimensions): printed_of(fact, report)
        for fact in report.facts
    }


def printed_of(fact: Fact, report: Report) -> list[Printed]:
    """Every place of a fact, with its cell."""
    return _printed(fact, Key(concept=fact.concept, dimensions=fact.dimensions), report)


def _printed(fact: Fact, key: Key, report: Report) -> list[Printed]:
    found = []
    for place in fact.places:
        assert place.table is not None
        assert place.row is not None
        assert place.column is not None
        table = report.tables[place.table]
        value = table.rows[place.row].cells[place.column]
        found.append(Printed(key=key, table=table, place=place, value=value))
    return found


def describe(printed: Printed) -> str:
    """A figure as a term of a sum: 基本支出 290.78."""
    return f"{printed.header} {printed.value.raw}"
