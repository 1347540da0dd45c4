"""A catalogue while its pages are still coming."""

from dataclasses import dataclass

from extractor.assemble.draft import OpenDraft, Part
from extractor.model.grid import Grid
from extractor.recognise.caption import Caption
from extractor.recognise.header import Header


@dataclass(slots=True, kw_only=True)
class CatalogueDraft(OpenDraft):
    """An open catalogue. It goes on until something else is named."""

    def continues(
        self, grid: Grid, header: Header, caption: Caption, above: list[str], index: int
    ) -> Part | None:
        """The grid as a part of this catalogue, or None if it begins something else."""
        if index or grid.page != self.last_page + 1 or caption.title:
            return None
        return Part(grid=grid, header=header, index=index)
