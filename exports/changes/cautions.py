"""The texts of cautions: data in `cautions.yaml`, filled in here."""

from functools import cache
from importlib import resources

import yaml

from exports.changes.model import Caution
from extractor.model.finding import Message

_FILE = "cautions.yaml"


def caution(code: str, **values: object) -> Caution:
    """One caution. A `Message` is filled in by language, anything else as text."""
    texts = catalogue()[code]

    def told(language: str) -> str:
        return texts[language].format(
            **{
                name: getattr(value, language) if isinstance(value, Message) else value
                for name, value in values.items()
            }
        )

    return Caution(code=code, message=Message(zh=told("zh"), en=told("en")))


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every caution there is, as templates in Chinese and English."""
    text = resources.files("exports.changes").joinpath(_FILE).read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(text)
    return loaded
