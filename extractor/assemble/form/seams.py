"""Where a page ends inside a form: does the first row below go on with the last row above?

A row begins anew where a label or a head that the form knows begins in it. A row without one goes
on with a label's value that needs no other label, and among indicators where either row lacks what
every indicator has, or where the text above fills its last line.
"""

from collections.abc import Sequence

from extractor.assemble.form.columns import Half, IndicatorColumns, find_columns
from extractor.assemble.form.sheet import Sheet, SheetCell
from layouts.form import FormLayout

Pair = tuple[SheetCell, SheetCell]
_FILLED = ("level3", "target", "operator", "unit", "weight")


class Seams:
    """Decides at each seam. Keeps the indicator columns that were seen so far."""

    def __init__(self, layout: FormLayout) -> None:
        self.layout = layout
        self.columns: IndicatorColumns | None = None

    def joins(self, sheet: Sheet, first: list[SheetCell]) -> bool:
        """Whether the row `first` goes on with the last row of the sheet, whose cells are then
        lengthened; merged heads and labels are lengthened over the seam in any case."""
        self.columns = find_columns(sheet, self.layout.indicators) or self.columns
        pairs = [(above, cell) for cell in first if (above := sheet.twin_above(cell))]
        glued = [pair for pair in pairs if self._is_one_label(*pair)]
        rest = [cell for cell in first if not cell.blank and all(cell is not b for _, b in glued)]
        goes_on = self._goes_on(pairs, rest)
        whole = len(pairs) == len(first) and goes_on
        for above, below in pairs if whole else [*glued, *self._spans(pairs, first, glued)]:
            sheet.extend(above, below)
        return whole

    def _is_one_label(self, above: SheetCell, below: SheetCell) -> bool:
        """Whether a label or head was parted by the seam: 绩效 | 指标, 保证项目 | 实施的…"""
        if below.blank or above.blank or (self._known(above) and self._known(below)):
            return False
        return self._knows(above.plain + below.plain)

    def _spans(
        self, pairs: Sequence[Pair], first: Sequence[SheetCell], glued: Sequence[Pair]
    ) -> list[Pair]:
        """Merged cells left of the first text of the row, or in columns of heads, that go on."""
        spans: list[Pair] = []
        texts = [cell.col for cell in first if not cell.blank]
        left = min(texts, default=0)
        for above, below in pairs:
            if any(below is each for _, each in glued):
                continue
            head = self.columns is not None and self.columns.is_level(below.col)
            late = above.blank and head and self.layout.indicators.is_head(below.plain)
            if late or (below.blank and (below.col < left or head)):
                spans.append((above, below))
        return spans

    def _goes_on(self, pairs: Sequence[Pair], rest: Sequence[SheetCell]) -> bool:
        above_of = {id(below): above for above, below in pairs}
        late = self._late_labels(pairs)
        rest = [cell for cell in rest if all(cell is not each for each in late)]
        if any(id(cell) not in above_of or self._known(cell) for cell in rest):
            return False
        if not rest and not late:
            return True
        above = [*(cell for cell, _ in pairs), *late]
        if self.columns is None or any(self._is_label(cell) for cell in above):
            return not any(self._known(above_of[id(cell)]) for cell in rest)
        return self._indicator_goes_on(pairs)

    def _late_labels(self, pairs: Sequence[Pair]) -> list[SheetCell]:
        """Labels and heads below the seam whose cell is blank above it, beside text that has no
        label: they were printed in the middle of a tall row."""
        here = [above for above, _ in pairs if above.row == max(a.row for a, _ in pairs)]
        if not any(not cell.blank for cell in here) or any(self._known(cell) for cell in here):
            return []
        return [
            below
            for above, below in pairs
            if above.blank and self._known(below) and any(above is cell for cell in here)
        ]

    def _indicator_goes_on(self, pairs: Sequence[Pair]) -> bool:
        """Whether two rows of indicators are one, by what each prints in either half."""
        assert self.columns is not None
        shown = [self._printed(half, pairs) for half in self.columns.halves]
        filled = [half for half in shown if any(not c.blank for pair in half for c in pair)]
        if any(self._known(above) for half in shown for above, _ in half):
            return False
        if any(_is_torn(half) for half in filled) or all(_is_late(half) for half in filled):
            return True
        texts = [pair for half in filled for pair in half if not pair[1].blank]
        return bool(texts) and all(self._fills_its_line(above) for above, _ in texts)

    def _printed(self, half: Half, pairs: Sequence[Pair]) -> list[Pair]:
        """The pairs in the columns that every indicator of this half fills."""
        starts = {half.roles[role][0] for role in _FILLED if role in half.roles}
        return [pair for pair in pairs if pair[1].col in starts]

    def _fills_its_line(self, cell: SheetCell) -> bool:
        """Whether the last line is as long as lines of this column that were wrapped."""
        wrapped = self.columns.wrapped(cell.col) if self.columns else 0
        return bool(wrapped and cell.lines) and len(cell.lines[-1]) >= wrapped - 1

    def _known(self, cell: SheetCell) -> bool:
        return not cell.blank and self._knows(cell.plain)

    def _knows(self, text: str) -> bool:
        return knows(self.layout, text)

    def _is_label(self, cell: SheetCell) -> bool:
        found = self.layout.find(cell.plain)
        return found is not None and found.group not in ("section", "ignored")


def knows(layout: FormLayout, text: str) -> bool:
    """Whether a compact text is a label, a head or a header of the form."""
    indicators = layout.indicators
    return bool(layout.find(text) or indicators.is_head(text) or indicators.role_of(text))


def _is_torn(half: Sequence[Pair]) -> bool:
    """Whether each of two rows prints something, but not the same of what an indicator has."""
    above = {index for index, (cell, _) in enumerate(half) if not cell.blank}
    below = {index for index, (_, cell) in enumerate(half) if not cell.blank}
    return bool(above and below) and above != below


def _is_late(half: Sequence[Pair]) -> bool:
    """Whether all that is printed of a row stands below the seam."""
    return all(above.blank for above, _ in half)
