"""What is read of a sheet, and which of its cells were used, ignored or left over."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extractor.assemble.form.misread import Settled
from extractor.assemble.form.sheet import Sheet, SheetCell
from extractor.model.amount import Unit
from extractor.model.form import FieldText
from extractor.model.value import CellValue
from layouts.form import FormLayout, LabelLayout


@dataclass(slots=True)
class FormReader:
    """The sheet being read. Every cell is taken once; what nobody takes is reported.

    `periods` are those that its indicators have; `unsaid` the totals that name no period; `settled`
    what was set right after reading it from a picture.
    """

    sheet: Sheet
    layout: FormLayout
    fields: dict[str, FieldText] = field(default_factory=dict)
    texts: dict[str, FieldText] = field(default_factory=dict)
    targets: dict[str, FieldText] = field(default_factory=dict)
    funding: dict[str, dict[str, CellValue]] = field(default_factory=dict)
    unit: Unit | None = None
    printed_unit: str | None = None
    illegible: list[tuple[str, CellValue]] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)
    periods: set[str] = field(default_factory=set)
    unsaid: list[SheetCell] = field(default_factory=list)
    bare_heads: list[SheetCell] = field(default_factory=list)
    _used: set[int] = field(default_factory=set)
    _ignored: set[int] = field(default_factory=set)

    def label_of(self, cell: SheetCell | None) -> LabelLayout | None:
        """The label that a cell holds; None for other texts and blank cells."""
        return self.layout.find(cell.plain) if cell is not None and not cell.blank else None

    def use(self, *cells: SheetCell | None) -> None:
        """Takes cells: they are part of what is read."""
        self._used |= {id(cell) for cell in cells if cell is not None}

    def ignore(self, cells: Iterable[SheetCell]) -> None:
        """Sets cells aside as the profile says."""
        self._ignored |= {id(cell) for cell in cells}

    def is_free(self, cell: SheetCell) -> bool:
        """Whether the cell is still to be taken."""
        return id(cell) not in self._used and id(cell) not in self._ignored

    def left_over(self) -> list[SheetCell]:
        """Cells with text that nobody took, in reading order."""
        return [cell for cell in self.sheet.cells if not cell.blank and self.is_free(cell)]

    def count(self, cells: Iterable[SheetCell]) -> int:
        """How many printed cells these are."""
        return sum(cell.count() for cell in cells)

    def ignored(self) -> list[SheetCell]:
        """The cells set aside."""
        return [cell for cell in self.sheet.cells if id(cell) in self._ignored]
