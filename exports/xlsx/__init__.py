"""An Excel workbook as people expect it: a contents sheet, one sheet per printed table with its
merged header, the findings, and the facts ready for a pivot table."""

from pathlib import PurePosixPath

from exports.spec import ExportedFile
from extractor.model.report import Report

__all__ = ["BOOK_NAME", "XlsxExporter"]

BOOK_NAME = "report.xlsx"


class XlsxExporter:
    """Writes `report.xlsx`."""

    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """One workbook. Raises `NotExpressible` for a text longer than a cell can hold."""
        from exports.xlsx.book import workbook
        from exports.xlsx.pack import packed

        return (ExportedFile(path=PurePosixPath(BOOK_NAME), data=packed(workbook(report))),)
