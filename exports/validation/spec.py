"""The contract of a validator: a path in, problems out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from extractor.model.finding import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong. `where` is a file, with the line, cell or node inside it; `detail`
    is what the outside tool said."""

    where: str
    message: Message
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a validator found; `checked` says by what and how much, so that an empty list of
    problems means something."""

    problems: tuple[Problem, ...]
    checked: Message


class Validator(Protocol):
    """Judges files of one format. Never changes them, never asks the network."""

    def fits(self, path: Path) -> bool:
        """Whether a file, by its name, is one that this validator is for."""
        ...

    def validate(self, path: Path, extra: Sequence[Path] = ()) -> Verdict:
        """Judges one file; `extra` are further rules given by the person (shapes, taxonomies).

        Raises `UnreadableFile`.
        """
        ...


def problem(where: str, zh: str, en: str, detail: str = "") -> Problem:
    """A problem in both languages."""
    return Problem(where=where, message=Message(zh=zh, en=en), detail=detail)
