"""What the page says, Chinese first and English beside it where that helps."""

from exports.findings.page.markup import Markup, element
from exports.findings.view import OtherPart
from extractor.model.finding import Message, Outcome, Severity
from extractor.model.report import Level, Stage

TITLE = Message(zh="核对结果", en="Findings")
SIGNS: dict[Severity, str] = {"error": "✗", "warning": "!", "info": "·"}
SEVERITY: dict[Severity, Message] = {
    "error": Message(zh="错误", en="errors"),
    "warning": Message(zh="警告", en="warnings"),
    "info": Message(zh="提示", en="notes"),
}
OUTCOMES: dict[Outcome, Message] = {
    "holds": Message(zh="相符", en="hold"),
    "rounding": Message(zh="舍入差", en="rounding"),
    "broken": Message(zh="不符", en="broken"),
    "not_applicable": Message(zh="不适用", en="not applicable"),
    "insufficient": Message(zh="无法核对", en="could not check"),
}
STAGES: dict[Stage, Message] = {
    "budget": Message(zh="预算", en="budget"),
    "final_accounts": Message(zh="决算", en="final accounts"),
}
LEVELS: dict[Level, str] = {"unit": "单位", "department": "部门"}

CHECKS = Message(zh="核对次数", en="checks run")
OBSERVED = Message(zh="印数", en="printed")
EXPECTED = Message(zh="核对数", en="checked against")
DIFFERENCE = Message(zh="差额", en="difference")
WHY = Message(zh="说明", en="why")
ACTION = Message(zh="怎么办", en="what to do")
CONTENTS = Message(zh="目录", en="contents")
TALLY = Message(zh="各表核对情况", en="checks by table")
PARTS: dict[OtherPart, Message] = {
    "document": Message(zh="全文件", en="whole document"),
    "forms": Message(zh="绩效目标表", en="performance target sheets"),
    "catalogues": Message(zh="政府购买服务指导性目录", en="service-purchase catalogues"),
    "narrative": Message(zh="情况说明", en="narrative"),
}
TOTAL = Message(zh="合计", en="total")
TABLE = Message(zh="表", en="table")
PAGES = Message(zh="页", en="pages")
CLEAN = Message(zh="没有发现此级别的问题。", en="No findings of this severity.")
HIDDEN = Message(
    zh="另有 {count} 条级别较低的问题没有列出。", en="{count} lesser findings not listed."
)
NO_PICTURE = Message(zh="没有这一页的图。", en="No picture of this page.")
FAILED = Message(zh="没有读成", en="not read")
UNTITLED = Message(zh="（无标题）", en="(untitled)")
FAULT = Message(zh="所指的数或文字", en="what the finding is about")
OTHERS = Message(zh="与之核对的数", en="what it was checked against")
NOTE = Message(
    zh="“不适用”与“无法核对”不是“相符”。图中实线框是所指之处，虚线框是与之核对之处。",
    en="“Not applicable” and “could not check” are not “hold”. In the pictures a solid frame marks "
    "what the finding is about, dashed frames what it was checked against.",
)


def both(message: Message, tag: str = "span", **attributes: str | None) -> Markup:
    """A text in both languages, each marked as what it is."""
    return element(tag, message.zh, " ", english(message), **attributes)


def english(message: Message) -> Markup:
    """The English half, small."""
    return element("small", message.en, lang="en")


def filled(message: Message, **values: object) -> Message:
    """The message with its {fields} filled in."""
    return Message(zh=message.zh.format(**values), en=message.en.format(**values))


def page_ranges(pages: tuple[int, ...]) -> str:
    """(5, 6, 7, 9) → 5–7、9."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return "、".join("–".join(str(page) for page in span) for span in ranges)
