"""Which Gongkai made a report: our code and knowledge, and the libraries that read PDFs."""

import hashlib
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from gongkai import __version__

_PACKAGES = ("layouts", "extractor", "exports")
_READERS = ("pymupdf", "camelot-py")
_SUFFIXES = (".py", ".yaml", ".json")


@cache
def build_id() -> str:
    """A hash that changes whenever the same PDF could give another report.

    More than the version number, so that a changed profile in a checkout is noticed too.
    """
    total = hashlib.sha256(__version__.encode())
    for name in _READERS:
        total.update(f"{name} {metadata.version(name)}\n".encode())
    for package in _PACKAGES:
        total.update(folder_id(resources.files(package)).encode())
    return total.hexdigest()


def folder_id(folder: Traversable) -> str:
    """A hash of our kinds of files in a folder, their paths below it and their contents."""
    total = hashlib.sha256()
    for path, file in _files(folder, ""):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{path} {content}\n".encode("utf-8", "surrogateescape"))
    return total.hexdigest()


def _files(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    """Our files below a folder with their paths from there, sorted by path."""
    found: list[tuple[str, Traversable]] = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            found.extend(_files(entry, below))
        elif entry.name.endswith(_SUFFIXES):
            found.append((below, entry))
    return found
