"""Receipts: what a document's files were made from, so that work done is not done again.

A receipt lies beside the report and holds hashes only; the report itself stays free of versions
and options.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides a report's bytes: the file, who reads it, and how."""

    name: str
    source: str
    build: str
    options: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an earlier run left and nobody touched: the report, and the files by format."""

    report: bytes
    notes: Notes


def keep_receipt(folder: Path, recipe: Recipe, notes: Notes, about: Publication = UNKNOWN) -> None:
    """Writes the receipt of a document's files into its folder. Raises `OutputUnwritable`."""
    formats: Json = {
        name: [[str(file.path), file.sha256, file.size] for file in files]
        for name, files in notes.items()
    }
    told: dict[str, Json] = {**asdict(recipe), "formats": formats, "about": {**about.told}}
    write_atomically(folder / RECEIPT_NAME, dumps(told) + b"\n")


def done_before(folder: Path, recipe: Recipe, about: Publication = UNKNOWN) -> Done | None:
    """What lies there, if the report was made by this very recipe and is untouched; without the
    catalogue records where they say something else `about` the publication."""
    receipt = _receipt(folder)
    if any(receipt.get(key) != value for key, value in asdict(recipe).items()):
        return None
    noted = _notes(receipt)
    intact = {
        name: files for name, files in noted.items() if all(_is_intact(folder, f) for f in files)
    }
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
    noted = _notes(_receipt(folder))
    return tuple(name for name in noted if name in FORMATS and is_installed(name))


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


def _is_intact(folder: Path, file: FileNote) -> bool:
    data = _read(folder / file.path)
    return data is not None and hashlib.sha256(data).hexdigest() == file.sha256


def _read(path: Path) -> bytes | None:
    """None if the file is not there or cannot be read: then the work is simply done again."""
    try:
        return path.read_bytes()
    except OSError:
        return None
