"""Checking many files: which ones, in workers, each ending with its findings or its error."""

import os
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from pathlib import Path, PurePath

from extractor.errors import GongkaiError, NothingRecognised
from gongkai.batch.run import Tick
from gongkai.cli.check_work import Checked, Job, check_file
from gongkai.isolation import TICK_SECONDS, Workers, usable_processors


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How one file ended. One in which nothing was recognised has findings *and* an error."""

    path: Path
    checked: Checked | None = None
    error: GongkaiError | None = None


def uris(paths: Sequence[Path]) -> dict[Path, str]:
    """What outputs call each file: its path below the current folder or, if one of them lies
    elsewhere, below the folder that holds them all. Never an absolute path."""
    if not paths:
        return {}
    real = {path: path.absolute() for path in paths}
    root = Path.cwd()
    if not all(each.is_relative_to(root) for each in real.values()):
        root = Path(os.path.commonpath([each.parent for each in real.values()]))
    return {path: PurePath(each.relative_to(root)).as_posix() for path, each in real.items()}


def run(jobs: Sequence[Job], *, timeout: float, log_level: int, tick: Tick) -> list[Ended]:
    """Every file's end, in the order of the jobs."""
    if not jobs:
        return []
    ended: dict[int, Ended] = {}
    most = usable_processors()
    count = min(most, len(jobs))
    with Workers(count=count, most=most, timeout=timeout, log_level=log_level) as workers:
        futures: dict[Future[Checked], int] = {
            workers.schedule(check_file, job): index for index, job in enumerate(jobs)
        }
        while futures:
            done, _ = wait(futures, timeout=TICK_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                index = futures.pop(future)
                ended[index] = _settle(workers, future, jobs[index])
            tick(len(jobs) - len(futures), *workers.pages())
    return [ended[index] for index in range(len(jobs))]


def _settle(workers: Workers, future: "Future[Checked]", job: Job) -> Ended:
    try:
        checked = workers.settle(future, str(job.path))
    except GongkaiError as error:
        return Ended(path=job.path, error=error)
    # A file in which there was nothing to check has not passed.
    nothing = None if checked.document.recognised else NothingRecognised(str(job.path))
    return Ended(path=job.path, checked=checked, error=nothing)
