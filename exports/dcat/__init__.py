"""DCAT-AP 3.0.1: one dataset per disclosure, as JSON-LD for data portals to harvest.

Addresses are relative to where the record is published, so that the folder can be put anywhere.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from exports.dcat.record import record
from exports.json import JsonExporter
from exports.pretty import pretty
from exports.publication import UNKNOWN, Publication
from exports.spec import ExportedFile, FileNote, note_of
from extractor.model.report import Report

__all__ = ["RECORD_NAME", "DcatExporter"]

RECORD_NAME = "dcat.jsonld"


class DcatExporter:
    """Writes `dcat.jsonld`, which tells of the files of the other formats."""

    name = "dcat"
    media_type = "application/ld+json"

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """The record of a folder that holds the report alone."""
        return self.describe(report, {})

    def describe(
        self,
        report: Report,
        others: Mapping[str, tuple[FileNote, ...]],
        about: Publication = UNKNOWN,
    ) -> tuple[ExportedFile, ...]:
        """The record of a folder with these files; the report is always one of them."""
        notes = dict(others)
        if "json" not in notes:
            notes["json"] = tuple(map(note_of, JsonExporter().export(report)))
        path = PurePosixPath(RECORD_NAME)
        return (ExportedFile(path=path, data=pretty(record(report, notes, about))),)
