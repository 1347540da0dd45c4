"""Which files each export consists of: its own, the taxonomy package, the places of the facts."""

from collections.abc import Mapping

from exports.xbrl.fact import Facts
from exports.xbrl.facts import facts_of
from exports.xbrl.inline import write_page
from exports.xbrl.instance import write_instance
from exports.xbrl.names import PACKAGE_FILE
from exports.xbrl.oim_csv import write_csv
from exports.xbrl.oim_json import write_json
from exports.xbrl.package import report_package
from exports.xbrl.places import PLACES, write_places
from exports.xbrl.taxonomy.package import taxonomy_package
from extractor.model.report import Report

INSTANCE = "report.xbrl"
PAGE = "report.xhtml"
FACTS = "facts.json"
Files = dict[str, bytes]


def _with_taxonomy(facts: Facts, files: Mapping[str, bytes]) -> Files:
    return {**files, PLACES: write_places(facts), PACKAGE_FILE: taxonomy_package()}


def instance(report: Report) -> Files:
    """An XBRL 2.1 instance."""
    facts = facts_of(report)
    return _with_taxonomy(facts, {INSTANCE: write_instance(report, facts)})


def json(report: Report) -> Files:
    """xBRL-JSON."""
    facts = facts_of(report)
    return _with_taxonomy(facts, {FACTS: write_json(report, facts)})


def csv(report: Report) -> Files:
    """xBRL-CSV: metadata and tables."""
    facts = facts_of(report)
    return _with_taxonomy(facts, write_csv(report, facts))


def page(report: Report) -> Files:
    """The inline page."""
    facts = facts_of(report)
    return _with_taxonomy(facts, {PAGE: write_page(report, facts)})


def page_package(report: Report) -> Files:
    """The inline page in a report package."""
    facts = facts_of(report)
    data = write_page(report, facts)
    return {"report.xbri": report_package("xbri", PAGE, data, write_places(facts))}


def instance_package(report: Report) -> Files:
    """The instance in a report package."""
    facts = facts_of(report)
    data = write_instance(report, facts)
    return {"report.xbr": report_package("xbr", INSTANCE, data, write_places(facts))}
