"""The exporters: each writes into a folder of its own name, with the taxonomy that it needs.

Writers and lxml are imported when the first export is made: listing the formats costs nothing.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from exports.spec import ExportedFile
from extractor.model.report import Report


def _exported(folder: str, files: Mapping[str, bytes]) -> tuple[ExportedFile, ...]:
    return tuple(
        ExportedFile(path=PurePosixPath(folder) / name, data=files[name]) for name in sorted(files)
    )


class XbrlExporter:
    """An XBRL 2.1 instance, its taxonomy package, and where each fact is printed."""

    name = "xbrl"
    media_type = "application/xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.instance(report))


class XbrlJsonExporter:
    """xBRL-JSON with the taxonomy package."""

    name = "xbrl-json"
    media_type = "application/json"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.json(report))


class XbrlCsvExporter:
    """xBRL-CSV: metadata, one table for each family of facts, and the taxonomy package."""

    name = "xbrl-csv"
    media_type = "text/csv"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.csv(report))


class InlineXbrlExporter:
    """An XHTML page to read, whose figures and texts are the facts, with the taxonomy package."""

    name = "ixbrl"
    media_type = "application/xhtml+xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.page(report))


class InlineXbrlPackageExporter:
    """The page and the taxonomy as one report package (.xbri)."""

    name = "xbri"
    media_type = "application/vnd.xbrl.inline-report+zip"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.page_package(report))


class XbrlPackageExporter:
    """The instance and the taxonomy as one report package (.xbr)."""

    name = "xbr"
    media_type = "application/vnd.xbrl.report+zip"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """Raises `NotExpressible`."""
        from exports.xbrl import files

        return _exported(self.name, files.instance_package(report))
