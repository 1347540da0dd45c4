"""Damaged, crooked and malicious files end in an error of ours or in a report."""

from collections import Counter

import pytest

from exports.json import from_bytes
from extractor.errors import GongkaiError, InputError, ReaderCrashed, TimedOut
from extractor.pipeline import Options
from gongkai.batch.work import Job, convert
from gongkai.isolation import Workers

TIMEOUT_SECONDS = 60.0


@pytest.fixture(scope="module")
def endings(hostile):
    """{file: its report's bytes, or the error it ended in}, read as `gongkai convert` does."""
    ended = {}
    with Workers(count=2, timeout=TIMEOUT_SECONDS) as workers:
        futures = {
            path: workers.schedule(convert, Job(path=path, options=Options(), formats=("json",)))
            for path in hostile
        }
        for path, future in futures.items():
            try:
                (report,) = workers.settle(future, path.name).files["json"]
                ended[path] = report.data
            except GongkaiError as error:
                ended[path] = error
    return ended


def errors(endings):
    return {path.name: end for path, end in endings.items() if isinstance(end, GongkaiError)}


def test_every_file_has_an_ending(endings, hostile):
    assert list(endings) == list(hostile)


def test_no_ending_is_a_bug_a_crash_or_a_hang(endings):
    bad = {
        name: str(error)
        for name, error in errors(endings).items()
        if type(error) is GongkaiError or isinstance(error, ReaderCrashed | TimedOut)
    }
    assert bad == {}


def test_every_error_is_about_the_input_and_says_what_to_do(endings):
    for name, error in errors(endings).items():
        assert isinstance(error, InputError), name
        for language in ("zh", "en"):
            assert error.cause_in(language), name
            assert error.action_in(language), name
        assert name in error.cause_in("en")


def test_both_kinds_of_ending_occur(endings):
    """Otherwise the corpus, or the reader, is not what this test was made for."""
    kinds = Counter(isinstance(end, GongkaiError) for end in endings.values())
    assert min(kinds[True], kinds[False]) > 50


def test_every_report_is_valid(endings):
    for end in endings.values():
        if not isinstance(end, GongkaiError):
            assert from_bytes(end).source.page_count > 0
