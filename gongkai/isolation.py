"""Work on untrusted files, each in a worker process that may hang or crash at its own cost.

The parent never imports a PDF library. A worker that overruns its time is killed, one that
crashes is replaced, and every worker is retired after some files so that leaks do not add up.
"""

import logging
import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, TimeoutError, wait
from contextlib import contextmanager
from typing import Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractor.errors import GongkaiError, ReaderCrashed, TimedOut

A = TypeVar("A")
R = TypeVar("R")

FILES_PER_WORKER = 50
TICK_SECONDS = 0.1
# Spawned, not forked: a fork of a process with threads can inherit a lock nobody will release.
_CONTEXT = multiprocessing.get_context("spawn")


class _Board(Protocol):
    """Two shared integers: pages done, pages in all."""

    def __getitem__(self, index: int) -> int: ...
    def __setitem__(self, index: int, value: int) -> None: ...


# Set in each worker when it starts.
_board: _Board | None = None


class Workers:
    """A pool of worker processes, used as a context. Leaving it stops whatever still runs."""

    def __init__(self, *, count: int, timeout: float, log_level: int = logging.WARNING) -> None:
        self._timeout = timeout
        self._pages: _Board = _CONTEXT.RawArray("i", 2)
        with _interrupts_held_back():
            self._pool = ProcessPool(
                max_workers=count,
                max_tasks=FILES_PER_WORKER,
                initializer=_start_worker,
                initargs=(self._pages, log_level),
                context=_CONTEXT,
            )
            # Asking starts the pool, so that its threads and workers inherit the held-back
            # interrupt: Ctrl-C is the parent's business alone.
            _ = self._pool.active

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def schedule(self, function: Callable[[A], R], argument: A) -> "Future[R]":
        """Queues `function(argument)`; both, and the result, must be picklable."""
        future: Future[R] = self._pool.schedule(
            _guarded, args=(function, argument), timeout=self._timeout
        )
        return future

    def pages(self) -> tuple[int, int]:
        """(pages done, pages in all) as the last worker that spoke said it."""
        return self._pages[0], self._pages[1]

    def settle(self, future: "Future[R]", name: str) -> R:
        """The result, once done. `name` is how errors call the file.

        Raises what the work raised, `TimedOut` or `ReaderCrashed`.
        """
        try:
            return future.result()
        except TimeoutError as error:
            raise TimedOut(name, limit=f"{self._timeout:g}") from error
        except (ProcessExpired, MemoryError) as error:
            raise ReaderCrashed(name) from error


def report_pages(done: int, total: int) -> None:
    """Called in a worker: tells the parent how far the file has been read."""
    if _board is not None:
        _board[0], _board[1] = done, total


def run_isolated(
    function: Callable[[A], R],
    argument: A,
    *,
    name: str,
    timeout: float,
    log_level: int,
    tick: Callable[[int, int], None],
) -> R:
    """One piece of work in one worker of its own; `tick` hears (pages done, pages in all).

    Raises like `Workers.settle`.
    """
    with Workers(count=1, timeout=timeout, log_level=log_level) as workers:
        future = workers.schedule(function, argument)
        while not wait((future,), timeout=TICK_SECONDS).done:
            tick(*workers.pages())
        return workers.settle(future, name)


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start_worker(board: _Board, log_level: int) -> None:
    global _board  # noqa: PLW0603 - a worker has no other place to keep it
    _board = board
    if log_level > logging.INFO:
        warnings.simplefilter("ignore")
    logging.basicConfig(level=log_level, stream=sys.stderr, format="%(name)s: %(message)s")


def _guarded(function: Callable[[A], R], argument: A) -> R:
    """Runs in the worker. Errors of ours and lack of memory pass; the rest is a bug of ours.

    A foreign exception may not survive the way back to the parent, so its text goes instead.
    """
    try:
        return function(argument)
    except (GongkaiError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - all that is left is a bug, and told as one
        import traceback

        text = "".join(traceback.format_exception(error))
        raise GongkaiError(f"{type(error).__name__}: {error}", traceback=text) from None


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Threads and processes started inside never see Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
