"""Work on untrusted files, each in a worker process that may hang or crash at its own cost.

The parent never imports a PDF library. A worker that overruns its time is killed, one that
crashes is replaced, and every worker is retired after some files so that leaks do not add up.
"""

import logging
import multiprocessing
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Future, TimeoutError, wait
from contextlib import contextmanager
from itertools import count as counter
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractor.errors import GongkaiError, ReaderCrashed, TimedOut
from extractor.recognise.sightings import PagesUnseen
from gongkai.sharing import Count, Errand, Lot, Share, see_lot

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
_sightings: Path | None = None


class Workers:
    """A pool of worker processes, used as a context. Leaving it stops whatever still runs.

    `count` processes are started; `most`, where it is more, is how many there may be in all once
    the scanned pages of a file can be shared out. A file may take `timeout` seconds, and each of
    its scanned pages `sharing.page_limit`.
    """

    def __init__(
        self,
        *,
        count: int,
        timeout: float,
        log_level: int = logging.WARNING,
        most: int = 0,
    ) -> None:
        self._timeout = timeout
        self._log_level = log_level
        self._folder = tempfile.TemporaryDirectory(prefix="gongkai-", ignore_cleanup_errors=True)
        self._pages: _Board = _CONTEXT.RawArray("i", 2)
        self._count, self._more = count, max(0, most - count)
        self._seen = Count()
        self._turns = counter()
        self._pool = self._started(count)
        self._helpers: ProcessPool | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        for pool in (self._pool, self._helpers):
            if pool is not None:
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join()
        self._folder.cleanup()

    def schedule(self, function: Callable[[A], R], argument: A) -> "Future[R]":
        """Queues `function(argument)`; both, and the result, must be picklable.

        Where the function raises `PagesUnseen`, the workers look at those pages and it runs again.
        """
        share = Share(
            workers=self._count + self._more,
            folder=Path(self._folder.name),
            timeout=self._timeout,
            send=self._send,
            count=self._seen,
        )
        errand = Errand(lambda: _queue(self._pool, function, argument, self._timeout), share)
        errand.start()
        return errand.future

    def pages(self) -> tuple[int, int, bool]:
        """(pages done, pages in all, False) as the last worker that spoke said it; the same of
        scanned pages, and True, while some are being looked at."""
        seen = self._seen.now()
        return (self._pages[0], self._pages[1], False) if seen is None else (*seen, True)

    def _send(self, lot: Lot, limit: float) -> "Future[None]":
        """Queues a lot of scanned pages, with the helpers in their turn."""
        if self._more and self._helpers is None:
            self._helpers = self._started(self._more)
        helped = next(self._turns) % (self._count + self._more) >= self._count
        pool = self._helpers if helped and self._helpers is not None else self._pool
        return _queue(pool, see_lot, lot, limit)

    def _started(self, count: int) -> ProcessPool:
        with _interrupts_held_back():
            pool = ProcessPool(
                max_workers=count,
                max_tasks=FILES_PER_WORKER,
                initializer=_start_worker,
                initargs=(self._pages, self._log_level, Path(self._folder.name)),
                context=_CONTEXT,
            )
            # Asking starts the pool, so that its threads and workers inherit the held-back
            # interrupt: Ctrl-C is the parent's business alone.
            _ = pool.active
        return pool

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


def sightings() -> Path | None:
    """Called in a worker: the folder in which sightings of scanned pages lie. None elsewhere."""
    return _sightings


def run_isolated(
    function: Callable[[A], R],
    argument: A,
    *,
    name: str,
    timeout: float,
    log_level: int,
    tick: Callable[[int, int, bool], None],
) -> R:
    """One piece of work in a worker of its own, scanned pages shared out among as many as there
    are processors; `tick` hears (pages done, pages in all, whether scanned
    pages are meant).

    Raises like `Workers.settle`.
    """
    most = usable_processors()
    with Workers(count=1, most=most, timeout=timeout, log_level=log_level) as workers:
        future = workers.schedule(function, argument)
        while not wait((future,), timeout=TICK_SECONDS).done:
            tick(*workers.pages())
        return workers.settle(future, name)


def usable_processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _queue(pool: ProcessPool, function: Callable[[A], R], argument: A, limit: float) -> "Future[R]":
    future: Future[Any] = pool.schedule(_guarded, args=(function, argument), timeout=limit)
    return future


def _start_worker(board: _Board, log_level: int, folder: Path) -> None:
    global _board, _sightings
    _board, _sightings = board, folder
    if log_level > logging.INFO:
        warnings.simplefilter("ignore")
    logging.basicConfig(level=log_level, stream=sys.stderr, format="%(name)s: %(message)s")


def _guarded(function: Callable[[A], R], argument: A) -> R:
    """Runs in the worker. Errors of ours, pages wanted and lack of memory pass; the rest is a bug.

    A foreign exception may not survive the way back to the parent, so its text goes instead.
    """
    try:
        return function(argument)
    except (GongkaiError, PagesUnseen, MemoryError):
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
