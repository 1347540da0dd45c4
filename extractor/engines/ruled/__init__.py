"""The default engine: tables from drawn rules, in one pass over an interpreted page."""

from extractor.engines.ruled.solver import SolvedGrid, solve
from extractor.engines.spec import Availability, Request
from extractor.model.grid import Cell, Grid
from extractor.model.page import PageContent, PageKind

__all__ = ["Ruled", "SolvedGrid", "solve"]


class Ruled:
    """Reads tables whose cells are drawn with rules; needs nothing but the page's content."""

    name = "ruled"
    kinds: frozenset[PageKind] = frozenset({"digital", "mixed"})

    def availability(self) -> Availability:
        """Always ready: it has no library of its own."""
        return Availability(ready=True)

    def read(self, page: PageContent, request: Request) -> tuple[Grid, ...]:
        """All ruled tables of the page, top to bottom, then left to right.

        Boxes are as shown; `x_edges` and `y_edges` are in the reading frame.
        """
        return tuple([_grid(page, solved) for solved in solve(page.rules, page.runs)])


def _grid(page: PageContent, solved: SolvedGrid) -> Grid:
    return Grid(
        page=page.number,
        box=page.shown(solved.box),
        n_rows=solved.n_rows,
        n_cols=solved.n_cols,
        cells=tuple(
            [
                Cell(
                    row=cell.row,
                    col=cell.col,
                    row_span=cell.row_span,
                    col_span=cell.col_span,
                    text=cell.text,
                    lines=cell.lines,
                    box=page.shown(cell.box),
                    indent=cell.indent,
                    bold=cell.bold,
                )
                for cell in solved.cells
            ]
        ),
        engine=Ruled.name,
        x_edges=solved.x_edges,
        y_edges=solved.y_edges,
    )
