"""Why a profile does not fit a table, in Chinese and English."""

from collections.abc import Sequence
from dataclasses import dataclass

_STAGES = {"budget": "预算", "final_accounts": "决算"}
_STAGES_EN = {"budget": "a budget", "final_accounts": "final accounts"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in both languages."""

    zh: str
    en: str


def other_stage(document: str, profile: str) -> Reason:
    return Reason(
        f"文件是{_STAGES[document]}，版式只用于{_STAGES[profile]}",
        f"the document is {_STAGES_EN[document]}, the profile is for {_STAGES_EN[profile]}",
    )


def other_year(year: int) -> Reason:
    return Reason(f"版式不用于 {year} 年", f"the profile is not for {year}")


def headers_missing(names: Sequence[str]) -> Reason:
    return Reason(f"缺少表头：{'、'.join(names)}", f"missing header: {', '.join(names)}")


def header_never(name: str) -> Reason:
    return Reason(
        f"有这种表不会有的表头：{name}", f"has the header {name}, which this form never has"
    )


def columns_missing(keys: Sequence[str]) -> Reason:
    return Reason(f"缺少列：{'、'.join(keys)}", f"missing column: {', '.join(keys)}")


OTHER_TITLE = Reason("标题不符", "the title does not match")
NO_SECOND_HALF = Reason("没有右半边", "has no second half")
UNKNOWN_COLUMN = Reason(
    "有认不出的列，而表没有标题", "a column is not known, and the form has no title"
)
NO_AMOUNTS = Reason("没有认得出的金额列", "no column of amounts is known")
