"""What sheets are called: at most 31 characters, none that Excel refuses, each once."""

import re
from collections.abc import Sequence

from extractor.model.report import Report

# Sheets made of tidy tables, where these have rows.
DATA = {
    "sheets": "绩效表",
    "sheet_texts": "绩效表文字",
    "sheet_funding": "绩效表资金",
    "indicators": "绩效指标",
    "catalogues": "指导性目录",
    "catalogue": "目录条目",
    "catalogue_texts": "目录其他栏",
    "paragraphs": "文字说明",
    "claims": "文字中的数字",
    "glossary": "名词解释",
    "checks": "核对次数",
}

_REFUSED = re.compile(r"[\[\]:*?/\\'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_YEAR = re.compile(r"^\s*\d{4}\s*年度?")
_LONGEST = 31


def table_names(report: Report) -> list[str]:
    """`01 预算收支总表`: the number keeps names apart."""
    return numbered([table.title or table.kind for table in report.tables])


def numbered(titles: Sequence[str]) -> list[str]:
    """Titles without their year, each with its number before it."""
    digits = max(2, len(str(len(titles))))
    return [
        f"{number:0{digits}d} {_short(title)}"[:_LONGEST].rstrip()
        for number, title in enumerate(titles, start=1)
    ]


def _short(title: str) -> str:
    return _REFUSED.sub(" ", _YEAR.sub("", title) or title).strip()
