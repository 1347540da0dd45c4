"""Every code that Gongkai prints, with what it means: findings and errors in one list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractor.errors import GongkaiError
from extractor.findings import Kind, catalogue
from extractor.model.finding import Message

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """An error as the tree of errors describes it; `cause` and `action` hold {fields}."""

    code: str
    exit_code: int
    http_status: int
    meaning: str
    cause: Message
    action: Message


@cache
def findings() -> dict[str, Kind]:
    """Every kind of finding, by code."""
    return dict(sorted(catalogue().items()))


@cache
def errors() -> dict[str, Trouble]:
    """Every error that is raised as such, by code; branches of the tree have no words."""
    leaves = (_trouble(kind) for kind in _descendants(GongkaiError) if "cause" in vars(kind))
    return dict(sorted((trouble.code, trouble) for trouble in leaves))


def readable(template: str) -> str:
    """A template as people read it: {datum} → ‹datum›."""
    return _FIELD.sub(r"‹\1›", template)


def _descendants(kind: type[GongkaiError]) -> Iterator[type[GongkaiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _descendants(child)


def _trouble(kind: type[GongkaiError]) -> Trouble:
    return Trouble(
        code=kind.code,
        exit_code=kind.exit_code,
        http_status=kind.http_status,
        meaning=(kind.__doc__ or "").split("\n\n")[0].strip(),
        cause=Message(**kind.cause),
        action=Message(**kind.action),
    )
