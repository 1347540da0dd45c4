"""How alike two names or texts are, 0 to 1, and words that many share counted for little."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from rapidfuzz.distance import Indel

from exports.changes.pairing import Candidate

Grams = Counter[str]
_WHOLE = 10**9
_THOUSANDTH = Decimal("0.001")


def name_likeness(one: str, other: str) -> float:
    """Share of the characters that two names have in common, in order."""
    return Indel.normalized_similarity(one, other)


def holds(long: str, short: str) -> bool:
    """Whether all characters of the short name stand in the long one, in order."""
    rest = iter(long)
    return all(character in rest for character in short)


def score(value: float) -> Decimal:
    """A likeness as it is kept: three decimals."""
    return Decimal(str(value)).quantize(_THOUSANDTH, ROUND_HALF_UP)


def likeliest(doubts: Sequence[Candidate]) -> list[Candidate]:
    """Those doubts that are the likeliest of one of their ends."""
    olds: dict[int, Decimal] = defaultdict(Decimal)
    news: dict[int, Decimal] = defaultdict(Decimal)
    for each in doubts:
        olds[each.old] = max(olds[each.old], each.score)
        news[each.new] = max(news[each.new], each.score)
    return [each for each in doubts if each.score in (olds[each.old], news[each.new])]


def shared(olds: Sequence[Iterable[str]], news: Sequence[Iterable[str]]) -> "Shared":
    """Likeness of things by the features that they have, each text of both sides given."""
    return Shared([Counter(each) for each in olds], [Counter(each) for each in news])


def pairs_of_characters(text: str) -> list[str]:
    """The features of a text: each two characters that follow each other."""
    return [text[index : index + 2] for index in range(max(1, len(text) - 1))] if text else []


class Shared:
    """A feature counts one through the number of things of a side that have it, the larger side's:
    what only these two share tells most, what all lines of a list repeat next to nothing."""

    def __init__(self, olds: Sequence[Grams], news: Sequence[Grams]) -> None:
        self._olds, self._news = olds, news
        before, after = (
            Counter(feature for each in side for feature in each) for side in (olds, news)
        )
        # Whole numbers: their sums do not depend on the order.
        self._weight = {
            feature: _WHOLE // max(before[feature], after[feature]) for feature in before | after
        }
        self._old_sums = [self._sum(each) for each in olds]
        self._new_sums = [self._sum(each) for each in news]

    def likeness(self, old: int, new: int) -> float | None:
        """0 to 1; None where one of the two has no features at all."""
        mine, theirs = self._olds[old], self._news[new]
        if not mine or not theirs:
            return None
        weight = self._weight
        common = sum(
            weight[feature] * min(count, theirs[feature])
            for feature, count in mine.items()
            if feature in theirs
        )
        return 2 * common / (self._old_sums[old] + self._new_sums[new])

    def partners(self, most: int) -> dict[int, set[int]]:
        """New things that share a feature with an old one which at most `most` pairs share."""
        holders: dict[str, list[int]] = defaultdict(list)
        for index, each in enumerate(self._news):
            for feature in each:
                holders[feature].append(index)
        count = Counter(feature for each in self._olds for feature in each)
        return {
            index: {
                other
                for feature in each
                if count[feature] * len(holders[feature]) <= most
                for other in holders[feature]
            }
            for index, each in enumerate(self._olds)
        }

    def _sum(self, grams: Grams) -> int:
        return sum(self._weight[feature] * count for feature, count in grams.items())
