"""The header of a table as printed: groups that span columns, leaves that reach down."""

from collections.abc import Sequence
from dataclasses import dataclass

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderCell:
    """One cell of a header row; spans count columns and rows."""

    text: str
    columns: int
    rows: int


def header_rows(paths: Sequence[Path]) -> tuple[tuple[HeaderCell, ...], ...]:
    """Header rows from the top down for columns with these paths; none without columns."""
    depth = max((len(path) for path in paths), default=0)
    return tuple(tuple(_row(paths, level, depth)) for level in range(depth))


def _row(paths: Sequence[Path], level: int, depth: int) -> list[HeaderCell]:
    cells = []
    index = 0
    while index < len(paths):
        width = _width(paths, index, level)
        if _begins(paths[index], level):
            leaf = len(paths[index]) <= level + 1
            text = paths[index][level] if paths[index] else ""
            rows = depth - level if leaf else 1
            cells.append(HeaderCell(text=text, columns=width, rows=rows))
        index += width
    return cells


def _begins(path: Path, level: int) -> bool:
    """Whether a cell begins here: a path that has ended above reaches down to this row."""
    return level < max(len(path), 1)


def _width(paths: Sequence[Path], start: int, level: int) -> int:
    """How many columns from `start` share a group at this level; a leaf stands alone."""
    own = paths[start][: level + 1]
    if len(paths[start]) <= level + 1:
        return 1
    end = start + 1
    while end < len(paths) and len(paths[end]) > level + 1 and paths[end][: level + 1] == own:
        end += 1
    return end - start
