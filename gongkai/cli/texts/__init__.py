"""Everything the command line says, in Chinese and English. A missing key is an error."""

from gongkai.cli.language import language
from gongkai.cli.texts.authoring import AUTHORING
from gongkai.cli.texts.findings import FINDINGS
from gongkai.cli.texts.helps import HELPS
from gongkai.cli.texts.results import RESULTS
from gongkai.cli.texts.text import Text

TEXTS: dict[str, Text] = {**HELPS, **RESULTS, **AUTHORING, **FINDINGS}


def say(key: str, **values: object) -> str:
    """The text of `key` in the person's language, its {fields} filled in."""
    text = TEXTS[key]
    chosen = text.zh if language() == "zh" else text.en
    return chosen.format(**values) if values else chosen
