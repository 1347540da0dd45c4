"""The exporters: each writes into a folder of its own name, with the taxonomy that it needs."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from exports.spec import ExportedFile
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


def _files(folder: str, files: Mapping[str, bytes]) -> tuple[ExportedFile, ...]:
    return tuple(
        ExportedFile(path=PurePosixPath(folder) / name, data=files[name]) for name in sorted(files)
    )


def _with_taxonomy(
    folder: str, facts: Facts, files: Mapping[str, bytes]
) -> tuple[ExportedFile, ...]:
    beside = {PLACES: write_places(facts), PACKAGE_FILE: taxonomy_package()}
    return _files(folder, {**files, **beside})


class XbrlExporter:
    """An XBRL 2.1 instance, its taxonomy package, and where each fact is printed."""

    name = "xbrl"
    media_type = "application/xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        return _with_taxonomy(self.name, facts, {"report.xbrl": write_instance(report, facts)})


class XbrlJsonExporter:
    """xBRL-JSON with the taxonomy package."""

    name = "xbrl-json"
    media_type = "application/json"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        return _with_taxonomy(self.name, facts, {"facts.json": write_json(report, facts)})


class XbrlCsvExporter:
    """xBRL-CSV: metadata, one table for each family of facts, and the taxonomy package."""

    name = "xbrl-csv"
    media_type = "text/csv"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        return _with_taxonomy(self.name, facts, write_csv(report, facts))


class InlineXbrlExporter:
    """An XHTML page to read, whose figures and texts are the facts, with the taxonomy package."""

    name = "ixbrl"
    media_type = "application/xhtml+xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        return _with_taxonomy(self.name, facts, {"report.xhtml": write_page(report, facts)})


class InlineXbrlPackageExporter:
    """The page and the taxonomy as one report package (.xbri)."""

    name = "xbri"
    media_type = "application/vnd.xbrl.inline-report+zip"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        page, places = write_page(report, facts), write_places(facts)
        package = report_package("xbri", "report.xhtml", page, places)
        return _files(self.name, {"report.xbri": package})


class XbrlPackageExporter:
    """The instance and the taxonomy as one report package (.xbr)."""

    name = "xbr"
    media_type = "application/vnd.xbrl.report+zip"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `Inexpressible`."""
        facts = facts_of(report)
        instance, places = write_instance(report, facts), write_places(facts)
        package = report_package("xbr", "report.xbrl", instance, places)
        return _files(self.name, {"report.xbr": package})
