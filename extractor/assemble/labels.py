"""Labels and codes of rows: enumerators taken off, printed code parts joined."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from layouts.normalise import compact

_ENUMERATORS: tuple[re.Pattern[str], ...] = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．:：]"),
    re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^(?:[(（]\d{1,2}[)）]|\d{1,2}[)）])"),
    re.compile(r"^[①-⑳]"),
)
_OF_WHICH = re.compile(r"^其中[:：]?")
_CODED = re.compile(r"^(\d{3}(?:\d{2}){0,2})[-—]?(\D.*)$")
_PART_WIDTHS = (3, 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label taken apart: 一、财政拨款收入 → depth 1, 财政拨款收入. Depth 0: no enumerator.

    `whole` is the label with what looks like an enumerator: 三、四级残疾人生活补贴 is a name.
    """

    whole: str
    bare: str
    depth: int
    of_which: bool


def read_label(raw: str) -> Label:
    """Takes enumerator and 其中 off a label; the rest is compact."""
    text = re.sub(r"\s+", "", raw)
    shorter = _OF_WHICH.sub("", text)
    of_which = shorter != text
    for depth, pattern in enumerate(_ENUMERATORS, start=1):
        match = pattern.match(shorter)
        if match:
            rest = shorter[match.end() :]
            inner = _OF_WHICH.sub("", rest)
            of_which = of_which or inner != rest
            return Label(
                whole=compact(shorter), bare=compact(inner), depth=depth, of_which=of_which
            )
    return Label(whole=compact(shorter), bare=compact(shorter), depth=0, of_which=of_which)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A row's code; `padded` tells that a printed part lacked its leading zero."""

    text: str
    parts: tuple[str, ...]
    padded: bool


def read_code(parts: list[str], above: Code | None = None) -> Code | None:
    """Joins the printed parts of a code (类, 款, 项); None if they are no code.

    A part that lacks its leading zero is padded (2 → 02); leading parts that the form prints only
    once are taken from the code of the line above; a part may be the whole code (20805).
    """
    plain = [compact(part) for part in parts]
    printed = tuple(part for part in plain if part)
    if not printed or not all(part.isdecimal() and part.isascii() for part in printed):
        return None
    if len(plain) == 1:
        return Code(text=printed[0], parts=printed, padded=False)
    last = max(index for index, part in enumerate(plain) if part)
    padded = [part and part.zfill(_width(index)) for index, part in enumerate(plain[: last + 1])]
    short = any(full != part for full, part in zip(padded, plain, strict=False))
    if len(padded[last]) > _width(last) and padded[last].startswith(padded[0]):
        return Code(text=padded[last], parts=printed, padded=False)
    whole = [part or _part_of(above, index) for index, part in enumerate(padded)]
    if not all(whole):
        return None
    return Code(text="".join(whole), parts=printed, padded=short)


def code_in_label(label: Label, known: Container[str]) -> tuple[Code | None, Label]:
    """Parts a code from the name it is printed with: 208社会保障和就业支出.

    Only where its class is known; else the label stays whole.
    """
    match = _CODED.match(label.bare)
    if match is None or match[1][:3] not in known:
        return None, label
    code = Code(text=match[1], parts=(match[1],), padded=False)
    return code, replace(label, bare=match[2])


def _width(index: int) -> int:
    return _PART_WIDTHS[index] if index < len(_PART_WIDTHS) else 2


def _part_of(code: Code | None, index: int) -> str:
    """The class, section or item part of a code; empty where it has none."""
    if code is None:
        return ""
    start = sum(_PART_WIDTHS[:index])
    return code.text[start : start + _width(index)]
