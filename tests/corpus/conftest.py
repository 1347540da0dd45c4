"""The corpus lies beside the checkout and is not part of it: what is absent is skipped by name.

Each document is read once for all tests.
"""

from functools import cache
from pathlib import Path

import pytest

from extractor.pipeline import Examination, Options, examine

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SAMPLE = "zezhou-2026"


def find_document(stem: str) -> Path:
    """The sample or a file of the corpus; skips the test where that is absent."""
    if stem == SAMPLE:
        return ROOT / "samples" / stem / f"{stem}.pdf"
    path = SHARED / "corpus" / f"{stem}.pdf"
    if not path.is_file():
        pytest.skip(f"../shared/corpus/{stem}.pdf is not there")
    return path


@cache
def read_once(path: Path) -> Examination:
    return examine(path, Options())


@pytest.fixture(scope="session")
def document():
    """The path of a document by its stem."""
    return find_document


@pytest.fixture(scope="session")
def examined():
    """What the reader saw and made of a document, by its stem."""
    return lambda stem: read_once(find_document(stem))


@pytest.fixture(scope="session")
def hostile() -> tuple[Path, ...]:
    """Damaged, crooked and malicious PDFs."""
    files = tuple(sorted((SHARED / "hostile").glob("*.pdf")))
    if not files:
        pytest.skip("../shared/hostile is not there")
    return files
