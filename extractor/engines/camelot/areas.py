"""Where tables without vertical rules lie on a page: between long rules of one extent.

All coordinates are in the reading frame.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.engines.camelot.rows import FIGURE
from extractor.model.geometry import Box
from extractor.model.page import PageContent, Rule, Run
from extractor.source.lines import joined, rows_of
from layouts.normalise import compact
from layouts.title import names_a_table, number_of

_LONG = 0.4  # of the page's width: shorter rules underline a heading, not a table
_SAME_EXTENT = 4.0  # points by which the rules of one table may differ in length
_FEWEST_RULES = 3  # above the header, below it, below the table
_HEADER_ROWS = 8  # so many lines may stand between the two rules of a table that goes on
_SHORTEST_RULE = 10.0
_FAR = 3.0  # em of white: what stands below it is no row of the table above
_BELOW = 2.0  # points between the last row of a table that goes on and its edge
_YEAR = re.compile(r"20\d\d")

Row = list[Run]


def is_figure(text: str) -> bool:
    """Whether a text is a figure or a code; a year alone may head a column."""
    return bool(FIGURE.fullmatch(text)) and not _YEAR.fullmatch(text)


def middle(box: Box) -> tuple[float, float]:
    """The centre of a box."""
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def runs_in(area: Box, runs: Sequence[Run]) -> list[Run]:
    """The runs whose centre lies in the area."""
    return [run for run in runs if area.contains(*middle(run.box))]


def open_areas(page: PageContent) -> tuple[Box, ...]:
    """Those of `ruled_areas` that no vertical rule parts: there only text shows the columns."""
    verticals = [rule for rule in page.rules if not rule.horizontal]
    return tuple(
        area for area in ruled_areas(page) if not any(parts(rule, area) for rule in verticals)
    )


def parts(rule: Rule, area: Box) -> bool:
    """Whether a vertical rule runs inside the area and not along its sides."""
    within = area.x0 + _SAME_EXTENT < rule.at < area.x1 - _SAME_EXTENT
    return within and min(rule.end, area.y1) - max(rule.start, area.y0) > _SHORTEST_RULE


def ruled_areas(page: PageContent) -> tuple[Box, ...]:
    """Areas between long horizontal rules of the same extent, top to bottom."""
    width = page.height if page.turn in (90, 270) else page.width
    rules = [r for r in page.rules if r.horizontal and r.end - r.start >= _LONG * width]
    rules.sort(key=lambda rule: (rule.at, rule.start))
    found = [area for group in _of_one_extent(rules) for area in _areas(group, rules, page.runs)]
    outer = [area for area in found if not any(_inside(area, other) for other in found)]
    return tuple(sorted(outer, key=lambda area: (area.y0, area.x0)))


def _of_one_extent(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in rules:
        group = next((g for g in groups if _same_extent(g[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    return groups


def _same_extent(one: Rule, other: Rule) -> bool:
    starts, ends = abs(one.start - other.start), abs(one.end - other.end)
    return starts <= _SAME_EXTENT and ends <= _SAME_EXTENT


def _inside(inner: Box, outer: Box) -> bool:
    wider = outer.width > inner.width + _SAME_EXTENT
    return wider and outer.contains(inner.x0, inner.y0) and outer.contains(inner.x1, inner.y1)


def _areas(group: Sequence[Rule], rules: Sequence[Rule], runs: Sequence[Run]) -> Iterator[Box]:
    """The tables between the rules of one extent; a title between two of them parts tables."""
    if len(group) < _FEWEST_RULES - 1:
        return
    left, right = group[0].start, group[0].end
    rows = list(rows_of(runs_in(Box(left, group[0].at, right, float("inf")), runs)))
    for table in _tables(group, rows):
        below = [rule.at for rule in rules if rule.at > table[-1].at]
        end = _open_end(table, rows, min(below, default=float("inf")))
        if len(table) >= _FEWEST_RULES or end is not None:
            yield Box(left, table[0].at, right, end or table[-1].at)


def _tables(group: Sequence[Rule], rows: Sequence[Row]) -> list[list[Rule]]:
    tables = [[group[0]]]
    for above, below in pairwise(group):
        if _is_caption(_between(rows, above.at, below.at)):
            tables.append([])
        tables[-1].append(below)
    return tables


def _is_caption(rows: Sequence[Row]) -> bool:
    """Whether a title or a table's number, but no figure, stands between two rules."""
    if any(is_figure(run.text) for row in rows for run in row):
        return False
    texts = [joined(row) for row in rows]
    return any(names_a_table(text) or number_of(text) == compact(text) for text in texts)


def _open_end(table: Sequence[Rule], rows: Sequence[Row], floor: float) -> float | None:
    """Where the rows below the last rule end, if the table goes on without a rule under it.

    Then nothing but a header stands between its rules.
    """
    header = _between(rows, table[0].at, table[-1].at)
    if not 0 < len(header) <= _HEADER_ROWS or max(map(len, header)) < 2:
        return None
    if any(is_figure(run.text) for row in header for run in row):
        return None
    end, previous = None, table[-1].at
    for row in _between(rows, table[-1].at, floor):
        top = min(run.box.y0 for run in row)
        if top - previous > _FAR * row[0].size:
            break
        previous = max(run.box.y1 for run in row)
        if len(row) > 1 and any(is_figure(run.text) for run in row):
            end = previous + _BELOW
    return end


def _between(rows: Sequence[Row], top: float, bottom: float) -> list[Row]:
    return [row for row in rows if top <= middle(row[0].box)[1] <= bottom]
