"""A disclosure made for measuring: real function codes, amounts that add up, no PDF behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple
from zlib import crc32

from extractor.assemble.facts import fact_id
from extractor.model.amount import yuan_decimals
from extractor.model.finding import Place
from extractor.model.geometry import Box
from extractor.model.report import Column, Fact, Issuer, PageInfo, Report, Row, Source, Table
from extractor.model.value import CellValue, Reading
from layouts.vocabulary import load_vocabulary

LINES = 250
FACTS = 2000
BODY = "示例市财政局"

_UNIT = "wan_yuan"
_ITEM = 7
_GENERAL = (("fund", "general_public"),)
# One item in so many is printed in one of the years only.
_MISSING = 12


class _Form(NamedTuple):
    """A table of function lines: its columns by key, with concept and share of the line's sum."""

    kind: str
    title: str
    columns: Mapping[str, tuple[str, int]]
    dimensions: tuple[tuple[str, str], ...] = ()


_SPENT = {
    "total": ("expenditure", 100),
    "basic": ("expenditure.basic", 60),
    "project": ("expenditure.project", 40),
}
_FORMS = (
    _Form("revenue", "收入预算总表", {"total": ("revenue", 100)}),
    _Form("revenue_general", "一般公共预算收入表", {"total": ("revenue", 100)}, _GENERAL),
    _Form("expenditure", "支出预算总表", _SPENT),
    _Form("general_expenditure", "一般公共预算支出表", _SPENT, _GENERAL),
)


def disclosure(year: int) -> Report:
    """A budget of 4 tables with 250 lines and 2,000 facts; another year has other amounts and,
    of the items, a few others."""
    amounts = _amounts(year)
    assert len(amounts) == LINES
    made = [_table(number, form, year, amounts) for number, form in enumerate(_FORMS)]
    facts = tuple(fact for _, each in made for fact in each)
    assert len({fact.id for fact in facts}) == FACTS
    page = PageInfo(number=1, kind="text", width=Decimal(595), height=Decimal(842), reason="made")
    return Report(
        source=Source(
            sha256=f"{crc32(str(year).encode()):064x}",
            name=f"made-{year}.pdf",
            page_count=len(_FORMS),
            pages=tuple(replace(page, number=number + 1) for number in range(len(_FORMS))),
        ),
        issuer=Issuer(name=BODY, level="department"),
        fiscal_year=year,
        stage="budget",
        contents=(),
        tables=tuple(table for table, _ in made),
        facts=facts,
        findings=(),
        checks=(),
    )


def _amounts(year: int) -> dict[str, Decimal]:
    """Code → hundreds of yuan, sums included; the empty code is the total, which comes first."""
    codes = _codes(year)
    amounts = {code: Decimal(0) for code in ("", *codes)}
    for code in codes:
        if any(other != code and other.startswith(code) for other in codes):
            continue
        value = Decimal(crc32(f"{code} {year}".encode()) % 100_000 * 10)
        for above in {"", code[:3], code[:5], code}:
            amounts[above] += value
    return amounts


def _codes(year: int) -> Sequence[str]:
    """The first codes of the classification that this year prints, one line being the total."""
    listed = sorted(load_vocabulary().codelists["functional"].names)
    printed = [
        code for code in listed if len(code) < _ITEM or crc32(f"{year}{code}".encode()) % _MISSING
    ]
    return printed[: LINES - 1]


def _table(
    number: int, form: _Form, year: int, amounts: Mapping[str, Decimal]
) -> tuple[Table, list[Fact]]:
    rows = list(_rows(form, amounts))
    table = Table(
        kind=form.kind,
        title=f"{year}年{form.title}",
        number=None,
        profile=f"made/{form.kind}",
        engine="made",
        unit=_UNIT,
        printed_unit="万元",
        state="filled",
        pages=(number + 1,),
        notes=(),
        columns=tuple(_columns(form)),
        rows=tuple(rows),
        reading=Reading(cells=0, used=0, ignored=0, reported=0),
    )
    return table, [fact for at, row in enumerate(rows) for fact in _facts(number, form, at, row)]


def _columns(form: _Form) -> Iterator[Column]:
    yield Column(key="code", role="code", path=("科目编码",))
    yield Column(key="label", role="label", path=("科目名称",))
    for key, (concept, _) in form.columns.items():
        yield Column(
            key=key, role="amount", path=(key,), concept=concept, dimensions=form.dimensions
        )


def _rows(form: _Form, amounts: Mapping[str, Decimal]) -> Iterator[Row]:
    names = load_vocabulary().codelists["functional"].names
    above: dict[int, int] = {}
    for at, (code, amount) in enumerate(amounts.items()):
        level = (len(code) - 1) // 2
        above[level] = at
        yield Row(
            role="item" if code else "total",
            code=code or None,
            label=names[code] if code else "合计",
            level=level if code else None,
            cells={
                key: _cell(amount * share / 100, at) for key, (_, share) in form.columns.items()
            },
            page=1,
            printed_row=at,
            parent=above.get(level - 1) if level > 1 else None,
            dimensions=(("function", code),) if code else (),
        )


def _cell(hundreds: Decimal, at: int) -> CellValue:
    return CellValue(
        raw=f"{hundreds.scaleb(-2):,.2f}",
        amount=hundreds.scaleb(2),
        status="printed",
        page=1,
        box=Box(100.0, 20.0 + at, 160.0, 21.0 + at),
        confidence=Decimal(1),
        places=2,
    )


def _facts(number: int, form: _Form, at: int, row: Row) -> Iterator[Fact]:
    dimensions = tuple(sorted((*form.dimensions, *row.dimensions)))
    for key, (concept, _) in form.columns.items():
        cell = row.cells[key]
        assert cell.amount is not None
        yield Fact(
            id=fact_id(concept, dimensions),
            concept=concept,
            dimensions=dimensions,
            amount=cell.amount,
            decimals=yuan_decimals(cell.places, _UNIT),
            places=(Place(table=number, row=at, column=key, page=1, box=cell.box),),
        )
