"""What `gongkai diff` hands to other programs, and how it gets to a file or a pipe."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from exports.changes.model import ChangeSet

Make = Callable[[ChangeSet], bytes]

TEXT = "text"
CSV = "csv"
HTML = "html"
# Loaded when asked for: a workbook needs libraries that a summary does not.
_MAKERS: Mapping[str, str] = {
    "json": "exports.changes.write_json:to_bytes",
    CSV: "exports.changes.csv:facts_csv",
    "xlsx": "exports.changes.xlsx:to_xlsx",
}
FORMATS = (TEXT, *_MAKERS, HTML)
# Nothing that a terminal can show.
FOR_FILES = ("xlsx", HTML)
_BY_SUFFIX = {
    ".txt": TEXT,
    ".json": "json",
    ".csv": CSV,
    ".xlsx": "xlsx",
    ".html": HTML,
    ".htm": HTML,
}


def format_of(given: str | None, out: Path | None) -> str | None:
    """The format asked for, or the one that the name of the output says; None where that says
    nothing, or something else."""
    if out is None:
        return given or TEXT
    named = _BY_SUFFIX.get(out.suffix.lower())
    if given is None or named is None:
        return given or named
    return given if given == named else None


def known_suffixes() -> Sequence[str]:
    """What the name of an output may end in."""
    return tuple(_BY_SUFFIX)


def is_folder(form: str, out: Path | None) -> bool:
    """Whether the output is a folder of several files."""
    return form == CSV and out is not None and out.suffix.lower() != ".csv"


def made(form: str, changes: ChangeSet) -> bytes:
    """The bytes of one file, text and page aside. Raises `GongkaiError`."""
    module, _, attribute = _MAKERS[form].partition(":")
    make: Make = getattr(import_module(module), attribute)
    return make(changes)


def write_folder(changes: ChangeSet, folder: Path) -> None:
    """Every table as a CSV file. All are made before the first is written; each appears whole."""
    from exports.atomic import write_atomically
    from exports.changes.csv import all_csv

    for name, data in all_csv(changes).items():
        write_atomically(folder / name, data)


def to_stdout(data: bytes) -> None:
    """Bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
