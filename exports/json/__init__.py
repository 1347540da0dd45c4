"""The canonical report as JSON: RFC 8785 bytes, valid against a schema that ships beside it."""

from pathlib import PurePosixPath

from exports.json.read import from_bytes
from exports.json.write import to_bytes
from exports.spec import ExportedFile
from extractor.model.report import Report

__all__ = ["FILE_NAME", "JsonExporter", "from_bytes", "to_bytes"]

FILE_NAME = "report.json"


class JsonExporter:
    """Writes `report.json`."""

    name = "json"
    media_type = "application/json"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """One file, validated before it is handed out. Raises `InvalidReport`."""
        return (ExportedFile(path=PurePosixPath(FILE_NAME), data=to_bytes(report)),)
