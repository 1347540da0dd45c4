"""A disclosure built by hand that uses every part of the report, for tests of exporters."""

from collections.abc import Sequence
from decimal import Decimal

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

BOX = Box(310.2, 402.1, 355.0, 415.8)
SPOTS = (Spot(2, BOX), Spot(3, Box(10.0, 20.0, 30.0, 40.0)))
READING = Reading(cells=9, used=7, ignored=1, reported=1)
_SIZE = {"width": Decimal("595.28"), "height": Decimal("841.89")}
_AXIS = "function"


def cell(raw: str, amount: Decimal | None = None, status: str = "printed") -> CellValue:
    """A cell; its decimals are those of `raw`."""
    return CellValue(
        raw=raw,
        amount=amount,
        status=status,
        page=2,
        box=BOX,
        confidence=Decimal("0.875"),
        places=len(raw.partition(".")[2]),
    )


# What a cell can hold, by the label of its row. A column that is not printed has no cell.
KINDS = {
    "合计": cell("1,693.42", Decimal("16934200.00")),
    "印零": cell("0.00", Decimal("0.00")),
    "空白": cell("", None, "blank"),
    "横线": cell("-", None, "dash"),
    "不是数": cell("1,69.3", None, "illegible"),
    "负数": cell("-3.50", Decimal("-35000.00")),
}


def disclosure(amounts: Sequence[Decimal] = ()) -> Report:
    """The whole report; `amounts` become further facts of their own (projects p0, p1, …)."""
    table = _table()
    facts = (*_facts(table), *(_project(index, value) for index, value in enumerate(amounts)))
    return Report(
        source=Source(
            sha256="ab" * 32,
            name="2026年部门预算.pdf",
            page_count=3,
            pages=(
                PageInfo(number=1, kind="blank", reason="nothing drawn", **_SIZE),
                PageInfo(number=2, kind="digital", reason="text", watermark=("样稿",), **_SIZE),
                PageInfo(number=3, kind="scanned", reason="one image", **_SIZE),
            ),
        ),
        issuer=Issuer(name="泽州县残疾人联合会", level="unit", region="140525"),
        fiscal_year=2026,
        stage="budget",
        contents=(Contents(text="预算支出总表", printed_page="9", page=1, seen=(2, 3)),),
        tables=(table, _paired(), _absent()),
        facts=facts,
        findings=_findings(),
        checks=(CheckCount(code="SUM-001", table=0, holds=3, broken=1, reasons=("one column",)),),
        forms=(_form(),),
        catalogues=(_catalogue(),),
        narrative=(_paragraph(facts[0]),),
        glossary=(Term(term="=三公经费", definition="指…\n第二行", spots=SPOTS),),
    )


def _table() -> Table:
    rows = tuple(
        Row(
            role="total" if index == 0 else "item",
            code=None if index == 0 else f"20805{index:02d}",
            label=label,
            level=None if index == 0 else 3,
            cells={"basic": value, "note": cell("见附件", None, "text")},
            page=2,
            printed_row=index + 2,
            parent=None if index == 0 else 0,
            printed_code=() if index == 0 else ("208", "05", f"{index:02d}"),
            dimensions=() if index == 0 else ((_AXIS, f"20805{index:02d}"),),
        )
        for index, (label, value) in enumerate(KINDS.items())
    )
    return Table(
        kind="expenditure",
        title="2026年预算支出总表[一]",
        number="预算公开表3",
        profile="national.expenditure",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="单位：万元",
        state="filled",
        pages=(2, 3),
        notes=("注：本表不含上年结转。",),
        columns=(
            *(Column(key=f"c{n}", role="code", path=("科目编码", n)) for n in "类款项"),
            Column(key="label", role="label", path=("科目名称",)),
            Column(
                key="basic",
                role="amount",
                path=("2026年预算数", "基本支出"),
                concept="expenditure.basic",
            ),
            Column(key="note", role="text", path=("2026年预算数", "备注")),
        ),
        rows=rows,
        reading=READING,
        body="泽州县残疾人联合会",
    )


def _paired() -> Table:
    """Two lines; the second prints a right half only."""
    shared = {"role": "item", "code": None, "level": 1, "page": 3}
    return Table(
        kind="summary",
        title=None,
        number=None,
        profile=None,
        engine="camelot-lattice",
        unit="yuan",
        printed_unit=None,
        state="filled",
        pages=(3,),
        notes=(),
        columns=(
            Column(key="income", role="label", path=("收入", "项目"), half="left"),
            Column(key="in", role="amount", path=("收入", "金额"), half="left"),
            Column(key="spent", role="label", path=("支出", "项目"), half="right"),
            Column(key="out", role="amount", path=("支出", "金额"), half="right"),
        ),
        rows=(
            Row(
                label="拨款",
                half="left",
                printed_row=1,
                cells={"in": cell("7.5", Decimal("7.5"))},
                **shared,
            ),
            Row(label="教育", half="right", printed_row=1, cells={"out": cell("5")}, **shared),
            Row(label="卫生", half="right", printed_row=2, cells={"out": cell("2.5")}, **shared),
        ),
        reading=READING,
    )


