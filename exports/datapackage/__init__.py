"""Data Package v2: the tidy tables as CSV with their schema, and CSVW metadata beside it."""

from pathlib import PurePosixPath

from exports.csvw import METADATA_NAME, metadata
from exports.datapackage.descriptor import DESCRIPTOR_NAME, FOLDER, csv_path, descriptor
from exports.pretty import pretty
from exports.spec import ExportedFile
from exports.tidy import tidy
from exports.tidy.csv import to_csv
from extractor.model.report import Report

__all__ = ["DESCRIPTOR_NAME", "FOLDER", "DataPackageExporter"]


class DataPackageExporter:
    """Writes `datapackage/`: `datapackage.json`, `csv-metadata.json` and `data/*.csv`."""

    name = "datapackage"
    media_type = "application/json"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """The descriptor, the CSVW metadata and one CSV per tidy table."""
        tables = tidy(report)
        data = {table.name: to_csv(table) for table in tables}
        files = [
            ExportedFile(path=FOLDER / csv_path(name), data=content)
            for name, content in data.items()
        ]
        for name, value in (
            (DESCRIPTOR_NAME, descriptor(report, tables, data)),
            (METADATA_NAME, metadata(report, tables)),
        ):
            files.append(ExportedFile(path=FOLDER / PurePosixPath(name), data=pretty(value)))
        return tuple(sorted(files, key=lambda file: file.path))
