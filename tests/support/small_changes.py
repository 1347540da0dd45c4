"""A small comparison by hand that holds one of everything an output must show.

A made-up culture office, budget 2025 against budget 2026, in 万元: every state of a line and of a
figure, a column and a table that one year does not print, facts counted once with their movers
and a waterfall that closes, a sheet, a catalogue, paragraphs, findings and claims.
"""

from collections.abc import Sequence
from decimal import Decimal

from changed_cells import NOTHING_ASKED, figures, said, yuan
from changed_parts import catalogue, claims, findings, narrative, sheet
from changed_tables import expenditure, funds, projects, three_public

from exports.changes.model import (
    Caution,
    ChangeSet,
    Document,
    FactChange,
    FigureChange,
    Step,
    Waterfall,
)
from extractor.assemble.facts import fact_id


def _fact(
    concept: str,
    zh: str,
    en: str,
    old: str | None,
    new: str | None,
    *,
    row: int,
    states: Sequence[str],
    code: str | None = None,
    table: int = 0,
    column: str = "total",
    leaf: bool = True,
    breakdown: str = "function",
    absent: str = "",
    **scope: str,
) -> FactChange:
    (cell,) = figures(table, row, {column: (old, new, absent)})
    dimensions = tuple(sorted(scope.items()))
    return FactChange(
        concept=concept,
        dimensions=dimensions,
        states=tuple(states),
        code=code,
        label=said(zh, en),
        leaf=leaf,
        breakdown=breakdown,
        figure=FigureChange(
            column=cell.column,
            state=cell.state,
            old=cell.old,
            new=cell.new,
            delta=cell.delta,
            percent=cell.percent,
            no_percent=cell.no_percent,
            sign_change=cell.sign_change,
            material=cell.material,
            old_fact=None if cell.old is None else fact_id(concept, dimensions),
            new_fact=None if cell.new is None else fact_id(concept, dimensions),
        ),
        old_places=() if cell.old is None else (cell.old.place,),
        new_places=() if cell.new is None else (cell.new.place,),
    )


def _facts() -> tuple[FactChange, ...]:
    changed = ["changed"]
    return (
        _fact(
            "revenue",
            "收入",
            "revenue",
            "612.40",
            "668.00",
            row=0,
            states=changed,
            leaf=False,
            breakdown="total",
        ),
        _fact(
            "expenditure",
            "支出",
            "expenditure",
            "612.40",
            "668.00",
            row=0,
            states=changed,
            leaf=False,
            breakdown="total",
        ),
        _fact(
            "expenditure.basic",
            "基本支出",
            "basic expenditure",
            "412.40",
            "418.00",
            row=0,
            states=changed,
            column="basic",
            leaf=False,
            breakdown="total",
        ),
        _fact(
            "expenditure.project",
            "项目支出",
            "project expenditure",
            "200.00",
            "250.00",
            row=0,
            states=changed,
            column="project",
            leaf=False,
            breakdown="total",
        ),
        _fact(
            "three_public",
            "“三公”经费",
            "three public expenses",
            "8.00",
            "6.50",
            row=0,
            states=changed,
            table=2,
            leaf=False,
            breakdown="total",
        ),
        _fact(
            "expenditure",
            "文化旅游体育与传媒支出",
            "culture, tourism, sport and media",
            "500.00",
            "560.00",
            row=1,
            states=changed,
            code="207",
            leaf=False,
            function="207",
        ),
        _fact(
            "expenditure",
            "图书馆",
            "libraries",
            "80.00",
            "80.00",
            row=3,
            states=["unchanged"],
            code="2070104",
            function="2070104",
        ),
        _fact(
            "expenditure",
            "群众文化",
            "mass culture",
            "420.00",
            "450.50",
            row=4,
            states=changed,
            code="2070109",
            function="2070109",
        ),
        _fact(
            "expenditure",
            "旅游宣传",
            "tourism promotion",
            None,
            "29.50",
            row=5,
            states=["added"],
            code="2070113",
            function="2070113",
        ),
        _fact(
            "expenditure",
            "行政单位离退休",
            "retirement of administrative units",
            "80.00",
            "84.00",
            row=7,
            states=["renamed", "changed"],
            code="2080501",
            function="2080501",
        ),
        _fact(
            "expenditure",
            "死亡抚恤",
            "death benefits",
            "12.40",
            None,
            row=8,
            states=["removed"],
            code="2080801",
            absent="removed",
            function="2080801",
        ),
        _fact(
            "expenditure",
            "事业单位医疗",
            "medical care of public institutions",
            "20.00",
            "24.00",
            row=9,
            states=["recoded", "changed"],
            code="2101102",
            function="2101102",
        ),
        _fact(
            "expenditure.project",
            "旅游宣传推广经费",
            "旅游宣传推广经费",
            None,
            "29.50",
            row=7,
            states=["added"],
            table=1,
            breakdown="project",
            project="旅游宣传推广经费",
        ),
        _fact(
            "expenditure",
            "支出",
            "expenditure",
            "15.00",
            None,
            row=0,
            table=3,
            states=["not_disclosed"],
            absent="not_disclosed",
            fund="government_funds",
        ),
    )


def _waterfall() -> Waterfall:
    def step(code: str, zh: str, en: str, old: str, new: str) -> Step:
        return Step(code=code, label=said(zh, en), old=yuan(old), new=yuan(new))

    return Waterfall(
        concept="expenditure",
        dimensions=(),
        title=said("支出按功能分类", "expenditure by function"),
        old_total=yuan("612.40"),
        new_total=yuan("668.00"),
        steps=(
            step(
                "207",
                "文化旅游体育与传媒支出",
                "culture, tourism, sport and media",
                "500",
                "560.01",
            ),
            step("208", "社会保障和就业支出", "social security and employment", "92.40", "84"),
            step("210", "卫生健康支出", "health", "20", "24"),
        ),
        residual=yuan("-0.01"),
        broken=False,
    )


def _document(year: int, *, new: bool) -> Document:
    return Document(
        sha256=("b" if new else "a") * 64,
        name=f"云岭县文化和旅游局{year}年部门预算.pdf",
        issuer="云岭县文化和旅游局",
        level="department",
        fiscal_year=year,
        stage="budget",
        pages=((Decimal("595.00"), Decimal("842.00")),) * (22 if new else 20),
    )


def small_changes() -> ChangeSet:
    """The comparison; it is valid against the schema of changes."""
    facts = _facts()
    leaves = [
        index
        for index, each in enumerate(facts)
        if each.leaf and each.figure.delta and each.breakdown == "function"
    ]
    leaves.sort(key=lambda index: -abs(facts[index].figure.delta or 0))
    return ChangeSet(
        old=_document(2025, new=False),
        new=_document(2026, new=True),
        relation="years",
        materiality=NOTHING_ASKED,
        cautions=(
            Caution(
                code="unit",
                message=said(
                    "两份文件部分表格的金额单位不同，已换算为元后比较",
                    "some tables of the two state their amounts in other units; compared in yuan",
                ),
            ),
        ),
        tables=(expenditure(), projects(), three_public(), funds()),
        facts=facts,
        movers=tuple(leaves),
        waterfalls=(_waterfall(),),
        forms=(sheet(),),
        catalogues=(catalogue(),),
        narrative=narrative(),
        findings=findings(),
        claims=claims(),
    )