def _absent() -> Table:
    return Table(
        kind="state_capital",
        title="国有资本经营预算表",
        number=None,
        profile="national.state_capital",
        engine="ruled",
        unit=None,
        printed_unit=None,
        state="declared_empty",
        pages=(),
        notes=("本单位无此项支出，故本表为空。",),
        columns=(),
        rows=(),
        reading=Reading(cells=0, used=0, ignored=0, reported=0),
    )


def _facts(table: Table) -> tuple[Fact, ...]:
    """One per printed figure of the table."""
    return tuple(
        Fact(
            id="|".join(["expenditure.basic", *(f"{k}={v}" for k, v in row.dimensions)]),
            concept="expenditure.basic",
            dimensions=row.dimensions,
            amount=row.cells["basic"].amount,
            decimals=-2,
            places=(Place(table=0, row=index, column="basic", page=2, box=BOX),),
        )
        for index, row in enumerate(table.rows)
        if row.cells["basic"].amount is not None
    )


def _project(index: int, amount: Decimal) -> Fact:
    exponent = amount.as_tuple().exponent
    return Fact(
        id=f"expenditure.project|project=p{index}",
        concept="expenditure.project",
        dimensions=(("project", f"p{index}"),),
        amount=amount,
        decimals=-int(exponent),
        places=(Place(table=0, row=0, column="basic", page=2, box=BOX),),
    )


def _findings() -> tuple[Finding, ...]:
    message = Message(zh="合计不等于各项之和", en="the total is not the sum of its parts")
    cellwise = Place(table=0, row=1, column="basic", page=2, box=BOX)
    return (
        Finding(
            code="SUM-001",
            outcome="broken",
            severity="error",
            message=message,
            expected="21.34",
            observed="21.35",
            places=(cellwise, Place(form=0, row=0, page=2), Place(page=2)),
        ),
        Finding(code="TAB-001", outcome="insufficient", severity="info", message=message),
        Finding(
            code="CAT-003",
            outcome="broken",
            severity="warning",
            message=message,
            places=(Place(catalogue=0, row=1, page=3),),
        ),
    )


def _form() -> Form:
    said = FieldText(label="实施单位", raw="泽州县\n残联", value=None, spots=SPOTS)
    filled = FieldText(label="填报日期", raw="2025年10月23日", value="2025-10-23", spots=SPOTS)
    return Form(
        kind="performance_sheet",
        title="项目支出绩效目标表",
        project="残疾人体检",
        profile="national.performance_sheet",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="单位：万元",
        pages=(2, 3),
        fields={"implementer": said, "filled_at": filled},
        funding={
            "annual": {"total": KINDS["合计"], "central": KINDS["空白"], "local": KINDS["横线"]}
        },
        texts={"overview": said},
        targets={"annual": said},
        indicators=(
            Indicator(
                period="annual",
                level1="产出指标",
                level2="数量指标",
                level3="体检人数",
                target=Target(
                    raw="≥5800人", kind="quantity", operator=">=", value=Decimal("5800"), unit="人"
                ),
                spots=SPOTS,
                weight="10",
            ),
            Indicator(
                period="annual",
                level1="产出指标",
                level2="时效指标",
                level3="完成时间",
                target=Target(raw="2026年3至11月", kind="date", since="2026-03", until="2026-11"),
                spots=SPOTS,
            ),
        ),
        unknown=(said,),
        notes=(),
        reading=READING,
    )


def _catalogue() -> Catalogue:
    return Catalogue(
        kind="service_purchase_catalogue",
        series="A",
        title="政府购买服务指导性目录",
        profile="national.service_purchase_catalogue",
        engine="ruled",
        pages=(3,),
        levels=("一级目录", "二级目录"),
        code_letter=True,
        code_digits=(2, 2),
        departments=(Department(name="残疾人联合会", first=0, spots=SPOTS),),
        entries=(
            Entry(
                department="残疾人联合会",
                code="A04",
                name="社会服务",
                level=1,
                parent=None,
                parent_entry=None,
                printed_column=1,
                spots=SPOTS,
            ),
            Entry(
                department="残疾人联合会",
                code="A0406",
                name="残疾人服务",
                level=2,
                parent="A04",
                parent_entry=0,
                printed_column=2,
                spots=SPOTS,
                texts={"remark": "备注"},
            ),
        ),
        notes=(),
        reading=READING,
    )


def _paragraph(fact: Fact) -> Paragraph:
    claim = Claim(
        kind="amount",
        raw="1693.42万元",
        start=4,
        concept=fact.concept,
        dimensions=fact.dimensions,
        value=Decimal("1693.42"),
        places=2,
        unit="万元",
        amount=fact.amount,
        facts=(fact.id,),
    )
    growth = Claim(
        kind="growth",
        raw="增长17.30%",
        start=16,
        concept=None,
        dimensions=(),
        value=Decimal("17.30"),
        places=2,
        unit="%",
        amount=None,
        direction="increase",
        of=0,
        year=2025,
    )
    return Paragraph(
        section="一、收支情况",
        headings=("第三部分", "一、收支情况"),
        text="基本支出1693.42万元，增长17.30%。",
        spots=SPOTS,
        starts=(0, 16),
        claims=(claim, growth),
    )
