"""Work that hangs, crashes or fails costs only itself."""

import os
import signal
import time

import pytest

from extractor.errors import GongkaiError, NotAPdf, ReaderCrashed, TimedOut
from gongkai.isolation import Workers, report_pages, run_isolated


def double(number: int) -> int:
    report_pages(number, 10)
    return 2 * number


def hang(_: int) -> None:
    time.sleep(60)


def crash(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def run_out_of_memory(_: int) -> None:
    raise MemoryError


def refuse(_: int) -> None:
    raise NotAPdf("x.pdf")


def err(_: int) -> None:
    raise ZeroDivisionError("by zero")


def isolated(function, timeout=30.0):
    return run_isolated(
        function, 21, name="x.pdf", timeout=timeout, log_level=50, tick=lambda *_: None
    )


def test_the_result_comes_back():
    assert isolated(double) == 42


def test_hanging_work_is_given_up():
    with pytest.raises(TimedOut, match=r"within 0\.5 seconds"):
        isolated(hang, timeout=0.5)


@pytest.mark.parametrize("function", [crash, run_out_of_memory])
def test_crashing_work_is_told(function):
    with pytest.raises(ReaderCrashed, match=r"x\.pdf"):
        isolated(function)


def test_our_errors_pass():
    with pytest.raises(NotAPdf):
        isolated(refuse)


def test_other_exceptions_are_bugs_with_their_place():
    with pytest.raises(GongkaiError, match="ZeroDivisionError: by zero") as caught:
        isolated(err)
    assert caught.value.exit_code == 70
    assert "in err" in str(caught.value.details["traceback"])


def test_work_after_a_crash_goes_on():
    with Workers(count=1, timeout=30) as workers:
        bad = workers.schedule(crash, 1)
        good = workers.schedule(double, 4)
        with pytest.raises(ReaderCrashed):
            workers.settle(bad, "bad.pdf")
        assert workers.settle(good, "good.pdf") == 8
        assert workers.pages() == (4, 10, False)
