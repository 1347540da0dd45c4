"""What each document's output folder is called: its stem, with a hash where stems meet."""

import hashlib
import os
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exports.json import FILE_NAME
from extractor.errors import UnreadableFile
from gongkai.batch.receipt import Occupant, occupant, origin_of, source_of

_FALLBACK = "document"
_HASH_LENGTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Folder names by file. `same` maps a file to another one of equal name and content; `others`
    to the folder of its name that holds another document."""

    folders: Mapping[Path, str]
    same: Mapping[Path, Path]
    others: Mapping[Path, str] = field(default_factory=dict)


class _Names:
    """A naming while it grows."""

    def __init__(self) -> None:
        self.folders: dict[Path, str] = {}
        self.same: dict[Path, Path] = {}
        self.others: dict[Path, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """A file whose stem meets others': its document, by the PDF's SHA-256, and its own content."""

    file: Path
    stem: str
    source: str
    content: str

    @property
    def hashed(self) -> str:
        return f"{self.stem}-{self.source[:_HASH_LENGTH]}"


def name_outputs(
    files: Iterable[Path], reports: Collection[Path] = (), out: Path | None = None
) -> Naming:
    """Names that do not depend on the order of `files`; a report is called as its folder is.

    A document that has a folder in `out` keeps it: the file may have changed, or may have been
    moved, but not both. Where another document has the name, and where stems meet, a file gets the
    start of its document's hash. Of files with the same stem and the same content only the first
    (by path) is named, the others are its `same`.
    """
    meeting: defaultdict[str, list[Path]] = defaultdict(list)
    stems = {file: _stem(file, is_report=file in reports) for file in sorted(files)}
    for file, stem in stems.items():
        meeting[_as_folders_compare(stem)].append(file)
    naming = _Names()
    there = _folders_in(out)
    for group in meeting.values():
        if len(group) == 1 and not _may_be_taken(stems[group[0]], there):
            # A lone file needs no hash and is not read.
            naming.folders[group[0]] = stems[group[0]]
        else:
            members = _members({file: stems[file] for file in group}, reports, naming)
            _name_members(members, naming, out)
    return Naming(folders=naming.folders, same=naming.same, others=naming.others)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes. Raises `UnreadableFile`."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error


def _folders_in(out: Path | None) -> tuple[str, ...]:
    try:
        return () if out is None else tuple(map(_as_folders_compare, os.listdir(out)))
    except OSError:
        # Not there yet; if it is something else, writing will say so.
        return ()


def _may_be_taken(stem: str, there: Collection[str]) -> bool:
    """Whether a folder of this name is there, or one that may be it with a hash."""
    name = _as_folders_compare(stem)
    return any(each == name or each.startswith(f"{name}-") for each in there)


def _members(group: Mapping[Path, str], reports: Collection[Path], naming: _Names) -> list[_Member]:
    """The files of a group that differ; those that repeat another are its `same`."""
    first_with: dict[str, _Member] = {}
    for file, stem in group.items():
        content = _digest_or_path(file)
        if content in first_with:
            naming.same[file] = first_with[content].file
        else:
            source = _source(file) if file in reports else None
            first_with[content] = _Member(
                file=file, stem=stem, source=source or content, content=content
            )
    return list(first_with.values())


def _name_members(members: list[_Member], naming: _Names, out: Path | None) -> None:
    """Those that have a folder first, so that no newcomer takes it."""
    owners = {} if out is None else {each.file: _owned(each, out) for each in members}
    used: set[str] = set()
    for each in sorted(members, key=lambda each: owners.get(each.file) is None):
        holder = None if out is None else occupant(out / each.stem)
        name = owners.get(each.file) or _new_name(each, holder, alone=len(members) == 1)
        if name in used:
            name = next(free for free in _further_names(each) if free not in used)
        used.add(name)
        naming.folders[each.file] = name
        if name != each.stem and holder is not None:
            naming.others[each.file] = each.stem


def _owned(member: _Member, out: Path) -> str | None:
    """The folder that holds this document already."""
    for name in (member.stem, member.hashed):
        holder = occupant(out / name)
        if holder is not None and holder.source == member.source:
            return name
    return None


def _new_name(member: _Member, holder: Occupant | None, *, alone: bool) -> str:
    """The name of a document that has no folder yet, or whose file at this place has changed."""
    if holder is None:
        return member.stem if alone else member.hashed
    return member.stem if holder.origin == origin_of(member.file) else member.hashed


def _further_names(member: _Member) -> Iterator[str]:
    """For reports of one document that differ."""
    for length in (_HASH_LENGTH, 2 * _HASH_LENGTH, len(member.content)):
        yield f"{member.stem}-{member.content[:length]}"


def _source(file: Path) -> str | None:
    try:
        return source_of(file.read_bytes())
    except OSError:
        return None


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
