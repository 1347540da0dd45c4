"""One file's scanned pages shared out among the workers: look at the pages, then read the file.

A worker that lacks sightings of scanned pages says which; the parent has them made, lot by lot, in
the same number of processes as ever, and has the file read again. No worker starts another.
"""

import shutil
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, TimeoutError
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from extractor.engines.spec import SCAN
from extractor.errors import EngineFailed, TimedOut
from extractor.recognise.sightings import PagesUnseen, Sightings

R = TypeVar("R")

# A scanned page may take this share of a file's time, and at least so many seconds.
PAGE_SHARE, PAGE_LEAST = 0.1, 10.0
# A file on which more pages than this overrun their time has overrun its own.
_MOST_OVERRUN = 3
# Lots are small, so that no worker is left with much when the others are done; each opens the file.
_LOTS_PER_WORKER, _LARGEST = 4, 8


@dataclass(frozen=True, slots=True)
class Lot:
    """Pages to look at, and the folder that their sightings go to."""

    wanted: PagesUnseen
    folder: Path


def see_lot(lot: Lot) -> None:
    """Runs in a worker. Raises `GongkaiError`."""
    from extractor.pipeline import see_pages

    see_pages(lot.wanted, lot.folder)


def lots_of(wanted: PagesUnseen, workers: int, folder: Path) -> list[Lot]:
    """The pages in order, in lots that keep so many workers busy."""
    pages = wanted.pages
    size = min(_LARGEST, -(-len(pages) // (workers * _LOTS_PER_WORKER)))
    parts = (pages[start : start + size] for start in range(0, len(pages), size))
    return [Lot(PagesUnseen(wanted.request, part), folder) for part in parts]


def page_limit(timeout: float) -> float:
    """Seconds that one scanned page may take where a file may take `timeout`."""
    return max(PAGE_LEAST, PAGE_SHARE * timeout)


class Count:
    """How many scanned pages have been seen of those under way; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen = self._total = 0

    def add(self, *, seen: int = 0, total: int = 0) -> None:
        """More pages seen, or to be seen; all are forgotten once nothing is left."""
        with self._lock:
            self._seen += seen
            self._total += total
            if self._seen >= self._total:
                self._seen = self._total = 0

    def now(self) -> tuple[int, int] | None:
        """(pages seen, pages to be seen); None while none are under way."""
        with self._lock:
            return (self._seen, self._total) if self._total else None


# How a lot is sent out: which, and within how many seconds.
Send = Callable[[Lot, float], "Future[None]"]


class Errand(Generic[R]):
    """A piece of work that is begun again once the pages are seen that it lacks.

    `future` has what comes of it in the end. The callbacks run in threads of the pool.
    """

    def __init__(self, begin: Callable[[], "Future[R]"], share: "Share") -> None:
        self.future: Future[R] = Future()
        self._begin = begin
        self._share = share
        self._lock = Lock()
        self._wanted: PagesUnseen | None = None
        self._lots: list[Future[None]] = []
        self._left = self._overrun = 0

    def start(self) -> None:
        """Sends the work out."""
        self._begin().add_done_callback(self._ended)

    def _ended(self, done: "Future[R]") -> None:
        error = _error_of(done)
        if isinstance(error, PagesUnseen) and self._wanted is None:
            self._wanted = error
            self._send_lots(error)
        elif error is not None:
            self._fail(error)
        else:
            self._forget()
            self.future.set_result(done.result())

    def _send_lots(self, wanted: PagesUnseen) -> None:
        lots = lots_of(wanted, self._share.workers, self._share.folder)
        self._share.count.add(total=len(wanted.pages))
        self._left = len(lots)
        self._send(lots)

    def _send(self, lots: list[Lot]) -> None:
        limit = page_limit(self._share.timeout)
        for lot in lots:
            sent = self._share.send(lot, limit * len(lot.wanted.pages))
            self._lots.append(sent)
            sent.add_done_callback(lambda done, lot=lot: self._seen(lot, done))  # type: ignore[misc]

    def _seen(self, lot: Lot, done: "Future[None]") -> None:
        """One lot has ended. The first that fails ends the errand; the last begins it again."""
        error = _error_of(done)
        rest = self._after_overrun(lot) if isinstance(error, TimeoutError) else None
        if rest is not None:
            error = None
        elif isinstance(error, TimeoutError):
            limit = page_limit(self._share.timeout) * len(lot.wanted.pages)
            error = TimedOut(str(lot.wanted.request.path), limit=f"{limit:g}")
        self._share.count.add(seen=len(lot.wanted.pages) - len(rest or ()))
        with self._lock:
            self._left += len(rest or ()) - 1
            last = self._left == 0
        if error is not None:
            self._fail(error)
        elif rest:
            self._send(rest)
        elif last and not self.future.done():
            self.start()

    def _after_overrun(self, lot: Lot) -> list[Lot] | None:
        """What is left of a lot that was stopped, page by page, once the page it was stopped at
        is given up; None where too many were."""
        request = lot.wanted.request
        seen = Sightings(lot.folder, request.path)
        unseen = [number for number in lot.wanted.pages if seen.get(number) is None]
        with self._lock:
            self._overrun += 1
            if not unseen or self._overrun > _MOST_OVERRUN:
                return None
        limit = page_limit(self._share.timeout)
        seen.put(unseen[0], EngineFailed(SCAN, page=unseen[0], reason=f"> {limit:g} s"))
        return [Lot(PagesUnseen(request, (number,)), lot.folder) for number in unseen[1:]]

    def _fail(self, error: BaseException) -> None:
        with self._lock:
            if self.future.done():
                return
            self.future.set_exception(error)
        for lot in self._lots:
            lot.cancel()
        self._forget()

    def _forget(self) -> None:
        """What was seen of the file has been read, or never will be."""
        if self._wanted is not None:
            seen = Sightings(self._share.folder, self._wanted.request.path)
            shutil.rmtree(seen.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What errands share: among how many workers, where sightings lie, the time that a file may
    take, how a lot is sent out, and the count of pages."""

    workers: int
    folder: Path
    timeout: float
    send: Send
    count: Count


def _error_of(done: "Future[R]") -> BaseException | None:
    try:
        return done.exception()
    except CancelledError as error:
        return error
