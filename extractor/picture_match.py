"""How a table was matched, drawn over its first page: the header tinted, each column with the
name that its profile gives it, columns that nobody knows marked; below, what the names mean.
A table that is not recognised is drawn as the nearest profile would read it.

Nothing is told by colour alone: what is not known has no name but a question mark, and is hatched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extractor.errors import Damaged, PageMissing
from extractor.model.geometry import Box
from extractor.model.grid import Grid
from extractor.model.reading import PageReading, TableReading
from extractor.model.report import Column, Stage, Table
from extractor.picture import BLUE, GREEN, ORANGE, VERMILION, Colour
from extractor.pipeline import Examination
from extractor.recognise.header import Header, read_header
from extractor.recognise.split import split_grid
from extractor.source.mupdf import MuDocument, MuPage, failures, library, open_pdf
from layouts.columns import assign
from layouts.propose import nearest
from layouts.read import ProfileSet
from layouts.vocabulary import Vocabulary

_GREY: Colour = (0.35, 0.35, 0.35)
_COLOURS: dict[str, Colour] = {
    "code": BLUE,
    "label": BLUE,
    "unit": BLUE,
    "amount": GREEN,
    "text": _GREY,
    "ignored": _GREY,
    "unknown": VERMILION,
}
_SCALE = 2.0
_LONGEST_SIDE = 4000.0  # pixels
_FADE = 0.5
_CHINESE = "china-s"
_LATIN = "helv"
_RUNS = re.compile(r"[ -~]+|[^ -~]+")
_NAME_SIZE = 8.0
_LEGEND_SIZE = 9.0
_LINE = 13.0
_MARGIN = 36.0
_SLOPE = 35.0  # degrees: names of narrow columns stay apart and can still be read
_HATCH = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """A column on the page: its place from the left, its box from header to foot."""

    place: int
    column: Column
    box: Box


def draw_match(
    path: Path,
    seen: Examination,
    table: int,
    profiles: ProfileSet,
    password: str | None = None,
) -> bytes:
    """A PNG of the first page of table `table` (an index into the report).

    Raises `Damaged` if the page cannot be drawn.
    """
    reading = next(each for each in seen.tables if each.table == table)
    number = reading.grids[0][0]
    page = next((page for page in seen.pages if page.number == number), None)
    if page is None:
        raise PageMissing(str(path), found=len(seen.pages), page=number)
    printed = seen.report.tables[table]
    grid, header = _grid_of(page, reading, printed, profiles)
    by, shown = printed.profile, printed.columns
    if by is None:
        by, shown = _as_nearest(printed, header, seen.report.stage, profiles)
    columns = _columns(grid, header, shown)
    legend = _legend(printed, by, columns, profiles.vocabulary)
    try:
        return _draw(path, number, grid, header, columns, legend, password)
    except failures() as error:
        raise Damaged(path.name, reason=f"page {number}: {error}") from error


def _grid_of(
    page: PageReading, reading: TableReading, table: Table, profiles: ProfileSet
) -> tuple[Grid, Header]:
    """The grid that begins the table. Glued tables share one: theirs is the part whose header
    has the table's columns."""
    whole = page.grids[reading.grids[0][1]]
    titles = [profile.recognition.titles for profile in profiles.profiles]
    parts = split_grid(whole, lambda bare: any(pattern.matches(bare) for pattern in titles))
    read = [(part, read_header(part, profiles.header_words)) for part in parts]
    paths = tuple(column.path for column in table.columns)
    return next((pair for pair in read if pair[1].leaves == paths), read[0])


def _as_nearest(
    table: Table, header: Header, stage: Stage | None, profiles: ProfileSet
) -> tuple[str | None, tuple[Column, ...]]:
    """For a table that is not recognised: its columns as the nearest profile would name them."""
    best = next(iter(nearest(table.title, header.plain, stage, profiles)), None)
    known = {
        section.first + offset: layout
        for section in (assign(best[0], header.plain) if best else ())
        for offset, layout in enumerate(section.columns)
        if layout is not None
    }
    return best[0].id if best else None, tuple(
        replace(
            column,
            key=known[index].key,
            role=known[index].role,
            concept=known[index].concept,
            dimensions=known[index].dimensions,
        )
        if index in known
        else replace(column, role="unknown")
        for index, column in enumerate(table.columns)
    )


def _columns(grid: Grid, header: Header, columns: Sequence[Column]) -> tuple[_Named, ...]:
    """Lattice columns from the top of the header down."""
    top = min((cell.box.y0 for cell in grid.cells if cell.row >= header.top), default=grid.box.y0)
    return tuple(
        _Named(
            place=index + 1,
            column=column,
            box=Box(grid.x_edges[index], top, grid.x_edges[index + 1], grid.box.y1),
        )
        for index, column in enumerate(columns)
        if index + 1 < len(grid.x_edges)
    )


def _legend(
    table: Table, by: str | None, columns: Sequence[_Named], vocabulary: Vocabulary
) -> tuple[tuple[str, Colour], ...]:
    """Lines below the page: the profile, then each column with what it means."""
    known = sum(named.column.role != "unknown" for named in columns)
    if table.profile is not None:
        verdict = table.profile
    elif by is None:
        verdict = "未识别 not recognised"
    else:
        verdict = (
            f"未识别 not recognised; 最接近 nearest: {by} ({known} / {len(columns)} 列 columns)"
        )
    lines: list[tuple[str, Colour]] = [(f"{table.title or ''}  →  {verdict}", (0.0, 0.0, 0.0))]
    for named in columns:
        column = named.column
        where = " / ".join(column.path) or "（无表头 no header）"
        text = f"[{named.place}] {_name(named)}   {where}{_meaning(column, vocabulary)}"
        lines.append((text, _COLOURS[column.role]))
    return tuple(lines)


