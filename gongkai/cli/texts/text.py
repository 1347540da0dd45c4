"""One thing to say."""

from typing import NamedTuple


class Text(NamedTuple):
    """A text in both languages; {fields} are the same in both."""

    zh: str
    en: str
