"""Rows of a text parser's table: between two rules lies one row, however many lines it has."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractor.engines.camelot.tool import RawCell, RawTable

FIGURE = re.compile(r"-?[\d,]+(?:\.\d+)?%?")
_RULED_ROWS = 0.5  # of the rows: fewer rules bound the header and the table, not each row


def with_ruled_rows(table: RawTable, rules: Sequence[float], *, certain: bool = False) -> RawTable:
    """Joins rows that no rule parts, if the table has a rule under most of its rows.

    If `certain`, the rules are known to part all rows. Rows with figures in one column are never
    joined: labels wrap, figures do not.
    """
    ordered = sorted(rules)
    bands = [bisect_left(ordered, (top + bottom) / 2) for top, bottom in table.rows]
    if not certain and len(set(bands)) < _RULED_ROWS * len(bands):
        return table
    groups: list[list[int]] = []
    for _, same in groupby(enumerate(bands), _band):
        rows = [row for row, _ in same]
        groups += [rows] if _wrapped(table, rows) else [[row] for row in rows]
    return replace(
        table,
        rows=tuple((table.rows[rows[0]][0], table.rows[rows[-1]][1]) for rows in groups),
        cells=tuple(_joined(table, rows) for rows in groups),
    )


def _band(numbered: tuple[int, int]) -> int:
    return numbered[1]


def _wrapped(table: RawTable, rows: Sequence[int]) -> bool:
    """Whether no column has more than one figure in these rows."""
    texts = ([table.cells[row][col].text for row in rows] for col in range(len(table.columns)))
    return all(sum(bool(FIGURE.fullmatch(text.strip())) for text in one) < 2 for one in texts)


def _joined(table: RawTable, rows: Sequence[int]) -> tuple[RawCell, ...]:
    """The cells of several rows as one row; the text of each column from the top down."""
    return tuple(
        first._replace(text="".join(table.cells[row][col].text for row in rows))
        for col, first in enumerate(table.cells[rows[0]])
    )
