"""Two texts side by side, cut into what stayed and what changed, as a person would mark it.

A figure is never cut. Stretches too short to mean anything between two changes are counted to
the changes. A text whose only news is its year (2025年 → 2026年, as the fiscal year moved) counts
as unchanged; both texts and their segments are kept, and the match says so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import Indel

from exports.changes.model import Match, Segment, State, TextChange
from extractor.model.finding import Message, Place
from extractor.model.report import Report
from layouts.likeness import without_numbering
from layouts.normalise import arabic_years, compact

YEARS_ONLY = Message(zh="只有年份随年度顺延。", en="Only the years moved on with the fiscal year.")

_TOKEN = re.compile(
    r"\s*(?:"
    r"\d{1,3}(?:[,，]\d{3})+(?!\d)(?:[.．]\d+)?[%％‰]?"
    r"|\d+(?:[.．]\d+)?[%％‰]?"
    r"|[A-Za-zＡ-Ｚａ-ｚ]+"
    r"|.)\s*",
    re.DOTALL,
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SAID = re.compile(r"[^\W_]", re.UNICODE)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[-—~至到](?:19|20)\d{2}年)")
# Kept words for each hundred below which a text is shown as written anew.
_REWRITTEN = 20
_SHORT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A text of one side, and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of both texts, the same or not."""

    same: bool
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Block:
    """The same in numbers of tokens: from and up to, of the old side and of the new."""

    same: bool
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def length(self) -> int:
        return max(self.old[1] - self.old[0], self.new[1] - self.new[0])


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """What stayed, what went and what came, in order.

    `same` and `removed` spell the old text out (by `old_text` where that prints blanks, widths or
    thousands commas otherwise), `same` and `added` the new one.
    """
    if new < old:  # one order for both directions, so that they mirror each other
        parts = [_Stretch(each.same, each.new, each.old) for each in _stretches(new, old)]
    else:
        parts = _stretches(old, new)
    return tuple(segment for part in parts for segment in _segments(part))


def text_change(
    key: str,
    label: str,
    old: Printed | None,
    new: Printed | None,
    *,
    roll: int = 0,
    absent: State = "added",
    match: Match | None = None,
    numbered: bool = False,
) -> TextChange:
    """A text of both sides, or of one: `absent` says why. `roll` is by how many years the new
    side is later; of a `numbered` paragraph the number that it begins with does not count."""
    before, after = (None if each is None else each.text for each in (old, new))
    bare = [
        without_numbering(each) if numbered and each is not None else each
        for each in (before, after)
    ]
    states, note = _states(bare[0], bare[1], roll, absent)
    if note is not None and match is not None:
        match = Match(method=match.method, score=match.score, note=note)
    elif note is not None:
        match = Match(method="key", score=Decimal(1), note=note)
    return TextChange(
        key=key,
        label=label,
        states=states,
        old=before,
        new=after,
        old_place=None if old is None else old.place,
        new_place=None if new is None else new.place,
        segments=segments(before or "", after or ""),
        match=match,
    )


def roll_of(old: Report, new: Report) -> int:
    """By how many fiscal years the new report is later; 0 where one does not tell its year."""
    if old.fiscal_year is None or new.fiscal_year is None:
        return 0
    return new.fiscal_year - old.fiscal_year


def same_text(old: str, new: str) -> bool:
    """Whether two texts differ in blanks, widths and thousands commas at most."""
    return old == new or _plain(old) == _plain(new)


def same_but_years(old: str, new: str, roll: int) -> bool:
    """Whether only years differ, each as far as the fiscal years of the two sides (`roll`)."""
    if not roll:
        return False
    before, after = (_YEAR.split(_plain(arabic_years(each))) for each in (old, new))
    return (
        len(before) == len(after) > 1
        and before[::2] == after[::2]
        and all(
            mine == theirs or int(theirs) - int(mine) == roll
            for mine, theirs in zip(before[1::2], after[1::2], strict=True)
        )
    )


