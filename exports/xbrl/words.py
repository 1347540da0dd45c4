"""The elements beside the vocabulary, from `taxonomy/words.yaml`, as frozen types."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from layouts.files import read_yaml
from layouts.vocabulary import Member

Kind = Literal["money", "number", "integer", "text", "token"]
_WORDS = Path(__file__).parent / "taxonomy" / "words.yaml"
_OPTIONAL = "?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One element: its labels, what values it takes, and what is to be said of it."""

    name: str
    zh: str
    en: str
    kind: Kind
    doc_zh: str | None
    doc_en: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Elements that are always told with the same axes. `optional` axes may be missing."""

    id: str
    zh: str
    en: str
    axes: tuple[str, ...]
    optional: tuple[str, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension beside the vocabulary: typed (the name of its XML type), or a closed list."""

    name: str
    zh: str
    en: str
    typed: str | None
    default: str | None
    members: Mapping[str, Member]
    doc_zh: str | None
    doc_en: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All of `words.yaml`."""

    families: Mapping[str, Family]
    axes: Mapping[str, Axis]
    stages: Mapping[str, Member]
    credits: tuple[str, ...]
    kinds: Mapping[str, Kind]


@cache
def load_words() -> Words:
    """Reads the file that ships with the package."""
    raw = read_yaml(_WORDS)
    families = {key: _family(key, value) for key, value in raw["families"].items()}
    return Words(
        families=families,
        axes={key: _axis(key, value) for key, value in raw["axes"].items()},
        stages={key: _member(key, value) for key, value in raw["stages"].items()},
        credits=tuple(raw["credits"]),
        kinds={word.name: word.kind for family in families.values() for word in family.words},
    )


def _family(key: str, raw: Mapping[str, Any]) -> Family:
    names = [axis.removesuffix(_OPTIONAL) for axis in raw["axes"]]
    return Family(
        id=key,
        zh=raw["zh"],
        en=raw["en"],
        axes=tuple(names),
        optional=tuple(name for name, axis in zip(names, raw["axes"], strict=True) if name != axis),
        words=tuple(_word(name, value) for name, value in raw["concepts"].items()),
    )


def _word(name: str, raw: Mapping[str, Any]) -> Word:
    return Word(
        name=name,
        zh=raw["zh"],
        en=raw["en"],
        kind=raw["type"],
        doc_zh=raw.get("doc_zh"),
        doc_en=raw.get("doc_en"),
    )


def _axis(name: str, raw: Mapping[str, Any]) -> Axis:
    return Axis(
        name=name,
        zh=raw["zh"],
        en=raw["en"],
        typed=raw.get("typed"),
        default=raw.get("default"),
        members={key: _member(key, value) for key, value in raw.get("members", {}).items()},
        doc_zh=raw.get("doc_zh"),
        doc_en=raw.get("doc_en"),
    )


def _member(key: str, raw: Mapping[str, Any]) -> Member:
    return Member(id=key, zh=raw["zh"], en=raw["en"], parent=raw.get("parent"))
