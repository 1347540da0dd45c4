"""The truth as JSON: every cell of every table on every page, and what the catalogue says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from typeset.marks import Listed, Page, PlacedCell, PlacedTable

_LINES = ",\n"


def render(pages: Sequence[Page]) -> bytes:
    """Return the JSON text, one cell a line so that a change shows as one line."""
    body = _LINES.join(_page(number, page) for number, page in enumerate(pages, start=1))
    return f'{{"pages":[\n{body}\n]}}\n'.encode()


def _page(number: int, page: Page) -> str:
    tables = _LINES.join(_table(table) for table in page.tables)
    return f'{{"page":{number},"tables":[{tables}]}}'


def _table(table: PlacedTable) -> str:
    head = {
        **({"kind": table.kind} if table.kind != "table" else {}),
        "number": table.number,
        "title": table.title,
        "continued": table.continued,
        "rows": table.rows,
        "cols": table.columns,
    }
    cells = _LINES.join(_cell(cell) for cell in table.cells)
    return f'{_json(head)[:-1]},"cells":[\n{cells}\n]}}'


def _cell(cell: PlacedCell) -> str:
    return _json(
        {
            "r": cell.row,
            "c": cell.column,
            "rs": cell.row_span,
            "cs": cell.column_span,
            "text": cell.text,
            "box": list(cell.box),
        }
    )


def render_catalogue(pages: Sequence[Page]) -> bytes:
    """Return the JSON text of the catalogue's parts, one entry a line."""
    rows = [(row, number) for number, page in enumerate(pages, start=1) for row in page.listed]
    parts = groupby(rows, key=lambda row: row[0].series)
    body = _LINES.join(_part(series, list(part)) for series, part in parts)
    return f'{{"parts":[\n{body}\n]}}\n'.encode()


def _part(series: str, rows: Sequence[tuple[Listed, int]]) -> str:
    entries = _LINES.join(_json(entry) for entry in _entries(rows))
    departments = _LINES.join(
        _json({"name": row.name, "page": page}) for row, page in rows if not row.code
    )
    head = _json({"series": series})[:-1]
    return f'{head},"entries":[\n{entries}\n],"departments":[\n{departments}\n]}}'


def _entries(rows: Sequence[tuple[Listed, int]]) -> Iterator[dict[str, object]]:
    """Yield the rows that have a code, each under the department printed last."""
    department = None
    for row, page in rows:
        if row.code:
            yield {
                "department": department,
                "code": row.code,
                "name": row.name,
                "level": _level(row.code),
                "printed_column": row.column,
                "page": page,
            }
        else:
            department = row.name


def _level(code: str) -> int:
    """Return the level that a code stands for: 1, and 1 more for every two digits."""
    return 1 + sum(character.isdigit() for character in code) // 2


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
