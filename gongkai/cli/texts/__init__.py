"""Everything the command line says, in Chinese and English. A missing key is an error."""

from typing import Protocol

from gongkai.cli.language import language
from gongkai.cli.texts.authoring import AUTHORING
from gongkai.cli.texts.diffs import DIFFS
from gongkai.cli.texts.exports import EXPORTS
from gongkai.cli.texts.findings import FINDINGS
from gongkai.cli.texts.helps import HELPS
from gongkai.cli.texts.publishing import PUBLISHING
from gongkai.cli.texts.results import RESULTS
from gongkai.cli.texts.text import Text

TEXTS: dict[str, Text] = {
    **HELPS,
    **RESULTS,
    **AUTHORING,
    **FINDINGS,
    **EXPORTS,
    **PUBLISHING,
    **DIFFS,
}


class InBoth(Protocol):
    """What is told in Chinese and English."""

    @property
    def zh(self) -> str: ...

    @property
    def en(self) -> str: ...


def in_language(told: InBoth) -> str:
    """What is told, in the person's language."""
    return told.zh if language() == "zh" else told.en


def say(key: str, **values: object) -> str:
    """The text of `key` in the person's language, its {fields} filled in."""
    chosen = in_language(TEXTS[key])
    return chosen.format(**values) if values else chosen
