"""Slips of wording and names of bodies, as `wording.yaml` describes them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from layouts.files import HERE, read_yaml
from layouts.normalise import compact

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipRule:
    """One kind of slip. A text without any of `triggers` cannot match `pattern`.

    `has` and `lacks` are patterns on what stands around a match.
    """

    id: str
    code: str
    triggers: tuple[str, ...]
    pattern: re.Pattern[str]
    sentence_has: re.Pattern[str] | None = None
    clause_has: re.Pattern[str] | None = None
    clause_lacks: re.Pattern[str] | None = None
    page_lacks: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """How texts name the publishing body, and when two names are the same body's."""

    endings: tuple[str, ...]
    not_a_body: re.Pattern[str]
    suffixes: tuple[str, ...]
    conjunctions: str
    superior_labels: tuple[str, ...]
    stated: tuple[re.Pattern[str], ...]
    mentioned_before: re.Pattern[str]

    def is_body(self, name: str) -> bool:
        """Whether the words end like a body's name and are no pronoun or placeholder."""
        plain = self.plain(name)
        return len(plain) > 3 and plain.endswith(self.endings) and not self.not_a_body.search(plain)

    def plain(self, name: str) -> str:
        """The name without what is in brackets and without 本级, 机关 at its end."""
        plain = _BRACKETS.sub("", compact(name))
        for suffix in self.suffixes:
            plain = plain.removesuffix(suffix)
        return plain

    def same(self, one: str, other: str) -> bool:
        """Whether the names may be one body's: equal, or one a short form of the other.

        A short form keeps its characters in order (区商务委, 上海市普陀区商务委员会).
        """
        short, long = sorted((self.plain(one), self.plain(other)), key=len)
        rest = iter(long)
        return all(character in rest for character in short)

    def misspelt(self, one: str, other: str) -> bool:
        """Whether the names differ only in how their parts are joined (和, 与, 及)."""
        first, second = self.plain(one), self.plain(other)
        return first != second and self._joined(first) == self._joined(second)

    def _joined(self, name: str) -> str:
        return name.translate(dict.fromkeys(map(ord, self.conjunctions), self.conjunctions[0]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """The words that say department or unit, where they are not part of another term."""

    words: Mapping[str, str]
    title: re.Pattern[str]
    prose: re.Pattern[str]
    note: re.Pattern[str]
    triggers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Everything `wording.yaml` says."""

    slips: tuple[SlipRule, ...]
    bodies: Bodies
    levels: Levels


@cache
def load_wording() -> Wording:
    """Reads the wording that ships with the package (cached: it never changes in a run)."""
    raw = read_yaml(HERE / "wording.yaml")
    return Wording(
        slips=(*map(_slip, raw["slips"]), _doubled(raw["doubled"])),
        bodies=_bodies(raw["bodies"]),
        levels=_levels(raw["levels"]),
    )


def _slip(raw: Mapping[str, Any]) -> SlipRule:
    around = ("sentence_has", "clause_has", "clause_lacks", "page_lacks")
    return SlipRule(
        id=raw["id"],
        code=raw["code"],
        triggers=tuple(raw["any_of"]),
        pattern=re.compile(raw["pattern"], re.MULTILINE),
        **{key: re.compile(raw[key]) for key in around if key in raw},
    )


def _doubled(entries: Sequence[str | Mapping[str, Any]]) -> SlipRule:
    """One rule for all words that nobody writes twice; the longest word is tried first."""
    words = [{"word": entry} if isinstance(entry, str) else entry for entry in entries]
    words.sort(key=lambda entry: -len(entry["word"]))
    return SlipRule(
        id="doubled",
        code="WRD-004",
        triggers=tuple(entry["word"] * 2 for entry in words),
        pattern=_any(_twice(entry) for entry in words),
    )


def _twice(entry: Mapping[str, Any]) -> str:
    """The word at least twice, except after and before what its entry lists."""
    word = entry["word"]
    after = "".join(f"(?<!{re.escape(text)})" for text in entry.get("not_after", ()))
    before = "|".join(map(re.escape, entry.get("not_before", ())))
    return f"{after}(?:{word}){{2,}}" + (f"(?!{before})" if before else "")


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


def _bodies(raw: Mapping[str, Any]) -> Bodies:
    return Bodies(
        endings=tuple(raw["endings"]),
        not_a_body=_any(raw["not_a_body"]),
        suffixes=tuple(raw["suffixes"]),
        conjunctions=raw["conjunctions"],
        superior_labels=tuple(raw["superior_labels"]),
        stated=tuple(map(re.compile, raw["stated"])),
        mentioned_before=re.compile(raw["mentioned_before"]),
    )


def _levels(raw: Mapping[str, Any]) -> Levels:
    return Levels(
        words=raw["words"],
        title=re.compile(raw["title"]),
        prose=re.compile(raw["prose"]),
        note=re.compile(raw["note"]),
        triggers=tuple(raw["any_of"]),
    )
