"""The page of a comparison: drawn in a worker, since its pictures come from untrusted PDFs."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from exports.changes.model import ChangeSet
from gongkai.isolation import run_isolated

_ROOM = "gongkai.side_by_side"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageJob:
    """What the page is made of: the comparison, the files it was made from, and where it goes."""

    changes: ChangeSet
    given: tuple[Path, ...]
    out: Path | None
    password: str | None


def page(job: PageJob, *, timeout: float, log_level: int) -> bytes:
    """The page. Raises `GongkaiError`."""
    return run_isolated(
        make_page,
        job,
        name=str(job.given[-1]),
        timeout=timeout,
        log_level=log_level,
        tick=lambda *_: None,
    )


def make_page(job: PageJob) -> bytes:
    """Runs in a worker. Raises `GongkaiError`."""
    make: Callable[[ChangeSet, tuple[Path, ...], Path | None, str | None], bytes]
    make = import_module(_ROOM).page_of_changes
    return make(job.changes, job.given, job.out, job.password)
