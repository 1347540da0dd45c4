"""What a page's rules and text tell Camelot's text parsers: where to look, where columns end.

Left alone, they guess the area from text alignment, take titles and notes for rows and a
wrapped label for several rows.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractor.engines.camelot.areas import middle, runs_in
from extractor.engines.camelot.columns import column_cuts
from extractor.engines.camelot.layout import OpenTable
from extractor.engines.camelot.rows import FIGURE
from extractor.engines.camelot.tool import Hints, Margins
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run
from extractor.source.frame import Frame

_PADDING = 2.0
_SHORTEST_RULE = 10.0


def hint_for(
    area: Box,
    table: OpenTable | None,
    page: PageContent,
    columns: int | None,
    margins: Margins,
) -> Hints:
    """What the page tells about an area (reading frame) and the open table in it, if it is one.

    Where no table is known, `columns` says how many of the widest corridors are cuts.
    """
    runs = runs_in(area, page.runs)
    cuts = table.cuts if table else column_cuts(runs, columns) if columns else ()
    rules = (table.head, *table.bounds) if table else _rules_across(area, page.rules)
    right, up, height = _media_box(page, margins)
    return Hints(
        area=(
            area.x0 + right - _PADDING,
            height - area.y0 - up + _PADDING,
            area.x1 + right + _PADDING,
            height - area.y1 - up - _PADDING,
        ),
        cuts=tuple(cut + right for cut in cuts),
        row_rules=tuple(height - at - up for at in rules),
        row_tolerance=None if table else _row_tolerance(runs),
        certain=table is not None,
    )


def _media_box(page: PageContent, margins: Margins) -> tuple[float, float, float]:
    """How far the crop box lies right of and below the media box, and the latter's height.

    All in the reading frame, in which Camelot's page lies once it turned the page for itself.
    """
    width = page.width + margins.left + margins.right
    height = page.height + margins.top + margins.bottom
    crop = Box(margins.left, margins.top, margins.left + page.width, margins.top + page.height)
    x0, y0, *_ = Frame(page.turn, width, height).box(crop)
    return x0, y0, width if page.turn in (90, 270) else height


def _rules_across(area: Box, rules: Sequence[Rule]) -> tuple[float, ...]:
    """The y of every horizontal rule in the area, short ones under merged headers included."""
    inside = (
        rule.at
        for rule in rules
        if rule.horizontal
        and area.y0 <= rule.at <= area.y1
        and min(rule.end, area.x1) - max(rule.start, area.x0) > _SHORTEST_RULE
    )
    return tuple(sorted(inside))


def _row_tolerance(runs: Sequence[Run]) -> int | None:
    """How far apart lines of one row may be, from the pitch of the figures, which do not wrap."""
    middles = sorted(middle(run.box)[1] for run in runs if FIGURE.fullmatch(run.text))
    steps = [b - a for a, b in pairwise(middles) if b - a > 2]
    if not steps:
        return None
    return int(0.6 * median(steps))
