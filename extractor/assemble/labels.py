"""Labels and codes of rows: enumerators taken off, printed code parts joined."""

import re
from dataclasses import dataclass

from layouts.normalise import compact

_ENUMERATORS: tuple[re.Pattern[str], ...] = (
    re.compile(r"^[一二三四五六七八九十]{1,3}[、.．:：]"),
    re.compile(r"^[(（][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"^\d{1,2}[、.．](?!\d)"),
    re.compile(r"^(?:[(（]\d{1,2}[)）]|\d{1,2}[)）])"),
    re.compile(r"^[①-⑳]"),
)
_OF_WHICH = re.compile(r"^其中[:：]?")
_PART_WIDTHS = (3, 2, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label taken apart: 一、财政拨款收入 → depth 1, 财政拨款收入. Depth 0: no enumerator."""

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
            return Label(bare=compact(inner), depth=depth, of_which=of_which or inner != rest)
    return Label(bare=compact(shorter), depth=0, of_which=of_which)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A row's code; `padded` tells that a printed part lacked its leading zero."""

    text: str
    parts: tuple[str, ...]
    padded: bool


def read_code(parts: list[str]) -> Code | None:
    """Joins the printed parts of a code (类, 款, 项); None if they are no code.

    A part of a split code that lacks its leading zero is padded: 2 → 02.
    """
    plain = [compact(part) for part in parts]
    printed = tuple(part for part in plain if part)
    if not printed or not all(part.isdecimal() and part.isascii() for part in printed):
        return None
    if len(plain) == 1:
        return Code(text=printed[0], parts=printed, padded=False)
    if any(plain[i] for i in range(len(printed), len(plain))):
        return None
    widths = _PART_WIDTHS[: len(printed)]
    padded = [part.zfill(width) for part, width in zip(printed, widths, strict=False)]
    return Code(text="".join(padded), parts=printed, padded=tuple(padded) != printed)
