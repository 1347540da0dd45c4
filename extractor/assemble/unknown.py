"""A table that no profile knows: its grid is kept whole, and a finding says what was missing."""

from extractor.assemble.draft import Draft
from extractor.assemble.table import Assembled
from extractor.findings import finding
from extractor.model.amount import BLANK, read_figure
from extractor.model.finding import Finding, Place
from extractor.model.grid import Cell
from extractor.model.report import Column, Row, Table
from extractor.model.value import CellValue, Reading
from extractor.recognise.header import row_cells

_NEAREST = 3


def assemble_unknown(draft: Draft, number: int) -> Assembled:
    """Every body cell as text under its column; merged cells stand where they begin."""
    start = draft.start
    columns = tuple(
        Column(key=f"column_{index + 1}", role="text", path=path)
        for index, path in enumerate(start.header.leaves)
    )
    rows = _rows(draft, columns)
    cells = draft.count_cells()
    table = Table(
        kind="unknown",
        title=start.caption.title,
        number=start.caption.number,
        profile=None,
        engine=start.grid.engine,
        unit=start.caption.unit,
        printed_unit=start.caption.printed_unit,
        state="filled" if cells else "empty",
        pages=draft.pages,
        notes=tuple(note.text for note in draft.notes),
        columns=columns,
        rows=rows,
        reading=Reading(cells=cells, used=cells, ignored=0, reported=0),
        body=start.caption.body,
    )
    return Assembled(table=table, meanings=(), scope=(), findings=(_tell(draft, number),))


def _rows(draft: Draft, columns: tuple[Column, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    printed = 0
    for part in draft.parts:
        slots = part.grid.slots()
        for index in range(part.header.body, part.grid.n_rows):
            printed += 1
            cells = row_cells(slots, index)
            if cells:
                rows.append(_row(cells, columns, part.grid.page, printed))
    return tuple(rows)


def _row(cells: list[Cell], columns: tuple[Column, ...], page: int, printed: int) -> Row:
    return Row(
        role="item",
        code=None,
        label="",
        level=None,
        cells={columns[cell.col].key: _value(cell, page) for cell in cells},
        page=page,
        printed_row=printed,
    )


def _value(cell: Cell, page: int) -> CellValue:
    """The text as printed. No unit is known, so nothing becomes an amount."""
    figure = read_figure(cell.text)
    status = figure.status if figure.status in ("printed", "dash") else "text"
    return CellValue(
        raw=cell.text.strip(),
        amount=None,
        status=status if cell.text.strip() else BLANK.status,
        page=page,
        box=cell.box,
        confidence=cell.confidence,
        places=figure.places,
        literal=cell.literal,
        rule=cell.rule,
        review=cell.unsure,
    )


def _tell(draft: Draft, number: int) -> Finding:
    """Names the nearest profiles and, of each, the header that was missing."""
    start = draft.start
    title = start.caption.title or ""
    place = Place(table=number, page=start.grid.page, box=start.grid.box)
    if start.rivals:
        return finding("TAB-002", title=title, rivals=", ".join(start.rivals), places=(place,))
    nearest = [(each.profile, each.reason) for each in start.candidates[:_NEAREST]]
    return finding(
        "TAB-001",
        title=title,
        nearest_zh="；".join(f"{name}（{why.zh}）" for name, why in nearest if why) or "无",
        nearest_en="; ".join(f"{name} ({why.en})" for name, why in nearest if why) or "none",
        places=(place,),
    )
