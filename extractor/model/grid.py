"""A table as drawn: cells with row, column, spans, text and box. Every engine returns these."""

from dataclasses import dataclass
from decimal import Decimal

from extractor.model.geometry import Box

CERTAIN = Decimal(1)
# A text of which some character was read less surely than this is for a person to look at.
SURE = Decimal("0.9")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One (possibly merged) cell; rows and columns count from 0.

    `text` is `lines` joined (CJK without a blank, Latin with one); `lines` are as printed.
    `box` is on the page as shown. `confidence` is 1 for text read from a text layer, else the
    probability of the least sure character. `literal` is what was read where `text` was set right
    by `rule`.
    """

    row: int
    col: int
    row_span: int = 1
    col_span: int = 1
    text: str
    lines: tuple[str, ...]
    box: Box
    confidence: Decimal = CERTAIN
    indent: float = 0.0
    bold: bool = False
    literal: str | None = None
    rule: str | None = None

    @property
    def unsure(self) -> bool:
        """Whether a person should compare the text with the page."""
        return self.confidence < SURE


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Cells that cover every slot of an `n_rows` × `n_cols` lattice exactly once, row by row."""

    page: int
    box: Box
    n_rows: int
    n_cols: int
    cells: tuple[Cell, ...]
    engine: str
    x_edges: tuple[float, ...]
    y_edges: tuple[float, ...]

    def slots(self) -> list[list[Cell]]:
        """The cell that covers each slot: `slots()[row][column]`."""
        table: list[list[Cell | None]] = [[None] * self.n_cols for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in table[cell.row : cell.row + cell.row_span]:
                row[cell.col : cell.col + cell.col_span] = [cell] * cell.col_span
        return [[cell for cell in row if cell is not None] for row in table]
