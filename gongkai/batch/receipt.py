"""Receipts: what a document's files were made from, so that work done is not done again.

A receipt lies beside the report and holds hashes only; the report itself stays free of versions
and options.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from exports.atomic import write_atomically
from exports.bundle import Notes, describers
from exports.json import FILE_NAME
from exports.json.canonical import Json, dumps
from exports.publication import UNKNOWN, Publication
from exports.registry import FORMATS, is_installed
from exports.spec import FileNote

RECEIPT_NAME = ".receipt.json"
REPORT = "json"
# The options of a recipe whose input was a report: this, and the SHA-256 of that.
OF_REPORT = "report "
# The build of a recipe whose files are being written, or were when something stopped it.
UNFINISHED = "unfinished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides a report's bytes: the file, who reads it, and how."""

    name: str
    source: str
    build: str
    options: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupant:
    """Whose folder it is: the document by the SHA-256 of its PDF; `origin` stands for the path that
    it was last read from, `report` is the SHA-256 of the report that all its files tell, if they
    do."""

    source: str
    origin: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an earlier run left and nobody touched: the report, and the files by format."""

    report: bytes
    notes: Notes


def keep_receipt(
    folder: Path,
    recipe: Recipe,
    notes: Notes,
    about: Publication = UNKNOWN,
    origin: str | None = None,
) -> None:
    """Writes the receipt of a document's files into its folder. Raises `OutputUnwritable`."""
    formats: Json = {
        name: [[str(file.path), file.sha256, file.size] for file in files]
        for name, files in notes.items()
    }
    told: dict[str, Json] = {**asdict(recipe), "formats": formats, "about": {**about.told}}
    if origin is not None:
        told["origin"] = origin
    write_atomically(folder / RECEIPT_NAME, dumps(told) + b"\n")


def done_before(folder: Path, recipe: Recipe, about: Publication = UNKNOWN) -> Done | None:
    """What lies there, if the report was made by this very recipe and is untouched; without the
    catalogue records where they say something else `about` the publication."""
    receipt = _receipt(folder)
    if any(receipt.get(key) != value for key, value in asdict(recipe).items()):
        return None
    noted = _notes(receipt)
    intact = intact_notes(folder)
    report = _read(folder / FILE_NAME)
    if report is None or REPORT not in intact:
        return None
    if len(intact) < len(noted) or receipt.get("about", {}) != about.told:
        # A record that tells of files which are no longer there has to be made again.
        told = describers(intact)
        intact = {name: files for name, files in intact.items() if name not in told}
    return Done(report=report, notes=intact)


def formats_noted(folder: Path) -> tuple[str, ...]:
    """The formats that were written there, by whatever recipe, if we can write them still."""
    return tuple(name for name in notes_kept(folder) if name in FORMATS and is_installed(name))


def notes_kept(folder: Path) -> Notes:
    """The files that were written there by format, whatever has become of them since."""
    return _notes(_receipt(folder))


def intact_notes(folder: Path) -> dict[str, tuple[FileNote, ...]]:
    """The formats whose files nobody touched."""
    return {
        name: files
        for name, files in notes_kept(folder).items()
        if all(is_intact(folder, file) for file in files)
    }


def recipe_kept(folder: Path) -> Recipe | None:
    """What the files there were made from."""
    receipt = _receipt(folder)
    told = {field.name: receipt.get(field.name) for field in fields(Recipe)}
    known = {name: value for name, value in told.items() if isinstance(value, str)}
    return Recipe(**known) if len(known) == len(told) else None


def occupant(folder: Path) -> Occupant | None:
    """Whose folder it is, by its receipt or else its report; None if neither is there."""
    recipe, receipt = recipe_kept(folder), _receipt(folder)
    if recipe is None:
        data = _read(folder / FILE_NAME)
        source = None if data is None else source_of(data)
        content = None if data is None else hashlib.sha256(data).hexdigest()
        return None if source is None else Occupant(source=source, report=content)
    origin, report = receipt.get("origin"), recipe.options.removeprefix(OF_REPORT)
    if report == recipe.options:
        report = next((file.sha256 for file in _notes(receipt).get(REPORT, ())), "")
    if recipe.build == UNFINISHED:
        report = ""
    return Occupant(
        source=recipe.source,
        origin=origin if isinstance(origin, str) else None,
        report=report or None,
    )


def source_of(data: bytes) -> str | None:
    """The SHA-256 of the PDF that a report is of; None if it is no report."""
    try:
        source = json.loads(data)["source"]["sha256"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return source if isinstance(source, str) else None


def origin_of(path: Path) -> str:
    """Stands for a path without telling it."""
    return hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()


def _receipt(folder: Path) -> dict[str, Any]:
    """Empty if there is none, or it is none of ours: then the work is simply done again."""
    try:
        receipt = json.loads(_read(folder / RECEIPT_NAME) or b"{}")
    except ValueError:
        return {}
    return receipt if isinstance(receipt, dict) else {}


def _notes(receipt: dict[str, Any]) -> dict[str, tuple[FileNote, ...]]:
    formats = receipt.get("formats")
    if not isinstance(formats, dict):
        return {}
    notes = {name: tuple(_files(files)) for name, files in formats.items()}
    return {name: files for name, files in notes.items() if files}


def _files(files: object) -> Iterator[FileNote]:
    """The notes of one format; one that is malformed is left out, and so never intact."""
    for file in files if isinstance(files, list) else ():
        match file:
            case [str(path), str(sha256), int(size)]:
                yield FileNote(path=PurePosixPath(path), sha256=sha256, size=size)


def is_intact(folder: Path, file: FileNote) -> bool:
    """Whether a file is there as it was written."""
    data = _read(folder / file.path)
    return data is not None and hashlib.sha256(data).hexdigest() == file.sha256


def _read(path: Path) -> bytes | None:
    """None if the file is not there or cannot be read: then the work is simply done again."""
    try:
        return path.read_bytes()
    except OSError:
        return None
