"""The exporter of the plain document; lxml is imported when the first export is made."""

from pathlib import PurePosixPath

from exports.spec import ExportedFile
from extractor.model.report import Report

FILE_NAME = "report.xml"


class XmlExporter:
    """Writes `xml/report.xml` and, beside it, the schema that it is valid against."""

    name = "xml"
    media_type = "application/xml"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """The document and its schema. Raises `InvalidReport`."""
        from exports.xml.write import SCHEMA_FILE, to_xml

        folder = PurePosixPath(self.name)
        return (
            ExportedFile(path=folder / FILE_NAME, data=to_xml(report)),
            ExportedFile(path=folder / SCHEMA_FILE.name, data=SCHEMA_FILE.read_bytes()),
        )
