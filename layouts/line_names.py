"""Names of lines taken apart: what they list, and what they end in whatever they are about."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from layouts.files import HERE, read_yaml
from layouts.likeness import bare_name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    tails: tuple[str, ...]
    empty: re.Pattern[str]
    between_items: re.Pattern[str]
    after_head: re.Pattern[str]


@cache
def _words() -> _Words:
    raw = read_yaml(HERE / "line_names.yaml")
    return _Words(
        tails=tuple(sorted(raw["tails"], key=len, reverse=True)),
        empty=re.compile("|".join(map(re.escape, raw["empty"]))),
        between_items=re.compile(raw["between_items"]),
        after_head=re.compile(raw["after_head"]),
    )


@dataclass(frozen=True, slots=True)
class Parts:
    """中央-儿童康复、残疾评定 → head 中央, items 儿童康复 and 残疾评定; head is often empty."""

    head: str
    items: tuple[str, ...]


@lru_cache(maxsize=8192)
def parts_of(name: str) -> Parts:
    """What a name lists, document numbers and years aside. One item where it lists nothing."""
    bare = bare_name(name)
    pieces = _words().after_head.split(bare)
    items = tuple(each for each in _words().between_items.split(pieces[-1]) if each)
    return Parts("-".join(pieces[:-1]), items or (bare,))


@lru_cache(maxsize=8192)
def core_of(name: str) -> tuple[str, str]:
    """What a name is about, and what it ends in: 康复经费 → (康复, 经费).

    The first is empty where nothing but empty words (专项, 工作) would be left.
    """
    bare = bare_name(name)
    tail = next((tail for tail in _words().tails if bare.endswith(tail)), "")
    core = bare.removesuffix(tail)
    return (core if _words().empty.sub("", core) else "", tail)
