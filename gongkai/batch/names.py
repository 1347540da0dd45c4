"""What each document's output folder is called: its stem, with a hash where stems meet."""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.json import FILE_NAME
from extractor.errors import UnreadableFile

_FALLBACK = "document"
_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Folder names by file. `same` maps a file to another one of equal name and content."""

    folders: Mapping[Path, str]
    same: Mapping[Path, Path]


def name_outputs(files: Iterable[Path], reports: Collection[Path] = ()) -> Naming:
    """Names that do not depend on the order of `files`; a report is called as its folder is.

    Where stems meet, every file gets the start of its content's hash; of files with the same
    stem and the same content only the first (by path) is named, the others are its `same`.
    """
    meeting: defaultdict[str, list[Path]] = defaultdict(list)
    stems = {file: _stem(file, is_report=file in reports) for file in sorted(files)}
    for file, stem in stems.items():
        meeting[_as_folders_compare(stem)].append(file)
    folders: dict[Path, str] = {}
    same: dict[Path, Path] = {}
    for group in meeting.values():
        _name_group({file: stems[file] for file in group}, folders, same)
    return Naming(folders=folders, same=same)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes. Raises `UnreadableFile`."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error


def _name_group(
    group: Mapping[Path, str], folders: dict[Path, str], same: dict[Path, Path]
) -> None:
    """Names files whose stems meet; a lone file needs no hash and is not read."""
    if len(group) == 1:
        folders.update(group)
        return
    first_with: dict[str, Path] = {}
    for file in group:
        content = _digest_or_path(file)
        if content in first_with:
            same[file] = first_with[content]
        else:
            first_with[content] = file
    for content, file in first_with.items():
        stem = group[file]
        folders[file] = stem if len(first_with) == 1 else f"{stem}-{content[:_HASH_LENGTH]}"


def _digest_or_path(file: Path) -> str:
    """An unreadable file is told apart by its path; reading it will say what is wrong."""
    try:
        return digest(file)
    except UnreadableFile:
        return hashlib.sha256(str(file).encode("utf-8", "surrogateescape")).hexdigest()


def _stem(file: Path, *, is_report: bool) -> str:
    """A stem that is a plain folder name: `...pdf` must not become `..`."""
    name = file.absolute().parent.name if is_report and file.name == FILE_NAME else file.stem
    return name.strip(". ") or _FALLBACK


def _as_folders_compare(name: str) -> str:
    """Some file systems fold case and accents: names equal there are equal here."""
    return unicodedata.normalize("NFC", name).casefold()
