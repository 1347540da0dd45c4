"""Arelle, offline, accepts every syntax, reads the same facts from each, refuses what is broken."""

import importlib.util
from copy import deepcopy
from pathlib import Path

import pytest
from disclosures import small_report
from lxml import etree

from exports.json import from_bytes
from exports.xbrl import (
    InlineXbrlExporter,
    InlineXbrlPackageExporter,
    XbrlCsvExporter,
    XbrlExporter,
    XbrlJsonExporter,
    XbrlPackageExporter,
)
from exports.xbrl.facts import facts_of
from exports.xbrl.gate import validate
from exports.xbrl.names import NAMESPACE, PACKAGE_FILE, XBRLDI, XBRLI

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("arelle") is None,
        reason="Arelle is not installed: pip install '.[validate]'",
    ),
    # Arelle leaves files open and uses what Python will withdraw.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026" / "report.json"
GK = f"{{{NAMESPACE}}}"
SYNTAXES = {
    "xbrl/report.xbrl": XbrlExporter(),
    "xbrl-json/facts.json": XbrlJsonExporter(),
    "xbrl-csv/facts-metadata.json": XbrlCsvExporter(),
    "ixbrl/report.xhtml": InlineXbrlExporter(),
    "xbri/report.xbri": InlineXbrlPackageExporter(),
    "xbr/report.xbr": XbrlPackageExporter(),
}
COUNT = len(facts_of(small_report()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """All exports of the small report."""
    base = tmp_path_factory.mktemp("exports")
    for exporter in SYNTAXES.values():
        for file in exporter.export(small_report()):
            target = base / file.path
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.data)
    return base


@pytest.fixture(scope="module")
def facts_of_the_instance(folder):
    from arelle_facts import arelle_facts

    return arelle_facts(folder / "xbrl/report.xbrl", (folder / "xbrl" / PACKAGE_FILE,))


def taxonomy(folder: Path, file: str) -> tuple[Path, ...]:
    """The package that a file needs; report packages hold it themselves."""
    beside = (folder / file).parent / PACKAGE_FILE
    return (beside,) if beside.exists() else ()


@pytest.mark.parametrize("file", SYNTAXES)
def test_every_syntax_is_accepted(folder, file):
    assert validate([folder / file], facts=COUNT) == ()


def test_the_page_of_a_whole_disclosure_is_accepted(tmp_path):
    """105 pages: 13 tables, 14 sheets, two catalogues."""
    report = from_bytes(SAMPLE.read_bytes())
    (package,) = InlineXbrlPackageExporter().export(report)
    file = tmp_path / package.path.name
    file.write_bytes(package.data)
    facts = facts_of(report)
    assert len(facts) > len(report.facts) > 200
    assert validate([file], facts=len(facts)) == ()


@pytest.mark.parametrize("file", [name for name in SYNTAXES if name != "xbrl/report.xbrl"])
def test_every_syntax_says_the_same(folder, file, facts_of_the_instance):
    from arelle_facts import arelle_facts

    assert len(facts_of_the_instance) == COUNT
    assert arelle_facts(folder / file, taxonomy(folder, file)) == facts_of_the_instance


def first(xbrl: etree._Element, name: str) -> etree._Element:
    return next(xbrl.iter(f"{GK}{name}"))


def context_of(xbrl: etree._Element, fact: etree._Element) -> etree._Element:
    wanted = fact.get("contextRef")
    return next(each for each in xbrl.iter(f"{{{XBRLI}}}context") if each.get("id") == wanted)


def add_member(xbrl: etree._Element, fact: etree._Element, axis: str, member: str) -> None:
    """Gives a fact a context of its own with one more member."""
    context = deepcopy(context_of(xbrl, fact))
    context.set("id", "broken")
    scenario = context.find(f"{{{XBRLI}}}scenario")
    if scenario is None:
        scenario = etree.SubElement(context, f"{{{XBRLI}}}scenario")
    for told in scenario:
        if told.get("dimension") == f"gk:{axis}":
            scenario.remove(told)
    added = etree.SubElement(scenario, f"{{{XBRLDI}}}explicitMember", dimension=f"gk:{axis}")
    added.text = f"gk:{member}"
    context_of(xbrl, fact).addnext(context)
    fact.set("contextRef", "broken")


def wrong_sum(xbrl):
    first(xbrl, "Expenditure").text = "16944200.00"


def member_of_another_axis(xbrl):
    add_member(xbrl, first(xbrl, "Expenditure"), "FunctionAxis", "FundOwnMember")


def outside_every_hypercube(xbrl):
    add_member(xbrl, first(xbrl, "DocumentIssuer"), "FundAxis", "FundOwnMember")


def default_written(xbrl):
    add_member(xbrl, first(xbrl, "Expenditure"), "FundAxis", "FundAllMember")


def domain_as_member(xbrl):
    add_member(xbrl, first(xbrl, "Expenditure"), "StageAxis", "StageDomainMember")


def printed_text_as_value(xbrl):
    first(xbrl, "Expenditure").text = "1693.42万元"


def unknown_element(xbrl):
    first(xbrl, "Expenditure").tag = f"{GK}Gifts"


def two_values(xbrl):
    fact = first(xbrl, "Revenue")
    twin = deepcopy(fact)
    twin.set("id", "twin")
    twin.text = "1.00"
    fact.addnext(twin)


def twice_the_same(xbrl):
    fact = first(xbrl, "Revenue")
    twin = deepcopy(fact)
    twin.set("id", "twin")
    fact.addnext(twin)


def one_fact_less(xbrl):
    fact = first(xbrl, "Revenue")
    fact.getparent().remove(fact)


BROKEN = {
    wrong_sum: "calc11e:inconsistentCalculationUsingRounding",
    member_of_another_axis: "xbrldie:PrimaryItemDimensionallyInvalidError",
    outside_every_hypercube: "xbrldie:PrimaryItemDimensionallyInvalidError",
    default_written: "xbrldie:DefaultValueUsedInInstanceError",
    domain_as_member: "xbrldie:PrimaryItemDimensionallyInvalidError",
    printed_text_as_value: "xmlSchema:valueError",
    unknown_element: "xbrl:schemaImportMissing",
    two_values: "arelle:duplicateFacts",
    twice_the_same: "arelle:duplicateFacts",
    one_fact_less: "gate:factCount",
}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda each: each.__name__)
def test_a_broken_file_is_refused(folder, tmp_path, broken):
    xbrl = etree.parse(folder / "xbrl/report.xbrl")
    broken(xbrl.getroot())
    file = tmp_path / "broken.xbrl"
    xbrl.write(file, encoding="UTF-8", xml_declaration=True)
    problems = validate([file], packages=(folder / "xbrl" / PACKAGE_FILE,), facts=COUNT)
    assert BROKEN[broken] in {each.code for each in problems}, problems
    assert {each.file for each in problems} == {"broken.xbrl"}


def test_without_its_taxonomy_a_file_is_refused(folder):
    codes = {
        each.code for each in validate([folder / "xbrl/report.xbrl"], packages=(), facts=COUNT)
    }
    assert "gate:unchecked" in codes
    assert "FileNotLoadable" in codes or "IOerror" in codes


@pytest.mark.parametrize("content", [b"", b"{}", b"<a/>", b"not XML at all"])
def test_what_is_no_report_is_refused(tmp_path, content):
    file = tmp_path / "odd.xbrl"
    file.write_bytes(content)
    assert validate([file]) != ()


def test_a_missing_file_is_refused(tmp_path):
    assert validate([tmp_path / "nowhere.xbrl"]) != ()
