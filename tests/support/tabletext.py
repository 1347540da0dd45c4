"""Tables as text → grids, pages and reports, without any PDF.

A grid is lines of cells between `|`. `<` belongs to the cell on its left, `^` to the cell above;
`⏎` breaks a line inside a cell. A page is a list of lines (text) and grids, top to bottom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractor.assemble.collect import Collector
from extractor.assemble.facts import build_facts
from extractor.checks import check
from extractor.model.geometry import Box
from extractor.model.grid import Cell, Grid
from extractor.model.page import TextLine
from extractor.model.reading import PageReading
from extractor.model.report import PageInfo, Report, Source
from layouts.read import ProfileSet, load
from layouts.vocabulary import load_vocabulary

COVER = ("泽州县残疾人联合会", "2026年度单位预算公开")
WIDTH, HEIGHT = Decimal("595.28"), Decimal("841.89")
COLUMN, LINE = 40.0, 15.0


@dataclass(frozen=True, slots=True)
class GridText:
    """A grid that stands on a page; `widths` are its columns' widths in points."""

    text: str
    widths: tuple[float, ...] | None = None


Part = str | GridText


@cache
def profiles() -> ProfileSet:
    return load()


def cells_of(text: str) -> list[list[str]]:
    rows = [
        [cell.strip() for cell in line.split("|")]
        for line in text.strip("\n").splitlines()
        if line.strip()
    ]
    assert len({len(row) for row in rows}) == 1, f"rows of different length:\n{text}"
    return rows


def grid(
    text: str, page: int = 1, top: float = 100.0, widths: Sequence[float] | None = None
) -> Grid:
    """The grid that `text` draws, its cells merged where the text says so."""
    rows = cells_of(text)
    columns = len(rows[0])
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            beside = {"<": (r, c - 1), "^": (r - 1, c)}.get(cell)
            owner[r, c] = owner[beside] if beside else (r, c)
    x = [0.0]
    for width in widths or [COLUMN] * columns:
        x.append(x[-1] + width)
    y = [top + LINE * r for r in range(len(rows) + 1)]
    return Grid(
        page=page,
        box=Box(x[0], y[0], x[-1], y[-1]),
        n_rows=len(rows),
        n_cols=columns,
        cells=tuple(
            _cell(rows, origin, [at for at, o in owner.items() if o == origin], x, y)
            for origin in dict.fromkeys(owner.values())
        ),
        engine="ruled",
        x_edges=tuple(x),
        y_edges=tuple(y),
    )


def _cell(rows, origin, slots, x, y) -> Cell:
    row, col = origin
    row_span = max(r for r, _ in slots) - row + 1
    col_span = max(c for _, c in slots) - col + 1
    assert len(slots) == row_span * col_span, f"{rows[row][col]!r} is no rectangle"
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
    y = 50.0
    grids: list[Grid] = []
    lines: list[TextLine] = []
    between: list[list[TextLine]] = [[]]
    for part in parts:
        if isinstance(part, str):
            line = TextLine(part, Box(50, y, 500, y + 10), 10.5)
            lines.append(line)
            between[-1].append(line)
            y += LINE
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


def collect(pages: Sequence[PageReading], using: ProfileSet | None = None) -> Collector:
    """Pages through a `Collector`, finished."""
    collector = Collector(using or profiles())
    for each in pages:
        collector.feed(each)
    collector.finish()
    return collector


def report(
    pages: Sequence[PageReading],
    using: ProfileSet | None = None,
    scanned: Sequence[int] = (),
    checked: bool = True,
) -> Report:
    """Pages → a report, as the pipeline makes it, checked unless told otherwise."""
    known = using or profiles()
    collector = collect(pages, known)
    result = Report(
        source=Source(
            sha256="0" * 64,
            name="x.pdf",
            page_count=len(pages),
            pages=tuple(
                PageInfo(
                    number=each.number,
                    kind="scanned" if each.number in scanned else each.kind,
                    width=WIDTH,
                    height=HEIGHT,
                    reason=each.reason,
                )
                for each in pages
            ),
        ),
        issuer=collector.identity.issuer,
        fiscal_year=collector.identity.year,
        stage=collector.identity.stage,
        contents=tuple(collector.contents),
        tables=tuple(entry.table for entry in collector.tables),
        facts=build_facts(collector.tables, known.vocabulary),
        findings=tuple(found for entry in collector.tables for found in entry.findings),
        checks=(),
    )
    return check(result, known, collector.slips) if checked else result


def document(*tables: Sequence[Part], cover: Sequence[str] = COVER, **options) -> Report:
    """A report of a cover and one page for each of `tables`."""
    bodies = [page(2 + number, parts) for number, parts in enumerate(tables)]
    return report([page(1, cover), *bodies], **options)


def outcomes(read: Report, code: str) -> dict[str, int]:
    """How often the check `code` ended in each way, without the ways it never did."""
    counts = [each for each in read.checks if each.code == code]
    names = ("holds", "rounding", "broken", "not_applicable", "insufficient")
    sums = {name: sum(getattr(each, name) for each in counts) for name in names}
    return {name: value for name, value in sums.items() if value}


def codes(read: Report) -> list[str]:
    """The codes of the findings, sorted; an outcome other than broken behind a slash."""
    return sorted(
        found.code if found.outcome == "broken" else f"{found.code}/{found.outcome}"
        for found in read.findings
    )


def amounts(read: Report) -> dict[str, str]:
    """Every fact by its id: the amount in yuan."""
    return {fact.id: f"{fact.amount:f}" for fact in read.facts}


def name_of(code):
    """The name of a functional code, as its list has it."""
    return load_vocabulary().codelists["functional"].names[str(code)]
