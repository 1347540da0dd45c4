"""Prose of two years: section by section, paragraph by paragraph, and the glossary term by term.

Sections go by their headings without numbering and years. Inside a section paragraphs keep their
order; what stands elsewhere has moved. A paragraph of which only years moved on counts as
unchanged (`exports.changes.texts`), and so does one that only bears another number.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz.distance import Indel

from exports.changes.alike import Shared, name_likeness, pairs_of_characters, score, shared
from exports.changes.model import Match, Method, State, TextChange
from exports.changes.ordering import in_new_order
from exports.changes.pairing import Candidate, pair
from exports.changes.texts import Printed, roll_of, text_change
from extractor.model.finding import Place
from extractor.model.narrative import Paragraph, Term
from extractor.model.report import Report
from layouts.likeness import bare_heading, without_numbering
from layouts.normalise import compact

TERM = "term"
_FIGURES = re.compile(r"[\d,.%‰]+")
# From which likeness on: a paragraph in its place; the only one left between two others that
# stayed; one that stands elsewhere; a section by its headings; a term.
_SAME_PLACE, _BETWEEN, _ELSEWHERE = 0.4, 0.2, Decimal("0.8")
_SECTION, _TERM, _CLEAR = Decimal("0.7"), Decimal("0.6"), Decimal("0.05")
# A pair of characters that more pairs of paragraphs share proves no move.
_FEW = 16
_MANY = 4096
_CERTAIN = Match(method="key", score=Decimal(1))

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Paragraphs by number, taken for one, or one alone."""

    old: int | None
    new: int | None
    match: Match | None = None
    moved: bool = False


def compare_narrative(old: Report, new: Report) -> tuple[TextChange, ...]:
    """What became of every paragraph, in the new side's order, then of every term of the
    glossary. The key is the section's path, or `term`. Where a side prints no prose at all, that
    of the other is not disclosed there."""
    roll = roll_of(old, new)
    return (*_paragraphs(old, new, roll), *_terms(old, new, roll))


def _paragraphs(old: Report, new: Report, roll: int) -> Iterator[TextChange]:
    pairs = _Prose(old.narrative, new.narrative).pairs()
    one_sided = not (old.narrative and new.narrative)
    for each in in_new_order(pairs, lambda pair: (pair.old, pair.new)):
        mine = None if each.old is None else old.narrative[each.old]
        theirs = None if each.new is None else new.narrative[each.new]
        shown = theirs or mine
        assert shown is not None
        change = text_change(
            "/".join(_path(shown)),
            shown.section or "",
            _printed(mine, each.old),
            _printed(theirs, each.new),
            roll=roll,
            absent="not_disclosed" if one_sided else "removed" if theirs is None else "added",
            match=each.match,
            numbered=True,
        )
        yield replace(change, states=_with_moved(change.states)) if each.moved else change


def _with_moved(states: tuple[State, ...]) -> tuple[State, ...]:
    return (*(state for state in states if state != "unchanged"), "moved")


def _printed(paragraph: Paragraph | None, number: int | None) -> Printed | None:
    if paragraph is None:
        return None
    place = Place(paragraph=number)
    if paragraph.spots:
        place = replace(place, page=paragraph.spots[0].page, box=paragraph.spots[0].box)
    return Printed(text=paragraph.text, place=place)


def _path(paragraph: Paragraph) -> Path:
    return tuple(bare_heading(each) for each in paragraph.headings)


