"""Which files each export consists of: its own, the taxonomy package, the places of the facts."""

from collections.abc import Mapping

from exports.latest import Latest
from exports.xbrl.facts import facts_of
from exports.xbrl.inline import write_page
from exports.xbrl.instance import write_instance
from exports.xbrl.names import FACTS, INSTANCE, PACKAGE_FILE, PAGE
from exports.xbrl.oim_csv import write_csv
from exports.xbrl.oim_json import write_json
from exports.xbrl.package import report_package
from exports.xbrl.places import PLACES, write_places
from exports.xbrl.taxonomy.package import taxonomy_package
from extractor.model.report import Report

Files = dict[str, bytes]

# The formats share what they are made of: facts, places, instance and page are made once.
_facts = Latest(facts_of)
_places = Latest(lambda report: write_places(_facts(report)))
_instance = Latest(lambda report: write_instance(report, _facts(report)))
_page = Latest(lambda report: write_page(report, _facts(report)))


def _with_taxonomy(report: Report, files: Mapping[str, bytes]) -> Files:
    return {**files, PLACES: _places(report), PACKAGE_FILE: taxonomy_package()}


def instance(report: Report) -> Files:
    """An XBRL 2.1 instance."""
    return _with_taxonomy(report, {INSTANCE: _instance(report)})


def json(report: Report) -> Files:
    """xBRL-JSON."""
    return _with_taxonomy(report, {FACTS: write_json(report, _facts(report))})


def csv(report: Report) -> Files:
    """xBRL-CSV: metadata and tables."""
    return _with_taxonomy(report, write_csv(report, _facts(report)))


def page(report: Report) -> Files:
    """The inline page."""
    return _with_taxonomy(report, {PAGE: _page(report)})


def page_package(report: Report) -> Files:
    """The inline page in a report package."""
    return {"report.xbri": report_package("xbri", PAGE, _page(report), _places(report))}


def instance_package(report: Report) -> Files:
    """The instance in a report package."""
    return {"report.xbr": report_package("xbr", INSTANCE, _instance(report), _places(report))}
