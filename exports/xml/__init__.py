"""The report as one plain XML document, for portals that want simple XML."""

from pathlib import PurePosixPath

from exports.spec import ExportedFile
from exports.xml.read import from_xml
from exports.xml.write import SCHEMA_FILE, to_xml
from extractor.model.report import Report

__all__ = ["FILE_NAME", "XmlExporter", "from_xml", "to_xml"]

FILE_NAME = "report.xml"


class XmlExporter:
    """Writes `xml/report.xml` and, beside it, the schema that it is valid against."""

    name = "xml"
    media_type = "application/xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """The document and its schema. Raises `InvalidReport`."""
        folder = PurePosixPath(self.name)
        return (
            ExportedFile(path=folder / FILE_NAME, data=to_xml(report)),
            ExportedFile(path=folder / SCHEMA_FILE.name, data=SCHEMA_FILE.read_bytes()),
        )
