"""The contract of an exporter: a report in, files out, nothing else.

An exporter is a pure function of the report: the same report gives the same bytes in any working
directory, order and locale. It names no host, no moment and no absolute path. Writing the files
where they belong is not its business (`exports.atomic` does that).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from exports.publication import UNKNOWN, Publication
from extractor.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedFile:
    """One file of an export; `path` is relative to the folder of the document."""

    path: PurePosixPath
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """What is to be known about a file without its bytes; `size` counts them."""

    path: PurePosixPath
    sha256: str
    size: int


class Exporter(Protocol):
    """Turns a report into one or more files."""

    name: str
    media_type: str

    def export(self, report: Report) -> tuple[ExportedFile, ...]:
        """The files of this export, in the order of their paths.

        Raises `ExportError` if the report cannot be expressed in this format; never returns a
        file that its own validator refuses.
        """
        ...


class Describer(Exporter, Protocol):
    """An exporter whose files tell which other files there are (a catalogue record)."""

    def describe(
        self,
        report: Report,
        others: Mapping[str, tuple[FileNote, ...]],
        about: Publication = UNKNOWN,
    ) -> tuple[ExportedFile, ...]:
        """Like `export`, knowing the files of the other formats by format name, and what the
        publisher says."""
        ...


def note_of(file: ExportedFile) -> FileNote:
    """The note of a file."""
    digest = hashlib.sha256(file.data).hexdigest()
    return FileNote(path=file.path, sha256=digest, size=len(file.data))
