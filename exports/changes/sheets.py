"""Which sheet of one year is which of the other: by project, and by what the sheets hold.

Names are compared without document numbers and years. Sheets that go by one name, and names that
are merely alike, are told apart by their money and indicators; what stays open is a doubt.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from exports.changes.alike import holds, likeliest, name_likeness, score, shared
from exports.changes.model import Match
from exports.changes.pairing import Candidate, pair
from exports.changes.sheet_links import ProjectLink
from extractor.model.form import Form, Period
from extractor.model.value import CellValue
from layouts.likeness import at_odds, bare_name
from layouts.normalise import compact

_LEAST, _CLEAR, _DOUBT = Decimal("0.7"), Decimal("0.05"), Decimal("0.55")
_ALIKE = 0.75
# How short a name may be that a longer one takes up whole, and what share of it it must be.
_TAKEN_UP, _OF_IT = 4, 0.3
_MONEY = 0.4
_PERIODS: tuple[Period, ...] = ("annual", "implementation_period")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPair:
    """Sheets taken for one by their numbers, or that may be one (`doubt`), or one alone.
    `part`: one of them became several, or several became one."""

    old: int | None
    new: int | None
    match: Match | None = None
    doubt: bool = False
    part: Literal["split", "merged"] | None = None


def pair_sheets(
    olds: Sequence[Form], news: Sequence[Form], told: Sequence[ProjectLink] = ()
) -> tuple[SheetPair, ...]:
    """Every sheet of both sides: once, unless several others are it, or may be. `told` is what
    the tables have settled of their projects."""
    evidence = _Evidence(olds, news)
    pairs = _by_name(olds, news, evidence)
    pairs += _by_tables(*_free(pairs, olds, news), told, evidence)
    pairs += _by_likeness(*_free(pairs, olds, news), evidence)
    free_olds, free_news = _free(pairs, olds, news)
    return (
        *pairs,
        *(SheetPair(old=index, new=None) for index in free_olds),
        *(SheetPair(old=None, new=index) for index in free_news),
    )


def sheet_name(form: Form) -> str:
    """What a sheet goes by, as printed."""
    return form.project or form.title or ""


def _free(
    pairs: Iterable[SheetPair], olds: Sequence[Form], news: Sequence[Form]
) -> tuple[list[int], list[int]]:
    taken_olds, taken_news = {each.old for each in pairs}, {each.new for each in pairs}
    return (
        [index for index in range(len(olds)) if index not in taken_olds],
        [index for index in range(len(news)) if index not in taken_news],
    )


def _by_name(olds: Sequence[Form], news: Sequence[Form], evidence: "_Evidence") -> list[SheetPair]:
    groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, forms in enumerate((olds, news)):
        for index, form in enumerate(forms):
            groups[form.kind, bare_name(sheet_name(form))][side].append(index)
    return [
        each
        for mine, theirs in groups.values()
        if mine and theirs
        for each in _of_one_name(mine, theirs, evidence)
    ]


def _of_one_name(
    mine: Sequence[int], theirs: Sequence[int], evidence: "_Evidence"
) -> list[SheetPair]:
    """One name, mostly one sheet; several are told apart by what is the same in them."""
    if len(mine) == len(theirs) == 1:
        return [evidence.named(mine[0], theirs[0], Decimal(1))]
    same = _equal(mine, theirs, evidence)
    olds, news = {i for i, _ in same}, {j for _, j in same}
    pairs = [evidence.named(i, j, Decimal(1)) for i, j in same]
    rest = [
        Candidate(old=i, new=j, score=score(evidence.same_name(i, j)))
        for i in mine
        for j in theirs
        if i not in olds and j not in news
    ]
    made = pair(rest, least=Decimal(0), clear=_CLEAR)
    pairs += [evidence.named(each.old, each.new, each.score) for each in made.pairs]
    return pairs + [_doubt(each) for each in made.doubts]


def _equal(
    mine: Sequence[int], theirs: Sequence[int], evidence: "_Evidence"
) -> list[tuple[int, int]]:
    """Sheets that hold the same to the letter, in order."""
    prints: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (numbers, forms) in enumerate(((mine, evidence.olds), (theirs, evidence.news))):
        for number in numbers:
            prints[_print(forms[number])][side].append(number)
    return [each for olds, news in prints.values() for each in zip(olds, news, strict=False)]


def _print(form: Form) -> Hashable:
    return (
        compact(sheet_name(form)),
        tuple((period, source, cell.raw) for period, source, cell in _money(form)),
        tuple((each.raw, key) for key, each in sorted(form.texts.items())),
        tuple((each.period, each.level3, each.target.raw) for each in form.indicators),
    )


def _by_tables(
    olds: Sequence[int], news: Sequence[int], told: Sequence[ProjectLink], evidence: "_Evidence"
) -> list[SheetPair]:
    """Sheets of projects that a table takes for one. Of a project that was split or merged every
    sheet of the one side goes with every one of the other."""
    before = _named_once(olds, evidence.olds)
    after = _named_once(news, evidence.news)
    return [
        SheetPair(old=before[old], new=after[new], match=link.match, part=_part(link))
        for link in told
        for old in link.old
        for new in link.new
        if old in before
        and new in after
        and evidence.olds[before[old]].kind == evidence.news[after[new]].kind
    ]


def _named_once(numbers: Iterable[int], forms: Sequence[Form]) -> dict[str, int]:
    """The free sheets whose name no other has."""
    named: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        named[bare_name(sheet_name(forms[number]))].append(number)
    return {name: found[0] for name, found in named.items() if len(found) == 1}


def _part(link: ProjectLink) -> Literal["split", "merged"] | None:
    if len(link.old) == len(link.new):
        return None
    return "split" if len(link.old) < len(link.new) else "merged"


def _by_likeness(
    olds: Sequence[int], news: Sequence[int], evidence: "_Evidence"
) -> list[SheetPair]:
    """Pairs of names that are alike, and doubts; a name that a longer one takes up is a doubt."""
    candidates, hints = _candidates(olds, news, evidence)
    made = pair(candidates, least=_LEAST, clear=_CLEAR)
    taken = {each.old for each in made.pairs}, {each.new for each in made.pairs}
    doubts = [
        each
        for each in (*candidates, *hints)
        if each.old not in taken[0] and each.new not in taken[1]
    ]
    sure = [
        SheetPair(old=each.old, new=each.new, match=Match(method="similar", score=each.score))
        for each in made.pairs
    ]
    return sure + [_doubt(each) for each in likeliest(doubts)]


def _candidates(
    olds: Sequence[int], news: Sequence[int], evidence: "_Evidence"
) -> tuple[list[Candidate], list[Candidate]]:
    alike, hints = [], []
    for i in olds:
        for j in news:
            one, other = evidence.names(i, j)
            if evidence.olds[i].kind != evidence.news[j].kind or at_odds(one, other):
                continue
            likeness = name_likeness(one, other)
            each = Candidate(old=i, new=j, score=score(evidence.alike(i, j, likeness)))
            if likeness >= _ALIKE and each.score >= _DOUBT:
                alike.append(each)
            elif _takes_up(one, other):
                hints.append(each)
    return alike, hints


def _takes_up(one: str, other: str) -> bool:
    """Whether the longer name has all characters of the shorter one, in order."""
    short, long = sorted((one, other), key=len)
    return len(short) >= max(_TAKEN_UP, len(long) * _OF_IT) and holds(long, short)


def _doubt(each: Candidate) -> SheetPair:
    match = Match(method="similar", score=each.score)
    return SheetPair(old=each.old, new=each.new, match=match, doubt=True)


class _Evidence:
    """What two sheets have in common besides the name."""

    def __init__(self, olds: Sequence[Form], news: Sequence[Form]) -> None:
        self.olds, self.news = olds, news
        self._indicators = shared(*([_indicators(form) for form in side] for side in (olds, news)))

    def names(self, old: int, new: int) -> tuple[str, str]:
        return bare_name(sheet_name(self.olds[old])), bare_name(sheet_name(self.news[new]))

    def named(self, old: int, new: int, points: Decimal) -> SheetPair:
        """A pair of one name; by key where it is printed alike."""
        one, other = (compact(sheet_name(f)) for f in (self.olds[old], self.news[new]))
        match = Match(method="key" if one == other else "name", score=points)
        return SheetPair(old=old, new=new, match=match)

    def same_name(self, old: int, new: int) -> float:
        """Of sheets of one name: whether the years and numbers in it, the money and the
        indicators speak for one."""
        one, other = (compact(sheet_name(f)) for f in (self.olds[old], self.news[new]))
        content = self._content(old, new)
        return 0.4 * name_likeness(one, other) + 0.6 * (0.5 if content is None else content)

    def alike(self, old: int, new: int, likeness: float) -> float:
        """Of names that are alike."""
        content = self._content(old, new)
        return 0.9 * likeness if content is None else 0.75 * likeness + 0.25 * content

    def _content(self, old: int, new: int) -> float | None:
        """0 to 1; None where neither money nor indicators can be compared."""
        money = _money_likeness(self.olds[old], self.news[new])
        common = self._indicators.likeness(old, new)
        if money is None or common is None:
            return common if money is None else money
        return _MONEY * money + (1 - _MONEY) * common


def _indicators(form: Form) -> list[str]:
    return sorted({bare_name(each.level3) for each in form.indicators if each.level3.strip()})


def _money(form: Form) -> list[tuple[str, str, CellValue]]:
    return [
        (period, source, cell)
        for period, sources in sorted(form.funding.items())
        for source, cell in sorted(sources.items())
    ]


def _money_likeness(old: Form, new: Form) -> float | None:
    """How near the whole amounts are, the smaller by the larger."""
    for period in _PERIODS:
        amounts = [_whole(form, period) for form in (old, new)]
        if all(amounts):
            small, large = sorted(abs(each) for each in amounts if each is not None)
            return float(small / large)
    return None


def _whole(form: Form, period: Period) -> Decimal | None:
    cell = form.funding.get(period, {}).get("total")
    return None if cell is None else cell.amount
