"""What the sample says, read off the disclosure by eye: thirteen tables and their figures."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

import pytest


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One table. `totals` are the amounts in yuan of one row by column, blank ones left out."""

    title: str
    kind: str
    profile: str
    pages: tuple[int, ...]
    printed_rows: int
    totals: dict[str, dict[str, str]]
    state: str = "filled"


def yuan(**columns: str) -> dict[str, str]:
    return columns


TABLES = (
    Expected(
        title="2026年预算收支总表",
        kind="summary",
        profile="national.summary",
        pages=(4, 5),
        printed_rows=33,
        totals={
            "本年收入合计": yuan(revenue="16924100.00"),
            "上年结转": yuan(revenue="10000.00"),
            "收入总计": yuan(revenue="16934200.00"),
            "支出总计": yuan(
                total="16934200.00", current="16924100.00", carried_forward="10000.00"
            ),
        },
    ),
    Expected(
        title="2026年预算收入总表",
        kind="revenue",
        profile="national.revenue",
        pages=(6, 7),
        printed_rows=24,
        totals={
            "合计": yuan(
                current="16924100.00",
                general_public="16450600.00",
                government_funds="473500.00",
                carried_forward="10000.00",
            ),
            "其他残疾人事业支出": yuan(
                current="12600000.00", general_public="12600000.00", carried_forward="0.00"
            ),
        },
    ),
    Expected(
        title="2026年预算支出总表",
        kind="expenditure",
        profile="national.expenditure",
        pages=(8,),
        printed_rows=24,
        totals={"合计": yuan(total="16934200.00", basic="2907800.00", project="14026400.00")},
    ),
    Expected(
        title="2026年财政拨款收支总表",
        kind="appropriation",
        profile="national.appropriation",
        pages=(9, 10),
        printed_rows=36,
        totals={
            "上年财政拨款结转": yuan(revenue="10000.00"),
            "收入总计": yuan(revenue="16934200.00"),
            "支出总计": yuan(
                total="16934200.00", general_public="16460700.00", government_funds="473500.00"
            ),
        },
    ),
    Expected(
        title="2026年一般公共预算支出预算表（不含上年结转）",
        kind="general_expenditure",
        profile="national.general_expenditure",
        pages=(11,),
        printed_rows=21,
        totals={"合计": yuan(total="16450600.00", basic="2907800.00", project="13542900.00")},
    ),
    Expected(
        title="2026年一般公共预算安排基本支出分经济科目表（不含上年结转）",
        kind="basic_economic",
        profile="national.basic_economic",
        pages=(12,),
        printed_rows=24,
        totals={"合计": yuan(total="2907800.00", personnel="2728900.00", operating="178900.00")},
    ),
    Expected(
        title="2026年政府性基金预算收入表（不含上年结转）",
        kind="fund_revenue",
        profile="national.fund_revenue",
        pages=(13,),
        printed_rows=4,
        totals={"合计": yuan(amount="473500.00")},
    ),
    Expected(
        title="2026年政府性基金预算支出表（不含上年结转）",
        kind="fund_expenditure",
        profile="national.fund_expenditure",
        pages=(14,),
        printed_rows=4,
        totals={"合计": yuan(total="473500.00", project="473500.00")},
    ),
    Expected(
        title="2026年国有资本经营预算收支预算表（不含上年结转）",
        kind="state_capital",
        profile="national.state_capital_paired",
        pages=(15,),
        printed_rows=1,
        totals={"合计": yuan()},
        state="declared_empty",
    ),
    Expected(
        title="2026年财政拨款安排“三公”经费支出预算表",
        kind="three_public",
        profile="national.three_public_items",
        pages=(15,),
        printed_rows=6,
        totals={"合计": yuan()},
        state="declared_empty",
    ),
    Expected(
        title="2026年财政拨款安排机关运行经费预算表",
        kind="operating_expenses",
        profile="national.operating_expenses",
        pages=(16,),
        printed_rows=2,
        totals={"部门合计": yuan(total="178900.00", general_public="178900.00")},
    ),
    Expected(
        title="2026年项目支出预算表（本年预算）",
        kind="projects",
        profile="national.projects",
        pages=(17, 18),
        printed_rows=15,
        totals={
            "泽州县残疾人联合会": yuan(
                total="14016400.00", general_public="13542900.00", government_funds="473500.00"
            )
        },
    ),
    Expected(
        title="2026年项目支出预算表（上年结转）",
        kind="projects",
        profile="national.projects",
        pages=(19,),
        printed_rows=4,
        totals={"泽州县残疾人联合会": yuan(total="10000.00", general_public="10000.00")},
    ),
)
NUMBERED = list(enumerate(TABLES))

