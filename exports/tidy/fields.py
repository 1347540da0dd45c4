"""Fields that recur in many tidy tables, each written once."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from exports.tidy.spec import Field, Member, Reference, Value
from extractor.model.geometry import Box, Spot

DOCUMENT = Field(
    name="document",
    type="string",
    zh="文件（PDF 的 SHA-256）",
    en="document: SHA-256 of the PDF",
    required=True,
)
TABLE = Field(
    name="table",
    type="integer",
    zh="表序号（从 1 数起）",
    en="table, counted from 1 as in the report",
    required=True,
)
PAGE = Field(name="page", type="integer", zh="PDF 页码", en="page of the PDF, from 1")
BOX = tuple(
    Field(
        name=name,
        type="number",
        zh=f"单元格{zh}（点，原点在页面左上角）",
        en=f"{en} of the cell in points from the page's top left corner",
        unit="[pt]",
        scale=2,
    )
    for name, zh, en in (
        ("x0", "左边", "left edge"),
        ("y0", "上边", "top edge"),
        ("x1", "右边", "right edge"),
        ("y1", "下边", "bottom edge"),
    )
)
CONFIDENCE = Field(
    name="confidence",
    type="number",
    zh="识读可信度（1 为数字版文本）",
    en="confidence of the reading, 1 for text of a digital page",
    scale=6,
)
REVIEW = Field(
    name="review",
    type="boolean",
    zh="是否须人工核对（自图像识别，把握不足）",
    en="whether a person should compare it with the picture it was read from",
    required=True,
)
VERIFIED = Field(
    name="verified",
    type="boolean",
    zh="识别结果是否经合计证实",
    en="whether sums prove what was read from a picture; false for digital pages",
    required=True,
)
CELL = (
    Field(name="raw", type="string", zh="原文", en="text as printed"),
    Field(
        name="status",
        type="string",
        zh="单元格状态",
        en="what stands in the cell",
        required=True,
        members=(
            Member("printed", "印有数字", "a figure"),
            Member("blank", "空白", "blank, which is not zero"),
            Member("dash", "横线", "a dash"),
            Member("illegible", "无法读成数字", "not a well-formed figure"),
            Member("text", "文字", "text"),
        ),
    ),
    Field(name="amount", type="amount", zh="金额（元）", en="amount in yuan", unit="CNY"),
    Field(name="places", type="integer", zh="印出的小数位数", en="decimals printed"),
    PAGE,
    *BOX,
    CONFIDENCE,
    REVIEW,
    VERIFIED,
    Field(
        name="literal",
        type="string",
        zh="校正前的识别结果",
        en="what was read from the picture where it was set right",
    ),
    Field(name="rule", type="string", zh="校正规则", en="the rule by which it was set right"),
)
TO_DOCUMENT = Reference(fields=("document",), table="documents", to=("document",))
TO_TABLE = Reference(fields=("document", "table"), table="tables", to=("document", "table"))

_NO_BOX: tuple[Value, ...] = (None, None, None, None)


def key(name: str, zh: str, en: str) -> Field:
    """A running number that is part of a key."""
    return Field(name=name, type="integer", zh=zh, en=en, required=True)


def text(name: str, zh: str, en: str, *, required: bool = False) -> Field:
    """A string."""
    return Field(name=name, type="string", zh=zh, en=en, required=required)


def count(name: str, zh: str, en: str) -> Field:
    """A number of things."""
    return Field(name=name, type="integer", zh=zh, en=en, required=True)


def whole(name: str, zh: str, en: str) -> Field:
    """An integer that may be missing."""
    return Field(name=name, type="integer", zh=zh, en=en)


def closed(name: str, zh: str, en: str, members: Sequence[Member], *, required: bool) -> Field:
    """A value of a closed list."""
    return Field(name=name, type="string", zh=zh, en=en, required=required, members=tuple(members))


def box_values(box: Box | None) -> tuple[Value, ...]:
    """x0, y0, x1, y1 with two decimals, as the canonical report has them."""
    return _NO_BOX if box is None else tuple(map(_point, box))


def first_spot(spots: Sequence[Spot]) -> tuple[Value, ...]:
    """Page and box of the first of several spots."""
    return (spots[0].page, *box_values(spots[0].box)) if spots else (None, *_NO_BOX)


def number(index: int | None) -> int | None:
    """An index of the report as a number counted from 1."""
    return None if index is None else index + 1


def lines(texts: Sequence[str]) -> str | None:
    """Several texts in one field, a line each."""
    return "\n".join(texts) or None


@lru_cache(maxsize=4096)
def _point(value: float) -> Decimal:
    return Decimal(f"{round(value, 2) + 0.0:.2f}")
