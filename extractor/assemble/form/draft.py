"""A form while its pages are still coming."""

from dataclasses import dataclass, replace

from extractor.assemble.draft import OpenDraft, Part
from extractor.model.grid import Grid
from extractor.recognise.caption import Caption
from extractor.recognise.header import Header
from layouts.normalise import compact


@dataclass(slots=True, kw_only=True)
class FormDraft(OpenDraft):
    """An open form. It goes on until a grid begins another form, or something else is named."""

    def continues(
        self, grid: Grid, header: Header, caption: Caption, above: list[str], index: int
    ) -> Part | None:
        """The grid as a part of this form, or None if it begins something else."""
        if index or grid.page != self.last_page + 1 or caption.title:
            return None
        if self._begins_anew(grid):
            return None
        return Part(grid=grid, header=replace(header, top=0, body=0, index_row=None), index=index)

    def _begins_anew(self, grid: Grid) -> bool:
        assert self.start.match is not None
        layout = self.start.match.profile.form
        assert layout is not None
        return any(layout.begins.matches(compact(cell.text)) for cell in grid.cells)
