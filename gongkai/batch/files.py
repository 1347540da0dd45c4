"""Which PDFs are meant by the paths a person names."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractor.errors import GongkaiError, MissingFile, NoPdfsInFolder, UnreadableFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, and the paths that led to none, each with its reason.

    Both are sorted by path, so that the order of the arguments changes nothing.
    """

    files: tuple[Path, ...]
    failures: tuple[tuple[Path, GongkaiError], ...]


def find(paths: Sequence[Path]) -> Found:
    """Files as named; folders searched through for *.pdf in any case. Each file once."""
    files: dict[str, Path] = {}
    failures: dict[str, tuple[Path, GongkaiError]] = {}
    for path in sorted(set(paths), key=os.fspath):
        try:
            for file in _named_by(path):
                files.setdefault(os.path.realpath(file), file)
        except GongkaiError as error:
            failures.setdefault(os.path.realpath(path), (path, error))
    return Found(
        files=tuple(sorted(files.values(), key=os.fspath)), failures=tuple(failures.values())
    )


def _named_by(path: Path) -> list[Path]:
    """The files behind one path. A file is taken as it is, whatever its name."""
    if path.is_dir():
        return _inside(path)
    if not path.exists():
        raise MissingFile(os.fspath(path))
    return [path]


def _inside(folder: Path) -> list[Path]:
    files = [file for file in _walk(folder) if file.name.lower().endswith(".pdf")]
    if not files:
        raise NoPdfsInFolder(os.fspath(folder))
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below `folder`; links to folders are not followed, so there are no circles."""

    def refuse(error: OSError) -> None:
        raise UnreadableFile(error.filename or os.fspath(folder), reason=error.strerror or "?")

    for parent, _, names in os.walk(folder, onerror=refuse):
        for name in names:
            yield Path(parent, name)
