"""The parts of the small comparison beside its tables: sheet, catalogue, prose, claims."""

from decimal import Decimal

from changed_cells import figures, match, place, said

from exports.changes.model import (
    CatalogueChange,
    ClaimCheck,
    EntryChange,
    EntrySide,
    FindingChange,
    FormChange,
    IndicatorChange,
    IndicatorSide,
    Segment,
    TextChange,
)
from extractor.model.finding import Message, Place
from extractor.model.geometry import Box


def sheet() -> FormChange:
    def side(value: str, target: str, page: int) -> IndicatorSide:
        return IndicatorSide(
            level1="产出指标",
            level2="数量指标",
            level3="非遗展演场次",
            target=target,
            value=Decimal(value),
            unit="场",
            place=Place(form=0, row=0, page=page, box=Box(300, 400, 360, 420)),
        )

    where = (Place(form=0, page=12), Place(form=0, page=14))
    return FormChange(
        kind="performance_sheet",
        states=("renamed", "changed"),
        old=0,
        new=0,
        old_project="非遗保护经费（云财综【2024】8号）",
        new_project="非遗保护经费（云财综【2025】12号）",
        match=match("name"),
        differs=("document_number",),
        funding=figures(
            1, 1, {"total": ("40.00", "40.00", ""), "provincial": ("30.00", "40.00", "")}
        ),
        texts=(
            TextChange(
                key="overview",
                label="项目概况",
                states=("changed",),
                old="举办非遗展演和传承人培训。",
                new="举办非遗展演、传承人培训和非遗进校园。",
                old_place=where[0],
                new_place=where[1],
                segments=(
                    Segment(kind="same", text="举办非遗展演"),
                    Segment(kind="removed", text="和"),
                    Segment(kind="added", text="、"),
                    Segment(kind="same", text="传承人培训"),
                    Segment(kind="added", text="和非遗进校园"),
                    Segment(kind="same", text="。"),
                ),
                match=match("key"),
            ),
        ),
        indicators=(
            IndicatorChange(
                states=("changed",),
                period="annual",
                old=side("20", "≥20场", 12),
                new=side("30", "≥30场", 14),
                match=match("key"),
                delta=Decimal(10),
            ),
            IndicatorChange(
                states=("removed",),
                period="annual",
                old=side("2", "≥2场", 12),
                new=None,
                match=None,
            ),
        ),
        old_place=where[0],
        new_place=where[1],
    )


def catalogue() -> CatalogueChange:
    def side(code: str, name: str, page: int) -> EntrySide:
        return EntrySide(
            department="文化和旅游局",
            code=code,
            name=name,
            level=3,
            place=Place(catalogue=0, row=1, page=page, box=Box(80, 200, 300, 220)),
        )

    return CatalogueChange(
        kind="service_purchase_catalogue",
        series="A",
        disclosed="both",
        old=0,
        new=0,
        entries=(
            EntryChange(
                states=("renamed",),
                old=side("A0901", "文化交流服务", 18),
                new=side("A0901", "文化交流合作服务", 21),
                match=match("key"),
            ),
            EntryChange(
                states=("added",), old=None, new=side("A0907", "数字文化服务", 21), match=None
            ),
        ),
        unchanged=37,
    )


def narrative() -> tuple[TextChange, ...]:
    def where(page: int) -> Place:
        return Place(paragraph=0, page=page, box=Box(80, 300, 510, 340))

    old, new = "本单位内设4个股室。", "本单位内设5个股室。"
    return (
        TextChange(
            key="二、机构设置情况",
            label="二、机构设置情况",
            states=("changed",),
            old=old,
            new=new,
            old_place=where(3),
            new_place=where(3),
            match=match("similar", "0.89"),
            segments=(
                Segment(kind="same", text="本单位内设"),
                Segment(kind="removed", text="4"),
                Segment(kind="added", text="5"),
                Segment(kind="same", text="个股室。"),
            ),
        ),
        TextChange(
            key="四、其他说明",
            label="四、其他说明",
            states=("removed",),
            old="本年度无国有资产占用变动。",
            new=None,
            old_place=where(11),
            new_place=None,
        ),
        TextChange(
            key="五、绩效情况",
            label="五、绩效情况",
            states=("added",),
            old=None,
            new="2026年实行绩效目标管理的项目7个。",
            old_place=None,
            new_place=where(13),
        ),
    )


def findings() -> tuple[FindingChange, ...]:
    return (
        FindingChange(
            state="added",
            code="SUM-001",
            severity="error",
            message=said("各部分之和与合计不等", "the parts do not add up to the total"),
            places=(place(6, 0, 1, "total"),),
        ),
        FindingChange(
            state="removed",
            code="NAME-001",
            severity="warning",
            message=said("科目名称与目录不同", "the name differs from the code list's"),
            places=(place(5, 0, 7),),
        ),
        FindingChange(
            state="unchanged",
            code="BAL-001",
            severity="error",
            message=said("收支不平衡", "revenue and expenditure differ"),
            places=(),
        ),
    )


def claims() -> tuple[ClaimCheck, ...]:
    def claim(
        outcome: str,
        raw: str,
        zh: str,
        en: str,
        stated: str,
        found: str | None,
        unit: str = "yuan",
        reason: Message | None = None,
    ) -> ClaimCheck:
        return ClaimCheck(
            source="sentence",
            outcome=outcome,
            raw=raw,
            what=said(zh, en),
            claimed=Decimal(stated),
            found=None if found is None else Decimal(found),
            unit=unit,
            reason=reason,
            new_place=Place(paragraph=0, page=10),
            old_place=place(5, 0, 0, "total"),
        )

    return (
        claim(
            "agrees",
            "比上年增加55.60万元",
            "支出增加额",
            "increase of expenditure",
            "556000.00",
            "556000.00",
        ),
        claim(
            "rounding", "增长9.1%", "支出增长率", "growth of expenditure", "9.1", "9.08", "percent"
        ),
        claim(
            "differs_by_scope",
            "比上年增加40.60万元",
            "收入增加额",
            "increase of revenue",
            "406000.00",
            "556000.00",
            reason=said("上年数含政府性基金", "last year's figure includes government funds"),
        ),
        claim(
            "differs",
            "项目支出比上年增加45.00万元",
            "项目支出增加额",
            "increase of project expenditure",
            "450000.00",
            "500000.00",
        ),
        claim(
            "not_checked",
            "会议费比上年下降20%",
            "会议费下降率",
            "decrease of meeting expenses",
            "-20",
            None,
            "percent",
            said("本年未印出会议费", "this year does not print meeting expenses"),
        ),
    )
