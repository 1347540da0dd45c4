"""Body rows → report rows, with the fate of every non-empty cell recorded.

Each printed row of a paired table gives one report row a half. Blank, zero and dash stay apart.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractor.assemble.columns import Leaf, Section
from extractor.assemble.draft import Draft, Part
from extractor.assemble.labels import Code, read_code
from extractor.model.amount import Figure, Unit, read_figure, to_yuan
from extractor.model.decimals import is_cut, usual_places
from extractor.model.grid import Cell
from extractor.model.value import CellValue
from extractor.recognise.header import row_cells
from layouts.normalise import compact, printed

_NOTE = re.compile(r"^(?:注|备注|说明)[:：]|空表|本表无数据")
_KEPT = frozenset({"amount", "text", "unit", "unknown"})
_ORDINAL = re.compile(r"(?:栏次|行次|序号)?\d{0,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRow:
    """A row of one section before its meaning is known."""

    section: int
    page: int
    printed_row: int
    code: Code | None
    label: str
    unit: str
    cells: dict[str, CellValue]
    illegible: tuple[tuple[str, Cell], ...]
    sure_code: bool = True


@dataclass(slots=True, kw_only=True)
class Ledger:
    """What reading the grids of one table yields, with the fate of every non-empty cell."""

    rows: list[RawRow] = field(default_factory=list)
    notes: list[Cell] = field(default_factory=list)
    used: int = 0
    ignored: int = 0
    unplaced: list[tuple[int, Cell]] = field(default_factory=list)
    _printed: int = 0
    _codes: dict[int, Code] = field(default_factory=dict)

    def read(self, draft: Draft, sections: tuple[Section, ...], unit: Unit | None) -> None:
        """Reads every grid of the table in order."""
        header = _header_texts(draft.parts[0])
        for part in draft.parts:
            slots = _without_inline(part)
            self._read_top(part, slots)
            self.used += len(part.header.inline)
            for row in range(part.header.body, part.grid.n_rows):
                cells = row_cells(slots, row)
                self._printed += 1
                if cells and not self._set_aside(cells, part, header, sections):
                    self._read_row(slots, row, cells, part.grid.page, sections, unit)

    def _read_top(self, part: Part, slots: list[list[Cell]]) -> None:
        """Captions and header are used; an index row only numbers the columns and is ignored."""
        for row in range(part.header.body):
            count = len(row_cells(slots, row))
            if row == part.header.index_row:
                self.ignored += count
            else:
                self.used += count

    def _set_aside(
        self,
        cells: list[Cell],
        part: Part,
        header: set[str],
        sections: tuple[Section, ...],
    ) -> bool:
        """Whether the row is a note, a header repeated inside the grid, or an index row."""
        texts = [compact(cell.text) for cell in cells]
        if len(cells) == 1 and _NOTE.search(texts[0]):
            self.notes.append(cells[0])
            self.used += 1
            return True
        if len(cells) > 1 and header.issuperset(texts) and not set(texts) <= {"合计", "总计"}:
            self.used += len(cells)
            return True
        first = min(cell.row for cell in cells) == part.header.body
        if first and any(s.rows.ignore_index_row for s in sections) and _is_index(texts):
            self.ignored += len(cells)
            return True
        return False

    def _read_row(
        self,
        slots: list[list[Cell]],
        row: int,
        cells: list[Cell],
        page: int,
        sections: tuple[Section, ...],
        unit: Unit | None,
    ) -> None:
        placed: set[int] = set()
        for number, section in enumerate(sections):
            raw = self._read_section(slots, row, section, number, page, unit, placed)
            if raw is not None:
                self.rows.append(raw)
        self.used += len(placed)
        ignored = _ignored_columns(sections)
        for cell in cells:
            if id(cell) in placed:
                continue
            if cell.col in ignored:
                self.ignored += 1
            else:
                self.unplaced.append((page, cell))

    def _read_section(
        self,
        slots: list[list[Cell]],
        row: int,
        section: Section,
        number: int,
        page: int,
        unit: Unit | None,
        placed: set[int],
    ) -> RawRow | None:
        code, label = _key(slots, row, section, placed, self._codes.get(number))
        named = {id(slots[row][leaf.index]) for leaf in section.having("label")}
        if code is not None:
            self._codes[number] = code
        unit_name = _unit_name(slots, row, section)
        values: dict[str, CellValue] = {}
        illegible: list[tuple[str, Cell]] = []
        for leaf in section.leaves:
            cell = slots[row][leaf.index]
            if leaf.column.role not in _KEPT or cell.row != row:
                continue
            if cell.col != leaf.index or id(cell) in named:
                continue
            value = _value(cell, leaf, page, unit)
            if leaf.column.role == "amount" and value.raw and _spans_several(cell, slots, section):
                value = replace(value, amount=None, status="illegible")
            if value.status == "illegible":
                illegible.append((leaf.column.key, cell))
            values[leaf.column.key] = value
            if value.raw:
                placed.add(id(cell))
        empty = all(value.status == "blank" for value in values.values())
        if empty and code is None and not label:
            return None
        return RawRow(
            section=number,
            page=page,
            printed_row=self._printed,
            code=code,
            label=label,
            unit=unit_name,
            cells=values,
            illegible=tuple(illegible),
            sure_code=not any(slots[row][leaf.index].unsure for leaf in section.having("code")),
        )


def with_cut_figures(rows: list[RawRow]) -> list[RawRow]:
    """The rows; figures of pictures with fewer decimals than is usual are to be looked at."""
    usual = usual_places(row.cells for row in rows)
    return [replace(row, cells=_cut_marked(row.cells, usual)) for row in rows] if usual else rows


def _cut_marked(cells: dict[str, CellValue], usual: int) -> dict[str, CellValue]:
    return {
        key: replace(cell, review=True) if is_cut(cell, usual) else cell
        for key, cell in cells.items()
    }


def _without_inline(part: Part) -> list[list[Cell]]:
    """The grid's slots; cells of the first body row that name columns are blank in it."""
    slots = part.grid.slots()
    for row, column in part.header.inline:
        slots[row][column] = replace(slots[row][column], text="", lines=())
    return slots


