"""What a page's rules and text tell Camelot's text parsers: where to look, where columns end.

Left alone, they guess the area from text alignment, take titles and notes for rows and a
wrapped label for several rows.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractor.engines.camelot.rows import FIGURE
from extractor.engines.camelot.tool import Hints, Margins
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run
from extractor.source.frame import Frame

_LONG = 0.4  # of the page's width: shorter rules underline a heading, not a table
_SAME_EXTENT = 4.0  # points by which the rules of one table may differ in length
_FEWEST_RULES = 3  # above the header, below it, below the table
_PADDING = 2.0
_SHORTEST_RULE = 10.0
_NARROWEST_CORRIDOR = 1.5
_HEADER_ROWS = 4  # so many header texts may lie across a corridor


def hints_for(
    page: PageContent, areas: Sequence[Box], columns: int | None, margins: Margins
) -> tuple[Hints, ...]:
    """What the page tells about each of these areas (reading frame)."""
    return tuple(_hint(area, page, columns, margins) for area in areas)


def open_areas(page: PageContent) -> tuple[Box, ...]:
    """Those of `ruled_areas` that no vertical rule parts: there only text shows the columns."""
    verticals = [rule for rule in page.rules if not rule.horizontal]
    return tuple(
        area for area in ruled_areas(page) if not any(_parts(rule, area) for rule in verticals)
    )


def _parts(rule: Rule, area: Box) -> bool:
    within = area.x0 + _SAME_EXTENT < rule.at < area.x1 - _SAME_EXTENT
    return within and min(rule.end, area.y1) - max(rule.start, area.y0) > _SHORTEST_RULE


def ruled_areas(page: PageContent) -> tuple[Box, ...]:
    """Areas between long horizontal rules of the same extent, top to bottom (reading frame)."""
    width = page.height if page.turn in (90, 270) else page.width
    rules = [r for r in page.rules if r.horizontal and r.end - r.start >= _LONG * width]
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (rule.at, rule.start)):
        group = next((g for g in groups if _same_extent(g[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return tuple(_area(group) for group in groups if len(group) >= _FEWEST_RULES)


def _same_extent(one: Rule, other: Rule) -> bool:
    starts, ends = abs(one.start - other.start), abs(one.end - other.end)
    return starts <= _SAME_EXTENT and ends <= _SAME_EXTENT


def _area(rules: Sequence[Rule]) -> Box:
    return Box(rules[0].start, rules[0].at, rules[0].end, rules[-1].at)


def _hint(area: Box, page: PageContent, columns: int | None, margins: Margins) -> Hints:
    runs = [run for run in page.runs if area.contains(*_centre(run.box))]
    cuts = column_cuts(runs, columns) if columns else ()
    right, up, height = _media_box(page, margins)
    return Hints(
        area=(
            area.x0 + right - _PADDING,
            height - area.y0 - up + _PADDING,
            area.x1 + right + _PADDING,
            height - area.y1 - up - _PADDING,
        ),
        cuts=tuple(cut + right for cut in cuts),
        row_rules=tuple(height - at - up for at in _rules_across(area, page.rules)),
        row_tolerance=_row_tolerance(runs),
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


def column_cuts(runs: Sequence[Run], columns: int) -> tuple[float, ...]:
    """The x of the `columns` - 1 widest white corridors; empty if there are not so many.

    A corridor may be crossed by few texts (merged headers), but by as few as possible.
    """
    for crossing in range(_HEADER_ROWS + 1):
        corridors = sorted(_corridors(runs, crossing), key=lambda c: c[0] - c[1])
        if len(corridors) >= columns - 1:
            return tuple(sorted((a + b) / 2 for a, b in corridors[: columns - 1]))
    return ()


def _corridors(runs: Sequence[Run], crossing: int) -> Iterator[tuple[float, float]]:
    """Stretches of x that at most `crossing` runs cover, between the first and the last run."""
    events = sorted([(run.box.x0, 1) for run in runs] + [(run.box.x1, -1) for run in runs])
    covering, start = 0, None
    for at, step in events:
        white_before = covering <= crossing
        covering += step
        if white_before and covering > crossing:
            if start is not None and at - start >= _NARROWEST_CORRIDOR:
                yield start, at
        elif not white_before and covering <= crossing:
            start = at


def _row_tolerance(runs: Sequence[Run]) -> int | None:
    """How far apart lines of one row may be, from the pitch of the figures, which do not wrap."""
    middles = sorted(_centre(run.box)[1] for run in runs if FIGURE.fullmatch(run.text))
    steps = [b - a for a, b in pairwise(middles) if b - a > 2]
    if not steps:
        return None
    return int(0.6 * median(steps))


def _centre(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
