"""Names of lines taken apart: what they list, and what they end in whatever they are about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile

from layouts.files import HERE, read_yaml
from layouts.likeness import bare_name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    tails: tuple[str, ...]
    empty: re.Pattern[str]
    between_items: re.Pattern[str]
    after_head: re.Pattern[str]
    part_endings: tuple[re.Pattern[str], ...]


@cache
def _words() -> _Words:
    raw = read_yaml(HERE / "line_names.yaml")
    return _Words(
        tails=tuple(sorted(raw["tails"], key=len, reverse=True)),
        empty=re.compile("|".join(map(re.escape, raw["empty"]))),
        between_items=re.compile(raw["between_items"]),
        after_head=re.compile(raw["after_head"]),
        part_endings=tuple(map(re.compile, raw["part_endings"])),
    )


# Fewer characters of its own say too little of what a part is about.
_OWN = 2


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


@lru_cache(maxsize=8192)
def whole_of(name: str) -> str | None:
    """The name of which this one is a part by its ending: 补助(第二批), 系统运维(硬件). None where
    nothing sets it apart."""
    bare = bare_name(name)
    for ending in _words().part_endings:
        found = ending.search(bare)
        if found is not None and found.start():
            return bare[: found.start()]
    return None


def make_up(whole: str, parts: Sequence[str]) -> bool:
    """Whether the names of the parts share out the words of the whole between them, what all begin
    and end with aside: 防汛物资购置 and 抗旱物资购置 make up 防汛抗旱物资购置."""
    name, *names = (_words().between_items.sub("", bare_name(each)) for each in (whole, *parts))
    head, tail = _alike(name, *names), _alike(*(each[::-1] for each in (name, *names)))
    # A first or last character that is alike by chance belongs to what is shared out.
    return any(
        _shared_out(*(each[start : len(each) - end] for each in (name, *names)))
        for start in range(head, -1, -1)
        for end in range(tail, -1, -1)
    )


def _alike(*names: str) -> int:
    """How many characters all begin with."""
    return sum(1 for _ in takewhile(lambda each: len(set(each)) == 1, zip(*names, strict=False)))


def _shared_out(name: str, *names: str) -> bool:
    if any(len(each) < _OWN or each not in name for each in names):
        return False
    return "".join(sorted(names, key=name.index)) == name
