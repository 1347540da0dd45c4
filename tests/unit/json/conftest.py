"""A small report that uses every type and every optional field of the model."""

from decimal import Decimal

import pytest

from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.geometry import Box
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
SIZE = {"width": Decimal("595.28"), "height": Decimal("841.89")}


def printed(raw: str, amount: str | None) -> CellValue:
    return CellValue(
        raw=raw,
        amount=None if amount is None else Decimal(amount),
        status="blank" if amount is None else "printed",
        page=2,
        box=BOX,
        confidence=Decimal(1),
        places=2,
    )


def rows() -> tuple[Row, ...]:
    total = Row(
        role="total",
        code=None,
        label="合计",
        level=None,
        cells={"basic": printed("21.34", "213400.00"), "project": printed("", None)},
        page=2,
        printed_row=2,
    )
    item = Row(
        role="item",
        code="2080501",
        label="行政单位离退休",
        level=3,
        cells={"basic": printed("21.34", "213400")},
        page=2,
        printed_row=3,
        half="left",
        parent=0,
        printed_code=("208", "05", "01"),
        dimensions=(("function", "2080501"), ("fund", "general")),
        resolved=False,
    )
    return total, item


def table() -> Table:
    basic = Column(
        key="basic",
        role="amount",
        path=("2026年预算数", "基本支出"),
        concept="expenditure.basic",
        dimensions=(("vintage", "current"),),
        half="left",
    )
    return Table(
        kind="expenditure",
        title="2026年预算支出总表",
        number="预算公开表3",
        profile="zezhou.expenditure",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="单位：万元",
        state="filled",
        pages=(2,),
        notes=("注：本表不含上年结转。",),
        columns=(basic, Column(key="project", role="amount", path=("项目支出",))),
        rows=rows(),
        reading=Reading(cells=9, used=7, ignored=1, reported=1),
    )


@pytest.fixture
def report() -> Report:
    place = Place(table=0, row=1, column="basic", page=2, box=BOX)
    message = Message(zh="合计不等于各项之和", en="the total is not the sum of its parts")
    return Report(
        source=Source(
            sha256="0" * 64,
            name="预算.pdf",
            page_count=2,
            pages=(
                PageInfo(number=1, kind="blank", reason="nothing drawn", **SIZE),
                PageInfo(number=2, kind="digital", reason="text and rules", **SIZE),
            ),
        ),
        issuer=Issuer(name="泽州县残疾人联合会", level="unit", region="140525"),
        fiscal_year=2026,
        stage="budget",
        contents=(Contents(text="预算支出总表", printed_page="9", page=1, seen=(2,)),),
        tables=(table(),),
        facts=(
            Fact(
                id="f1",
                concept="expenditure.basic",
                dimensions=(("function", "2080501"),),
                amount=Decimal("213400.00"),
                decimals=-2,
                places=(place, Place(table=0, row=0, column="basic")),
            ),
        ),
        findings=(
            Finding(
                code="SUM-001",
                outcome="broken",
                severity="error",
                message=message,
                expected="21.34",
                observed="21.35",
                places=(place, Place(page=2)),
            ),
            Finding(code="TAB-001", outcome="insufficient", severity="info", message=message),
        ),
        checks=(CheckCount(code="SUM-001", holds=3, broken=1, reasons=("one column only",)),),
    )
