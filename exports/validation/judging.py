"""Every file behind a path before its validator: one that cannot be judged stops no other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.validation.registry import fitting, ready_validator
from exports.validation.spec import Verdict
from extractor.errors import ExporterMissing, GongkaiError


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One file of a format: the verdict on it, or why there is none."""

    name: str
    path: Path
    verdict: Verdict | GongkaiError

    @property
    def is_valid(self) -> bool | None:
        """None where nobody could tell."""
        return None if isinstance(self.verdict, GongkaiError) else not self.verdict.problems

    @property
    def install(self) -> str | None:
        """The command that installs the tool which the file was not checked for want of."""
        found = self.verdict
        return found.action_in("en") if isinstance(found, ExporterMissing) else None

    @property
    def failure(self) -> GongkaiError | None:
        """Why the file itself could not be judged; a missing tool is no failure of the file."""
        found = self.verdict
        if isinstance(found, ExporterMissing) or not isinstance(found, GongkaiError):
            return None
        return found


def judged(path: Path, name: str | None = None, rules: Sequence[Path] = ()) -> Iterator[Judged]:
    """The files that `fitting` finds, in its order. Raises what `fitting` raises."""
    for found, file in fitting(path, name):
        yield Judged(name=found, path=file, verdict=_verdict(found, file, rules))


def _verdict(name: str, file: Path, rules: Sequence[Path]) -> Verdict | GongkaiError:
    try:
        return ready_validator(name).validate(file, rules)
    except GongkaiError as error:
        return error
