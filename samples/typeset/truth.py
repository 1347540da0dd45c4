"""The truth file: every cell of every table on every page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from typeset.marks import Page, PlacedCell, PlacedTable


def render(pages: Sequence[Page]) -> bytes:
    """Return the JSON text, one cell a line so that a change shows as one line."""
    body = ",\n".join(_page(number, page) for number, page in enumerate(pages, start=1))
    return f'{{"pages":[\n{body}\n]}}\n'.encode()


def _page(number: int, page: Page) -> str:
    tables = ",\n".join(_table(table) for table in page.tables)
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
    cells = ",\n".join(_cell(cell) for cell in table.cells)
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
