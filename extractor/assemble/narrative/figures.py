"""Where a paragraph states figures: numbers with units, 持平, 决算数小于预算数."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from layouts.prose import Figures

EventKind = Literal["money", "percent", "other", "flat", "reason", "comparison"]

# One character for one, so that offsets stay: half-width brackets and signs, full-width marks.
_FOLDED: dict[int, int | str] = dict(
    str.maketrans("（）％．－０１２３４５６７８９:;", "()%.-0123456789：；")
)
# Some fonts write 年 or 金 with the characters of the compatibility block.
_COMPATIBLE = ((code, unicodedata.normalize("NFKC", chr(code))) for code in range(0xF900, 0xFB00))
_FOLDED.update((code, character) for code, character in _COMPATIBLE if len(character) == 1)
_COMMA = re.compile(r",(?!\d)")
_CLAUSE = re.compile(r"[，。；：]|(?<!收)、|、(?!支)")
_SENTENCE = re.compile(r"[。；]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A figure (or a word that stands for one) at `text[start:end]` of the folded text.

    `clause` and `sentence` are where its clause and sentence begin.
    """

    kind: EventKind
    start: int
    end: int
    clause: int
    sentence: int
    value: Decimal | None = None
    places: int = 0
    unit: str | None = None
    match: re.Match[str] | None = None


def folded(text: str) -> str:
    """The text with brackets, digits and signs in half width, character by character."""
    return _COMMA.sub("，", text.translate(_FOLDED))


def events_of(text: str, figures: Figures) -> list[Event]:
    """All figures of a folded text in order."""
    found = [*_numbers(text, figures), *_words(text, figures)]
    found.sort(key=lambda event: event.start)
    return found


def _numbers(text: str, figures: Figures) -> Iterator[Event]:
    for match in figures.figure.finditer(text):
        start, end = match.span()
        if figures.threshold_behind.match(text, end):
            continue
        unit = match["unit"]
        clause = _after(_CLAUSE, text, start)
        if figures.rate_before.search(text, clause, start):
            continue
        number = match["number"].replace(",", "")
        yield Event(
            kind="percent" if unit == "%" else "money" if unit in figures.money else "other",
            start=start,
            end=end,
            clause=clause,
            sentence=_after(_SENTENCE, text, start),
            value=Decimal(number),
            places=len(number.partition(".")[2]),
            unit=unit,
        )


def _words(text: str, figures: Figures) -> Iterator[Event]:
    compared = list(figures.comparison.finditer(text))
    spans = [match.span() for match in compared]
    for match in compared:
        if any(match[name] for name in ("greater", "less", "equal", "flat")):
            yield _word("comparison", text, match)
    for match in figures.reason.finditer(text):
        yield _word("reason", text, match)
    for match in figures.flat.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            yield _word("flat", text, match)


def _word(kind: EventKind, text: str, match: re.Match[str]) -> Event:
    start, end = match.span()
    return Event(
        kind=kind,
        start=start,
        end=end,
        clause=_after(_CLAUSE, text, start),
        sentence=_after(_SENTENCE, text, start),
        match=match,
    )


_WINDOW = 160


def _after(mark: re.Pattern[str], text: str, start: int) -> int:
    """The offset behind the last mark before `start`; a bracket left open begins a clause too."""
    low = max(0, start - _WINDOW)
    found = low
    for match in mark.finditer(text, low, start):
        found = match.end()
    opened = text.rfind("(", found, start)
    return opened + 1 if opened > text.rfind(")", found, start) else found
