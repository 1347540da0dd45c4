"""What sheets are called: at most 31 characters, none that Excel refuses, each once."""

import re

from extractor.model.report import Report, Table

_REFUSED = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff]")
_YEAR = re.compile(r"^\s*\d{4}\s*年度?")
_LONGEST = 31


def table_names(report: Report) -> list[str]:
    """`01 预算收支总表`: the number keeps names apart."""
    digits = max(2, len(str(len(report.tables))))
    return [
        f"{number:0{digits}d} {_short(table)}"[:_LONGEST].rstrip()
        for number, table in enumerate(report.tables, start=1)
    ]


def _short(table: Table) -> str:
    title = _YEAR.sub("", table.title or "") or table.kind
    return _REFUSED.sub(" ", title).strip()