# fact → amount in yuan, and where it is printed: (table number, column, row label)
PRINTED = {
    "expenditure": (
        "16934200.00",
        [(1, "total", "本年支出合计"), (3, "total", "合计")],
    ),
    "expenditure.basic": ("2907800.00", [(3, "basic", "合计")]),
    "expenditure.project": ("14026400.00", [(3, "project", "合计")]),
    "revenue": ("16934200.00", [(1, "revenue", "收入总计")]),
    "outlay": ("16934200.00", [(1, "total", "支出总计")]),
    "revenue|vintage=current": (
        "16924100.00",
        [(1, "revenue", "本年收入合计"), (2, "current", "合计")],
    ),
    "revenue|vintage=carried_forward": (
        "10000.00",
        [(1, "revenue", "上年结转"), (2, "carried_forward", "合计")],
    ),
    "revenue|fund=general_public|vintage=current": (
        "16450600.00",
        [
            (1, "revenue", "一、一般公共预算"),
            (2, "general_public", "合计"),
            (4, "revenue", "一、一般公共预算"),
        ],
    ),
    "revenue|fund=government_funds|vintage=current": (
        "473500.00",
        [
            (1, "revenue", "二、政府性基金预算"),
            (2, "government_funds", "合计"),
            (4, "revenue", "二、政府性基金预算"),
            (7, "amount", "合计"),
        ],
    ),
    "expenditure|function=208": (
        "16086000.00",
        [(1, "total", "八、社会保障和就业支出"), (3, "total", "社会保障和就业支出")],
    ),
    "expenditure.basic|fund=general_public|vintage=current": (
        "2907800.00",
        [(5, "basic", "合计"), (6, "total", "合计")],
    ),
    "expenditure.project|fund=general_public|vintage=current": (
        "13542900.00",
        [(5, "project", "合计"), (12, "general_public", "泽州县残疾人联合会")],
    ),
    "expenditure.project|fund=government_funds|vintage=current": (
        "473500.00",
        [(8, "project", "合计"), (12, "government_funds", "泽州县残疾人联合会")],
    ),
    "expenditure.project|vintage=current": (
        "14016400.00",
        [(12, "total", "泽州县残疾人联合会")],
    ),
    "expenditure.project|vintage=carried_forward": (
        "10000.00",
        [(13, "total", "泽州县残疾人联合会"), (13, "total", "泽州县残疾人联合会")],
    ),
    "expenditure.basic|function=2080501": ("213400.00", [(3, "basic", "行政单位离退休")]),
    "expenditure.basic.operating|fund=general_public|vintage=current": (
        "178900.00",
        [(6, "operating", "合计")],
    ),
    "expenditure.basic.personnel|economic=30302|fund=general_public|vintage=current": (
        "187600.00",
        [(6, "personnel", "退休费")],
    ),
}


def test_whose_document_it_is(report):
    issuer = report.issuer
    assert (issuer.name, issuer.level) == ("泽州县残疾人联合会", "unit")
    assert (report.fiscal_year, report.stage) == (2026, "budget")
    assert {page.kind for page in report.source.pages} == {"digital"}


def test_thirteen_tables_and_no_other(report):
    assert len(report.tables) == len(TABLES)
    assert {table.engine for table in report.tables} == {"ruled"}


@pytest.mark.parametrize(("index", "expected"), NUMBERED)
def test_a_table(report, index, expected):
    table = report.tables[index]
    assert table.number == f"预算公开表{index + 1}"
    assert (table.title, table.kind, table.profile) == (
        expected.title,
        expected.kind,
        expected.profile,
    )
    assert (table.unit, table.state, table.pages) == ("wan_yuan", expected.state, expected.pages)
    assert len({row.printed_row for row in table.rows}) == expected.printed_rows
    assert {column.role for column in table.columns} <= {"code", "label", "amount", "text"}


