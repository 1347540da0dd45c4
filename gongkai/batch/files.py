"""Which PDFs are meant by the paths a person names."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from exports.json import FILE_NAME
from extractor.errors import GongkaiError, MissingFile, NoPdfsInFolder, UnreadableFile

_SNIFFED = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The files to read, and the paths that led to none, each with its reason.

    Both are sorted by path, so that the order of the arguments changes nothing. `reports` are
    those of the files that are reports, not PDFs.
    """

    files: tuple[Path, ...]
    failures: tuple[tuple[Path, GongkaiError], ...]
    reports: frozenset[Path] = frozenset()


def find(paths: Sequence[Path]) -> Found:
    """Files as named; folders searched through for *.pdf in any case. Each file once."""
    return _find(paths, _inside)


def find_to_export(paths: Sequence[Path]) -> Found:
    """Like `find`, with reports: those in a folder stand for the PDFs that may lie beside them."""
    found = _find(paths, _reports_or_pdfs)
    return replace(found, reports=frozenset(filter(is_report, found.files)))


def is_report(path: Path) -> bool:
    """Whether a file is JSON by its name or, under another name, by how it begins.

    What cannot be opened is none; reading it will say why.
    """
    if path.suffix.lower() == ".json":
        return True
    try:
        with path.open("rb") as stream:
            return stream.read(_SNIFFED).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    except OSError:
        return False


def _find(paths: Sequence[Path], inside: Callable[[Path], list[Path]]) -> Found:
    files: dict[str, Path] = {}
    failures: dict[str, tuple[Path, GongkaiError]] = {}
    for path in sorted(set(paths), key=os.fspath):
        try:
            for file in _named_by(path, inside):
                files.setdefault(os.path.realpath(file), file)
        except GongkaiError as error:
            failures.setdefault(os.path.realpath(path), (path, error))
    return Found(
        files=tuple(sorted(files.values(), key=os.fspath)), failures=tuple(failures.values())
    )


def _named_by(path: Path, inside: Callable[[Path], list[Path]]) -> list[Path]:
    """The files behind one path. A file is taken as it is, whatever its name."""
    if path.is_dir():
        return inside(path)
    if not path.exists():
        raise MissingFile(os.fspath(path))
    return [path]


def _reports_or_pdfs(folder: Path) -> list[Path]:
    reports = [file for file in _walk(folder) if file.name == FILE_NAME]
    return reports or _inside(folder)


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
