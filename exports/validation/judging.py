"""Every file behind a path before its validator: one that cannot be judged stops no other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exports.validation.beside import differences, missing
from exports.validation.registry import fitting, ready_validator
from exports.validation.spec import Verdict
from extractor.errors import ExporterMissing, GongkaiError
from extractor.model.finding import Message


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
    if not file.exists():
        return Verdict(problems=(missing(file),), checked=Message(zh="文件不在", en="missing"))
    try:
        verdict = ready_validator(name).validate(file, rules)
        return verdict if verdict.problems else _held_against_report(name, file, verdict)
    except GongkaiError as error:
        return error


def _held_against_report(name: str, file: Path, verdict: Verdict) -> Verdict:
    """What the tools let pass may still not be what the report beside it says."""
    found = differences(name, file)
    if found is None:
        return verdict
    checked = Message(
        zh=f"{verdict.checked.zh}；与 report.json 比较",
        en=f"{verdict.checked.en}; compared with report.json",
    )
    return Verdict(problems=found, checked=checked)
