"""The facts of a report, and that every syntax gives them back as they are."""

from dataclasses import replace

import pytest
from disclosures import small_report
from report_parts import BOX, cell, fact, turned

from exports.xbrl import XbrlCsvExporter, XbrlExporter, XbrlJsonExporter
from exports.xbrl.fact import XbrlFact, entity_of
from exports.xbrl.facts import facts_of
from exports.xbrl.inline import read_page, write_page
from exports.xbrl.instance import read_instance, write_instance
from exports.xbrl.meaning import fact_key
from exports.xbrl.names import ISSUER_SCHEME, PACKAGE_FILE, SOURCE_SCHEME
from exports.xbrl.oim_csv import read_csv, write_csv
from exports.xbrl.oim_json import read_json, write_json
from exports.xbrl.places import write_places
from extractor.errors import NotExpressible
from extractor.model.finding import Place
from extractor.model.report import Issuer, Report

SYNTAXES = {
    "instance": (write_instance, read_instance),
    "json": (write_json, read_json),
    "csv": (write_csv, read_csv),
    "inline": (write_page, read_page),
}


def told(facts: tuple[XbrlFact, ...]) -> dict[str, tuple]:
    return {each.id: (each.name, each.value, each.decimals, each.year, each.axes) for each in facts}


def named(report: Report, name: str) -> list[XbrlFact]:
    return [each for each in facts_of(report) if each.name == name]


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_every_syntax_gives_the_facts_back(report, syntax):
    write, read = SYNTAXES[syntax]
    assert told(read(write(report, facts_of(report)))) == told(facts_of(report))


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_amounts_come_back_with_concept_dimensions_and_precision(report, syntax):
    write, read = SYNTAXES[syntax]
    back = {
        fact_key(each.name, each.axes, each.year, 2026, "budget"): (each.value, each.decimals)
        for each in read(write(report, facts_of(report)))
        if each.kind == "money" and not each.name.startswith("Sheet")
    }
    assert back == {
        (each.concept, each.dimensions): (f"{each.amount:.2f}", each.decimals)
        if each.decimals <= 2
        else ("0.1234", 4)
        for each in report.facts
    }


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_same_report_same_bytes(syntax):
    write, _ = SYNTAXES[syntax]
    one, other = small_report(), turned(small_report())
    assert one == other
    assert write(one, facts_of(one)) == write(other, facts_of(other))


def test_blank_zero_dash_and_undisclosed_are_four_things(report):
    status = {
        (dict(each.axes)["RowAxis"], dict(each.axes)["ColumnAxis"]): each.value
        for each in named(report, "CellStatus")
    }
    assert status == {
        ("3", "project"): "blank",
        ("4", "basic"): "dash",
        ("5", "basic"): "illegible",
    }
    zero = [
        e
        for e in named(report, "Expenditure")
        if ("FunctionAxis", "Function2081104Member") in e.axes
    ]
    assert [each.value for each in zero] == ["0.00"]
    states = {dict(each.axes)["TableAxis"]: each.value for each in named(report, "TableState")}
    assert states == {"1": "filled", "2": "declared_empty"}
    assert not named(report, "ThreePublic")


def test_funding_keeps_what_its_cells_hold(report):
    funding = {dict(e.axes).get("SourceAxis"): e.value for e in named(report, "SheetFunding")}
    assert funding == {
        None: "420000.00",
        "SourceProvincialMember": "420000.00",
        "SourceOtherMember": "0.00",
    }
    status = {dict(e.axes)["SourceAxis"]: e.value for e in named(report, "SheetFundingStatus")}
    assert status == {"SourceLocalMember": "blank"}
    assert [
        (e.value, dict(e.axes)["ItemAxis"]) for e in named(report, "SheetOtherFundingStatus")
    ] == [("dash", "village")]


def test_the_stage_is_always_written(report):
    stages = {dict(e.axes)["StageAxis"] for e in named(report, "Expenditure")}
    assert stages == {"StageBudgetMember", "StageAdjustedBudgetMember"}
    final = facts_of(replace(report, stage="final_accounts"))
    assert dict(final[0].axes)["StageAxis"] == "StageFinalAccountsMember"


def test_another_year_is_another_period(report):
    years = {each.year for each in named(report, "Expenditure")}
    assert years == {2025, 2026}


def test_a_default_is_never_written(report):
    written = {member for each in facts_of(report) for _, member in each.axes}
    assert not {"FundAllMember", "VintageAllMember", "SourceTotalMember"} & written


def test_a_code_that_no_list_has_is_told_as_printed(report):
    axes = [dict(e.axes) for e in named(report, "Expenditure")]
    assert "function=2089998" in [each.get("UnlistedCodeAxis") for each in axes]