def _plain(text: str) -> str:
    plain = compact(text)
    return _THOUSANDS.sub("", plain) if "," in plain else plain


def _states(
    old: str | None, new: str | None, roll: int, absent: State
) -> tuple[tuple[State, ...], Message | None]:
    if old is None or new is None:
        return (absent,), None
    if same_text(old, new):
        return ("unchanged",), None
    if same_but_years(old, new, roll):
        return ("unchanged",), YEARS_ONLY
    return ("changed",), None


def _segments(part: _Stretch) -> Iterator[Segment]:
    if part.same:
        old = None if part.old == part.new else part.old
        yield Segment(kind="same", text=part.new, old_text=old)
        return
    if part.old:
        yield Segment(kind="removed", text=part.old)
    if part.new:
        yield Segment(kind="added", text=part.new)


def _stretches(old: str, new: str) -> list[_Stretch]:
    """Same and changed stretches by turns."""
    if old == new or not old or not new:
        return [_Stretch(old == new, old, new)] if old or new else []
    return _Tokens(_TOKEN.findall(old), _TOKEN.findall(new)).stretches()


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Both texts in tokens: a figure, a western word or a character, each with its blanks."""

    old: list[str]
    new: list[str]

    def stretches(self) -> list[_Stretch]:
        """What stayed and what changed, or one change of the whole where next to nothing stayed."""
        blocks: list[_Block] = []
        for code in Indel.opcodes(*self._numbered()):
            old, new = (code.src_start, code.src_end), (code.dest_start, code.dest_end)
            self._put(blocks, _Block(code.tag == "equal", old, new))
        kept = sum(_said(self.new[slice(*block.new)]) for block in blocks if block.same)
        if kept * 100 < _REWRITTEN * max(_said(self.old), _said(self.new)):
            blocks = [_Block(False, (0, len(self.old)), (0, len(self.new)))]
        return [self._stretch(block) for block in blocks]

    def _numbered(self) -> list[list[int]]:
        """Equal tokens have equal numbers, whatever their print."""
        numbers: dict[str, int] = {}
        return [
            [numbers.setdefault(_plain(token), len(numbers)) for token in tokens]
            for tokens in (self.old, self.new)
        ]

    def _stretch(self, block: _Block) -> _Stretch:
        old, new = self.old[slice(*block.old)], self.new[slice(*block.new)]
        return _Stretch(block.same, "".join(old), "".join(new))

    def _put(self, blocks: list[_Block], block: _Block) -> None:
        """Appends a block, joined with what it makes one stretch with."""
        if blocks and not blocks[-1].same and not block.same:
            block = _joined(blocks.pop(), block)
        if not block.same and len(blocks) >= 2 and self._is_island(blocks[-2], blocks[-1], block):
            blocks.pop()
            block = _joined(blocks.pop(), block)
        blocks.append(block)

    def _is_island(self, before: _Block, island: _Block, after: _Block) -> bool:
        """Whether a stretch that stayed is too short to be worth showing between two changes.

        What stands between two figures that changed (the name of their unit) stays.
        """
        if island.length > 2 * _SHORT:
            return False
        tokens = self.new[slice(*island.new)]
        if self._swaps(before) or self._swaps(after) or any(map(_is_figure, tokens)):
            return False
        said = _said(tokens)
        return said <= 1 or (
            said <= _SHORT
            and 2 * said < min(before.length, after.length)
            and len(tokens) <= 2 * said
        )

    def _swaps(self, block: _Block) -> bool:
        """Whether one figure takes another's place."""
        if block.length != 1:
            return False
        old, new = self.old[slice(*block.old)], self.new[slice(*block.new)]
        return len(old) == len(new) == 1 and _is_figure(old[0] + new[0])


def _joined(first: _Block, last: _Block) -> _Block:
    return _Block(False, (first.old[0], last.old[1]), (first.new[0], last.new[1]))


def _said(tokens: Sequence[str]) -> int:
    return sum(bool(_SAID.search(token)) for token in tokens)


def _is_figure(token: str) -> bool:
    return any(character.isdecimal() for character in token)
