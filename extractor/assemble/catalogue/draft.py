"""A catalogue while its pages are still coming."""

import re
from dataclasses import dataclass

from extractor.assemble.catalogue.columns import HeaderRows, header_rows, same_columns
from extractor.assemble.draft import OpenDraft, Part, align
from extractor.model.grid import Grid
from extractor.recognise.caption import Caption
from extractor.recognise.header import Header
from layouts.catalogue import CatalogueLayout
from layouts.normalise import compact
from layouts.title import same_title

# What may be meant for a code: no Chinese, and a digit or a single letter.
_CODE = re.compile(r"[A-Za-z]|(?=.*\d)[A-Za-z\d.\-_/]{1,16}")


def is_code(text: str) -> bool:
    """Whether a cell's text (compact) is meant for a code, be it well formed or not."""
    return bool(_CODE.fullmatch(text))


@dataclass(slots=True, kw_only=True)
class CatalogueDraft(OpenDraft):
    """An open catalogue. It goes on until something else is named.

    `named` is the last grid that names its columns, with the header that does so.
    """

    named: tuple[Grid, HeaderRows] | None = None

    def __post_init__(self) -> None:
        self._keep(self.parts[0].grid)

    @property
    def layout(self) -> CatalogueLayout:
        """How the profile reads it."""
        assert self.start.match is not None
        layout = self.start.match.profile.catalogue
        assert layout is not None
        return layout

    def continues(
        self, grid: Grid, header: Header, caption: Caption, above: list[str], index: int
    ) -> Part | None:
        """The grid as a part of this catalogue, or None if it begins something else.

        It goes on in the next grid if no other title stands above it and its header is the same;
        or, without a header, if its columns stand where they stood and the first holds codes.
        """
        last = self.parts[-1]
        follows = grid.page == last.grid.page + 1 and index == 0
        beside = grid.page == last.grid.page and index <= last.index + 1
        if not (follows or beside) or not self._same_title(caption):
            return None
        aligned = self._same_columns(grid)
        return None if aligned is None else Part(grid=aligned, header=header, index=index)

    def _same_columns(self, grid: Grid) -> Grid | None:
        """The grid with its columns numbered as this catalogue's; None if they are others."""
        if self.named is None:
            return None
        reference, known = self.named
        headers = header_rows(grid.slots(), self.layout)
        if headers and not same_columns(headers[0].leaves, known.leaves):
            return None
        if headers:
            self._keep(grid)
            return grid
        aligned = align(grid, reference)
        return aligned if aligned is not None and _holds_codes(aligned, known) else None

    def _keep(self, grid: Grid) -> None:
        headers = header_rows(grid.slots(), self.layout)
        if headers:
            self.named = (grid, headers[-1])

    def _same_title(self, caption: Caption) -> bool:
        mine = self.start.caption.title
        return caption.title is None or (mine is not None and same_title(caption.title, mine))


def _holds_codes(grid: Grid, header: HeaderRows) -> bool:
    """Whether most of what stands in the code column is codes; departments may stand between."""
    columns = {number for number, leaf in enumerate(header.leaves) if leaf.role == "code"}
    texts = [compact(c.text) for c in grid.cells if c.col in columns and c.text.strip()]
    codes = sum(is_code(text) for text in texts)
    return codes * 2 > len(texts) or not texts
