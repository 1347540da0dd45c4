"""The block of funds: totals of a period and the sources below them, in yuan."""

import re

from extractor.assemble.form.fields import value_cell
from extractor.assemble.form.reader import FormReader
from extractor.assemble.form.sheet import SheetCell
from extractor.model.amount import Unit, read_figure, to_yuan
from extractor.model.value import CellValue
from extractor.recognise.caption import unit_in
from layouts.form import LabelLayout
from layouts.normalise import compact

_UNITS: dict[str, Unit] = {"元": "yuan", "千元": "qian_yuan", "万元": "wan_yuan", "亿元": "yi_yuan"}
_WITH_UNIT = re.compile(r"(.*\d)\s*([千万亿]?元)$")
_INLINE = re.compile(r"[:：]\s*(\S.*)$")
_ONLY = "annual"


class Funds:
    """Reads the labels of the block in reading order; remembers above which source a total is."""

    def __init__(self, reader: FormReader) -> None:
        self.reader = reader
        self._totals: list[tuple[SheetCell, str]] = []

    def read_heading(self, cell: SheetCell) -> None:
        """The block's own label may state the unit."""
        self.reader.use(cell)
        stated = unit_in(cell.text)
        if stated:
            self.reader.unit, self.reader.printed_unit = stated

    def read(self, cell: SheetCell, label: LabelLayout) -> None:
        """A total or a source, with its figure."""
        if label.group == "total":
            self._totals.append((cell, label.key))
            if stated := unit_in(cell.text):
                self.reader.unit, self.reader.printed_unit = stated
        period = label.key if label.group == "total" else self._period_of(cell)
        key = "total" if label.group == "total" else label.key
        cells = self.reader.funding.setdefault(period, {})
        if key in cells:
            return
        value = value_cell(self.reader, cell, label)
        inline = _INLINE.search(re.sub(r"^\s*其中\s*[:：]", "", cell.text))
        raw = value.text if value is not None else inline[1] if inline else ""
        self.reader.use(cell, value)
        spot = (value or cell).spots[0]
        cells[key] = self._value(raw, spot.page, value or cell)
        if cells[key].status == "illegible":
            self.reader.illegible.append((compact(cell.text), cells[key]))

    def _period_of(self, cell: SheetCell) -> str:
        """The period of the total left in the same row, or above in the same column; else of
        the last total before it."""
        above = [period for total, period in self._totals if total.col == cell.col]
        beside = [period for total, period in self._totals if total.row == cell.row]
        every = beside or above or [period for _, period in self._totals]
        return every[-1] if every else _ONLY

    def _value(self, raw: str, page: int, cell: SheetCell) -> CellValue:
        unit, text = self.reader.unit, raw
        if match := _WITH_UNIT.match(compact(raw)):
            text, unit = match[1], _UNITS[match[2]]
        figure = read_figure(text)
        amount = to_yuan(figure.value, unit) if figure.value is not None and unit else None
        return CellValue(
            raw=raw,
            amount=amount,
            status=figure.status,
            page=page,
            box=cell.spots[0].box,
            confidence=cell.confidence,
            places=figure.places,
        )
