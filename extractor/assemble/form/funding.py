"""The block of funds: totals of a period and the sources below them, in yuan."""

import re

from extractor.assemble.form.fields import cells_below, value_cell
from extractor.assemble.form.misread import amount_meant, of_amount
from extractor.assemble.form.money import read_money
from extractor.assemble.form.reader import FormReader
from extractor.assemble.form.sheet import SheetCell
from extractor.model.amount import Figure, Unit, to_yuan
from extractor.model.grid import SURE
from extractor.model.value import CellValue
from extractor.recognise.caption import unit_in
from extractor.recognise.settle import FIGURE_RULE
from layouts.form import LabelLayout, plain_label
from layouts.normalise import compact

_INLINE = re.compile(r"[:：]\s*(\S.*)$")
_ONLY = "annual"
_WHOLE = "implementation_period"


class Funds:
    """Reads the labels of the block in reading order; remembers above which source a total is."""

    def __init__(self, reader: FormReader) -> None:
        self.reader = reader
        self._totals: list[tuple[SheetCell, str]] = []
        self._sources: list[SheetCell] = []

    def read_heading(self, cell: SheetCell) -> None:
        """The block's own label may state the unit."""
        self.reader.use(cell)
        stated = unit_in(cell.text)
        if stated:
            self.reader.unit, self.reader.printed_unit = stated

    def is_total(self, cell: SheetCell) -> bool:
        """Whether the label of a block has a figure right of it, and so is its total."""
        label = self.reader.layout.total(cell.text)
        beside = self.reader.sheet.at(cell.row, cell.last_col + 1)
        if label is None or beside is None or not self.reader.is_free(beside):
            return False
        return _read(beside)[0].status == "printed"

    def read(self, cell: SheetCell, label: LabelLayout) -> None:
        """A total or a source, with its figure right of it, within or below."""
        label = (label.group == "heading" and self.reader.layout.total(cell.text)) or label
        inline = _INLINE.search(re.sub(r"^\s*其中\s*[:：]", "", cell.text))
        value = value_cell(self.reader, cell, label)
        if value is None and not inline:
            value = self._below(cell)
        if value is None and not inline and self._heads_others(cell):
            self.read_heading(cell)
            return
        if label.group == "source":
            self._sources.append(cell)
        if label.group == "total":
            self._totals.append((cell, label.key))
            if stated := unit_in(cell.text):
                self.reader.unit, self.reader.printed_unit = stated
        period = label.key if label.group == "total" else self._period_of(cell)
        key = "total" if label.group == "total" else label.key
        cells = self.reader.funding.setdefault(period, {})
        if key in cells:
            return
        raw = value.text if value is not None else inline[1] if inline else ""
        self.reader.use(cell, value)
        spot = (value or cell).spots[0]
        cells[key] = self._value(raw, spot.page, value or cell)
        if cells[key].status == "illegible":
            self.reader.illegible.append((compact(cell.text), cells[key]))

    def settle(self) -> None:
        """A lone total that names no period is the year's where its sources are of a year; where
        they are not, that it names none is to be told."""
        layout, whole = self.reader.layout, self.reader.funding.get(_WHOLE)
        if [key for _, key in self._totals] != [_WHOLE] or whole is None:
            return
        total = self._totals[0][0]
        if not layout.unsaid.matches(plain_label(total.text)):
            return
        if any(layout.yearly.matches(plain_label(cell.text)) for cell in self._sources):
            self.reader.funding[_ONLY] = {**self.reader.funding.pop(_WHOLE)}
        elif whole["total"].status == "printed":
            self.reader.unsaid.append(total)

    def _below(self, cell: SheetCell) -> SheetCell | None:
        """The figure below a label in a row of labels."""
        for each in cells_below(self.reader, cell):
            if self.reader.is_free(each) and _read(each)[0].status in ("printed", "dash"):
                return each
        return None

    def _heads_others(self, cell: SheetCell) -> bool:
        """Whether other labels of funds stand right of a label: it is that of the whole block."""
        beside = self.reader.label_of(self.reader.sheet.at(cell.row, cell.last_col + 1))
        return beside is not None and beside.group in ("total", "source")

    def _period_of(self, cell: SheetCell) -> str:
        """The period of the total left in the same row, or above in the same column; else of
        the last total before it."""
        above = [period for total, period in self._totals if total.col == cell.col]
        beside = [period for total, period in self._totals if total.row == cell.row]
        every = beside or above or [period for _, period in self._totals]
        return every[-1] if every else _ONLY

    def _value(self, raw: str, page: int, cell: SheetCell) -> CellValue:
        meant = amount_meant(cell, raw)
        if meant != raw:
            self.reader.settled.append(of_amount(raw, meant, cell))
        figure, own = read_money(meant)
        unit = own or self.reader.unit
        amount = to_yuan(figure.value, unit) if figure.value is not None and unit else None
        own_reading = cell.misread if raw == cell.text else None
        literal, rule = (raw, FIGURE_RULE) if meant != raw else own_reading or (None, None)
        return CellValue(
            raw=meant,
            amount=amount,
            status=figure.status,
            page=page,
            box=cell.spots[0].box,
            confidence=cell.confidence,
            places=figure.places,
            literal=literal,
            rule=rule,
            review=cell.confidence < SURE,
        )


def _read(cell: SheetCell) -> tuple[Figure, Unit | None]:
    """The amount of a cell, look-alikes of digits set right where it was read from a picture."""
    return read_money(amount_meant(cell, cell.text))
