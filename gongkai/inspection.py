"""What the reader saw in one file, in the small: pages, grids, tables and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from extractor.errors import PageMissing
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.page import PageKind
from extractor.model.reading import Candidate, PageReading, TableReading
from extractor.model.report import Level, Stage, TableState
from extractor.pipeline import Examination, Options, examine
from gongkai.isolation import report_pages, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which file, and which page to draw (counted from 1) if any."""

    path: Path
    options: Options
    draw: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GridLine:
    """A grid on a page. `table`, `form` and `catalogue` index into the report: what came of it."""

    rows: int
    columns: int
    engine: str
    box: Box
    table: int | None
    form: int | None
    catalogue: int | None


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


LabelledPart = Literal["form", "catalogue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledEvidence:
    """Why a grid was taken for a form or a part of a catalogue; the candidates best first.

    `name` is the form's project or the catalogue's title; `rows` counts indicators or entries.
    """

    part: LabelledPart
    number: int
    name: str | None
    profile: str
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
    labelled: tuple[LabelledEvidence, ...]
    picture: bytes | None


def look(question: Question) -> Inspection:
    """Runs in a worker. Raises `GongkaiError`, `PageMissing` for a page that is not there."""
    seen = examine(question.path, question.options, report_pages, sightings())
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
        labelled=(*_forms(seen), *_catalogues(seen)),
        picture=None if question.draw is None else _picture(question, question.draw, seen),
    )


def _picture(question: Question, number: int, seen: Examination) -> bytes:
    from extractor.picture import draw_page

    for page in seen.pages:
        if page.number == number:
            return draw_page(question.path, page, question.options.password)
    raise PageMissing(str(question.path), found=len(seen.pages), page=number)


def _pages(seen: Examination) -> tuple[PageLine, ...]:
    became = {place: reading for reading in seen.tables for place in reading.grids}
    return tuple(_page(page, became) for page in seen.pages)


def _page(page: PageReading, became: Mapping[tuple[int, int], TableReading]) -> PageLine:
    return PageLine(
        number=page.number,
        kind=page.kind,
        reason=page.reason,
        width=page.width,
        height=page.height,
        grids=tuple(
            _grid(grid, became.get((page.number, index))) for index, grid in enumerate(page.grids)
        ),
        text_lines=len(page.lines),
        watermark=page.watermark,
    )


def _grid(grid: Grid, reading: TableReading | None) -> GridLine:
    return GridLine(
        rows=grid.n_rows,
        columns=grid.n_cols,
        engine=grid.engine,
        box=grid.box,
        table=None if reading is None else reading.table,
        form=None if reading is None else reading.form,
        catalogue=None if reading is None else reading.catalogue,
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


def _forms(seen: Examination) -> Iterator[LabelledEvidence]:
    candidates = {reading.form: reading.candidates for reading in seen.tables}
    for index, form in enumerate(seen.report.forms):
        yield LabelledEvidence(
            part="form",
            number=index,
            name=form.project or form.title,
            profile=form.profile,
            pages=form.pages,
            rows=len(form.indicators),
            candidates=_best_first(candidates.get(index, ())),
        )


def _catalogues(seen: Examination) -> Iterator[LabelledEvidence]:
    candidates = {reading.catalogue: reading.candidates for reading in seen.tables}
    for index, catalogue in enumerate(seen.report.catalogues):
        yield LabelledEvidence(
            part="catalogue",
            number=index,
            name=catalogue.title,
            profile=catalogue.profile,
            pages=catalogue.pages,
            rows=len(catalogue.entries),
            candidates=_best_first(candidates.get(index, ())),
        )


def _best_first(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    return tuple(
        sorted(candidates, key=lambda item: (not item.accepted, -item.score, item.profile))
    )
