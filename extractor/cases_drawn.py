"""Tables as text → grids, pages and a report, without any PDF.

A grid is lines of cells between `|`. `<` belongs to the cell on its left, `^` to the cell above;
`⏎` breaks a line inside a cell. A page is a list of lines (text) and grids, top to bottom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.assemble.collect import Collector
from extractor.assemble.facts import build_facts
from extractor.assemble.narrative.read import read_claims
from extractor.checks import check
from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid
from extractor.model.page import TextLine
from extractor.model.reading import PageReading
from extractor.model.report import PageInfo, Report, Source
from layouts.read import ProfileSet

WIDTH, HEIGHT = Decimal("595.28"), Decimal("841.89")
_COLUMN, _LINE = 40.0, 15.0
_TOP = 50.0


class BadGrid(ValueError):
    """The text draws no grid; the message says why."""


@dataclass(frozen=True, slots=True)
class GridText:
    """A grid that stands on a page; `widths` are its columns' widths in points."""

    text: str
    widths: tuple[float, ...] | None = None


Part = str | GridText


def cells_of(text: str) -> list[list[str]]:
    """The cells of each line. Raises `BadGrid` where lines have different numbers of cells."""
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in text.strip("\n").splitlines()
        if line.strip()
    ]
    if not rows:
        raise BadGrid("the grid is empty")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise BadGrid(
                f"row {number} has {len(row)} cells, row 1 has {len(rows[0])}: {' | '.join(row)}"
            )
    return rows


def grid(
    text: str, page: int = 1, top: float = 100.0, widths: Sequence[float] | None = None
) -> Grid:
    """The grid that `text` draws, its cells merged where the text says so. Raises `BadGrid`."""
    rows = cells_of(text)
    columns = len(rows[0])
    if widths is not None and len(widths) != columns:
        raise BadGrid(f"{len(widths)} widths for {columns} columns")
    owner = _owners(rows)
    x = [0.0]
    for width in widths or [_COLUMN] * columns:
        x.append(x[-1] + width)
    y = [top + _LINE * row for row in range(len(rows) + 1)]
    return Grid(
        page=page,
        box=Box(x[0], y[0], x[-1], y[-1]),
        n_rows=len(rows),
        n_cols=columns,
        cells=tuple(
            _cell(rows, origin, [at for at, own in owner.items() if own == origin], x, y)
            for origin in dict.fromkeys(owner.values())
        ),
        engine="ruled",
        x_edges=tuple(x),
        y_edges=tuple(y),
    )


Slot = tuple[int, int]


def _owners(rows: Sequence[Sequence[str]]) -> dict[Slot, Slot]:
    """For each slot, the slot where its cell begins."""
    owner: dict[Slot, Slot] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            beside = {"<": (r, c - 1), "^": (r - 1, c)}.get(cell)
            if beside is not None and beside not in owner:
                raise BadGrid(f"{cell!r} in row {r + 1}, column {c + 1} has no cell to belong to")
            owner[r, c] = owner[beside] if beside else (r, c)
    return owner


def _cell(
    rows: Sequence[Sequence[str]],
    origin: Slot,
    slots: Sequence[Slot],
    x: Sequence[float],
    y: Sequence[float],
) -> Cell:
    row, col = origin
    row_span = max(r for r, _ in slots) - row + 1
    col_span = max(c for _, c in slots) - col + 1
    if len(slots) != row_span * col_span:
        raise BadGrid(f"the merged cell {rows[row][col]!r} is no rectangle")
    lines = tuple(line for line in rows[row][col].split("⏎") if line)
    return Cell(
        row=row,
        col=col,
        row_span=row_span,
        col_span=col_span,
        text="".join(lines),
        lines=lines,
        box=Box(x[col], y[row], x[col + col_span], y[row + row_span]),
    )


def page(number: int, parts: Iterable[Part]) -> PageReading:
    """A page with lines and grids one below the other."""
    y = _TOP
    grids: list[Grid] = []
    lines: list[TextLine] = []
    between: list[list[TextLine]] = [[]]
    for part in parts:
        if isinstance(part, str):
            line = TextLine(part, Box(50, y, 500, y + 10), 10.5)
            lines.append(line)
            between[-1].append(line)
            y += _LINE
        else:
            grids.append(grid(part.text, number, y, part.widths))
            between.append([])
            y = grids[-1].box.y1 + 5
    return PageReading(
        number=number,
        kind="digital",
        reason="text",
        width=float(WIDTH),
        height=float(HEIGHT),
        grids=tuple(grids),
        lines=tuple(lines),
        between=tuple(tuple(group) for group in between),
    )


def report(pages: Sequence[PageReading], profiles: ProfileSet) -> Report:
    """Pages → a checked report, as the pipeline makes it."""
    collector = Collector(profiles)
    for each in pages:
        collector.feed(each)
    collector.finish()
    return check(draft(pages, collector, profiles), profiles, collector.slips)


def draft(pages: Sequence[PageReading], collector: Collector, profiles: ProfileSet) -> Report:
    """What a finished collector has read of the pages, as a report that is not checked yet."""
    identity = collector.identity
    told = [each.findings for each in collector.tables]
    told += [each.findings for each in collector.forms]
    told += [each.findings for each in collector.catalogues]
    report = Report(
        source=Source(
            sha256="0" * 64,
            name="case.pdf",
            page_count=len(pages),
            pages=tuple(_page_info(each) for each in pages),
        ),
        issuer=identity.issuer,
        fiscal_year=identity.year,
        stage=identity.stage,
        contents=tuple(collector.contents),
        tables=tuple(entry.table for entry in collector.tables),
        facts=build_facts(collector.tables, profiles.vocabulary),
        findings=tuple(found for findings in told for found in findings),
        checks=(),
        forms=tuple(entry.form for entry in collector.forms),
        catalogues=tuple(entry.catalogue for entry in collector.catalogues),
        narrative=collector.prose.paragraphs,
        glossary=collector.prose.glossary,
    )
    return replace(report, narrative=read_claims(report, profiles.vocabulary))


def _page_info(reading: PageReading) -> PageInfo:
    return PageInfo(
        number=reading.number,
        kind=reading.kind,
        width=WIDTH,
        height=HEIGHT,
        reason=reading.reason,
    )
