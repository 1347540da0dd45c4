"""A report with one finding of every shape: about a cell, a table, the document, nothing."""

from decimal import Decimal

import pytest

from exports.findings.view import view
from extractor.findings import finding
from extractor.model.finding import CheckCount, Finding, Message, Place
from extractor.model.geometry import Box
from extractor.model.report import Column, Issuer, PageInfo, Report, Row, Source, Table
from extractor.model.value import CellValue, Reading

TOTAL = Box(100.0, 200.0, 150.0, 215.0)
PART = Box(150.0, 200.0, 200.0, 215.0)
NASTY = "</title><script>alert(1)</script>"


def cell(raw, box):
    return CellValue(
        raw=raw,
        amount=Decimal(raw.replace(",", "")) * 10000,
        status="printed",
        page=2,
        box=box,
        confidence=Decimal(1),
        places=2,
    )


def table(title=f"支出总表{NASTY}"):
    row = Row(
        role="item",
        code="20805",
        label="养老支出",
        level=2,
        cells={"total": cell("1,130.00", TOTAL), "basic": cell("20.00", PART)},
        page=2,
        printed_row=1,
    )
    return Table(
        kind="expenditure",
        title=title,
        number=None,
        profile="national.expenditure",
        engine="ruled",
        unit="wan_yuan",
        printed_unit="单位：万元",
        state="filled",
        pages=(2, 3),
        notes=(),
        columns=(
            Column(key="total", role="amount", path=("预算数", "合计")),
            Column(key="basic", role="amount", path=("预算数", "基本支出")),
        ),
        rows=(row,),
        reading=Reading(cells=4, used=4, ignored=0, reported=0),
    )


def sum_finding():
    return finding(
        "SUM-001",
        places=(
            Place(table=0, row=0, column="total", page=2, box=TOTAL),
            Place(table=0, row=0, column="basic", page=2, box=PART),
        ),
        title=f"支出总表{NASTY}",
        label="养老支出",
        whole="合计",
        observed="1,130.00",
        expected="1,120.00",
        difference="10.00",
        terms="…",
    )


def findings():
    year = Place(table=0, page=2)
    return (
        sum_finding(),
        sum_finding(),
        finding("YEAR-001", title="支出总表", observed=2025, expected=2026, places=(year,)),
        finding("PRE-001", title="收入总表", places=(Place(page=1),)),
        Finding(
            code="XYZ-999",
            outcome="insufficient",
            severity="warning",
            message=Message(zh="另一版本的问题", en="of another version"),
        ),
        finding("COD-001", title="支出总表", count=1, printed="1", row_code="01"),
    )


def size(number):
    return PageInfo(
        number=number,
        kind="digital",
        width=Decimal("595.28"),
        height=Decimal("841.89"),
        reason="text",
    )


@pytest.fixture
def report():
    return Report(
        source=Source(
            sha256="0" * 64, name="预算.pdf", page_count=3, pages=tuple(map(size, (1, 2, 3)))
        ),
        issuer=Issuer(name="某某县残疾人联合会", level="unit"),
        fiscal_year=2026,
        stage="budget",
        contents=(),
        tables=(table(),),
        facts=(),
        findings=findings(),
        checks=(
            CheckCount(code="SUM-001", table=0, holds=5, broken=2),
            CheckCount(code="YEAR-001", table=0, broken=1),
            CheckCount(code="PRE-001", broken=1, not_applicable=3, reasons=("no contents",)),
        ),
    )


@pytest.fixture
def document(report):
    return view(report, "各部门/预算 2026.pdf")
