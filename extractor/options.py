"""How to read: what a caller may choose. Light to import, for those who only pass it on."""

from dataclasses import dataclass
from pathlib import Path

from extractor.model.page import Ocr


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to read. `engine` forces one engine; `cross_check` names a second opinion.

    `ocr` says which pages are read from their pictures: scanned ones (auto), every page (force)
    or none (never). `profiles` are folders that stack before the built-in profiles.
    """

    password: str | None = None
    max_pages: int = 5000
    max_bytes: int = 1 << 30
    engine: str | None = None
    cross_check: str | None = None
    ocr: Ocr = "auto"
    profiles: tuple[Path, ...] = ()
