"""Every amount, through every format and back, exactly: whatever its size, sign and precision."""

from dataclasses import replace
from decimal import Decimal

from disclosures import small_report
from hypothesis import given, settings
from hypothesis import strategies as st
from report_parts import BOX, cell, fact

from exports.xbrl.facts import facts_of
from exports.xbrl.inline import read_page, write_page
from exports.xbrl.instance import read_instance, write_instance
from exports.xbrl.oim_csv import read_csv, write_csv
from exports.xbrl.oim_json import read_json, write_json
from exports.xml.read import from_xml
from exports.xml.write import to_xml
from extractor.model.finding import Place

UNITS = ("yuan", "qian_yuan", "wan_yuan", "bai_wan_yuan", "yi_yuan")
REPORT = small_report()

figures = st.builds(
    lambda sign, whole, fraction, commas: (
        sign + (f"{whole:,}" if commas else str(whole)) + (f".{fraction}" if fraction else "")
    ),
    st.sampled_from(["", "-"]),
    st.integers(min_value=0, max_value=10**29),
    st.text("0123456789", max_size=6),
    st.booleans(),
)


def printed(raws: list[str], unit: str):
    """The report with one row of these figures, each a project of its own."""
    table = REPORT.tables[0]
    cells = [cell(raw, unit=unit) for raw in raws]
    rows = tuple(
        replace(table.rows[0], cells={"total": value}, printed_row=number)
        for number, value in enumerate(cells)
    )
    facts = tuple(
        fact(
            "expenditure.project",
            value,
            unit,
            place=Place(table=0, row=number, column="total", page=1, box=BOX),
            project=f"项目{number}",
        )
        for number, value in enumerate(cells)
    )
    return replace(REPORT, tables=(replace(table, unit=unit, rows=rows),), facts=facts, findings=())


@settings(max_examples=150, deadline=None)
@given(st.lists(figures, min_size=1, max_size=4), st.sampled_from(UNITS))
def test_amounts_survive(raws, unit):
    report = printed(raws, unit)
    facts = facts_of(report)
    wanted = [(each.amount, each.decimals) for each in report.facts]
    assert from_xml(to_xml(report)) == report
    for back in (
        read_instance(write_instance(report, facts)),
        read_json(write_json(report, facts)),
        read_csv(write_csv(report, facts)),
        read_page(write_page(report, facts)),
    ):
        money = [each for each in back if each.name == "ExpenditureProject"]
        assert sorted((Decimal(each.value), each.decimals) for each in money) == sorted(wanted)
