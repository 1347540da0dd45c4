"""What tells names apart and what a new year adds to them, as `likeness.yaml` describes it."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from layouts.files import HERE, read_yaml
from layouts.normalise import arabic_years, compact

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)(?:年度|年)?")
_NUMERALS = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=[、期级类批次所届]|$)")
_EMPTY = re.compile(r"\(\)|\[\]|【】|〔〕")
_BRACKETS = "()"
_EDGES = "-—–_·、,.:;(（[【〔"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Everything `likeness.yaml` says."""

    document_numbers: tuple[re.Pattern[str], ...]
    opposites: tuple[re.Pattern[str], ...]
    numbering: re.Pattern[str]


@cache
def load_likeness() -> Likeness:
    """Reads what ships with the package (cached: it never changes in a run)."""
    raw = read_yaml(HERE / "likeness.yaml")
    return Likeness(
        document_numbers=tuple(re.compile(each) for each in raw["document_numbers"]),
        opposites=tuple(_any_of(words) for words in raw["opposites"]),
        numbering=re.compile(raw["numbering"]),
    )


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


@lru_cache(maxsize=8192)
def bare_name(name: str) -> str:
    """A project's name without document numbers, years, blanks and width of its letters."""
    kept = without_document_number(name)
    return _EMPTY.sub("", _YEAR.sub("", arabic_years(kept))).rstrip(_EDGES) or kept


@lru_cache(maxsize=8192)
def without_document_number(name: str) -> str:
    """A name without 文号, blanks and width; the whole of it where nothing else is there."""
    kept = compact(name)
    for pattern in load_likeness().document_numbers:
        kept = pattern.sub("", kept)
    return kept.rstrip(_EDGES) or compact(name)


def document_numbers(name: str) -> tuple[str, ...]:
    """The 文号 that a name carries, each as printed but for blanks and width."""
    rest, found = compact(name), []
    for pattern in load_likeness().document_numbers:
        found += [match[0].strip(_BRACKETS) for match in pattern.finditer(rest)]
        rest = pattern.sub("", rest)
    return tuple(found)


@lru_cache(maxsize=8192)
def without_numbering(text: str) -> str:
    """`compact` text without the number that it begins with: 第一部分, 一、, (二), 3."""
    numbering = load_likeness().numbering
    kept = compact(text)
    while (found := numbering.match(kept)) and found.end() < len(kept):
        kept = kept[found.end() :]
    return kept


@lru_cache(maxsize=8192)
def bare_heading(text: str) -> str:
    """A heading without numbering, year and a colon at its end."""
    return _YEAR.sub("", arabic_years(without_numbering(text))).rstrip(":") or compact(text)


def at_odds(one: str, other: str) -> bool:
    """Whether two bare names cannot mean the same: another number (一期, 二期) or another level
    (中央, 省级) where both name one."""
    numbers = (frozenset(_NUMERALS.findall(name)) for name in (one, other))
    return len(set(numbers)) > 1 or any(
        mine and theirs and mine != theirs
        for mine, theirs in zip(_marks(one), _marks(other), strict=True)
    )


@lru_cache(maxsize=8192)
def _marks(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(each.findall(name)) for each in load_likeness().opposites)
