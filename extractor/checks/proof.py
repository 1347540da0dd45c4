"""What arithmetic proves of figures read from pictures: it proves, and it never repairs.

A figure in a sum that holds to the last digit is verified; one in a sum that is broken is for a
person to look at. Figures of a text layer need no such proof and stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractor.model.finding import Outcome, Place
from extractor.model.grid import CERTAIN
from extractor.model.report import Row, Table
from extractor.model.value import CellValue

# Where a cell is: table, row, column.
Spot = tuple[int | None, int | None, str | None]

# With fewer figures that are not 0 a sum only says that two cells read alike, right or wrong.
_TERMS = 3


@dataclass(slots=True)
class Proof:
    """Collects how the sums ended in which each figure takes part."""

    _held: set[Spot] = field(default_factory=set)
    _broken: set[Spot] = field(default_factory=set)

    def weigh(self, outcome: Outcome, terms: Sequence[tuple[Place, Decimal]]) -> None:
        """Takes note of a sum over these figures, the whole included (amounts in yuan)."""
        told = [_spot(place) for place, amount in terms if amount]
        if outcome == "holds" and len(told) >= _TERMS:
            self._held.update(told)
        elif outcome == "broken":
            self._broken.update(_spot(place) for place, _ in terms)

    def marked(self, tables: tuple[Table, ...]) -> tuple[Table, ...]:
        """The tables with `verified` and `review` on the cells that were read from pictures."""
        if not self._held and not self._broken:
            return tables
        return tuple(self._table(number, table) for number, table in enumerate(tables))

    def _table(self, number: int, table: Table) -> Table:
        rows = tuple(self._row((number, index), row) for index, row in enumerate(table.rows))
        return table if rows == table.rows else replace(table, rows=rows)

    def _row(self, at: tuple[int, int], row: Row) -> Row:
        if all(cell.confidence == CERTAIN for cell in row.cells.values()):
            return row
        cells = {key: self._cell((*at, key), cell) for key, cell in row.cells.items()}
        return replace(row, cells=cells)

    def _cell(self, spot: Spot, cell: CellValue) -> CellValue:
        """A sum that is broken outweighs one that holds."""
        if cell.confidence == CERTAIN:
            return cell
        if spot in self._broken:
            return replace(cell, review=True, verified=False)
        if spot in self._held:
            return replace(cell, review=False, verified=True)
        return cell


def _spot(place: Place) -> Spot:
    return place.table, place.row, place.column
