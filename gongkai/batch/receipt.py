"""Receipts: what a report was made from, so that work done is not done again.

A receipt lies beside its report and holds hashes only; the report itself stays free of versions
and options.
"""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

from exports.atomic import write_atomically
from exports.json import FILE_NAME
from exports.json.canonical import dumps

RECEIPT_NAME = ".receipt.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that decides a report's bytes: the file, who reads it, and how."""

    name: str
    source: str
    build: str
    options: str


def keep_receipt(folder: Path, recipe: Recipe, report: bytes) -> None:
    """Writes the receipt of `report` into the document's folder. Raises `OutputUnwritable`."""
    write_atomically(folder / RECEIPT_NAME, _receipt(recipe, report))


def report_if_done(folder: Path, recipe: Recipe) -> bytes | None:
    """The report that already lies there, if it was made by this very recipe and is untouched."""
    report = _read(folder / FILE_NAME)
    if report is None or _read(folder / RECEIPT_NAME) != _receipt(recipe, report):
        return None
    return report


def _receipt(recipe: Recipe, report: bytes) -> bytes:
    return dumps({**asdict(recipe), "report": hashlib.sha256(report).hexdigest()}) + b"\n"


def _read(path: Path) -> bytes | None:
    """None if the file is not there or cannot be read: then the work is simply done again."""
    try:
        return path.read_bytes()
    except OSError:
        return None
