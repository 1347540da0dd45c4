"""The sample, read once for all golden tests."""

from pathlib import Path

import pytest

from extractor.pipeline import Options, examine

SAMPLE = Path(__file__).parents[2] / "samples" / "zezhou-2026"


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
