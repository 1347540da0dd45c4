import pytest
from disclosures import small_report

from extractor.model.report import Report


@pytest.fixture
def report() -> Report:
    return small_report()