class _Prose:
    """The paragraphs of both sides. One order is worked in for both directions, so that they
    mirror each other: the side that comes first by its text."""

    def __init__(self, olds: Sequence[Paragraph], news: Sequence[Paragraph]) -> None:
        texts = [[each.text for each in side] for side in (olds, news)]
        self._swapped = texts[1] < texts[0]
        self._sides = (news, olds) if self._swapped else (olds, news)
        self._bare = [[_bare(each.text) for each in side] for side in self._sides]
        self._alike: Shared = shared(
            *([pairs_of_characters(text) for text in side] for side in self._bare)
        )

    def pairs(self) -> list[_Pair]:
        """Every paragraph of both sides once."""
        made = [
            each for mine, theirs in self._sections() for each in self._in_section(mine, theirs)
        ]
        made += self._moved(made)
        olds, news = {each.old for each in made}, {each.new for each in made}
        made += [_Pair(i, None) for i in range(len(self._sides[0])) if i not in olds]
        made += [_Pair(None, j) for j in range(len(self._sides[1])) if j not in news]
        if self._swapped:
            return [replace(each, old=each.new, new=each.old) for each in made]
        return made

    def _sections(self) -> list[tuple[list[int], list[int]]]:
        """Paragraphs of the sections that are one: by the same path, by the same last heading,
        by paths that are alike."""
        mine, theirs = (_by_path(side) for side in self._sides)
        pairs = [(path, path) for path in mine if path in theirs]
        for more in (_same_heading, _alike_paths):
            taken = {one for one, _ in pairs}, {other for _, other in pairs}
            pairs += more(
                [path for path in mine if path not in taken[0]],
                [path for path in theirs if path not in taken[1]],
            )
        return [(mine[one], theirs[other]) for one, other in pairs]

    def _in_section(self, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[_Pair]:
        """In order: what says the same but for figures, and between that what is alike."""
        if len(mine) == len(theirs) == 1:
            yield self._pair(mine[0], theirs[0])
            return
        numbers: dict[str, int] = {}
        keys = [
            [numbers.setdefault(self._bare[side][index], len(numbers)) for index in part]
            for side, part in enumerate((mine, theirs))
        ]
        gap: tuple[list[int], list[int]] = ([], [])
        for code in Indel.opcodes(*keys):
            olds = mine[code.src_start : code.src_end]
            news = theirs[code.dest_start : code.dest_end]
            if code.tag != "equal":
                gap[0].extend(olds)
                gap[1].extend(news)
                continue
            yield from self._between(*gap)
            gap = ([], [])
            for i, j in zip(olds, news, strict=True):
                yield _Pair(i, j, _CERTAIN)
        yield from self._between(*gap)

    def _between(self, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[_Pair]:
        if len(mine) == len(theirs) == 1:
            if self._likeness(mine[0], theirs[0]) >= _BETWEEN:
                yield self._pair(mine[0], theirs[0])
            return
        for i, j in self._best_order(mine, theirs):
            yield self._pair(i, j)

    def _best_order(self, mine: Sequence[int], theirs: Sequence[int]) -> list[tuple[int, int]]:
        """Pairs in order whose likeness beyond `_SAME_PLACE` is the greatest in sum."""
        gains = self._gains(mine, theirs)
        best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
        for i in reversed(range(len(mine))):
            for j in reversed(range(len(theirs))):
                best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gains[i][j])
        pairs, i, j = [], 0, 0
        while i < len(mine) and j < len(theirs):
            if gains[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
                pairs.append((mine[i], theirs[j]))
                i, j = i + 1, j + 1
            elif best[i][j] == best[i + 1][j]:
                i += 1
            else:
                j += 1
        return pairs

    def _gains(self, mine: Sequence[int], theirs: Sequence[int]) -> list[list[float]]:
        """Likeness beyond `_SAME_PLACE`; of very many only where rare words speak for it."""
        if len(mine) * len(theirs) <= _MANY:
            return [[self._likeness(i, j) - _SAME_PLACE for j in theirs] for i in mine]
        near = self._alike.partners(_FEW)
        return [
            [self._likeness(i, j) - _SAME_PLACE if j in near[i] else -1.0 for j in theirs]
            for i in mine
        ]

    def _moved(self, made: Sequence[_Pair]) -> list[_Pair]:
        """What stands in another section, or in another order, and is nearly the same."""
        olds, news = {each.old for each in made}, {each.new for each in made}
        candidates = [
            Candidate(old=i, new=j, score=likeness)
            for i, others in self._alike.partners(_FEW).items()
            if i not in olds
            for j in sorted(others)
            if j not in news and (likeness := score(self._likeness(i, j))) >= _ELSEWHERE
        ]
        found = pair(candidates, least=_ELSEWHERE, clear=_CLEAR)
        return [
            _Pair(each.old, each.new, Match(method="similar", score=each.score), moved=True)
            for each in found.pairs
        ]

    def _pair(self, i: int, j: int) -> _Pair:
        """By likeness, or for want of another by place alone."""
        if self._bare[0][i] == self._bare[1][j]:
            return _Pair(i, j, _CERTAIN)
        likeness = score(self._likeness(i, j))
        method: Method = "similar" if likeness >= _SAME_PLACE else "position"
        return _Pair(i, j, Match(method=method, score=likeness))

    def _likeness(self, i: int, j: int) -> float:
        if self._bare[0][i] == self._bare[1][j]:
            return 1.0
        return self._alike.likeness(i, j) or 0.0


def _bare(text: str) -> str:
    """A paragraph's words: without number, figures and years."""
    return _FIGURES.sub("0", without_numbering(text))


def _by_path(paragraphs: Sequence[Paragraph]) -> dict[Path, list[int]]:
    sections: dict[Path, list[int]] = defaultdict(list)
    for index, each in enumerate(paragraphs):
        sections[_path(each)].append(index)
    return sections


def _same_heading(mine: Sequence[Path], theirs: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Paths with one last heading, where each side has one such."""
    groups: dict[Hashable, tuple[list[Path], list[Path]]] = defaultdict(lambda: ([], []))
    for side, paths in enumerate((mine, theirs)):
        for path in paths:
            groups[path[-1:]][side].append(path)
    return [(olds[0], news[0]) for olds, news in groups.values() if len(olds) == len(news) == 1]


def _alike_paths(mine: Sequence[Path], theirs: Sequence[Path]) -> list[tuple[Path, Path]]:
    candidates = [
        Candidate(old=i, new=j, score=score(name_likeness("/".join(one), "/".join(other))))
        for i, one in enumerate(mine)
        for j, other in enumerate(theirs)
    ]
    found = pair(candidates, least=_SECTION, clear=_CLEAR)
    return [(mine[each.old], theirs[each.new]) for each in found.pairs]


def _terms(old: Report, new: Report, roll: int) -> Iterator[TextChange]:
    """By term; what is left by likeness of the terms."""
    pairs = _paired_terms(old.glossary, new.glossary)
    one_sided = not (old.glossary and new.glossary)
    for i, j, match in in_new_order(pairs, lambda each: each[:2]):
        mine = None if i is None else old.glossary[i]
        theirs = None if j is None else new.glossary[j]
        shown = theirs or mine
        assert shown is not None
        change = text_change(
            TERM,
            shown.term,
            _definition(i, mine),
            _definition(j, theirs),
            roll=roll,
            absent="not_disclosed" if one_sided else "removed" if theirs is None else "added",
            match=match,
        )
        renamed = mine and theirs and compact(mine.term) != compact(theirs.term)
        yield replace(change, states=_renamed(change.states)) if renamed else change


def _renamed(states: tuple[State, ...]) -> tuple[State, ...]:
    return ("renamed", *(state for state in states if state != "unchanged"))


def _definition(number: int | None, term: Term | None) -> Printed | None:
    """A term's text; its row is its number in the glossary."""
    if term is None:
        return None
    place = Place(row=number)
    if term.spots:
        place = replace(place, page=term.spots[0].page, box=term.spots[0].box)
    return Printed(text=term.definition, place=place)


_TermPair = tuple[int | None, int | None, Match | None]


def _paired_terms(olds: Sequence[Term], news: Sequence[Term]) -> list[_TermPair]:
    groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, terms in enumerate((olds, news)):
        for index, each in enumerate(terms):
            groups[compact(each.term)][side].append(index)
    pairs: list[_TermPair] = [
        (i, j, _CERTAIN)
        for mine, theirs in groups.values()
        for i, j in zip(mine, theirs, strict=False)
    ]
    free = [
        [index for index in range(len(side)) if all(each[number] != index for each in pairs)]
        for number, side in enumerate((olds, news))
    ]
    candidates = [
        Candidate(old=i, new=j, score=score(name_likeness(olds[i].term, news[j].term)))
        for i in free[0]
        for j in free[1]
    ]
    found = pair(candidates, least=_TERM, clear=_CLEAR).pairs
    pairs += [(each.old, each.new, Match(method="similar", score=each.score)) for each in found]
    taken = {each.old for each in found}, {each.new for each in found}
    pairs += [(i, None, None) for i in free[0] if i not in taken[0]]
    pairs += [(None, j, None) for j in free[1] if j not in taken[1]]
    return pairs