def _key(
    slots: list[list[Cell]], row: int, section: Section, placed: set[int], above: Code | None
) -> tuple[Code | None, str]:
    """The code and the label of a row. A 合计 merged over the code columns is the label."""
    codes = [slots[row][leaf.index] for leaf in section.having("code")]
    labels = [slots[row][leaf.index] for leaf in section.having("label")]
    code = read_code([cell.text for cell in _distinct(codes)], above)
    words = [] if code else [cell for cell in codes if cell.text.strip()]
    named = _distinct([*words, *(cell for cell in labels if cell.text.strip())])
    for cell in [*(codes if code else ()), *named]:
        if cell.row == row and cell.text.strip():
            placed.add(id(cell))
    return code, " ".join(printed(cell.text) for cell in named)


def _spans_several(cell: Cell, slots: list[list[Cell]], section: Section) -> bool:
    """Whether a merged cell covers several amounts: several columns, or several named lines."""
    inside = [
        leaf
        for leaf in section.having("amount")
        if cell.col <= leaf.index < cell.col + cell.col_span
    ]
    if len(inside) > 1:
        return True
    rows = range(cell.row, cell.row + cell.row_span)
    labels = [slots[row][leaf.index] for row in rows for leaf in section.having("label")]
    return len(_distinct([label for label in labels if label.text.strip()])) > 1


def _unit_name(slots: list[list[Cell]], row: int, section: Section) -> str:
    """The budget unit that the row names in a column of its own; the name, else the code."""
    texts = [compact(slots[row][leaf.index].text) for leaf in section.having("unit")]
    return next((text for text in reversed(texts) if text), "")


def _distinct(cells: list[Cell]) -> list[Cell]:
    """The cells without the repeats that a merged cell leaves in its slots."""
    return [cell for i, cell in enumerate(cells) if not any(cell is other for other in cells[:i])]


def _value(cell: Cell, leaf: Leaf, page: int, unit: Unit | None) -> CellValue:
    """The cell as printed; its amount in yuan where a figure is printed and the unit is known."""
    raw = cell.text.strip()
    figure = read_figure(raw)
    if leaf.column.role != "amount":
        figure = Figure("text" if raw else "blank")
    amount = to_yuan(figure.value, unit) if figure.value is not None and unit else None
    return CellValue(
        raw=raw,
        amount=amount,
        status=figure.status,
        page=page,
        box=cell.box,
        confidence=cell.confidence,
        places=figure.places,
        literal=cell.literal,
        rule=cell.rule,
        review=cell.unsure,
    )


def _ignored_columns(sections: tuple[Section, ...]) -> set[int]:
    return {leaf.index for section in sections for leaf in section.having("ignored")}


def _header_texts(part: Part) -> set[str]:
    return {compact(text) for path in part.header.leaves for text in path}


def _is_index(texts: list[str]) -> bool:
    numbers = [int(text) for text in texts if text.isdecimal()]
    sequential = all(b - a == 1 for a, b in pairwise(numbers))
    begins = bool(numbers) and numbers[0] in (1, 2)
    return (
        len(numbers) >= 2
        and begins
        and sequential
        and all(_ORDINAL.fullmatch(text) for text in texts)
    )
