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
class _Block:
    """Tokens of both sides, the same ones or not."""

    same: bool
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def swaps_figures(self) -> bool:
        """Whether one figure takes another's place."""
        return len(self.old) == len(self.new) == 1 and _is_figure(self.old[0] + self.new[0])

    @property
    def length(self) -> int:
        return max(len(self.old), len(self.new))


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """What stayed, what went and what came, in order.

    `same` and `removed` spell the old text out (by `old_text` where that prints blanks, widths or
    thousands commas otherwise), `same` and `added` the new one.
    """
    if new < old:  # one order for both directions, so that they mirror each other
        blocks = [_Block(each.same, each.new, each.old) for each in _blocks(new, old)]
    else:
        blocks = _blocks(old, new)
    return tuple(segment for block in blocks for segment in _segments(block))


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


def _segments(block: _Block) -> Iterator[Segment]:
    old, new = "".join(block.old), "".join(block.new)
    if block.same:
        yield Segment(kind="same", text=new, old_text=None if old == new else old)
        return
    if old:
        yield Segment(kind="removed", text=old)
    if new:
        yield Segment(kind="added", text=new)


def _blocks(old: str, new: str) -> list[_Block]:
    """Same and changed stretches by turns."""
    if old == new or not old or not new:
        return [_Block(old == new, (old,), (new,))] if old or new else []
    mine, theirs = tuple(_TOKEN.findall(old)), tuple(_TOKEN.findall(new))
    numbers: dict[str, int] = {}
    keys = [
        [numbers.setdefault(_plain(token), len(numbers)) for token in tokens]
        for tokens in (mine, theirs)
    ]
    blocks: list[_Block] = []
    for code in Indel.opcodes(*keys):
        same = code.tag == "equal"
        block = _Block(
            same, mine[code.src_start : code.src_end], theirs[code.dest_start : code.dest_end]
        )
        _put(blocks, block)
    return _unless_rewritten(blocks, mine, theirs)


def _put(blocks: list[_Block], block: _Block) -> None:
    """Appends a block, joined with what it makes one stretch with."""
    if blocks and not blocks[-1].same and not block.same:
        block = _joined(blocks.pop(), block)
    if not block.same and len(blocks) >= 2 and _is_island(blocks[-2], blocks[-1], block):
        island = blocks.pop()
        block = _joined(blocks.pop(), island, block)
    blocks.append(block)


def _joined(*blocks: _Block) -> _Block:
    old = tuple(token for block in blocks for token in block.old)
    return _Block(False, old, tuple(token for block in blocks for token in block.new))


def _is_island(before: _Block, island: _Block, after: _Block) -> bool:
    """Whether a stretch that stayed is too short to be worth showing between two changes.

    What stands between two figures that changed (the name of their unit) stays.
    """
    if before.swaps_figures or after.swaps_figures or any(map(_is_figure, island.new)):
        return False
    said = sum(bool(_SAID.search(token)) for token in island.new)
    return said <= 1 or (
        said <= _SHORT
        and 2 * said < min(before.length, after.length)
        and len(island.new) <= 2 * said
    )


def _unless_rewritten(
    blocks: list[_Block], old: tuple[str, ...], new: tuple[str, ...]
) -> list[_Block]:
    """The blocks, or one change of the whole where next to nothing stayed."""
    kept = sum(_said(block.new) for block in blocks if block.same)
    if kept * 100 < _REWRITTEN * max(_said(old), _said(new)):
        return [_Block(False, old, new)]
    return blocks


def _said(tokens: Sequence[str]) -> int:
    return sum(bool(_SAID.search(token)) for token in tokens)


def _is_figure(token: str) -> bool:
    return any(character.isdecimal() for character in token)
