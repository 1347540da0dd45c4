"""Disclosures built by hand, for tests of exporters.

`disclosure` uses every part of the report; in `small_report` figures of one table are facts of all
kinds: blank, zero, dash, illegible, in yuan with more decimals than 万元 has, negative, of a code
that no list has, of another year and stage.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from report_parts import (
    BOX,
    PAGE,
    SPOTS,
    amount_column,
    catalogue,
    cell,
    declared_empty,
    fact,
    indicator,
    paragraph,
    said,
    sheet,
    table,
)

from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.form import Form, Target
from extractor.model.narrative import Term
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

_SIZE = {"width": Decimal("595.28"), "height": Decimal("841.89")}
_AXIS = "function"

# What a cell can hold, by the label of its row. A column that is not printed has no cell.
KINDS = {
    "合计": cell("1,693.42"),
    "印零": cell("0.00"),
    "空白": cell("", "blank"),
    "横线": cell("-", "dash"),
    "不是数": cell("1,69.3", "illegible"),
    "负数": cell("-3.50"),
}


def disclosure(amounts: Sequence[Decimal] = ()) -> Report:
    """The whole report; `amounts` become further facts of their own (projects p0, p1, …)."""
    printed = _table()
    facts = (*_facts(printed), *(_project(index, value) for index, value in enumerate(amounts)))
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
        tables=(printed, _paired(), declared_empty()),
        facts=facts,
        findings=_findings(),
        checks=(CheckCount(code="SUM-001", table=0, holds=3, broken=1, reasons=("one column",)),),
        forms=(_form(),),
        catalogues=(catalogue(),),
        narrative=(paragraph(facts[0]),),
        glossary=(Term(term="=三公经费", definition="指…\n第二行", spots=SPOTS),),
    )


def small_report() -> Report:
    """The report; it is valid against the canonical schema."""
    whole, rows = disclosure(), _small_rows()
    facts = _small_facts(rows)
    return replace(
        whole,
        source=replace(whole.source, sha256="a" * 64, name="某单位 预算.pdf"),
        issuer=Issuer(name="泽州县 残疾人联合会", level="unit"),
        tables=(_small_table(rows), declared_empty()),
        facts=facts,
        findings=whole.findings[:1],
        forms=(_small_form(),),
        narrative=(paragraph(facts[0]),),
    )


def _table() -> Table:
    rows = [
        Row(
            role="total" if index == 0 else "item",
            code=None if index == 0 else f"20805{index:02d}",
            label=label,
            level=None if index == 0 else 3,
            cells={"basic": value, "note": cell("见附件", "text")},
            page=PAGE,
            printed_row=index + 2,
            parent=None if index == 0 else 0,
            printed_code=() if index == 0 else ("208", "05", f"{index:02d}"),
            dimensions=() if index == 0 else ((_AXIS, f"20805{index:02d}"),),
        )
        for index, (label, value) in enumerate(KINDS.items())
    ]
    columns = [
        *(Column(key=f"c{n}", role="code", path=("科目编码", n)) for n in "类款项"),
        Column(key="label", role="label", path=("科目名称",)),
        amount_column("basic", "基本支出", "expenditure.basic"),
        Column(key="note", role="text", path=("2026年预算数", "备注")),
    ]
    return table(rows, columns, title="2026年预算支出总表[一]", printed_unit="单位：万元")


def _paired() -> Table:
    """Two lines; the second prints a right half only."""
    shared = {"role": "item", "code": None, "level": 1, "page": 3}
    in_yuan = {raw: cell(raw, unit="yuan") for raw in ("7.5", "5", "2.5")}
    return table(
        (
            Row(label="拨款", half="left", printed_row=1, cells={"in": in_yuan["7.5"]}, **shared),
            Row(label="教育", half="right", printed_row=1, cells={"out": in_yuan["5"]}, **shared),
            Row(label="卫生", half="right", printed_row=2, cells={"out": in_yuan["2.5"]}, **shared),
        ),
        (
            Column(key="income", role="label", path=("收入", "项目"), half="left"),
            Column(key="in", role="amount", path=("收入", "金额"), half="left"),
            Column(key="spent", role="label", path=("支出", "项目"), half="right"),
            Column(key="out", role="amount", path=("支出", "金额"), half="right"),
        ),
        kind="summary",
        title=None,
        number=None,
        profile=None,
        engine="camelot-lattice",
        unit="yuan",
        printed_unit=None,
        pages=(3,),
        notes=(),
        body=None,
    )


def _facts(printed: Table) -> tuple[Fact, ...]:
    """One per printed figure of the table."""
    return tuple(
        fact(
            "expenditure.basic",
            row.cells["basic"],
            place=Place(table=0, row=index, column="basic", page=PAGE, box=BOX),
            **dict(row.dimensions),
        )
        for index, row in enumerate(printed.rows)
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
    implementer = said("实施单位", "泽州县\n残联")
    people = Target(raw="≥5800人", kind="quantity", operator=">=", value=Decimal("5800"), unit="人")
    months = Target(raw="2026年3至11月", kind="date", since="2026-03", until="2026-11")
    return sheet(
        (
            indicator("体检人数", "数量指标", people, weight="10"),
            indicator("完成时间", "时效指标", months),
        ),
        fields={
            "implementer": implementer,
            "filled_at": said("填报日期", "2025年10月23日", "2025-10-23"),
        },
        funding={
            "annual": {"total": KINDS["合计"], "central": KINDS["空白"], "local": KINDS["横线"]}
        },
        texts={"overview": implementer},
        targets={"annual": implementer},
        unknown=(implementer,),
    )


_CONCEPTS = {
    "total": "expenditure",
    "basic": "expenditure.basic",
    "project": "expenditure.project",
}


def _small_rows() -> tuple[Row, ...]:
    """Code, name, level, and the cells 合计, 基本支出, 项目支出."""
    printed = (
        (None, "合计", 0, cell("1,693.42"), cell("290.78"), cell("1,402.64")),
        ("208", "社会保障和就业支出", 1, cell("1,693.42"), cell("290.78"), cell("1,402.64")),
        ("2080501", "行政单位离退休", 3, cell("21.34"), cell("21.34"), cell("", "blank")),
        ("2081104", "残疾人康复", 3, cell("0.00"), cell("—", "dash"), cell("0.00")),
        ("2089998", "自编科目", 3, cell("-0.50"), cell("2 3", "illegible"), cell("-0.50")),
    )
    return tuple(
        Row(
            role="item" if code else "total",
            code=code,
            label=label,
            level=level,
            cells=dict(zip(_CONCEPTS, cells, strict=True)),
            page=PAGE,
            printed_row=level,
        )
        for code, label, level, *cells in printed
    )


def _small_table(rows: Sequence[Row]) -> Table:
    columns = [
        Column(key="code", role="code", path=("项目", "科目编码")),
        Column(key="label", role="label", path=("项目", "科目名称")),
        amount_column("total", "合计", "expenditure"),
        amount_column("basic", "基本支出", "expenditure.basic"),
        amount_column("project", "项目支出", "expenditure.project"),
    ]
    return table(rows, columns)


def _small_facts(rows: Sequence[Row]) -> tuple[Fact, ...]:
    printed = tuple(
        fact(
            _CONCEPTS[key],
            value,
            place=Place(table=0, row=index, column=key, page=PAGE, box=BOX),
            **({"function": row.code} if row.code else {}),
        )
        for index, row in enumerate(rows)
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


def _small_form() -> Form:
    target = Target(raw="≥90%", kind="quantity", operator=">=", value=Decimal("90"), unit="%")
    return sheet(
        (indicator("体检人数", "数量指标", target, weight="10", printed_level2="数量"),),
        project="康复经费 #1",
        printed_unit="万元",
        fields={
            "supervisor": said("主管部门", "某局"),
            "filled_at": said("填报日期", "2025-10-23 10:38", "2025-10-23T10:38"),
            "seal": said("盖章", ""),
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
        texts={"overview": said("项目概况", "第一行\n第二行 & <尾>")},
        targets={"annual": said("年度目标", "完成体检")},
        unknown=(said("", "另附说明"),),
    )
