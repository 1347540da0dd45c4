"""The indicator grid of a form → its indicators, half by half."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.assemble.form.columns import Half, IndicatorColumns, find_all_columns
from extractor.assemble.form.heads import Heads, read_heads
from extractor.assemble.form.misread import Settled, target_meant
from extractor.assemble.form.reader import FormReader
from extractor.assemble.form.sheet import SheetCell
from extractor.assemble.form.target_value import is_operator, read_target
from extractor.model.form import PERIODS, FieldText, Indicator, Target
from layouts.form import ColumnRole
from layouts.normalise import compact, without_year

_TEXTS: tuple[ColumnRole, ...] = ("level3", "operator", "target", "unit")
_TOTAL = re.compile(r"\((\d+)分?\)$")


@dataclass(slots=True, kw_only=True)
class RawIndicator:
    """A row of one half as its cells print it; blank texts are empty."""

    half: Half
    row: int
    level1: str
    level2: str
    level3: str
    target: Target
    weight: str | None
    cells: tuple[SheetCell, ...]


def read_indicators(reader: FormReader) -> tuple[tuple[Indicator, Heads], ...]:
    """Every indicator with how its heads were read: period by period, top to bottom."""
    raws: list[RawIndicator] = []
    grids = list(find_all_columns(reader.sheet, reader.layout.indicators))
    ends = [*(grid.row for grid in grids), len(reader.sheet.slots)][1:]
    for columns, end in zip(grids, ends, strict=True):
        reader.use(*columns.header)
        _read_weight_total(reader, columns)
        stop = next((row for row in range(columns.last_row + 1, end) if _is_foot(reader, row)), end)
        for half in columns.halves:
            raws += _Half(reader, columns, half).read(stop)
    raws.sort(key=lambda raw: (*PERIODS, "").index(raw.half.period))
    return tuple(_indicators(reader, raws))


def _read_weight_total(reader: FormReader, columns: IndicatorColumns) -> None:
    """The header of the weights may state what they add up to: 分值（90）."""
    for cell in columns.header:
        match = _TOTAL.search(cell.plain)
        if match and reader.layout.indicators.role_of(without_year(cell.text)) == "weight":
            reader.fields["weight_total"] = FieldText(
                label=cell.plain[: match.start()],
                raw=match[1],
                value=None,
                spots=cell.spots,
                confidence=cell.confidence,
            )


def _is_foot(reader: FormReader, row: int) -> bool:
    """Whether a row begins with a label that has a value of its own: the indicators are over."""
    first = next(iter(reader.sheet.row_cells(row)), None)
    label = reader.label_of(first)
    if label is None and first is not None and ":" in first.plain:
        label = reader.layout.find(first.plain.partition(":")[0])
    heads = reader.layout.indicators
    return (
        label is not None
        and label.group in ("field", "text", "target", "heading")
        and first is not None
        and not heads.is_head(first.plain)
    )


class _Half:
    """Reads one half; remembers the heads that merged or blank cells carry down."""

    def __init__(self, reader: FormReader, columns: IndicatorColumns, half: Half) -> None:
        self.reader = reader
        self.columns = columns
        self.half = half
        self._level1: SheetCell | None = None
        self._level2: SheetCell | None = None

    def read(self, stop: int) -> Iterator[RawIndicator]:
        for row in range(self.columns.last_row + 1, stop):
            if not self._fits(row):
                continue
            self._carry(row)
            raw = self._read_row(row)
            if raw is not None:
                yield raw

    def _fits(self, row: int) -> bool:
        """Whether the row has cells where the header has its columns."""
        col = self.half.roles["level3"][0]
        cell = self.reader.sheet.at(row, col)
        return cell is not None and (cell.col >= col or self._cell(row, "level2") is not cell)

    def _cell(self, row: int, role: ColumnRole) -> SheetCell | None:
        span = self.half.roles.get(role)
        return self.reader.sheet.at(row, span[0]) if span else None

    def _carry(self, row: int) -> None:
        level1, level2 = self._cell(row, "level1"), self._cell(row, "level2")
        if level1 is not None and not level1.blank and level1 is not self._level1:
            self._level1, self._level2 = level1, None
        if level2 is not None and not level2.blank:
            self._level2 = level2

    def _read_row(self, row: int) -> RawIndicator | None:
        cells = {role: self._cell(row, role) for role in self.half.roles}
        starts = {
            role: cell
            for role, cell in cells.items()
            if cell is not None and cell.row == row and not cell.blank
        }
        taken = _distinct(starts.get(role) for role in (*_TEXTS, "weight"))
        own = [cell for role in ("level2", "level1") if (cell := starts.get(role)) is not None]
        if not taken and not self._stands_alone(row, own):
            self._set_aside(own)
            return None
        self.reader.use(*starts.values())
        return RawIndicator(
            half=self.half,
            row=row,
            level1=self._level1.text if self._level1 else "",
            level2=self._level2.text if self._level2 else "",
            level3=self._text(cells, "level3"),
            target=self._target(cells),
            weight=starts["weight"].text if "weight" in starts else None,
            cells=tuple(taken or own),
        )

    def _set_aside(self, heads: Sequence[SheetCell]) -> None:
        """Level-1 heads with nothing beside them are read, though they have no indicator."""
        for cell in heads:
            if self.reader.layout.indicators.level1(without_year(cell.text)):
                self.reader.use(cell)
                self.reader.bare_heads.append(cell)

    def _stands_alone(self, row: int, own: Sequence[SheetCell]) -> bool:
        """Whether a level-2 head with nothing beside it is an indicator left blank: in the column
        of this half, or in that of level 1 for the first half."""
        second = self._cell(row, "level2")
        if any(cell is second for cell in own):
            return True
        layout, first_half = self.reader.layout.indicators, self.half is self.columns.halves[0]
        return first_half and any(layout.level2(without_year(cell.text)) for cell in own)

    def _text(self, cells: dict[ColumnRole, SheetCell | None], role: ColumnRole) -> str:
        cell = cells.get(role)
        return cell.text if cell is not None else ""

    def _target(self, cells: dict[ColumnRole, SheetCell | None]) -> Target:
        if cells.get("target") is cells.get("level3"):
            return read_target("")
        sign, value, unit = (self._text(cells, role) for role in ("operator", "target", "unit"))
        shown = sign if is_operator(sign) and not is_operator(value) else ""
        if unit and compact(value).endswith(compact(unit)):
            unit = ""
        printed = read_target(f"{shown}{value}{unit}")
        cell = cells.get("target")
        target = target_meant(cell, printed)
        if cell is not None and target.rule is not None:
            self.reader.settled.append(
                Settled(read=printed.raw, meant=target.raw, rule=target.rule, spot=cell.spots[0])
            )
        return target


def _distinct(cells: Iterator[SheetCell | None]) -> list[SheetCell]:
    return list({id(cell): cell for cell in cells if cell is not None}.values())


def _indicators(
    reader: FormReader, raws: Sequence[RawIndicator]
) -> Iterator[tuple[Indicator, Heads]]:
    for raw in raws:
        heads = read_heads(raw.level1, raw.level2, reader.layout.indicators)
        yield _indicator(raw, heads), heads


def _indicator(raw: RawIndicator, heads: Heads) -> Indicator:
    return Indicator(
        period=raw.half.period,  # type: ignore[arg-type]
        level1=heads.level1,
        level2=heads.level2,
        level3=raw.level3,
        target=raw.target,
        spots=tuple(dict.fromkeys(spot for cell in raw.cells for spot in cell.spots)),
        weight=raw.weight,
        printed_level1=heads.printed_level1,
        printed_level2=heads.printed_level2,
        confidence=min(cell.confidence for cell in raw.cells),
    )
