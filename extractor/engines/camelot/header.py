"""The header of a table without vertical rules: where it ends, its texts, its merged cells.

A text heads several columns where a short rule under it or its place centred over them proves
it; a cell reaches over several levels where nothing parts them. Else every cell stays single.
All coordinates are in the reading frame.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from extractor.engines.camelot.areas import is_figure, middle
from extractor.engines.camelot.centring import Shares, shared_out
from extractor.engines.camelot.merged import Region
from extractor.model.geometry import Box, hull
from extractor.model.page import Rule, Run
from extractor.source.lines import joined, rows_of

_SAME_RULE = 1.6  # points between two rules of one level
_FULL = 0.9  # of the table's width: such a rule parts all columns
_ONE_TEXT = 1.5  # em between the baselines of a wrapped text
_LETTER_SPACED = 1.2  # em between the characters of 合　计
_OFF_MIDDLE = 0.3  # em by which a text of an upper or lower level stands off the middle
_FEW_RULES = 4  # a table without figures and with more rules has one under each row


Column = tuple[float, float]
Columns = Sequence[Column]


class Text(NamedTuple):
    """A text of the header with its lines."""

    box: Box
    lines: tuple[str, ...]
    size: float


class Piece(NamedTuple):
    """What parts two levels of the header at y = `at`, from `start` to `end`.

    One rule under several columns is one `group`.
    """

    at: float
    start: float
    end: float
    group: int


def header_end(area: Box, runs: Sequence[Run], rules: Sequence[Rule]) -> float:
    """The y where the header ends: at the last rule above the first figure.

    At the top of the area if the table has no header. A line that holds a single text between
    two rules above the figures is no header but a row without figures.
    """
    rows = list(rows_of(runs))
    long = _levels([r.at for r in rules if r.end - r.start >= _FULL * area.width])
    first = next((row for row in rows if any(is_figure(run.text) for run in row)), None)
    if first is None:
        return _end_without_figures(area, rows, long)
    top = middle(hull([run.box for run in first]))[1]
    above = [at for at in long if area.y0 + _SAME_RULE < at < top]
    while above and len(_between(runs, ([area.y0, *above])[-2], above[-1])) == 1:
        above.pop()
    if above:
        return above[-1]
    before = [run.box.y1 for row in rows[: rows.index(first)] for run in row]
    return (max(before) + min(run.box.y0 for run in first)) / 2 if before else area.y0


def _end_without_figures(area: Box, rows: Sequence[Sequence[Run]], long: Sequence[float]) -> float:
    inner = [at for at in long if at > area.y0 + _SAME_RULE]
    if not rows or not inner:
        return area.y0
    few = len(inner) < _FEW_RULES and len(inner) > 1
    return inner[-2] if few else inner[0]


def texts_in(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Text]:
    """The texts of a header; lines of one wrapped text are brought together."""
    lines = [line for row in rows_of(runs) for line in _words(row)]
    texts: list[Text] = []
    for line in lines:
        above = [text for text in texts if _wraps(text, line, lines, rules)]
        if len(above) == 1:
            texts.remove(above[0])
            texts.append(_with_line(above[0], line))
        else:
            texts.append(line)
    return texts


def _with_line(text: Text, line: Text) -> Text:
    return Text(text.box.union(line.box), (*text.lines, *line.lines), line.size)


def _words(row: Sequence[Run]) -> Iterator[Text]:
    word = [row[0]]
    for before, run in pairwise(row):
        gap = _LETTER_SPACED if len(before.text) == len(run.text) == 1 else _OFF_MIDDLE
        if run.box.x0 - before.box.x1 > gap * run.size:
            yield _text(word)
            word = []
        word.append(run)
    yield _text(word)


def _text(word: Sequence[Run]) -> Text:
    return Text(hull([run.box for run in word]), (joined(word),), max(run.size for run in word))


def _wraps(above: Text, line: Text, lines: Sequence[Text], rules: Sequence[Rule]) -> bool:
    """Whether a line goes on with the text above: close below it, alone, no rule between."""
    step = line.box.y0 - (above.box.y1 - line.box.height)
    if not 0 < step <= _ONE_TEXT * line.size or not _over(above.box, line.box):
        return False
    beside = [one for one in lines if abs(one.box.y0 - line.box.y0) < line.size / 2]
    if sum(_over(above.box, one.box) for one in beside) > 1:
        return False
    top, bottom = middle(above.box)[1], middle(line.box)[1]
    return not any(top < rule.at < bottom and _covers(rule, line.box) for rule in rules)


def _over(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def _covers(rule: Rule | Piece, box: Box) -> bool:
    return rule.start <= middle(box)[0] <= rule.end


def lowest(texts: Sequence[Text], rules: Sequence[Rule], clusters: Sequence[Column]) -> list[Text]:
    """The texts that head one column each: no text that belongs to them stands below.

    `clusters` are the stretches of x where the body has text.
    """
    return [
        text
        for text in texts
        if not _heads_others(text, texts, rules) and not _bridges(text, texts, clusters)
    ]


def _heads_others(text: Text, texts: Sequence[Text], rules: Sequence[Rule]) -> bool:
    """Whether lower texts stand right below the text, or below the rule under it."""
    below = _below(text, texts)
    if any(_over(text.box, other.box) for other in below):
        return True
    y = middle(text.box)[1]
    under = [rule for rule in rules if rule.at > y and _covers(rule, text.box)]
    return any(_covers(rule, t.box) and t.box.y1 > rule.at for rule in under for t in below)


def _bridges(text: Text, texts: Sequence[Text], clusters: Sequence[Column]) -> bool:
    """Whether an upper text stands over the gap between two lower ones and has no column there."""
    x = middle(text.box)[0]
    below = _below(text, texts)
    left = max((t.box for t in below if t.box.x1 <= x), key=lambda box: box.x1, default=None)
    right = min((t.box for t in below if t.box.x0 >= x), key=lambda box: box.x0, default=None)
    if left is None or right is None or not _off(text, middle(hull([t.box for t in texts]))[1]):
        return False
    if any(t is not text and left.x1 < middle(t.box)[0] < right.x0 for t in texts):
        return False
    own = [span for span in clusters if _shared(span, text.box) > 0]
    return all(_shared(span, left) > 0 or _shared(span, right) > 0 for span in own)


def _below(text: Text, texts: Sequence[Text]) -> list[Text]:
    return [t for t in texts if t.box.y0 >= middle(text.box)[1] + text.size / 2]


def _shared(span: Column, box: Box) -> float:
    return min(span[1], box.x1) - max(span[0], box.x0)


def header_cells(
    area: Box, edges: Sequence[float], texts: Sequence[Text], rules: Sequence[Rule]
) -> list[Region]:
    """The cells of the header between the column edges, `area` being the header alone."""
    pieces = [
        Piece(rule.at, rule.start, rule.end, index)
        for index, rule in enumerate(rules)
        if area.y0 + _SAME_RULE < rule.at < area.y1 - _SAME_RULE
    ]
    unruled = not pieces
    pieces = pieces or _unruled_level(texts)
    levels = [area.y0, *_levels([piece.at for piece in pieces]), area.y1]
    columns = list(pairwise(edges))
    cells: list[Region] = []
    for top, bottom, own in _blocks(levels, columns, pieces):
        block = Box(own[0][0], top, own[-1][1], bottom)
        inside = [text for text in texts if block.contains(*middle(text.box))]
        ruled = not unruled and len(own) < len(columns)
        shares = _shares(inside, own, lowest=bottom == area.y1, ruled=ruled)
        cells += _block_cells(block, own, inside, shares)
    return cells


def _levels(ats: Sequence[float]) -> list[float]:
    levels: list[float] = []
    for at in sorted(ats):
        if not levels or at - levels[-1] > _SAME_RULE:
            levels.append(at)
    return levels


def _unruled_level(texts: Sequence[Text]) -> list[Piece]:
    """The level between upper and lower texts where no rule shows it, over the lower ones."""
    if not texts:
        return []
    zone = hull([text.box for text in texts])
    y = middle(zone)[1]
    upper = [t for t in texts if t.box.y1 <= y + _OFF_MIDDLE * t.size and _off(t, y)]
    lower = [t for t in texts if t.box.y0 >= y - _OFF_MIDDLE * t.size and _off(t, y)]
    if not upper or not lower:
        return []
    at = (max(t.box.y1 for t in upper) + min(t.box.y0 for t in lower)) / 2
    return [Piece(at, text.box.x0, text.box.x1, 0) for text in lower]


def _off(text: Text, y: float) -> bool:
    return abs(middle(text.box)[1] - y) > _OFF_MIDDLE * text.size


def _blocks(
    levels: Sequence[float], columns: Columns, pieces: Sequence[Piece]
) -> Iterator[tuple[float, float, Columns]]:
    """Top, bottom and columns of blocks: neighbouring columns that begin at one level and end at
    one piece of rule, or at the end of the header."""
    for top in levels[:-1]:
        ends = [_end(top, levels, column, pieces) for column in columns]
        for end, same in groupby(zip(ends, columns, strict=True), lambda pair: pair[0]):
            if end is not None:
                yield top, end[0], [column for _, column in same]


def _end(
    top: float, levels: Sequence[float], column: Column, pieces: Sequence[Piece]
) -> tuple[float, int | None] | None:
    """Level and group of the piece where the cell that begins at `top` ends; None if none does."""
    if top != levels[0] and _piece_at(top, column, pieces) is None:
        return None
    for level in levels[1:-1]:
        piece = _piece_at(level, column, pieces) if level > top else None
        if piece is not None:
            return level, piece.group
    return levels[-1], None


def _piece_at(level: float, column: Column, pieces: Sequence[Piece]) -> Piece | None:
    """The piece at this level that lies along most of the column, or mostly in it."""
    for piece in pieces:
        shared = min(piece.end, column[1]) - max(piece.start, column[0])
        width = min(column[1] - column[0], piece.end - piece.start)
        if abs(piece.at - level) <= _SAME_RULE and shared > width / 2:
            return piece
    return None


def _block_cells(block: Box, columns: Columns, inside: list[Text], shares: Shares) -> list[Region]:
    """One cell for each share of the columns, with the texts that stand in it."""
    cells = []
    for start, end in shares:
        box = Box(columns[start][0], block.y0, columns[end - 1][1], block.y1)
        own = [text for text in inside if box.x0 <= middle(text.box)[0] < box.x1]
        own.sort(key=lambda text: text.box.y0)
        cells.append(Region(box, tuple(line for text in own for line in text.lines)))
    return cells


def _shares(inside: Sequence[Text], columns: Columns, *, lowest: bool, ruled: bool) -> Shares:
    """Which columns of a block are one cell: all over a short rule with one text, or those that
    a text stands centred over; at the foot of the header none."""
    singles = [(index, index + 1) for index in range(len(columns))]
    if lowest:
        return singles
    if ruled and len(inside) == 1:
        return [(0, len(columns))]
    centres = sorted(middle(text.box)[0] for text in inside)
    return shared_out(centres, [columns[0][0], *(end for _, end in columns)]) or singles


def _between(runs: Sequence[Run], top: float, bottom: float) -> list[Run]:
    return [run for run in runs if top < middle(run.box)[1] < bottom]
