"""The one door to PyMuPDF: imported when first used, and never heard on stdout or stderr."""

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

# PyMuPDF ships no type stubs.
MuLibrary = Any
MuDocument = Any
MuPage = Any

_CODE = re.compile(r"^code=\d+: ")


@cache
def library() -> MuLibrary:
    """The `pymupdf` module with its message channels closed."""
    pymupdf: MuLibrary = import_module("pymupdf")
    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)
    return pymupdf


@cache
def failures() -> tuple[type[Exception], ...]:
    """What PyMuPDF raises on a file it cannot read: its own errors and those of the C library."""
    pymupdf = library()
    return (pymupdf.mupdf.FzErrorBase, pymupdf.FileDataError, RuntimeError, ValueError)


def open_pdf(path: Path) -> MuDocument:
    """The document at `path`. The C library takes names in UTF-8 only; old archives have others."""
    # The type is given so that MuPDF does not try its readers of pictures and web pages.
    if _is_unicode(path):
        return library().open(path, filetype="pdf")
    return library().open(stream=path.read_bytes(), filetype="pdf")


def _is_unicode(path: Path) -> bool:
    """Whether the name is text; other bytes stand in it as lone surrogates."""
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def told(error: Exception) -> str:
    """What the C library said of the failure, on one line and without the file's path."""
    cause = error.__cause__ if isinstance(error.__cause__, failures()) else error
    message = getattr(cause, "what", None)
    text = message() if callable(message) else str(cause)
    return _CODE.sub("", " ".join(text.split())) or type(cause).__name__
