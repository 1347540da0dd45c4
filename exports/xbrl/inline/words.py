"""What facts are called in Chinese, by the taxonomy's own labels."""

from functools import cache

from exports.xbrl.fact import XbrlFact, members_of
from exports.xbrl.taxonomy.build import build_taxonomy

STAGES = {"budget": "预算", "final_accounts": "决算", None: "预决算"}
LEVELS = {"unit": "单位", "department": "部门", None: "未说明"}
STATES = {
    "declared_empty": "本表声明为空",
    "empty": "本表为空",
    "absent": "本表未公开",
    "filled": "",
}
PERIODS = {"implementation_period": "实施期", "annual": "年度"}


@cache
def labels() -> dict[str, str]:
    """Element → Chinese label."""
    return {element.name: element.zh for element in build_taxonomy().elements}


def meaning(fact: XbrlFact) -> str:
    """支出；功能分类科目：208 社会保障和就业支出；预决算阶段：年初预算."""
    known = labels()
    parts = [known[fact.name]]
    for axis, value, typed in members_of(fact.axes):
        name = known[axis].removesuffix(" [维度]")
        parts.append(f"{name}：{value if typed else known[value]}")
    return "；".join(parts)
