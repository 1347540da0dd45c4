"""Chinese and English words for states and sides, shared by outputs that are read in both."""

from exports.changes.model import ChangeSet, ClaimOutcome, Disclosed, Document, Relation, State
from extractor.model.finding import Message


def _both(zh: str, en: str) -> Message:
    return Message(zh=zh, en=en)


STATES: dict[State, Message] = {
    "unchanged": _both("不变", "unchanged"),
    "changed": _both("变化", "changed"),
    "added": _both("新增", "added"),
    "removed": _both("取消", "removed"),
    "renamed": _both("改名", "renamed"),
    "recoded": _both("改编码", "recoded"),
    "moved": _both("移动", "moved"),
    "split": _both("拆分", "split"),
    "merged": _both("合并", "merged"),
    "unit_changed": _both("金额单位不同", "off by the unit"),
    "not_disclosed": _both("未公开", "not disclosed"),
    "uncertain": _both("需人工确认", "uncertain"),
}
RELATIONS: dict[Relation, Message] = {
    "years": _both("两个年度", "two years"),
    "execution": _both("预算与决算", "budget against accounts"),
    "bodies": _both("部门与单位", "department against unit"),
    "revision": _both("同一公开的两份文件", "two files of one disclosure"),
}
DISCLOSED: dict[Disclosed, Message] = {
    "both": _both("两份都有", "both"),
    "old": _both("只有旧的印出", "only the old one prints it"),
    "new": _both("只有新的印出", "only the new one prints it"),
}
OUTCOMES: dict[ClaimOutcome, Message] = {
    "agrees": _both("相符", "agrees"),
    "rounding": _both("舍入差", "rounding"),
    "differs_by_scope": _both("口径不同", "differs by scope"),
    "differs_unless_scope": _both("不符，除非口径不同", "differs, unless the scope does"),
    "differs": _both("不符", "differs"),
    "not_checked": _both("无法核对", "not checked"),
}
_STAGES = {
    "budget": _both("预算", "budget"),
    "final_accounts": _both("决算", "final accounts"),
    None: _both("预决算公开", "disclosure"),
}
_LEVELS = {"department": _both("部门", "department"), "unit": _both("单位", "unit")}


def side_name(document: Document) -> Message:
    """2026年预算, budget 2026."""
    stage = _STAGES[document.stage]
    year = document.fiscal_year
    zh, en = ("", "") if year is None else (f"{year}年", f" {year}")
    return Message(zh=f"{zh}{stage.zh}", en=f"{stage.en}{en}")


def short_names(changes: ChangeSet) -> tuple[Message, Message]:
    """What tells the two apart, in a word: their years, stages or levels."""
    old, new = changes.old, changes.new
    if old.fiscal_year != new.fiscal_year:
        return _year(old), _year(new)
    if old.stage != new.stage:
        return _STAGES[old.stage], _STAGES[new.stage]
    if old.level and new.level and old.level != new.level:
        return _LEVELS[old.level], _LEVELS[new.level]
    return _both("旧", "old"), _both("新", "new")


def _year(document: Document) -> Message:
    year = document.fiscal_year
    return _both("？", "?") if year is None else _both(f"{year}年", str(year))


def title(changes: ChangeSet) -> Message:
    """云岭县文化和旅游局：2025年预算 → 2026年预算."""
    body = changes.new.issuer or changes.old.issuer or changes.new.name
    before, after = side_name(changes.old), side_name(changes.new)
    return Message(zh=f"{body}：{before.zh} → {after.zh}", en=f"{body}: {before.en} → {after.en}")
