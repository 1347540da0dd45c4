"""What the page says, Chinese first and English beside it where that helps."""

from exports.changes.model import Difference, FigureState, Method, NoPercent, State
from exports.changes.words import STATES
from exports.findings.page.markup import Markup, element
from extractor.model.finding import Message, Severity

FIGURES = Message(zh="主要数字", en="headline figures")
WATERFALLS = Message(zh="从旧到新：增减从哪里来", en="from the old total to the new")
MOVERS = Message(zh="变动最大的项目和科目", en="largest changes")
FATES = Message(zh="名称、编码和去留", en="names, codes, what came and went")
CLAIMS = Message(zh="“比上年”的说法与旧文件核对", en="what the new document says of the old year")
TABLES = Message(zh="逐表对照", en="tables side by side")
FORMS = Message(zh="绩效目标表", en="performance sheets")
CATALOGUES = Message(zh="政府购买服务指导性目录", en="service-purchase catalogues")
NARRATIVE = Message(zh="文字说明", en="narrative")
FINDINGS = Message(zh="核对问题的变化", en="findings that came and went")
READING = Message(zh="怎样读这一页", en="how to read this page")
CONTENTS = Message(zh="目录", en="contents")
CAUTIONS = Message(zh="比较前须知", en="before you compare")
NOTHING = Message(zh="两份文件没有差异。", en="The two do not differ.")

FIGURE_STATES: dict[FigureState, str] = {
    "filled": "由空转有",
    "emptied": "由有转空",
    "mark_changed": "记号不同",
    "added": "新增",
    "removed": "取消",
    "not_disclosed": "不可比",
    "unit_changed": "疑差单位",
    "unreadable": "读不出",
}
NO_PERCENT: dict[NoPercent, str] = {
    "prior_zero": "旧数为 0",
    "prior_blank": "旧数空白",
    "not_comparable": "不可比",
    "sign_change": "正负相反",
}
METHODS: dict[Method, str] = {
    "key": "编码或名称相同",
    "crosswalk": "编码对照表",
    "name": "名称相同",
    "similar": "名称相近",
    "amount": "金额吻合",
    "position": "位置相同",
}
DIFFERENCES: dict[Difference, str] = {
    "code": "编码",
    "name": "名称",
    "document_number": "文号",
    "year": "年份",
    "parent": "上级科目",
    "fund": "资金来源",
    "table": "所在表",
    "unit": "单位",
    "text": "文字",
}
SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
PERIODS = {"implementation_period": "实施期", "annual": "年度"}
SOURCES = {
    "total": "资金总额",
    "central": "中央资金",
    "provincial": "省级资金",
    "municipal": "市级资金",
    "local": "市县区资金",
    "superior": "上级资金",
    "fiscal_appropriation": "财政拨款",
    "general_public": "一般公共预算",
    "government_funds": "政府性基金预算",
    "state_capital": "国有资本经营预算",
    "special_account": "财政专户管理资金",
    "carried_forward": "上年结转",
    "self_raised": "自筹资金",
    "own": "单位资金",
    "business": "事业收入",
    "operation": "经营收入",
    "social": "社会资金",
    "loan": "银行贷款",
    "other": "其他资金",
}
FORM_KINDS = {"performance_sheet": "项目绩效目标表"}

# A plain change is told by its figures; the other states by a badge.
BADGES: tuple[State, ...] = (
    "added",
    "removed",
    "renamed",
    "recoded",
    "moved",
    "split",
    "merged",
    "unit_changed",
    "not_disclosed",
    "uncertain",
)


def both(message: Message, tag: str = "span", **attributes: str | None) -> Markup:
    """A text in both languages, each marked as what it is."""
    return element(tag, message.zh, " ", element("small", message.en, lang="en"), **attributes)


def badges(states: tuple[State, ...]) -> list[Markup]:
    """What became of something, as little labels."""
    return [badge(state) for state in states if state in BADGES]


def badge(state: State) -> Markup:
    """One label; its English word shows on pointing."""
    return element("b", STATES[state].zh, class_=f"s {state}", title=STATES[state].en)


def source_name(key: str) -> str:
    """`annual.total` → 年度 合计; a key that has no word stays as it is."""
    period, _, source = key.partition(".")
    if not source:
        return SOURCES.get(period, period)
    return f"{PERIODS.get(period, period)} {SOURCES.get(source, source)}"


def page_ranges(pages: tuple[int, ...]) -> str:
    """(5, 6, 7, 9) → 5–7、9."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return "、".join("–".join(str(page) for page in span) for span in ranges)
