"""The samples, each read once for all golden tests that look into it."""

from pathlib import Path

import pytest
from scans import need_extra

from extractor.pipeline import Options, examine

SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026"
SCANNED = SAMPLE.with_name("zezhou-2026-scanned")


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    return SAMPLE


@pytest.fixture(scope="session")
def sample():
    """What the reader saw and made of the sample."""
    return examine(SAMPLE / "zezhou-2026.pdf", Options())


@pytest.fixture(scope="session")
def report(sample):
    return sample.report


@pytest.fixture(scope="session")
def scanned():
    """What the reader saw and made of the sample with scanned pages; a minute's work."""
    need_extra()
    return examine(SCANNED / f"{SCANNED.name}.pdf", Options())
