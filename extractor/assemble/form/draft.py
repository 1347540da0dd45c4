"""A form while its pages are still coming."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractor.assemble.draft import OpenDraft, Part
from extractor.assemble.form.seams import knows
from extractor.model.grid import Grid
from extractor.model.page import TextLine
from extractor.recognise.caption import Caption
from extractor.recognise.header import Header
from extractor.recognise.match import Recognised
from layouts.form import FormLayout
from layouts.normalise import compact
from layouts.title import names_a_table, same_title

_SURE = 2


def layout_of(start: Recognised) -> FormLayout:
    """How a recognised form is read."""
    assert start.match is not None
    assert start.match.profile.form is not None
    return start.match.profile.form


@dataclass(slots=True, kw_only=True)
class FormDraft(OpenDraft):
    """An open form. It goes on until a grid begins another form, or something else is named.

    `lines` are the lines below its grids, with their pages: labels may stand there too.
    """

    lines: list[tuple[int, TextLine]] = field(default_factory=list)

    def continues(
        self, grid: Grid, header: Header, caption: Caption, above: list[str], index: int
    ) -> Part | None:
        """The grid as a part of this form, or None if it begins something else."""
        next_page = index == 0 and grid.page == self.last_page + 1
        if not next_page and grid.page != self.last_page:
            return None
        layout = layout_of(self.start)
        if any(layout.begins.matches(compact(cell.text)) for cell in grid.cells):
            return None
        named = caption.title and not same_title(caption.title, self.start.caption.title or "")
        if named and _marks(grid, layout) < _SURE:
            return None
        if not next_page or header.known:
            known = sum(knows(layout, compact(cell.text)) for cell in grid.cells if cell.text)
            if known < _SURE:
                return None
        return Part(grid=grid, header=replace(header, top=0, body=0, index_row=None), index=index)

    def caption_for_next(self, grid: Grid, caption: Caption) -> Caption:
        """The caption of a form that follows this one without a title of its own."""
        mine = self.start.caption
        if not self.last_page <= grid.page <= self.last_page + 1:
            return caption
        return replace(caption, title=mine.title, bare=mine.bare, unit=caption.unit or mine.unit)

    def take_head(self, lines: Sequence[TextLine], page: int) -> None:
        """Keeps the lines between the title and the first grid."""
        titles = [index for index, line in enumerate(lines) if names_a_table(line.text)]
        first = titles[-1] + 1 if titles else 0
        self.lines += [(page, line) for line in lines[first:]]

    def take_foot(self, lines: Sequence[TextLine], page: int) -> None:
        """Keeps the lines below a grid up to the next title."""
        for line in lines:
            if names_a_table(line.text):
                break
            self.lines.append((page, line))


def _marks(grid: Grid, layout: FormLayout) -> int:
    """How many cells hold what only such a form prints: heads of indicators, labels of texts. A
    page header may read like another table's title; these tell that the form goes on below it."""
    texts = [compact(cell.text) for cell in grid.cells if cell.text]
    groups = [found.group for text in texts if (found := layout.find(text))]
    heads = sum(layout.indicators.is_head(text) for text in texts)
    return heads + sum(group in ("text", "target") for group in groups)


def is_list(grid: Grid, layout: FormLayout) -> bool:
    """Whether the label that begins a form is here a column's header among others: a list of
    projects is no form.

    A header has other headers beside it, and names below it that are no labels.
    """
    for cell in grid.cells:
        if layout.begins.matches(compact(cell.text)):
            rows = range(cell.row, cell.row + cell.row_span)
            beside = [
                compact(each.text)
                for each in grid.cells
                if each.row in rows and each is not cell and each.col >= cell.col + cell.col_span
            ]
            below = [
                compact(each.text)
                for each in grid.cells
                if each.row > rows[-1] and each.col == cell.col and each.text.strip()
            ]
            known = any(knows(layout, text) for text in below)
            headers = any(layout.indicators.role_of(text) for text in beside)
            return headers or (len(below) >= _SURE and not known)
    return False