@pytest.mark.parametrize(("index", "expected"), NUMBERED)
def test_its_totals_in_yuan(report, index, expected):
    table = report.tables[index]
    for label, amounts in expected.totals.items():
        row = next(row for row in table.rows if row.label == label)
        printed = {key: cell.amount for key, cell in row.cells.items() if cell.status == "printed"}
        assert printed == {key: Decimal(amount) for key, amount in amounts.items()}
        assert all(cell.amount is None for key, cell in row.cells.items() if key not in amounts)


@pytest.mark.parametrize("index", [8, 9])
def test_an_empty_table_keeps_its_note(report, index):
    assert report.tables[index].notes == ("注：本表无数据",)


def test_a_printed_zero_is_not_a_blank(report):
    row = next(row for row in report.tables[1].rows if row.code == "2081199")
    assert (row.cells["carried_forward"].raw, row.cells["carried_forward"].amount) == ("0.00", 0)
    assert (row.cells["government_funds"].status, row.cells["government_funds"].amount) == (
        "blank",
        None,
    )


def test_codes_make_the_hierarchy(report):
    rows = report.tables[2].rows
    by_code = {row.code: (index, row) for index, row in enumerate(rows) if row.code}
    assert len(by_code) == 23
    for code, (_, row) in by_code.items():
        assert row.level == (len(code) - 1) // 2
        above = code[:-2]
        assert row.parent == (by_code[above][0] if above in by_code else None)


@pytest.mark.parametrize("identifier", PRINTED)
def test_a_fact_with_all_its_places(report, identifier):
    amount, places = PRINTED[identifier]
    fact = next(fact for fact in report.facts if fact.id == identifier)
    assert (fact.amount, fact.decimals) == (Decimal(amount), -2)
    assert [
        (place.table + 1, place.column, report.tables[place.table].rows[place.row].label)
        for place in fact.places
    ] == places


def test_no_two_facts_mean_the_same(report):
    assert max(Counter(fact.id for fact in report.facts).values()) == 1


def test_a_project_keeps_its_name(report):
    projects = {dict(fact.dimensions).get("project") for fact in report.facts}
    assert "三、四级残疾人生活补贴" in projects


def test_every_row_of_figures_is_known_to_the_vocabulary(report):
    unknown = [row.label for table in report.tables for row in table.rows if not row.resolved]
    assert unknown == []


def test_the_sample_is_clean(report):
    """Slips of rounding are told as such; nothing else is wrong, those of catalogue and sheets
    aside."""
    aside = ("CAT-", "FORM-")
    told = [finding for finding in report.findings if not finding.code.startswith(aside)]
    assert {(finding.severity, finding.outcome) for finding in told} == {("info", "rounding")}
    counts = [count for count in report.checks if not count.code.startswith(aside)]
    assert all(count.broken == 0 for count in counts)


def test_the_slips_of_the_sheets(report):
    """Heads out of place, 资助残疾人 for a head, 中心 for 中央, and targets in the wrong row: all
    of them are slips of form, and the fourteen sheets add up to the projects table."""
    told = [finding for finding in report.findings if finding.code.startswith("FORM-")]
    assert {finding.severity for finding in told} == {"info"}
    codes = Counter(finding.code for finding in told)
    assert codes == {"FORM-002": 9, "FORM-003": 1, "FORM-103": 1, "FORM-202": 1, "FORM-203": 3}
    near = next(finding for finding in told if finding.code == "FORM-103")
    assert "中心-" in near.message.zh
    assert "中央-" in near.message.zh
    total = next(count for count in report.checks if count.code == "FORM-104")
    assert (total.rounding, total.broken) == (1, 0)


def test_the_rounding_that_the_disclosure_is_known_for(report):
    """1607.59 + 1.00 is printed as 1608.60."""
    told = [finding.message.zh for finding in report.findings if finding.code == "SUM-001"]
    assert any("1,608.60" in text and "1607.59" in text and "1.00" in text for text in told)


def test_the_contents_announce_every_table(report):
    announced = "\n".join(entry.text for entry in report.contents)
    for expected in TABLES:
        assert expected.title.removeprefix("2026年").split("（")[0] in announced