def test_a_part_told_alone_is_marked():
    one, other = (
        Place(table=0, row=0, column="a", page=1, box=BOX),
        Place(table=1, row=0, column="b"),
    )
    total = fact("expenditure", cell("10.00"), place=one, vintage="current")
    part = fact("expenditure.project", cell("4.00"), place=other, vintage="current")
    apart = facts_of(replace(small_report(), facts=(total, part)))
    assert ("BreakdownAxis", "BreakdownAloneMember") in apart[1].axes
    assert "BreakdownAxis" not in dict(apart[0].axes)
    beside = replace(part, places=(replace(other, table=0),))
    together = facts_of(replace(small_report(), facts=(total, beside)))
    assert "BreakdownAxis" not in dict(together[1].axes)
    assert together[1].id == apart[1].id


def test_a_complete_breakdown_of_several_tables_is_not_marked():
    facts = tuple(
        fact(name, cell("1.00"), place=Place(table=number, row=0, column="a"))
        for number, name in enumerate(("expenditure", "expenditure.basic", "expenditure.project"))
    )
    written = facts_of(replace(small_report(), facts=facts))[:3]
    assert all("BreakdownAxis" not in dict(each.axes) for each in written)


@pytest.mark.parametrize(
    "odd",
    [
        fact("gifts", cell("1.00")),
        fact("expenditure", cell("1.00"), colour="red"),
        fact("expenditure", cell("1.00"), fund="piggy_bank"),
        fact("expenditure", cell("1.00"), year="去年"),
    ],
)
def test_what_the_taxonomy_lacks_is_refused(report, odd):
    with pytest.raises(NotExpressible) as caught:
        facts_of(replace(report, facts=(odd,)))
    assert "某单位 预算.pdf" in caught.value.cause_in("zh")


def test_two_facts_of_one_meaning_are_refused(report):
    with pytest.raises(NotExpressible, match="twice"):
        facts_of(replace(report, facts=report.facts[:1] * 2))


def test_the_entity_is_the_issuer_or_else_the_file(report):
    assert entity_of(report).identifier == "泽州县残疾人联合会/unit"
    assert entity_of(report).scheme == ISSUER_SCHEME
    nameless = entity_of(replace(report, issuer=Issuer(name=None, level=None)))
    assert (nameless.scheme, nameless.identifier) == (SOURCE_SCHEME, "a" * 64)


@pytest.mark.parametrize(
    ("issuer", "identifier"),
    [
        (Issuer(name="某市 财政局", level="department"), "某市财政局/department"),
        (Issuer(name="某市财政局", level="unit", region="1405 25"), "某市财政局/unit/140525"),
        (Issuer(name="某市财政局", level=None, region="140525"), "某市财政局//140525"),
        (Issuer(name="某市财政局", level=None), "某市财政局"),
        (Issuer(name="局/unit", level=None), "局%2Funit"),
    ],
)
def test_level_and_region_tell_issuers_of_one_name_apart(report, issuer, identifier):
    assert entity_of(replace(report, issuer=issuer)).identifier == identifier


def test_budget_and_final_accounts_of_one_year_share_no_fact(report):
    final = replace(report, stage="final_accounts")
    own = [replace(each, facts=report.facts[:1]) for each in (report, final)]
    ids = [{each.id for each in facts_of(each)} for each in own]
    assert len(ids[0]) > 20
    assert not ids[0] & ids[1]
    assert all("StageAxis" in dict(each.axes) for each in facts_of(final))


@pytest.mark.parametrize("syntax", SYNTAXES)
def test_without_a_year_the_period_is_open(report, syntax):
    write, read = SYNTAXES[syntax]
    yearless = replace(report, fiscal_year=None, stage=None, facts=report.facts[:3])
    back = read(write(yearless, facts_of(yearless)))
    assert {each.year for each in back} == {None}
    assert told(back) == told(facts_of(yearless))


def test_characters_that_xml_cannot_hold_are_shown(report):
    table = replace(report.tables[0], title="收支\x0c总表\x00")
    odd = replace(report, tables=(table, *report.tables[1:]))
    assert next(each.value for each in named(odd, "TableTitle")) == "收支␌总表␀"
    assert told(read_instance(write_instance(odd, facts_of(odd)))) == told(facts_of(odd))


def test_places_say_page_and_box_of_each_fact(report):
    header, *lines = write_places(facts_of(report)).decode().splitlines()
    assert header == "fact,page,x0,y0,x1,y1"
    total = facts_of(report)[0]
    assert f"{total.id},2,10.00,20.00,30.50,40.25" in lines
    overview = named(report, "SheetTextOverview")[0]
    assert sum(line.startswith(overview.id) for line in lines) == 2


@pytest.mark.parametrize("exporter", [XbrlExporter(), XbrlJsonExporter(), XbrlCsvExporter()])
def test_exporters_write_into_their_own_folder_in_order(report, exporter):
    paths = [str(each.path) for each in exporter.export(report)]
    assert paths == sorted(paths)
    assert {path.split("/")[0] for path in paths} == {exporter.name}
    assert any(path.endswith(PACKAGE_FILE) for path in paths)
