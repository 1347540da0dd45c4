"""An open-ruled table as its page shows it: the columns, the header's cells, where the body is.

Camelot reads the body with what is known here; the header, which it cannot see as cells, comes
from here. All coordinates are in the reading frame.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.engines.camelot.areas import middle, open_areas, runs_in
from extractor.engines.camelot.bands import row_bounds
from extractor.engines.camelot.columns import body_clusters, cuts_between
from extractor.engines.camelot.header import header_cells, header_end, lowest, texts_in
from extractor.engines.camelot.merged import Region
from extractor.model.geometry import Box, hull
from extractor.model.page import PageContent, Rule

_ALONG = 2.0  # points by which a rule may stick out of its table
_SHORTEST_RULE = 10.0
_CROSSES = 2.0  # points by which a text reaches over a cut that it crosses


class OpenTable(NamedTuple):
    """One table without vertical rules.

    `edges` are the x of its columns, outer ones included; `head` is the y where its header ends;
    `bounds` are the y between the rows of its body; `across` are the boxes of body texts that
    lie over several columns.
    """

    area: Box
    head: float
    edges: tuple[float, ...]
    header: tuple[Region, ...]
    bounds: tuple[float, ...]
    across: tuple[Box, ...]

    @property
    def cuts(self) -> tuple[float, ...]:
        """The x between its columns."""
        return self.edges[1:-1]


def open_table(area: Box, page: PageContent) -> OpenTable | None:
    """What the page shows of the table in an area; None where its columns cannot be told.

    An area that a vertical rule parts is no open table.
    """
    if area not in open_areas(page):
        return None
    runs, rules = runs_in(area, page.runs), _rules_in(area, page.rules)
    head = header_end(area, runs, rules)
    body = [run for run in runs if middle(run.box)[1] > head]
    upper = [rule for rule in rules if rule.at < head]
    texts = texts_in([run for run in runs if middle(run.box)[1] <= head], upper)
    clusters = body_clusters(body, area.width)
    heads = [text.box for text in lowest(texts, upper, clusters)]
    ends = [end for rule in upper for end in (rule.start, rule.end)]
    cuts = cuts_between(body, heads, area.width, ends)
    if not cuts:
        return None
    edges = (area.x0, *cuts, area.x1)
    zone = Box(area.x0, area.y0, area.x1, head)
    header = header_cells(zone, edges, texts, upper) if texts else ()
    across = tuple(run.box for run in body if _crossed(run.box, cuts))
    inner = [rule.at for rule in rules if head + _ALONG < rule.at < area.y1 - _ALONG]
    return OpenTable(area, head, edges, tuple(header), row_bounds(body, inner), across)


def _rules_in(area: Box, rules: Sequence[Rule]) -> list[Rule]:
    return [
        rule
        for rule in rules
        if rule.horizontal
        and area.y0 - _ALONG <= rule.at <= area.y1 + _ALONG
        and min(rule.end, area.x1) - max(rule.start, area.x0) > _SHORTEST_RULE
    ]


def completed(regions: Sequence[Region], table: OpenTable) -> tuple[Region, ...]:
    """The table's cells: the header as the page shows it, the body as Camelot read it."""
    rows: dict[float, list[Region]] = defaultdict(list)
    for region in regions:
        if middle(region.box)[1] > table.head:
            rows[region.box.y0].append(region)
    tops = sorted(rows)
    edges = [table.head, *(max(at, table.head) for at in tops[1:]), table.area.y1]
    body: list[Region] = []
    for at, (top, bottom) in zip(tops, pairwise(edges), strict=False):
        placed = [_placed(region, top, bottom, table.edges) for region in rows[at]]
        body += _joined_across(placed, table.across)
    return (*table.header, *body)


def _placed(region: Region, top: float, bottom: float, edges: Sequence[float]) -> Region:
    """The region in its column: Camelot's outer columns end where their text ends."""
    column = bisect_right(edges, middle(region.box)[0]) - 1
    column = min(max(column, 0), len(edges) - 2)
    return Region(Box(edges[column], top, edges[column + 1], bottom), region.lines)


def _joined_across(row: Sequence[Region], across: Sequence[Box]) -> list[Region]:
    """A text over several columns is one cell over them; Camelot cut it at each."""
    row = sorted(row, key=lambda region: region.box.x0)
    for box in across:
        y = middle(box)[1]
        own = [r for r in row if r.box.y0 <= y < r.box.y1 and _crosses(box, r.box)]
        if len(own) > 1:
            text = "".join(line for region in own for line in region.lines)
            one = Region(hull([region.box for region in own]), (text,) if text else ())
            row = [*(region for region in row if region not in own), one]
    return list(row)


def _crosses(text: Box, cell: Box) -> bool:
    return min(text.x1, cell.x1) - max(text.x0, cell.x0) > _CROSSES


def _crossed(box: Box, cuts: Sequence[float]) -> bool:
    return any(box.x0 + _CROSSES < cut < box.x1 - _CROSSES for cut in cuts)
