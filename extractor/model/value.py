"""What a printed cell holds, and how the cells of a table, form or catalogue were used."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.model.amount import CellStatus
from extractor.model.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """One printed cell. `amount` is in yuan and None unless a figure is printed.

    Of a cell read from a picture, `literal` is what was read where `raw` was set right by `rule`;
    `review` tells that a person should look at it, `verified` that sums prove its figure.
    """

    raw: str
    amount: Decimal | None
    status: CellStatus
    page: int
    box: Box
    confidence: Decimal
    places: int = 0
    literal: str | None = None
    rule: str | None = None
    review: bool = False
    verified: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How every non-empty cell of the grids ended; the three always sum to `cells`."""

    cells: int
    used: int
    ignored: int
    reported: int
