"""The order of changes: as the new side prints them, what went after what it followed."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
# Where an item stands on the old and on the new side; None where it does not.
Where = tuple[int | None, int | None]


def in_new_order(items: Sequence[T], where: Callable[[T], Where]) -> list[T]:
    """`items` in the order of the new side; one that is only on the old side stands after the
    nearest one before it there that is on both."""
    anchors: dict[int, int] = {}
    last = -1
    for old, new in sorted(_of_old_side(items, where)):
        last = new if new >= 0 else last
        anchors[old] = last
    return sorted(items, key=lambda item: _key(where(item), anchors))


def _of_old_side(items: Sequence[T], where: Callable[[T], Where]) -> list[tuple[int, int]]:
    places = map(where, items)
    return [(old, -1 if new is None else new) for old, new in places if old is not None]


def _key(where: Where, anchors: dict[int, int]) -> tuple[int, int, int]:
    old, new = where
    if new is not None:
        return new, 0, -1 if old is None else old
    assert old is not None
    return anchors[old], 1, old
