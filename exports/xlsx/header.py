"""A printed header as merged cells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Paths = Sequence[tuple[str, ...]]


class Block(NamedTuple):
    """A cell of the header, possibly merged; rows and columns count from 0, ends included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


def depth(paths: Paths) -> int:
    """How many rows the header takes."""
    return max((len(path) for path in paths), default=0) or 1


def blocks(paths: Paths) -> Iterator[Block]:
    """Every cell of the header: a heading over its columns, a last heading down to the bottom."""
    yield from _level(paths, 0, 0, len(paths), depth(paths) - 1)


def _level(paths: Paths, level: int, start: int, end: int, bottom: int) -> Iterator[Block]:
    position = start
    while position < end:
        path = paths[position]
        if len(path) <= level + 1:
            text = path[level] if level < len(path) else ""
            yield Block(text, level, position, bottom, position)
            position += 1
            continue
        stop = position
        while stop < end and len(paths[stop]) > level + 1 and paths[stop][level] == path[level]:
            stop += 1
        yield Block(path[level], level, position, level, stop - 1)
        yield from _level(paths, level + 1, position, stop, bottom)
        position = stop
