"""What the reader saw in one file, in the small: pages, grids, tables and why."""

from dataclasses import dataclass
from pathlib import Path

from extractor.errors import PageMissing
from extractor.model.geometry import Box
from extractor.model.page import PageKind
from extractor.model.reading import Candidate, PageReading
from extractor.model.report import Level, Stage, TableState
from extractor.pipeline import Examination, Options, examine
from gongkai.isolation import report_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which file, and which page to draw (counted from 1) if any."""

    path: Path
    options: Options
    draw: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A grid on a page. `table` indexes into the report; None if no table came of it."""

    rows: int
    columns: int
    engine: str
    box: Box
    table: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One page. Sizes in points as shown; `text_lines` counts lines outside grids."""

    number: int
    kind: PageKind
    reason: str
    width: float
    height: float
    grids: tuple[GridLine, ...]
    text_lines: int
    watermark: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a table was taken for what it was; the candidates best first."""

    table: int
    title: str | None
    kind: str
    profile: str | None
    state: TableState
    pages: tuple[int, ...]
    rows: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """A file as the reader saw it. `picture` is a PNG of the page asked for."""

    name: str
    sha256: str
    issuer: str | None
    level: Level | None
    fiscal_year: int | None
    stage: Stage | None
    pages: tuple[PageLine, ...]
    tables: tuple[Evidence, ...]
    picture: bytes | None


def look(question: Question) -> Inspection:
    """Runs in a worker. Raises `GongkaiError`, `PageMissing` for a page that is not there."""
    seen = examine(question.path, question.options, report_pages)
    report = seen.report
    return Inspection(
        name=report.source.name,
        sha256=report.source.sha256,
        issuer=report.issuer.name,
        level=report.issuer.level,
        fiscal_year=report.fiscal_year,
        stage=report.stage,
        pages=_pages(seen),
        tables=_tables(seen),
        picture=None if question.draw is None else _picture(question, question.draw, seen),
    )


def _picture(question: Question, number: int, seen: Examination) -> bytes:
    from extractor.picture import draw_page

    for page in seen.pages:
        if page.number == number:
            return draw_page(question.path, page, question.options.password)
    raise PageMissing(str(question.path), found=len(seen.pages), page=number)


def _pages(seen: Examination) -> tuple[PageLine, ...]:
    table_of = {place: table.table for table in seen.tables for place in table.grids}
    return tuple(_page(page, table_of) for page in seen.pages)


def _page(page: PageReading, table_of: dict[tuple[int, int], int | None]) -> PageLine:
    return PageLine(
        number=page.number,
        kind=page.kind,
        reason=page.reason,
        width=page.width,
        height=page.height,
        grids=tuple(
            GridLine(
                rows=grid.n_rows,
                columns=grid.n_cols,
                engine=grid.engine,
                box=grid.box,
                table=table_of.get((page.number, index)),
            )
            for index, grid in enumerate(page.grids)
        ),
        text_lines=len(page.lines),
        watermark=page.watermark,
    )


def _tables(seen: Examination) -> tuple[Evidence, ...]:
    candidates = {reading.table: reading.candidates for reading in seen.tables}
    return tuple(
        Evidence(
            table=index,
            title=table.title,
            kind=table.kind,
            profile=table.profile,
            state=table.state,
            pages=table.pages,
            rows=len({(row.page, row.printed_row) for row in table.rows}),
            candidates=_best_first(candidates.get(index, ())),
        )
        for index, table in enumerate(seen.report.tables)
    )


def _best_first(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(
        sorted(candidates, key=lambda item: (not item.accepted, -item.score, item.profile))
    )