def _meaning(column: Column, vocabulary: Vocabulary) -> str:
    """What the figures of a column are; else its role."""
    if column.concept is None:
        return f"   = {column.role}" if column.role not in ("unknown", "amount") else ""
    concept = vocabulary.concepts.get(column.concept)
    scope = "".join(f", {name}={value}" for name, value in column.dimensions)
    return f"   = {column.concept}{scope} {concept.zh if concept else ''}"


def _name(named: _Named) -> str:
    return "?" if named.column.role == "unknown" else named.column.key


def _draw(
    path: Path,
    number: int,
    grid: Grid,
    header: Header,
    columns: Sequence[_Named],
    legend: Sequence[tuple[str, Colour]],
    password: str | None,
) -> bytes:
    pymupdf = library()
    with open_pdf(path) as source, pymupdf.open() as canvas:
        if source.needs_pass:
            source.authenticate(password or "")
        page = _sheet(source, number, canvas, len(legend))
        _tint_header(page, grid, header)
        for named in columns:
            _draw_column(page, named, legend[named.place][1])
        page.draw_rect(grid.box, color=BLUE, width=1.2)
        _write_legend(page, legend, source[number - 1].rect.height)
        scale = min(_SCALE, _LONGEST_SIDE / max(page.rect.width, page.rect.height))
        picture = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
        data: bytes = picture.tobytes("png")
        return data


def _sheet(source: MuDocument, number: int, canvas: MuDocument, lines: int) -> MuPage:
    """The page as shown, washed out, on a sheet with room for the legend below it."""
    pymupdf = library()
    original = source[number - 1]
    shown = original.rect
    scale = min(_SCALE, _LONGEST_SIDE / max(shown.width, shown.height, 1.0))
    picture = original.get_pixmap(matrix=pymupdf.Matrix(scale, scale), alpha=False)
    below = (lines + 2) * _LINE
    page = canvas.new_page(width=shown.width, height=shown.height + below)
    place = pymupdf.Rect(0, 0, shown.width, shown.height)
    page.insert_image(place, pixmap=picture)
    page.draw_rect(place, color=None, fill=(1, 1, 1), fill_opacity=_FADE)
    return page


def _tint_header(page: MuPage, grid: Grid, header: Header) -> None:
    for cell in grid.cells:
        if header.top <= cell.row < header.body:
            page.draw_rect(cell.box, color=ORANGE, width=0.5, fill=ORANGE, fill_opacity=0.25)


def _draw_column(page: MuPage, named: _Named, colour: Colour) -> None:
    """A frame round the column, its number and name above; hatched if nobody knows it."""
    box = named.box
    page.draw_rect(box, color=colour, width=1.0)
    if named.column.role == "unknown":
        _hatch(page, box)
    text = f"[{named.place}] {_name(named)}"
    foot = library().Point((box.x0 + box.x1) / 2 - 3, box.y0 - 2)
    turned = library().Matrix(_SLOPE)
    length = library().get_text_length(text, fontname=_LATIN, fontsize=_NAME_SIZE)
    ground = library().Rect(foot.x - 1, foot.y - _NAME_SIZE, foot.x + length + 1, foot.y + 2)
    shape = page.new_shape()
    shape.draw_rect(ground)
    shape.finish(color=None, fill=(1, 1, 1), fill_opacity=0.9, morph=(foot, turned))
    shape.commit()
    page.insert_text(
        foot, text, fontname=_LATIN, fontsize=_NAME_SIZE, color=colour, morph=(foot, turned)
    )


def _hatch(page: MuPage, box: Box) -> None:
    """Lines from the lower left to the upper right, cut at the frame."""
    start = box.x0 - box.height
    while start < box.x1:
        left, right = max(start, box.x0), min(start + box.height, box.x1)
        if left < right:
            page.draw_line(
                (left, box.y1 - (left - start)),
                (right, box.y1 - (right - start)),
                color=VERMILION,
                width=0.4,
                stroke_opacity=0.5,
            )
        start += _HATCH


def _write_legend(page: MuPage, legend: Sequence[tuple[str, Colour]], top: float) -> None:
    page.draw_line((_MARGIN, top + 4), (page.rect.width - _MARGIN, top + 4), width=0.5)
    room = page.rect.width - 2 * _MARGIN
    for index, (text, colour) in enumerate(legend):
        size = min(_LEGEND_SIZE, room / max(_length(text, 1.0), 1.0))
        x, y = _MARGIN, top + (index + 1.5) * _LINE
        for run in _RUNS.findall(text):
            page.insert_text((x, y), run, fontname=_font(run), fontsize=size, color=colour)
            x += _length(run, size)


def _font(run: str) -> str:
    return _LATIN if run.isascii() else _CHINESE


def _length(text: str, size: float) -> float:
    """How wide a text is whose Latin letters are not set as wide as Chinese ones."""
    widths = [
        library().get_text_length(run, fontname=_font(run), fontsize=size)
        for run in _RUNS.findall(text)
    ]
    return float(sum(widths))
