"""Opening a PDF: everything that is wrong with the file itself is told here, by name."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from extractor.errors import (
    Damaged,
    EmptyFile,
    InputError,
    MissingFile,
    NotAPdf,
    PageMissing,
    PasswordNeeded,
    TooManyBytes,
    TooManyPages,
    UnreadableFile,
    WrongPassword,
)
from extractor.model.page import PageContent
from extractor.source.mupdf import MuDocument, failures, library, open_pdf, told
from extractor.source.page import read_page
from extractor.source.pagetree import settle_page_count

# A PDF header may stand anywhere in these first bytes.
_HEADER_REACH = 1024
# MuPDF's caches are emptied after this many pages, so that memory does not grow with the file.
_PAGES_PER_CACHE = 200


class Document:
    """An open PDF. Pages are interpreted when asked for and not kept. Use it in a `with` block."""

    def __init__(self, path: Path, sha256: str, page_count: int, pdf: MuDocument) -> None:
        self.path = path
        self.name = path.name
        self.sha256 = sha256
        self.page_count = page_count
        self._pdf = pdf
        self._interpreted = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file. Closing twice does nothing."""
        if not self._pdf.is_closed:
            self._pdf.close()
            library().TOOLS.store_shrink(100)

    def page(self, number: int) -> PageContent:
        """Page `number`, counted from 1.

        Raises `PageMissing` if there is no such page, `Damaged` if it cannot be interpreted.
        """
        if not 1 <= number <= self.page_count:
            raise PageMissing(self.name, found=self.page_count, page=number)
        self._interpreted += 1
        if self._interpreted % _PAGES_PER_CACHE == 0:
            library().TOOLS.store_shrink(100)
        try:
            return read_page(self._pdf.load_page(number - 1))
        except failures() as error:
            raise Damaged(self.name, reason=f"page {number}: {told(error)}") from error

    def pages(self) -> Iterator[PageContent]:
        """Every page in order, one at a time; memory does not grow with the page count."""
        for number in range(1, self.page_count + 1):
            yield self.page(number)


def open_document(
    path: Path,
    *,
    password: str | None = None,
    max_pages: int | None = None,
    max_bytes: int | None = None,
) -> Document:
    """Opens a PDF whose pages can all be found.

    Raises `MissingFile`, `UnreadableFile`, `EmptyFile`, `TooManyBytes`, `NotAPdf`, `Damaged`,
    `PasswordNeeded`, `WrongPassword`, `NoPages`, `PageCountLies` or `TooManyPages`. A file with
    only an owner password needs none.
    """
    _check_size(path, max_bytes)
    sha256 = _fingerprint(path)
    pdf = _open(path)
    try:
        _unlock(pdf, path, password)
        page_count = settle_page_count(pdf, path.name)
        if max_pages is not None and page_count > max_pages:
            raise TooManyPages(path.name, found=page_count, limit=max_pages)
    except InputError:
        pdf.close()
        raise
    return Document(path, sha256, page_count, pdf)


def _check_size(path: Path, max_bytes: int | None) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise MissingFile(str(path)) from None
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error
    if not path.is_file():
        raise UnreadableFile(str(path), reason="not a regular file")
    if size == 0:
        raise EmptyFile(path.name)
    if max_bytes is not None and size > max_bytes:
        raise TooManyBytes(path.name, found=size, limit=max_bytes)


def _fingerprint(path: Path) -> str:
    """The file's SHA-256; on the way, checks that a PDF header stands near its beginning."""
    try:
        with path.open("rb") as file:
            if b"%PDF-" not in file.read(_HEADER_REACH):
                raise NotAPdf(path.name)
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error


def _open(path: Path) -> MuDocument:
    try:
        pdf = open_pdf(path)
    except failures() as error:
        raise Damaged(path.name, reason=told(error)) from error
    if not pdf.is_pdf:
        pdf.close()
        raise NotAPdf(path.name)
    return pdf


def _unlock(pdf: MuDocument, path: Path, password: str | None) -> None:
    if not pdf.needs_pass:
        return
    if password is None:
        raise PasswordNeeded(path.name)
    try:
        opened = pdf.authenticate(password)
    except failures() as error:
        raise Damaged(path.name, reason=told(error)) from error
    if not opened:
        raise WrongPassword(path.name)
