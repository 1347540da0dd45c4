"""Several formats of one report at once: each by itself, catalogue records last."""

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from exports.publication import UNKNOWN, Publication
from exports.registry import FORMATS, exporter_named
from exports.spec import Describer, ExportedFile, FileNote, note_of
from extractor.errors import ExporterFailed, ExportError
from extractor.model.report import Report

Notes = Mapping[str, tuple[FileNote, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The files of every format that could be made, and why others could not."""

    files: Mapping[str, tuple[ExportedFile, ...]]
    errors: tuple[ExportError, ...] = ()

    @property
    def notes(self) -> dict[str, tuple[FileNote, ...]]:
        """What was made, without the bytes."""
        return {name: tuple(map(note_of, files)) for name, files in self.files.items()}


def export_all(
    report: Report,
    formats: Iterable[str],
    there: Notes | None = None,
    about: Publication = UNKNOWN,
) -> Bundle:
    """Every format asked for, in the order of the registry; `there` are files of other formats
    that lie beside them already, for catalogue records to tell of, as of what is said `about` the
    publication.

    A format that this report cannot be put into is an error in the bundle and stops no other, be
    it that we made a mistake (`ExporterFailed`).
    Raises `UnknownFormat` or `ExporterMissing` before anything is made.
    """
    exporters = {name: exporter_named(name) for name in in_order(formats)}
    files: dict[str, tuple[ExportedFile, ...]] = {}
    notes = dict(there or {})
    errors: list[ExportError] = []
    for name, exporter in sorted(exporters.items(), key=lambda each: FORMATS[each[0]].describes):
        try:
            if FORMATS[name].describes:
                others = {key: notes[key] for key in in_order(notes) if key != name}
                files[name] = cast(Describer, exporter).describe(report, others, about)
            else:
                files[name] = exporter.export(report)
        except ExportError as error:
            errors.append(error)
        except Exception as error:  # noqa: BLE001 - a mistake of ours in one format costs only that
            errors.append(_bug(report, name, error))
        else:
            notes[name] = tuple(map(note_of, files[name]))
    return Bundle(files={name: files[name] for name in in_order(files)}, errors=tuple(errors))


def _bug(report: Report, name: str, error: Exception) -> ExporterFailed:
    told = "".join(traceback.format_exception(error))
    reason = f"{type(error).__name__}: {error}"
    return ExporterFailed(report.source.name, form=name, reason=reason, traceback=told)


def in_order(formats: Iterable[str]) -> tuple[str, ...]:
    """Each format once, in the order of the registry; unknown names last, by name."""
    order = list(FORMATS)
    known = {name: order.index(name) if name in FORMATS else len(order) for name in formats}
    return tuple(sorted(known, key=lambda name: (known[name], name)))


def describers(formats: Iterable[str]) -> tuple[str, ...]:
    """Those of the formats whose files tell of the others."""
    return tuple(name for name in formats if name in FORMATS and FORMATS[name].describes)
