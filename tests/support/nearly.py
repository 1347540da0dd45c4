"""Reports of scans compared as far as they are the same on every processor.

The last bits of a probability or of an angle differ between processors. So confidences may differ
a little, boxes by fractions of a point, and what hangs on a threshold of confidence alone is left
out: which cells are for review, and whether a look-alike had to be set right.
"""

from collections.abc import Iterator
from typing import Any

_POINTS, _CONFIDENCE = 0.5, 0.1
_LEFT_OUT = frozenset({"literal", "rule", "review"})
_OF_CONFIDENCE = frozenset({"SCAN-004", "SCAN-005"})


def differences(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """A line for each place where the values differ; `path` is where they stand."""
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_maps(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _of_lists(_kept(old), _kept(new), path)
    elif old != new:
        yield f"{path}: {old!r}, now {new!r}"


def _of_maps(old: dict[str, Any], new: dict[str, Any], path: str) -> Iterator[str]:
    for key in sorted((old.keys() | new.keys()) - _LEFT_OUT):
        here = f"{path}/{key}"
        before, after = old.get(key), new.get(key)
        if key == "box" and before and after:
            pairs = zip(before, after, strict=True)
            near = all(abs(float(a) - float(b)) <= _POINTS for a, b in pairs)
        elif key == "confidence" and before and after:
            near = abs(float(before) - float(after)) <= _CONFIDENCE
        else:
            yield from differences(before, after, here)
            continue
        if not near:
            yield f"{here}: {before!r}, now {after!r}"


def _of_lists(old: list[Any], new: list[Any], path: str) -> Iterator[str]:
    if len(old) != len(new):
        yield f"{path}: {len(old)} elements, now {len(new)}"
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        yield from differences(before, after, f"{path}/{place}")


def _kept(values: list[Any]) -> list[Any]:
    return [
        value
        for value in values
        if not (isinstance(value, dict) and value.get("code") in _OF_CONFIDENCE)
    ]
