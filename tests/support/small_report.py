"""A small report by hand that holds one of everything an export must carry.

Tables: a total with its parts; a blank, a zero, a dash and an illegible figure; figures in yuan
with more decimals than 万元 has; a negative one; a code that no list has; another year and stage.
Beside them a performance sheet, a catalogue, a paragraph with a claim, and a glossary.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

from extractor.assemble.facts import fact_id
from extractor.model.amount import to_yuan, yuan_decimals
from extractor.model.catalogue import Catalogue, Department, Entry
from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.form import FieldText, Form, Indicator, Target
from extractor.model.geometry import Box, Spot
from extractor.model.narrative import Claim, Paragraph, Term
from extractor.model.report import (
    Column,
    Contents,
    Fact,
    Issuer,
    PageInfo,
    Report,
    Row,
    Source,
    Table,
)
from extractor.model.value import CellValue, Reading

BOX = Box(10.0, 20.0, 30.5, 40.25)
SPOT = Spot(1, BOX)
READING = Reading(cells=12, used=12, ignored=0, reported=0)
PARTS = ("basic", "project")
CONCEPTS = {
    "total": "expenditure",
    "basic": "expenditure.basic",
    "project": "expenditure.project",
}


def cell(raw: str, status: str = "printed", unit: str = "wan_yuan") -> CellValue:
    """A cell as printed; the amount follows from the figure."""
    figure = raw.replace(",", "")
    return CellValue(
        raw=raw,
        amount=to_yuan(Decimal(figure), unit) if status == "printed" else None,
        status=status,
        page=1,
        box=BOX,
        confidence=Decimal(1),
        places=len(figure.partition(".")[2]) if status == "printed" else 0,
    )


def fact(concept: str, amount: CellValue, unit: str = "wan_yuan", place=None, **dimensions) -> Fact:
    """A fact that one cell prints."""
    scope = tuple(sorted(dimensions.items()))
    return Fact(
        id=fact_id(concept, scope),
        concept=concept,
        dimensions=scope,
        amount=amount.amount,
        decimals=yuan_decimals(amount.places, unit),
        places=(place or Place(page=1, box=BOX),),
    )


def _row(role: str, code: str | None, label: str, level: int, **cells: CellValue) -> Row:
    return Row(
        role=role, code=code, label=label, level=level, cells=cells, page=1, printed_row=level
    )


ROWS = (
    _row(
        "total",
        None,
        "合计",
        0,
        total=cell("1,693.42"),
        basic=cell("290.78"),
        project=cell("1,402.64"),
    ),
    _row(
        "item",
        "208",
        "社会保障和就业支出",
        1,
        total=cell("1,693.42"),
        basic=cell("290.78"),
        project=cell("1,402.64"),
    ),
    _row(
        "item",
        "2080501",
        "行政单位离退休",
        3,
        total=cell("21.34"),
        basic=cell("21.34"),
        project=cell("", "blank"),
    ),
    _row(
        "item",
        "2081104",
        "残疾人康复",
        3,
        total=cell("0.00"),
        basic=cell("—", "dash"),
        project=cell("0.00"),
    ),
    _row(
        "item",
        "2089998",
        "自编科目",
        3,
        total=cell("-0.50"),
        basic=cell("2 3", "illegible"),
        project=cell("-0.50"),
    ),
)


def _columns() -> tuple[Column, ...]:
    return (
        Column(key="code", role="code", path=("项目", "科目编码")),
        Column(key="label", role="label", path=("项目", "科目名称")),
        Column(key="total", role="amount", path=("2026年预算数", "合计"), concept="expenditure"),
        Column(
            key="basic",
            role="amount",
            path=("2026年预算数", "基本支出"),
            concept="expenditure.basic",
        ),
        Column(
            key="project",
            role="amount",
            path=("2026年预算数", "项目支出"),
            concept="expenditure.project",
        ),
    )


def _table() -> Table:
    return Table(
        kind="expenditure",
        title="2026年预算支出总表",
        number="预算公开表3",
        profile="national.expenditure",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="万元",
        state="filled",
        pages=(1, 2),
        notes=("注：本表含上年结转。",),
        columns=_columns(),
        rows=ROWS,
        reading=READING,
        body="泽州县残疾人联合会",
    )


def _empty_table() -> Table:
    return Table(
        kind="state_capital",
        title="国有资本经营预算支出表",
        number=None,
        profile="national.state_capital",
        engine="ruled",
        unit=None,
        printed_unit=None,
        state="declared_empty",
        pages=(2,),
        notes=(),
        columns=(),
        rows=(),
        reading=Reading(cells=0, used=0, ignored=0, reported=0),
    )


def _facts() -> tuple[Fact, ...]:
    printed = tuple(
        fact(
            CONCEPTS[key],
            value,
            place=Place(table=0, row=index, column=key, page=1, box=BOX),
            **({"function": row.code} if row.code else {}),
        )
        for index, row in enumerate(ROWS)
        for key, value in row.cells.items()
        if value.amount is not None
    )
    return (
        *printed,
        fact("revenue", cell("9007199254740993.01", unit="yuan"), "yuan", fund="own.other"),
        fact("revenue", cell("0.1234", unit="yuan"), "yuan", vintage="carried_forward"),
        fact("expenditure.project", cell("42.00"), project="康复经费 #1", vintage="current"),
        fact("expenditure.project", cell("43.00"), detail="#"),
        fact("expenditure", cell("1500.00"), year="2025"),
        fact("expenditure", cell("1600.00"), stage="adjusted_budget"),
    )


def _form() -> Form:
    target = Target(raw="≥90%", kind="quantity", operator=">=", value=Decimal("90"), unit="%")
    return Form(
        kind="performance_sheet",
        title="项目支出绩效目标表",
        project="康复经费 #1",
        profile="national.performance_sheet",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="万元",
        pages=(2, 3),
        fields={
            "supervisor": FieldText(label="主管部门", raw="某局", value=None, spots=(SPOT,)),
            "filled_at": FieldText(
                label="填报日期", raw="2025-10-23 10:38", value="2025-10-23T10:38", spots=(SPOT,)
            ),
            "seal": FieldText(label="盖章", raw="", value=None, spots=(SPOT,)),
        },
        funding={
            "annual": {
                "total": cell("42.00"),
                "provincial": cell("42.00"),
                "local": cell("", "blank"),
                "other": cell("0.00"),
                "village": cell("—", "dash"),
            }
        },
        texts={
            "overview": FieldText(
                label="项目概况", raw="第一行\n第二行 & <尾>", value=None, spots=(SPOT, SPOT)
            )
        },
        targets={"annual": FieldText(label="年度目标", raw="完成体检", value=None, spots=(SPOT,))},
        indicators=(
            Indicator(
                period="annual",
                level1="产出指标",
                level2="数量指标",
                level3="体检人数",
                target=target,
                spots=(SPOT,),
                weight="10",
                printed_level2="数量",
            ),
        ),
        unknown=(FieldText(label="", raw="另附说明", value=None, spots=(SPOT,)),),
        notes=(),
        reading=READING,
    )


def _catalogue() -> Catalogue:
    entries = [
        Entry(
            department="残疾人联合会",
            code=code,
            name=name,
            level=level,
            parent=parent,
            parent_entry=above,
            printed_column=level,
            spots=(SPOT,),
        )
        for code, name, level, parent, above in (
            ("A04", "社会管理性服务", 2, None, None),
            ("A0406", "残疾人服务", 3, "A04", 0),
        )
    ]
    return Catalogue(
        kind="service_purchase_catalogue",
        series="A",
        title="政府购买服务目录",
        profile="national.service_purchase_catalogue",
        engine="ruled",
        pages=(3,),
        levels=("一级", "二级", "三级"),
        code_letter=True,
        code_digits=(2, 2, 2),
        departments=(Department(name="残疾人联合会", first=0, spots=(SPOT,)),),
        entries=tuple(entries),
        notes=(),
        reading=READING,
    )


def _paragraph() -> Paragraph:
    claim = Claim(
        kind="amount",
        raw="1693.42万元",
        start=4,
        concept="expenditure",
        dimensions=(),
        value=Decimal("1693.42"),
        places=2,
        unit="万元",
        amount=Decimal("16934200.00"),
        facts=("expenditure",),
    )
    return Paragraph(
        section="一、收支情况",
        headings=("第三部分", "一、收支情况"),
        text="支出预算1693.42万元。",
        starts=(0,),
        spots=(SPOT,),
        claims=(claim,),
    )


def small_report() -> Report:
    """The report; it is valid against the canonical schema."""
    return Report(
        source=Source(
            sha256="a" * 64,
            name="某单位 预算.pdf",
            page_count=3,
            pages=(
                PageInfo(
                    number=1,
                    kind="digital",
                    width=Decimal("595.28"),
                    height=Decimal("841.89"),
                    reason="text",
                ),
            ),
        ),
        issuer=Issuer(name="泽州县 残疾人联合会", level="unit"),
        fiscal_year=2026,
        stage="budget",
        contents=(Contents(text="预算支出总表", printed_page="8", page=1, seen=(1, 2)),),
        tables=(_table(), _empty_table()),
        facts=_facts(),
        findings=(
            Finding(
                code="SUM-001",
                outcome="broken",
                severity="error",
                message=Message(zh="不等", en="not equal"),
                expected="1.00",
                observed="2.00",
                places=(Place(table=0, row=1, column="total", page=1, box=BOX),),
            ),
        ),
        checks=(CheckCount(code="SUM-001", table=0, holds=3, broken=1, reasons=("x",)),),
        forms=(_form(),),
        catalogues=(_catalogue(),),
        narrative=(_paragraph(),),
        glossary=(Term(term="基本支出", definition="保障机构运转。", spots=(SPOT,)),),
    )


def turned(value):
    """The same, equal, with every mapping in the opposite order."""
    if is_dataclass(value):
        return replace(
            value, **{each.name: turned(getattr(value, each.name)) for each in fields(value)}
        )
    if isinstance(value, Mapping):
        return {key: turned(item) for key, item in reversed(value.items())}
    if type(value) is tuple:
        return tuple(map(turned, value))
    return value
