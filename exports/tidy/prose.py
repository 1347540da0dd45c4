"""Prose: paragraphs, the figures they claim, and the glossary."""

from collections.abc import Iterator
from typing import get_args

from exports.tidy.axes import axis_fields, axis_references, axis_values
from exports.tidy.fields import (
    BOX,
    DOCUMENT,
    PAGE,
    TO_DOCUMENT,
    closed,
    first_spot,
    key,
    lines,
    number,
    text,
    whole,
)
from exports.tidy.figures import TO_CONCEPT, TO_FACT
from exports.tidy.spec import Field, Member, Reference, TidyTable, Values
from extractor.model.narrative import Claim, ClaimKind, Direction
from extractor.model.report import Report

_PARAGRAPH = key("paragraph", "段落序号", "paragraph, counted from 1 as in the report")
_CLAIM = key("claim", "序号", "running number in the paragraph")
_KINDS = {
    "amount": ("金额", "amount of money"),
    "share": ("占比", "share"),
    "difference": ("增减额", "difference"),
    "growth": ("增减幅度", "growth"),
    "count": ("数量", "count"),
    "comparison": ("比较", "comparison"),
    "vehicles": ("车辆", "vehicles"),
    "floor_area": ("面积", "floor area"),
    "purchase": ("政府采购", "purchase"),
}
_DIRECTIONS = {
    "increase": ("增加", "increase"),
    "decrease": ("减少", "decrease"),
    "flat": ("持平", "flat"),
    "greater": ("大于", "greater"),
    "less": ("小于", "less"),
    "equal": ("等于", "equal"),
}


def paragraphs(report: Report) -> TidyTable:
    """One row per paragraph."""
    return TidyTable(
        name="paragraphs",
        zh="文字说明",
        en="paragraphs of the narrative",
        fields=(
            DOCUMENT,
            _PARAGRAPH,
            text("section", "所在小节", "nearest heading"),
            text("headings", "各级标题", "headings from the top down, a line each"),
            text("text", "正文", "text"),
            PAGE,
            *BOX,
        ),
        key=("document", "paragraph"),
        rows=[
            (
                report.source.sha256,
                index,
                each.section,
                lines(each.headings),
                each.text or None,
                *first_spot(each.spots),
            )
            for index, each in enumerate(report.narrative, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def claims(report: Report) -> TidyTable:
    """One row per figure that a sentence states."""
    return TidyTable(
        name="claims",
        zh="文字中的数字",
        en="figures that the narrative states",
        fields=_claim_fields(report),
        key=("document", "paragraph", "claim"),
        rows=[
            (
                report.source.sha256,
                index,
                position,
                *_claim_values(claim, report.source.name),
                *first_spot((paragraph.spot(claim.start),)),
            )
            for index, paragraph in enumerate(report.narrative, start=1)
            for position, claim in enumerate(paragraph.claims, start=1)
        ],
        references=(
            Reference(
                fields=("document", "paragraph"),
                table="paragraphs",
                to=("document", "paragraph"),
            ),
            TO_CONCEPT,
            *axis_references(),
        ),
    )


def _claim_fields(report: Report) -> tuple[Field, ...]:
    return (
        DOCUMENT,
        _PARAGRAPH,
        _CLAIM,
        closed(
            "kind",
            "种类",
            "kind",
            [Member(kind, *_KINDS[kind]) for kind in get_args(ClaimKind)],
            required=True,
        ),
        text("raw", "原文", "words as printed"),
        key("start", "在段落中的位置", "offset in the paragraph's text, from 0"),
        text("concept", "口径", "concept"),
        *axis_fields(claim.dimensions for each in report.narrative for claim in each.claims),
        Field(name="value", type="number", zh="印出的数", en="figure as printed"),
        key("places", "印出的小数位数", "decimals printed"),
        text("printed_in", "印出的单位", "unit as printed"),
        Field(name="amount", type="amount", zh="金额（元）", en="amount in yuan", unit="CNY"),
        closed(
            "direction",
            "方向",
            "direction",
            [Member(each, *_DIRECTIONS[each]) for each in get_args(Direction)],
            required=False,
        ),
        whole("refers_to", "所指的数（同段序号）", "claim of the paragraph it refers to"),
        whole("against", "比较的另一数（同段序号）", "claim it is a share of, or compared with"),
        whole("about_year", "所指年度", "year it is about, where not the document's"),
        PAGE,
        *BOX,
    )


def claim_facts(report: Report) -> TidyTable:
    """Which facts a claim repeats."""
    return TidyTable(
        name="claim_facts",
        zh="文字中的数字与事实",
        en="the facts that a claim repeats",
        fields=(
            DOCUMENT,
            _PARAGRAPH,
            _CLAIM,
            text("fact", "事实标识", "identifier of the fact", required=True),
        ),
        key=("document", "paragraph", "claim", "fact"),
        rows=list(_claim_facts(report)),
        references=(
            Reference(
                fields=("document", "paragraph", "claim"),
                table="claims",
                to=("document", "paragraph", "claim"),
            ),
            TO_FACT,
        ),
    )


def glossary(report: Report) -> TidyTable:
    """One row per term."""
    return TidyTable(
        name="glossary",
        zh="名词解释",
        en="terms and what they are said to mean",
        fields=(
            DOCUMENT,
            key("position", "序号", "running number"),
            text("term", "名词", "term", required=True),
            text("definition", "解释", "definition"),
            PAGE,
            *BOX,
        ),
        key=("document", "position"),
        rows=[
            (
                report.source.sha256,
                index,
                each.term,
                each.definition or None,
                *first_spot(each.spots),
            )
            for index, each in enumerate(report.glossary, start=1)
        ],
        references=(TO_DOCUMENT,),
    )


def _claim_values(claim: Claim, about: str) -> Values:
    return (
        claim.kind,
        claim.raw or None,
        claim.start,
        claim.concept,
        *axis_values(claim.dimensions, about),
        claim.value,
        claim.places,
        claim.unit,
        claim.amount,
        claim.direction,
        number(claim.of),
        number(claim.against),
        claim.year,
    )


def _claim_facts(report: Report) -> Iterator[Values]:
    for index, paragraph in enumerate(report.narrative, start=1):
        for position, claim in enumerate(paragraph.claims, start=1):
            for fact in dict.fromkeys(claim.facts):
                yield (report.source.sha256, index, position, fact)
