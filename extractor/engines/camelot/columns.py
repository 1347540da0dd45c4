"""Where the columns of a table without vertical rules are cut: in the white between its texts.

The body shows the corridors, the texts at the foot of the header name the columns: a column that
is blank throughout is known from its header, and a total set apart from its labels is no column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.model.geometry import Box
from extractor.model.page import Run
from extractor.source.lines import rows_of

_NARROWEST_CORRIDOR = 1.5
_MAY_CROSS = 2  # so many texts may overflow into a blank cell beside them
_HEADER_ROWS = 4  # so many header texts may lie across a corridor
_LETTER_SPACED = 3.0  # em between the characters of 合　计
_WIDE = 0.4  # of the table: a lone text this wide is a note across the columns

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Column:
    """What is known of one column: the extent of its body, and of the header text above it."""

    body: Span | None
    head: Span | None

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for span in (self.body, self.head) if span is not None)

    @property
    def centre(self) -> float:
        return _centre(self.head or self.spans[0])


def cuts_between(
    body: Sequence[Run], heads: Sequence[Box], width: float, ends: Sequence[float]
) -> tuple[float, ...] | None:
    """The x between the columns; None where texts leave no white between two of them.

    `heads` are the lowest header texts. A cut moves to one of `ends`, the ends of the short
    rules under merged headers, where that lies in the same corridor.
    """
    rows = _rows(body, width)
    spans = sorted({(head.x0, head.x1) for head in heads})
    for crossing in range(_MAY_CROSS + 1):
        clusters = _clusters([word for row in rows for word in row], crossing)
        columns = _columns(clusters, spans, rows)
        cuts = _cuts(columns, ends) if columns else None
        if cuts is not None:
            return cuts
    return None


def body_clusters(body: Sequence[Run], width: float) -> list[Span]:
    """The stretches of x, left to right, where the body of a table `width` points wide has text."""
    return _clusters([word for row in _rows(body, width) for word in row], 0)


def column_cuts(runs: Sequence[Run], columns: int) -> tuple[float, ...]:
    """The x of the `columns` - 1 widest white corridors; empty if there are not so many.

    A corridor may be crossed by few texts (merged headers), but by as few as possible.
    """
    spans = [(run.box.x0, run.box.x1) for run in runs]
    for crossing in range(_HEADER_ROWS + 1):
        corridors = sorted(_corridors(spans, crossing), key=lambda c: c[0] - c[1])
        if len(corridors) >= columns - 1:
            return tuple(sorted((a + b) / 2 for a, b in corridors[: columns - 1]))
    return ()


def _rows(body: Sequence[Run], width: float) -> list[list[Span]]:
    """The lines of the body without notes across the columns."""
    rows = [list(_words(row)) for row in rows_of(body)]
    return [row for row in rows if len(row) > 1 or row[0][1] - row[0][0] < _WIDE * width]


def _words(row: Sequence[Run]) -> Iterator[Span]:
    """Extents of the texts of one line; letter-spaced characters are one text."""
    start, end = row[0].box.x0, row[0].box.x1
    for before, run in pairwise(row):
        one_text = _is_letter(before) and _is_letter(run)
        if not one_text or run.box.x0 - before.box.x1 > _LETTER_SPACED * run.size:
            yield start, end
            start = run.box.x0
        end = run.box.x1
    yield start, end


def _is_letter(run: Run) -> bool:
    return len(run.text) == 1 and run.text.isalpha()


def _clusters(spans: Sequence[Span], crossing: int) -> list[Span]:
    """What lies between the corridors, left to right."""
    if not spans:
        return []
    edges = [min(spans)[0]]
    for start, end in _corridors(spans, crossing):
        edges += [start, end]
    edges.append(max(end for _, end in spans))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _corridors(spans: Sequence[Span], crossing: int) -> Iterator[Span]:
    """Stretches of x that at most `crossing` texts cover, between the first and the last text."""
    events = sorted([(x0, 1) for x0, _ in spans] + [(x1, -1) for _, x1 in spans])
    covering, start = 0, None
    for at, step in events:
        white_before = covering <= crossing
        covering += step
        if white_before and covering > crossing:
            if start is not None and at - start >= _NARROWEST_CORRIDOR:
                yield start, at
        elif not white_before and covering <= crossing:
            start = at


def _columns(
    clusters: Sequence[Span], heads: Sequence[Span], rows: Sequence[Sequence[Span]]
) -> list[_Column] | None:
    """Brings clusters and header texts together; None if two headers claim one cluster."""
    if not heads:
        return [_Column(cluster, None) for cluster in clusters]
    columns = [_Column(_claimed(head, clusters), head) for head in heads]
    bodies = [column.body for column in columns if column.body]
    if len(set(bodies)) < len(bodies):
        columns = [_kept_claim(column, columns) for column in columns]
        bodies = [column.body for column in columns if column.body]
    if len(set(bodies)) < len(bodies):
        return None
    for cluster in clusters:
        if cluster not in bodies:
            columns = _with_unclaimed(cluster, columns, rows)
    return sorted(columns, key=lambda column: min(column.spans))


def _claimed(head: Span, clusters: Sequence[Span]) -> Span | None:
    best = max(clusters, key=lambda cluster: _shared(head, cluster), default=None)
    return best if best and _shared(head, best) > 0 else None


def _kept_claim(column: _Column, columns: Sequence[_Column]) -> _Column:
    """A header that only grazes a cluster which lies under another header leaves it to that."""
    head, body = column.head, column.body
    rivals = [c.head for c in columns if c.body == body and c.head and c is not column]
    if not head or not body or not rivals:
        return column
    shared = _shared(head, body)
    grazes = shared * 2 < min(head[1] - head[0], body[1] - body[0])
    if grazes and any(_shared(rival, body) > shared for rival in rivals):
        return replace(column, body=None)
    return column


def _with_unclaimed(
    cluster: Span, columns: Sequence[_Column], rows: Sequence[Sequence[Span]]
) -> list[_Column]:
    """Finds the column of a cluster that stands under no header text.

    It is the body of a header beside it that has none, or a text set apart in a column beside it
    (no line holds both), or else a column without a name.
    """
    at = _centre(cluster)
    ordered = sorted(columns, key=lambda column: abs(column.centre - at))
    sides = (
        next((c for c in ordered if c.centre < at), None),
        next((c for c in ordered if c.centre >= at), None),
    )
    beside = [column for column in ordered if column in sides]
    for column in beside:
        if column.body is None:
            return [replace(c, body=cluster) if c is column else c for c in columns]
    for column in beside:
        body = column.body
        if body and column.head and not _on_one_line(cluster, body, rows):
            both = (min(body[0], cluster[0]), max(body[1], cluster[1]))
            return [replace(c, body=both) if c is column else c for c in columns]
    return [*columns, _Column(cluster, None)]


def _on_one_line(one: Span, other: Span, rows: Sequence[Sequence[Span]]) -> bool:
    return any(
        any(_shared(one, word) > 0 for word in row)
        and any(_shared(other, word) > 0 for word in row)
        for row in rows
    )


def _cuts(columns: Sequence[_Column], ends: Sequence[float]) -> tuple[float, ...] | None:
    cuts: list[float] = []
    for left, right in pairwise(columns):
        corridor = _corridor(left, right)
        if corridor is None:
            return None
        near = [end for end in ends if corridor[0] <= end <= corridor[1]]
        cuts.append(near[0] if near else _centre(corridor))
    return tuple(cuts)


def _corridor(left: _Column, right: _Column) -> Span | None:
    """The white between two columns; where a header overflows, the white between the bodies."""
    between = (max(end for _, end in left.spans), min(start for start, _ in right.spans))
    if between[1] - between[0] < _NARROWEST_CORRIDOR:
        first, second = left.body or left.spans[0], right.body or right.spans[0]
        between = (first[1], second[0])
    return between if between[1] - between[0] >= _NARROWEST_CORRIDOR else None


def _shared(one: Span, other: Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _centre(span: Span) -> float:
    return (span[0] + span[1]) / 2
