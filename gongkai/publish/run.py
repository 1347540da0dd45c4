"""Many reports into one portal: what each comes to, and when going on makes no sense."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.ckan import CkanDataset, dataset_of
from exports.json import from_bytes
from extractor.errors import (
    GongkaiError,
    OthersDataset,
    PublishError,
    Refused,
    TwoForOneDataset,
    UnreadableFile,
)
from gongkai.publish.ckan import Publisher, Tick
from gongkai.publish.plan import Plan

# These concern one dataset; every other trouble with the portal would meet the next one too.
_OF_ONE = (Refused, OthersDataset, TwoForOneDataset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of one report: its plan, carried out unless it was a dry run, or an error."""

    path: Path
    plan: Plan | None = None
    error: GongkaiError | None = None


def publish_all(
    paths: Sequence[Path],
    publisher: Publisher,
    *,
    dry_run: bool,
    begin: Callable[[Plan], Tick],
    done: Callable[[Published], object],
) -> tuple[Published, ...]:
    """Publishes one report after the other. `begin` gives what to call after each table.

    An error of one report stops no other; one of the portal stops all, and the rest is not tried.
    """
    results: list[Published] = []
    seen: dict[str, Path] = {}
    for path in paths:
        result = _publish(path, publisher, seen, dry_run, begin)
        done(result)
        results.append(result)
        if isinstance(result.error, PublishError) and not isinstance(result.error, _OF_ONE):
            break
    return tuple(results)


def _publish(
    path: Path,
    publisher: Publisher,
    seen: dict[str, Path],
    dry_run: bool,
    begin: Callable[[Plan], Tick],
) -> Published:
    try:
        dataset = _dataset(path)
        other = seen.setdefault(dataset.name, path)
        if other != path:
            raise TwoForOneDataset(str(path), other=str(other), dataset=dataset.name)
        plan = publisher.look(dataset)
        if not dry_run:
            publisher.carry_out(plan, begin(plan))
    except GongkaiError as error:
        return Published(path=path, error=error)
    return Published(path=path, plan=plan)


def _dataset(path: Path) -> CkanDataset:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(str(path), reason=error.strerror or str(error)) from error
    return dataset_of(from_bytes(data, str(path)))
