"""Parts of reports built by hand, for tests of exporters."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal

from extractor.assemble.facts import fact_id
from extractor.model.amount import to_yuan, yuan_decimals
from extractor.model.catalogue import Catalogue, Department, Entry
from extractor.model.finding import Place
from extractor.model.form import FieldText, Form, Indicator, Target
from extractor.model.geometry import Box, Spot
from extractor.model.narrative import Claim, Paragraph
from extractor.model.report import Column, Fact, Table
from extractor.model.value import CellValue, Reading

PAGE = 2
BOX = Box(10.0, 20.0, 30.5, 40.25)
SPOTS = (Spot(PAGE, BOX), Spot(3, Box(310.2, 402.1, 355.0, 415.8)))
READING = Reading(cells=9, used=7, ignored=1, reported=1)
NOTHING_READ = Reading(cells=0, used=0, ignored=0, reported=0)


def cell(raw: str, status: str = "printed", unit: str = "wan_yuan") -> CellValue:
    """A cell as printed; its amount and decimals follow from the figure."""
    figure = raw.replace(",", "")
    printed = status == "printed"
    return CellValue(
        raw=raw,
        amount=to_yuan(Decimal(figure), unit) if printed else None,
        status=status,
        page=PAGE,
        box=BOX,
        confidence=Decimal("0.875"),
        places=len(figure.partition(".")[2]) if printed else 0,
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
        places=(place or Place(page=PAGE, box=BOX),),
    )


def table(rows, columns, **others) -> Table:
    """A filled table in 万元; `others` replace what is said of it."""
    told = {
        "kind": "expenditure",
        "title": "2026年预算支出总表",
        "number": "预算公开表3",
        "profile": "national.expenditure",
        "engine": "ruled",
        "unit": "wan_yuan",
        "printed_unit": "万元",
        "state": "filled",
        "pages": (2, 3),
        "notes": ("注：本表不含上年结转。",),
        "reading": READING,
        "body": "泽州县残疾人联合会",
    }
    return Table(**{**told, "columns": tuple(columns), "rows": tuple(rows), **others})


def declared_empty() -> Table:
    """A table that says why nothing is in it."""
    return table(
        (),
        (),
        kind="state_capital",
        title="国有资本经营预算表",
        number=None,
        profile="national.state_capital",
        unit=None,
        printed_unit=None,
        state="declared_empty",
        pages=(),
        notes=("本单位无此项支出，故本表为空。",),
        reading=NOTHING_READ,
        body=None,
    )


def amount_column(key: str, name: str, concept: str | None = None) -> Column:
    """A column of figures of the budget."""
    return Column(key=key, role="amount", path=("2026年预算数", name), concept=concept)


def sheet(indicators, **others) -> Form:
    """A performance sheet; `others` replace what is said of it."""
    told = {
        "kind": "performance_sheet",
        "title": "项目支出绩效目标表",
        "project": "残疾人体检",
        "profile": "national.performance_sheet",
        "engine": "ruled",
        "unit": "wan_yuan",
        "printed_unit": "单位：万元",
        "pages": (2, 3),
        "fields": {},
        "funding": {},
        "texts": {},
        "targets": {},
        "unknown": (),
        "notes": (),
        "reading": READING,
    }
    return Form(**{**told, "indicators": tuple(indicators), **others})


def said(label: str, raw: str, value: str | None = None) -> FieldText:
    """A field of a sheet with what stands in it."""
    return FieldText(label=label, raw=raw, value=value, spots=SPOTS)


def indicator(name: str, level2: str, target: Target, **others) -> Indicator:
    """An indicator of output for the year."""
    return Indicator(
        period="annual",
        level1="产出指标",
        level2=level2,
        level3=name,
        target=target,
        spots=SPOTS,
        **others,
    )


def catalogue() -> Catalogue:
    """A department with a class and an item below it."""
    shared = {"department": "残疾人联合会", "spots": SPOTS}
    above = Entry(
        code="A04",
        name="社会服务",
        level=1,
        parent=None,
        parent_entry=None,
        printed_column=1,
        **shared,
    )
    below = Entry(
        code="A0406",
        name="残疾人服务",
        level=2,
        parent="A04",
        parent_entry=0,
        printed_column=2,
        texts={"remark": "备注"},
        **shared,
    )
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
        entries=(above, below),
        notes=(),
        reading=READING,
    )


def paragraph(fact: Fact) -> Paragraph:
    """A paragraph that claims the fact, and its growth."""
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
