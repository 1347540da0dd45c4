"""What a page of changes needs of the PDFs themselves: where they are, and pictures of pages."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from exports.changes.model import ChangeSet, Document
from exports.changes.page import Links, Pictures, pages_shown, to_html
from exports.changes.page.places import Side, page_size
from exports.findings.page.sight import Picture
from extractor.errors import GongkaiError
from extractor.model.geometry import Box
from extractor.picture import Clip, draw_clips
from gongkai.batch.names import digest

# About 100 dots for an inch: a page is legible at the size that two fit beside each other.
_SCALE = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class AtHand:
    """The PDF of each side; None where it is not at hand or another one."""

    old: Path | None = None
    new: Path | None = None


def page_of_changes(
    changes: ChangeSet,
    given: Sequence[Path],
    out: Path | None = None,
    password: str | None = None,
    *,
    pictures: bool = True,
) -> bytes:
    """The page with links into both PDFs, relative to `out`, and their pictures.

    `given` are the files compared, PDFs or reports (or one file of changes). A PDF that cannot be
    drawn is linked all the same. Raises `ExporterMissing`.
    """
    found = at_hand(changes, given)
    drawn = pictures_of(changes, found, password) if pictures else Pictures()
    return to_html(changes, links_to(found, out), drawn)


def at_hand(changes: ChangeSet, given: Sequence[Path]) -> AtHand:
    """The PDF of each side among the files given or beside them, told by its fingerprint."""
    return AtHand(old=_pdf(changes.old, given), new=_pdf(changes.new, given))


def links_to(found: AtHand, out: Path | None) -> Links:
    """URLs of the PDFs as a page at `out` calls them; of a page without a file, the full ones."""
    return Links(
        old=None if found.old is None else _url(found.old, out),
        new=None if found.new is None else _url(found.new, out),
    )


def pictures_of(changes: ChangeSet, found: AtHand, password: str | None = None) -> Pictures:
    """A picture of each page that figures lead to; none of a PDF that cannot be drawn."""
    return Pictures(
        old=_drawn(changes, "old", found.old, password),
        new=_drawn(changes, "new", found.new, password),
    )


def _pdf(document: Document, given: Sequence[Path]) -> Path | None:
    beside = [folder / Path(document.name).name for path in given for folder in _folders(path)]
    for path in dict.fromkeys([*given, *beside]):
        if path.suffix.lower() == ".pdf" and path.is_file() and _is(path, document):
            return path
    return None


def _folders(path: Path) -> tuple[Path, ...]:
    """Where the PDF of a report is: beside it, or beside the report's own folder."""
    return path.parent, path.parent.parent


def _is(path: Path, document: Document) -> bool:
    try:
        return digest(path) == document.sha256
    except GongkaiError:
        return False


def _url(pdf: Path, out: Path | None) -> str:
    """Percent-encoded; a relative one starts with a dot, so that no name is taken for a scheme."""
    if out is None:
        return pdf.resolve().as_uri()
    try:
        relative = os.path.relpath(pdf.resolve(), out.resolve().parent)
    except ValueError:  # another drive
        return pdf.resolve().as_uri()
    path = quote(Path(relative).as_posix())
    return path if path.startswith("../") else f"./{path}"


def _drawn(
    changes: ChangeSet, side: Side, pdf: Path | None, password: str | None
) -> Mapping[int, Picture]:
    document = changes.old if side == "old" else changes.new
    boxes = {page: _whole(document, page) for page in pages_shown(changes, side)}
    if pdf is None or not boxes:
        return {}
    clips = [Clip(page=page, box=box) for page, box in boxes.items()]
    try:
        drawn = draw_clips(pdf, clips, password, scale=_SCALE)
    except GongkaiError:
        return {}
    return {
        page: Picture(box=box, png=png)
        for (page, box), png in zip(boxes.items(), drawn, strict=True)
    }


def _whole(document: Document, page: int) -> Box:
    width, height = page_size(document, page)
    return Box(0.0, 0.0, float(width), float(height))
