"""How to read the page: marks, badges, what blank and not disclosed mean."""

from exports.changes.model import Materiality
from exports.changes.page import words
from exports.changes.page.amounts import wan
from exports.changes.page.places import View
from exports.findings.page.markup import Child, Markup, element

_MEANINGS: tuple[tuple[str, str], ...] = (
    ("1,234.56", "照文件印出的样子，单位见各表表头；点击数字可看它印在哪一页哪一格。"),
    ("▲ ▼", "比旧年增加、减少；旧数空白或为 0 时没有百分比，并写明原因。"),
    ("·", "两年这一格都是空白。"),
    ("空白", "一年印了数，另一年这一格是空的。空白不是 0。"),
    ("0.00　—", "印出的 0 和横线，照原样。"),
    ("未公开", "另一年没有这一栏或这张表。未公开不是 0，也不是取消。"),
    ("无", "另一年有这一栏，但没有这一行。"),
    ("?", "认得不准的数，须对照原页。"),
)
_STATES: tuple[tuple[str, str], ...] = (
    ("renamed", "编码相同或有据可查，名称不同。"),
    ("recoded", "同一科目，编码按当年分类改了。"),
    ("added", "新年新出现的行。"),
    ("removed", "旧年有、新年没有的行。"),
    ("moved", "同一项目，换了上级科目或资金来源。"),
    ("split", "一行拆成几行；旧数与几行之和比较。"),
    ("merged", "几行并成一行；几行之和与新数比较。"),
    ("unit_changed", "两年相差 10⁴ 倍，疑为单位印错，不算增减。"),
    ("not_disclosed", "另一年未公开，无从比较。"),
    ("uncertain", "可能是同一行，也可能不是，须人工确认；列出最像的。"),
)


def reading(view: View) -> Markup:
    """The legend, and from when a change counts as material."""
    marks = [_entry(mark, meaning) for mark, meaning in _MEANINGS]
    known = {state: words.badge(state) for state in words.BADGES}
    states = [_entry(known[state], meaning) for state, meaning in _STATES if state in known]
    return element("div", element("dl", marks, states, class_="legend"),
                   _materiality(view.changes.materiality))  # fmt: skip


def _entry(mark: Child, meaning: str) -> Markup:
    return element("div", element("dt", mark), element("dd", meaning))


def _materiality(asked: Materiality) -> Markup | None:
    parts = []
    if asked.amount is not None:
        parts.append(f"|增减| ≥ {wan(asked.amount)} 万元")
    if asked.percent is not None:
        parts.append(f"|%| ≥ {asked.percent.normalize():f}%")
    if not parts:
        return None
    return element("p", f"加粗的是重要变动：{'，且 '.join(parts)}。", class_="note")
