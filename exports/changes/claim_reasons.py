"""Why a claim about the year before could not be checked, or how it is off, in both languages."""

from decimal import Decimal

from exports.changes.meaning import Key, words
from extractor.model.finding import Message

UNKNOWN_YEARS = Message(
    zh="两份文件中有一份未写明年度", en="one of the documents does not say which year it is of"
)
NO_YEAR = Message(
    zh="句中没有写明与哪一年比较", en="the words do not say which year they compare with"
)
NO_FIGURE = Message(
    zh="句中没有确切写明是哪个数的增减", en="the words do not say for certain what changed"
)
NOT_PRINTED = Message(
    zh="上年文件的表中没有印出同一口径的数", en="no table of the earlier document prints it"
)
NEW_LINE = Message(
    zh="上年文件的表中没有这一行", en="the earlier document's table has no such line"
)
UNCERTAIN = Message(
    zh="两年的科目或项目未能确切对应", en="it is uncertain which line of the other year it is"
)
UNIT = Message(
    zh="表的金额单位有误，不能比较", en="the table's unit slipped, so it cannot be compared"
)
EXECUTION = Message(
    zh="与上年执行数比较，执行数不在上年文件中",
    en="compared with the outturn of the budget, which the earlier document does not print",
)
ADJUSTED = Message(
    zh="与上年调整后的预算数比较，该数不在上年文件中",
    en="compared with the adjusted budget, which the earlier document does not print",
)
STAGE = Message(
    zh="所比较的是另一阶段的数（预算、决算不同）", en="compared with figures of another stage"
)
LEVELS = Message(
    zh="一份为单位、一份为部门，口径不同", en="one document is of a unit, the other of a department"
)
UNSTATED = Message(
    zh="表中未说明是否包括上年结转，口径不能确定",
    en="the table does not say whether it includes carried-forward money",
)
DOUBT = Message(
    zh="句中的数未能与本年的表对上，不能断定有误",
    en="the sentence's own figure is not tied to a table, so nothing is certain",
)
SEVERAL = Message(
    zh="与上年文件中不止一个口径的数相符，不能断定",
    en="more than one scope of the earlier document fits",
)
MINUS = Message(
    zh="增减方向与负号重复，含义不明", en="the words and a printed minus both give a sign"
)
NO_BASE = Message(
    zh="上年数为零或负数，不能计算增长率",
    en="there was nothing before to grow from",
)
LOOSE = Message(
    zh="原文只说“基本持平”",
    en="the words say only “about the same”",
)
ASSUMED_BASIS = Message(
    zh="原文未写明与上年预算数还是执行数比较，这里按同一阶段的数核对",
    en="the words do not say which figure of the earlier year they mean; the same stage was taken",
)
SPOKEN = Message(
    zh="上年文件表中未印，与其说明文字中的数相符",
    en="not printed in a table of the earlier document, but its text states the same",
)


INITIAL = Message(
    zh="上年决算表中的预算数可能是调整后的预算数",
    en="the budget that the earlier accounts print may be the adjusted one",
)
_DOUBTS_OF_SCOPE = (UNSTATED, INITIAL)


def is_of_scope(doubt: Message | None) -> bool:
    """Whether nothing but its scope stands between a claim and being wrong."""
    return any(doubt is each for each in _DOUBTS_OF_SCOPE)


def only_scope(key: Key) -> Message:
    """The one scope in which the earlier year prints what is claimed of another."""
    said = words(*key)
    return Message(
        zh=f"上年文件的表中只印有“{said.zh}”，以此核对",
        en=f"held against the only scope that the earlier document's tables print: {said.en}",
    )


def not_consecutive(old: int, new: int) -> Message:
    """The documents are not of two years in a row."""
    return Message(
        zh=f"两份文件为{old}年和{new}年，不是相连的两年",
        en=f"the documents are of {old} and {new}, not of two years in a row",
    )


def other_year(claimed: int, old: int) -> Message:
    """The claim is about another year than the earlier document."""
    return Message(
        zh=f"所比较的是{claimed}年，而对比文件为{old}年",
        en=f"compared with {claimed}, but the earlier document is of {old}",
    )


def other_scope(fits: Key, own: Key, own_amount: Decimal | None) -> Message:
    """By which scope of the earlier year the claim comes out right."""
    one, other = words(*fits), words(*own)
    tail = Message(
        zh="",
        en="",
    )
    if own_amount is not None:
        shown = f"{own_amount.scaleb(-4):,.2f}"
        tail = Message(
            zh=f"；同口径的“{other.zh}”为{shown}万元",
            en=f"; the same scope, {other.en}, is {shown} 万元",
        )
    return Message(
        zh=f"与上年文件的“{one.zh}”相符，口径不同{tail.zh}",
        en=f"fits another scope of the earlier document: {one.en}{tail.en}",
    )
