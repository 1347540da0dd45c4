"""Writing what a worker made, so that a folder tells one report, whole or visibly not.

The receipt first says that work is going on, and last what lies there; of each format the file that
opens the others goes first and comes last. Whatever stops the program between, no file is believed
that is not of the same making, and the next run does it again.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from exports.atomic import sweep, write_atomically
from exports.bundle import Notes
from exports.registry import FORMATS
from exports.spec import ExportedFile, note_of
from extractor.errors import OutputUnwritable
from gongkai.batch.receipt import (
    REPORT,
    UNFINISHED,
    Recipe,
    is_intact,
    keep_receipt,
    notes_kept,
)
from gongkai.batch.work import Converted, Job


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What the files are made from; `origin` stands for the path of the input."""

    recipe: Recipe
    origin: str


def deliver(folder: Path, job: Job, made: Converted, making: Making) -> tuple[str, ...]:
    """Writes every file into the document's folder, then its receipt. What was written there of
    another report and could not be renewed goes; its formats are given.

    Raises `OutputUnwritable`.
    """
    sweep(folder)
    before = notes_kept(folder)
    after = {**job.there, **made.notes}
    both = {name: (*before.get(name, ()), *after.get(name, ())) for name in {**before, **after}}
    _keep(folder, replace(making.recipe, build=UNFINISHED), both, job, making)
    gone = _remove_stale(folder, before, after)
    changed = _changed(folder, job, made)
    _remove(folder, (file.path for name in changed for file in changed[name] if _opens(name, file)))
    for name in sorted(changed, key=lambda each: (FORMATS[each].describes, each != REPORT, each)):
        _write(folder, name, changed[name])
    _keep(folder, making.recipe, after, job, making)
    return gone


def _keep(folder: Path, recipe: Recipe, notes: Notes, job: Job, making: Making) -> None:
    keep_receipt(folder, recipe, notes, job.about, making.origin)


def _changed(folder: Path, job: Job, made: Converted) -> dict[str, list[ExportedFile]]:
    """The formats of which a file is not there as it is to be, with all their files."""
    changed = {}
    for name, files in made.files.items():
        ours = [file for file in files if not _is_source(folder, file, job)]
        if not all(is_intact(folder, note_of(file)) for file in ours):
            changed[name] = ours
    return changed


def _write(folder: Path, name: str, files: list[ExportedFile]) -> None:
    for file in sorted(files, key=lambda each: _opens(name, each)):
        write_atomically(folder / file.path, file.data)


def _opens(name: str, file: ExportedFile) -> bool:
    return file.path.name in FORMATS[name].opens


def _remove_stale(folder: Path, before: Notes, after: Notes) -> tuple[str, ...]:
    """Files that we wrote before and nobody touched, and that are no longer ours."""
    wanted = {file.path for files in after.values() for file in files}
    gone = []
    for name, files in before.items():
        stale = [each for each in files if each.path not in wanted and is_intact(folder, each)]
        _remove(folder, (each.path for each in stale))
        if stale and name not in after:
            gone.append(name)
    return tuple(gone)


def _remove(folder: Path, paths: Iterable[object]) -> None:
    for path in paths:
        target = folder / str(path)
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            raise OutputUnwritable(str(target), reason=error.strerror or str(error)) from error


def _is_source(folder: Path, file: ExportedFile, job: Job) -> bool:
    """Whether a file would take the place of the report that it was made from."""
    try:
        return job.is_report and os.path.samefile(folder / file.path, job.path)
    except OSError:
        return False
