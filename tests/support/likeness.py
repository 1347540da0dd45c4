"""Printed text against what was read of it."""

from layouts.normalise import compact

_QUOTES = str.maketrans("“”‘’", "\"\"''")


def plain(text: str) -> str:
    """Blanks, the width of a mark and the shape of quotation marks aside: print does not tell
    them apart."""
    return compact(text).translate(_QUOTES)


def distance(before: str, after: str) -> int:
    """How many characters must be put in, left out or replaced."""
    row = list(range(len(after) + 1))
    for number, mark in enumerate(before, 1):
        last, row = row, [number]
        for place, other in enumerate(after, 1):
            row.append(min(last[place] + 1, row[-1] + 1, last[place - 1] + (mark != other)))
    return row[-1]
